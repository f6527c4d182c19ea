import { listCodes } from '@bluelamp/memory'
import { type Context, defineVerb, type Tx } from '@bluelamp/platform'
import {
  BadDispatchInputError,
  type DispatchAdvice,
  inventedSirenFactors,
  inventedWeights,
  recommendUnits as recommend,
} from '@bluelamp/science/dispatch'
import { getGrade } from '../incidents/grades.ts'
import { incidentResource } from '../incidents/incident-resource.ts'
import { getIncident, type Incident } from '../incidents/incident-store.ts'
import { refuseUnlessStep } from '../incidents/refuse-unless-step.ts'
import { findDeployableStates } from '../units/deployable-states.ts'
import { stateCode } from '../units/unit-states.ts'
import { listByDistance, presentAdvice, toDispatchUnit } from './advice.ts'
import { dispatchAdvice, isSwitchedOn } from './algorithms.ts'
import type { Advice, RecommendUnits } from './dispatch-contract.ts'
import { addAssessment, findUnitsAtHand, type UnitAtHand } from './dispatch-store.ts'
import { getDemand, getRoads } from './picture.ts'

/** A place is covered by a unit that can be there in ten minutes. INVENTED: a choice of the force. */
const coverSeconds = 600

/** Which units could go, best first, with reasons. It advises; assigning is a person's act. */
export const recommendUnits = defineVerb({
  name: 'respond.recommend-units',
  operation: 'consult',
  resource: (context, { incidentId }: RecommendUnits) => incidentResource(context, incidentId),
  run: async (context, { incidentId }): Promise<Advice> => {
    const incident = await getIncident(context, incidentId)
    refuseUnlessStep(incident, 'recommend')
    const units = await findUnitsAtHand(context, incident.forceId, stateCode.offDuty)
    const advice = (await isAdviceOn(context))
      ? await advise(context, incident, units)
      : 'The advice is switched off. Units are listed by straight distance.'
    if (typeof advice === 'string') return listByDistance(units, incident, advice)
    const { id: algorithm, version } = dispatchAdvice
    const assessmentId = await addAssessment(context, { incidentId, algorithm, version, advice })
    return presentAdvice(advice, assessmentId, units, incident)
  },
  about: (advice, { incidentId }) => ({
    records: [incidentId],
    detail: {
      algorithm: dispatchAdvice.id,
      version: advice.version,
      first: advice.assessmentId ? (advice.units[0]?.callSign ?? null) : null,
    },
  }),
})

export const isAdviceOn = async (context: Context): Promise<boolean> =>
  isSwitchedOn(await listCodes(context, dispatchAdvice.killSwitch.list), dispatchAdvice.id)

/** The advice, or in words why there is none. */
async function advise(
  context: Context<Tx>,
  incident: Incident,
  units: readonly UnitAtHand[],
): Promise<DispatchAdvice | string> {
  const graph = await getRoads(context)
  if (!graph) return 'No road network is loaded. Units are listed by straight distance.'
  const grade = getGrade(incident.grade)
  try {
    return recommend({
      incident: {
        x: incident.easting,
        y: incident.northing,
        grade: grade.rank,
        skillsNeeded: incident.skillsNeeded,
        crewNeeded: incident.crewNeeded,
      },
      units: units.map(unit => toDispatchUnit(unit, context.now)),
      stateRules: await findDeployableStates(context),
      graph,
      sirenFactor: grade.sirens ? inventedSirenFactors.urban : 1,
      demand: await getDemand(context, incident.forceId),
      coverSeconds,
      busyFraction: busyFraction(units),
      weights: inventedWeights,
      version: dispatchAdvice.version,
    })
  } catch (error) {
    if (!(error instanceof BadDispatchInputError)) throw error
    return `There is no advice for this place (${error.message}). Units are listed by straight distance.`
  }
}

/** The share of units on duty that have a job, as it is at this moment. */
function busyFraction(units: readonly UnitAtHand[]): number {
  if (units.length === 0) return 0
  const free: readonly number[] = [stateCode.onPatrol, stateCode.atStation]
  const busy = units.filter(unit => !free.includes(unit.state)).length
  return Math.min(0.9, busy / units.length)
}
