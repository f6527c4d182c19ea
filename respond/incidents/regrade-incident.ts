import { ConflictError, defineVerb } from '@bluelamp/platform'
import { releaseAttendClocks, startAttendClock } from './attend-clocks.ts'
import type { RegradeIncident } from './incident-contract.ts'
import { incidentResource } from './incident-resource.ts'
import { addGrading, findGradedByAttempt, lockIncident, setGrade } from './incident-store.ts'
import { aboutIncident, type KeptIncident, keptIncident } from './kept-incident.ts'
import { refuseUnlessStep } from './refuse-unless-step.ts'

/** Circumstances changed: a new assessment beside the old ones, and with a new grade a new promise. */
export const regradeIncident = defineVerb({
  name: 'respond.regrade-incident',
  operation: 'alter',
  resource: (context, { incidentId }: RegradeIncident) => incidentResource(context, incidentId),
  run: async (context, input): Promise<KeptIncident & { gradeBefore: string }> => {
    const incident = await lockIncident(context, input.incidentId)
    const isNew = await addGrading(context, input)
    if (!isNew) {
      if ((await findGradedByAttempt(context, input.attemptId)) !== incident.id) {
        throw new ConflictError('This attempt was used for another log. Send it under a new one.')
      }
      return { ...keptIncident(incident, false), gradeBefore: incident.grade }
    }
    refuseUnlessStep(incident, 'regrade')
    await setGrade(context, incident.id, input.grade)
    if (input.grade !== incident.grade) {
      await releaseAttendClocks(
        context,
        incident.id,
        `Graded ${input.grade} instead of ${incident.grade}`,
      )
      if (incident.state !== 'at-scene' && incident.state !== 'awaiting-closure') {
        await startAttendClock(context, incident, input.grade, context.now)
      }
    }
    return {
      ...keptIncident({ ...incident, grade: input.grade }, true),
      gradeBefore: incident.grade,
    }
  },
  about: (kept, { earlierContactsSeen }) =>
    aboutIncident(kept, {
      log: kept.log,
      from: kept.gradeBefore,
      to: kept.grade,
      earlierContactsSeen,
    }),
})
