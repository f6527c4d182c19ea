import type pg from 'pg'
import { MINUTE } from '../calendar.ts'
import { demoPeople } from '../demo-people.ts'
import type { World } from '../invent-force.ts'
import { type Stream, streamOf, uuidAt } from '../random.ts'
import { type CopyValue, copyRows } from './copy-batches.ts'
import type { Case } from './load-history.ts'
import type { UnitOnDuty } from './load-staff.ts'

const ON_PATROL = 2
const AT_STATION = 3
const EN_ROUTE = 5
const AT_SCENE = 6
const ASSIGNED = 7
const OFF_DUTY = 11

interface Commitment {
  case: Case
  unit: UnitOnDuty
  assignment: string
}

/**
 * Gives each open incident that has been assigned a unit that is out and free, in its district if there is
 * one; an incident for which there is none goes back to waiting. The cast of the demonstration are kept free: they are
 * there to be sent.
 */
export function commitUnits(
  world: World,
  open: readonly Case[],
  onDuty: readonly UnitOnDuty[],
): Commitment[] {
  const cast = new Set(demoPeople(world).map(({ unitId }) => unitId))
  const free = new Set(onDuty.filter(({ unit }) => !cast.has(unit.id)))
  const districts = new Map(world.districts.map(d => [d.id, d.code]))
  return open.flatMap((c, n): Commitment[] => {
    const { incident } = c
    if (incident.t4Assigned === null) return []
    const code = districts.get(incident.districtId)!
    const able = [...free].filter(
      o => o.unit.kind === 'response' || o.unit.kind === 'neighbourhood',
    )
    const unit =
      able.find(o => o.districtCode === code && o.unit.kind === 'response') ??
      able.find(o => o.districtCode === code) ??
      able[0]
    const rests = incident.t7LastClear !== null
    if (!unit) {
      Object.assign(incident, {
        t4Assigned: null,
        t5EnRoute: null,
        t6AtScene: null,
        t7LastClear: null,
        arrivalSource: null,
      })
      return []
    }
    if (!rests) free.delete(unit)
    return [{ case: c, unit, assignment: uuidAt(incident.t4Assigned, world.seed, 'assignment', n) }]
  })
}

/** States, positions, assignments and tasks as they stand at the end of the history. */
export async function loadLive(
  db: pg.Client,
  world: World,
  commitments: readonly Commitment[],
  onDuty: readonly UnitOnDuty[],
): Promise<void> {
  const stream = streamOf(world.seed, 'live')
  const stations = new Map(world.stations.map(s => [s.id, s]))
  const busy = new Map(
    commitments.filter(c => c.case.incident.t7LastClear === null).map(c => [c.unit.unit.id, c]),
  )
  const out = new Map(onDuty.map(o => [o.unit.id, o]))
  const date = (at: number | null) => (at === null ? null : new Date(at))

  await copyRows(
    db,
    'respond.assignment',
    'id, incident_id, unit_id, at, by_actor, by_name',
    commitments.map(c => [
      c.assignment,
      c.case.incident.id,
      c.unit.unit.id,
      new Date(c.case.incident.t4Assigned!),
      'invented-force',
      'Invented dispatcher',
    ]),
  )
  await copyRows(
    db,
    'respond.task',
    'id, incident_id, unit_id, given_at, en_route_at, at_scene_at, ended_at',
    commitments.map(({ case: { incident }, unit, assignment }) => [
      assignment,
      incident.id,
      unit.unit.id,
      new Date(incident.t4Assigned!),
      date(incident.t5EnRoute),
      date(incident.t6AtScene),
      date(incident.t7LastClear),
    ]),
  )
  await copyRows(
    db,
    'respond.unit_state_change',
    'attempt_id, unit_id, state, at, incident_id, source, by_actor',
    messages(world, commitments),
  )
  await copyRows(
    db,
    'respond.unit_state',
    'unit_id, state, since, incident_id',
    world.units().map((u): CopyValue[] => {
      const task = busy.get(u.id)
      const duty = out.get(u.id)
      if (task) {
        const { incident } = task.case
        const state =
          incident.t6AtScene !== null ? AT_SCENE : incident.t5EnRoute !== null ? EN_ROUTE : ASSIGNED
        return [
          u.id,
          state,
          new Date(incident.t6AtScene ?? incident.t5EnRoute ?? incident.t4Assigned!),
          incident.id,
        ]
      }
      if (!duty) return [u.id, OFF_DUTY, new Date(world.until - 6 * 60 * MINUTE), null]
      return [u.id, stream.chance(0.7) ? ON_PATROL : AT_STATION, duty.since, null]
    }),
  )
  const roads = world.roads()
  const near = nodesNear(roads.nodeX, roads.nodeY)
  await copyRows(
    db,
    'respond.unit_position',
    'unit_id, easting, northing, fixed_at, accuracy',
    onDuty.map((o): CopyValue[] => {
      const incident = busy.get(o.unit.id)?.case.incident
      const station = stations.get(o.unit.stationId)!
      const [x, y] = incident?.t6AtScene
        ? [incident.easting, incident.northing]
        : near(stream, station.easting, station.northing)
      return [o.unit.id, x, y, new Date(world.until - Math.round(stream.unit() * 30_000)), 8]
    }),
  )
}

/** What the units sent about the open incidents, so that their times can be told from it again. */
function messages(world: World, commitments: readonly Commitment[]): CopyValue[][] {
  return commitments.flatMap(({ case: { incident }, unit }, n) => {
    const said: [number, number | null][] = [
      [EN_ROUTE, incident.t5EnRoute],
      [AT_SCENE, incident.t6AtScene],
      [ON_PATROL, incident.t7LastClear],
    ]
    return said.flatMap(([state, at]): CopyValue[][] =>
      at === null
        ? []
        : [
            [
              uuidAt(at, world.seed, 'state change', n, state),
              unit.unit.id,
              state,
              new Date(at),
              incident.id,
              'state-code',
              unit.unit.crewIds[0] ?? 'invented-force',
            ],
          ],
    )
  })
}

/** A junction within some two kilometres of a place. */
function nodesNear(xs: Float64Array, ys: Float64Array) {
  return (stream: Stream, x: number, y: number): [number, number] => {
    let best = 0
    let least = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < 60; attempt++) {
      const i = stream.below(xs.length)
      const far = Math.hypot(xs[i]! - x, ys[i]! - y)
      if (far < 2000) return [xs[i]!, ys[i]!]
      if (far < least) {
        least = far
        best = i
      }
    }
    return [xs[best]!, ys[best]!]
  }
}
