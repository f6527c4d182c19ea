import { randomUUID } from 'node:crypto'
import { ConflictError, type Context, type Db } from '@bluelamp/platform'
import { changeUnitState, findLiveIncidents, findUnits, reportPositions } from '@bluelamp/respond'
import { stateCode } from '@bluelamp/respond/contract'
import { nearestNode, type RoadGraph } from '@bluelamp/science/dispatch'
import { simulator } from '../actors.ts'
import { UnitDrive } from './unit-drive.ts'

export type UnitSimulatorOptions = {
  db: Db
  forceId: string
  graph: RoadGraph
  /** Called for the time, in milliseconds: an invented day may go by faster than a real one. */
  now: () => number
  /** Simulated crews answer by themselves; without it they only drive about. */
  crewsAnswer: boolean
  /** Units that a person plays: they report their own state. */
  playedBy: (callSign: string) => boolean
  random: () => number
}

type Unit = Awaited<ReturnType<typeof findUnits>>[number]
/** `goingTo` is the incident that it drives to. */
type Simulated = { unit: Unit; drive: UnitDrive; waitUntil: number; goingTo: string | null }

const reactionMs = 20_000
const sceneMs = 12 * 60_000
const sirenPace = 1.4

/** The port for units' positions, answered by invented ones that drive along the roads. */
export class UnitSimulator {
  readonly #options: UnitSimulatorOptions
  readonly #units = new Map<string, Simulated>()

  constructor(options: UnitSimulatorOptions) {
    this.#options = options
  }

  #context(): Context {
    const { db, forceId, now } = this.#options
    return { db, actor: simulator(forceId), now: new Date(now()), purpose: 'Simulation' }
  }

  /** One step: reads how units stand, moves them, reports where they are. */
  async step(): Promise<number> {
    const context = this.#context()
    const { forceId, now } = this.#options
    const units = await findUnits(context, { forceId })
    const { db } = this.#options
    const ids = units.flatMap(unit => (unit.incidentId ? [unit.incidentId] : []))
    // Where to drive to is no one's consultation, so it is not asked for by a verb and not journalled.
    const places = await findLiveIncidents(db, forceId, [...new Set(ids)])
    const open = new Map(places.map(incident => [incident.incidentId, incident]))
    for (const unit of units) {
      if (unit.easting === null || unit.northing === null) continue
      const known = this.#units.get(unit.unitId) ?? {
        unit,
        drive: new UnitDrive({ easting: unit.easting, northing: unit.northing }),
        waitUntil: 0,
        goingTo: null,
      }
      const changed = known.unit.state !== unit.state
      known.unit = unit
      this.#units.set(unit.unitId, known)
      await this.#act(context, known, open.get(unit.incidentId ?? ''), changed)
    }
    const fixedAt = new Date(now()).toISOString()
    const fixes = [...this.#units.values()].map(({ unit, drive }) => ({
      unitId: unit.unitId,
      ...drive.position,
      fixedAt,
      accuracy: 5,
    }))
    if (fixes.length > 0) await reportPositions(context, { forceId, fixes })
    return fixes.length
  }

  async #act(
    context: Context,
    simulated: Simulated,
    incident: { easting: number; northing: number } | undefined,
    changed: boolean,
  ): Promise<void> {
    const { graph, now, crewsAnswer, playedBy } = this.#options
    const { unit, drive } = simulated
    const at = now()
    const state = unit.state
    const self = crewsAnswer && !playedBy(unit.callSign)
    if (changed) simulated.waitUntil = at + (state === stateCode.atScene ? sceneMs : reactionMs)
    if (state === stateCode.enRoute && incident) {
      // Told by the incident, not by the state: a unit sent elsewhere on its way stays en route.
      if (simulated.goingTo !== unit.incidentId) drive.driveTo(graph, incident, at, sirenPace)
      simulated.goingTo = unit.incidentId
      // Where no road leads it is there at once.
      const isThere = drive.step(at) || !drive.isDriving
      if (isThere && self) await this.#say(context, unit, stateCode.atScene)
      return
    }
    simulated.goingTo = null
    const due = self && unit.incidentId !== null && at >= simulated.waitUntil
    if (due && state === stateCode.assigned) await this.#say(context, unit, stateCode.enRoute)
    else if (due && state === stateCode.atScene) await this.#say(context, unit, stateCode.onPatrol)
    else if (unit.incidentId === null) this.#patrol(simulated, at)
  }

  #patrol({ drive }: Simulated, at: number): void {
    const { graph, random } = this.#options
    drive.step(at)
    if (drive.isDriving || random() > 0.1) return
    const { easting, northing } = drive.position
    const near = () => (random() - 0.5) * 4000
    const { node } = nearestNode(graph, easting + near(), northing + near())
    drive.driveTo(graph, { easting: graph.x[node]!, northing: graph.y[node]! }, at, 0.7)
  }

  async #say(context: Context, unit: Unit, state: number): Promise<void> {
    // Someone else may have moved the unit on in the same moment: the next step sees how it stands.
    await changeUnitState(context, {
      attemptId: randomUUID(),
      unitId: unit.unitId,
      state,
      ...(unit.incidentId && { incidentId: unit.incidentId }),
    }).catch(error => {
      if (!(error instanceof ConflictError)) throw error
    })
  }
}
