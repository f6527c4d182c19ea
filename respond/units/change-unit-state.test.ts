import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { findClocksAbout } from '@bluelamp/memory'
import type { Context } from '@bluelamp/platform'
import fc from 'fast-check'
import { assignUnit } from '../dispatch/assign-unit.ts'
import { createIncident } from '../incidents/create-incident.ts'
import { stateOf } from '../incidents/incident.ts'
import {
  addContact,
  addUnit,
  burglary,
  forceId,
  openRespondHouse,
  type RespondHouse,
} from '../testing.ts'
import { changeUnitState } from './change-unit-state.ts'
import { findUnits } from './find-units.ts'
import { reportPositions } from './report-positions.ts'

let house: RespondHouse
before(async () => {
  house = await openRespondHouse('units')
})
after(() => house.close())

const start = new Date('2026-11-20T12:00:00Z')
const at = (minute: number) => new Date(start.getTime() + minute * 60_000)
let units = 0

async function assigned(context: Context) {
  const { recordId } = await addContact(context)
  const { incidentId } = await createIncident(context, burglary(recordId))
  units += 1
  const unitId = await addUnit(house, { callSign: `U${units}`, now: context.now })
  const reason = 'Nearest by the map'
  await assignUnit(context, { attemptId: randomUUID(), incidentId, unitId, reason })
  return { incidentId, unitId }
}

const timesIn = (incidentId: string) =>
  house.db
    .selectFrom('respond.incident')
    .select([
      'assigned_at as assignedAt',
      'en_route_at as enRouteAt',
      'at_scene_at as atSceneAt',
      'at_scene_source as atSceneSource',
      'clear_at as clearAt',
      'closed_at as closedAt',
      'state',
    ])
    .where('id', '=', incidentId)
    .executeTakeFirstOrThrow()

test('arrival stops the promise at the time of arrival, and the victim can be told', async () => {
  const { incidentId, unitId } = await assigned(house.as('Ama', start))
  const attemptId = randomUUID()
  const arrival = { attemptId, unitId, incidentId, state: 6, at: at(9).toISOString() }
  const kept = await changeUnitState(house.as('Ama', at(30)), { ...arrival, source: 'position' })
  assert.equal(kept.incidentState, 'at-scene')
  assert.equal((await changeUnitState(house.as('Ama', at(31)), arrival)).isNew, false)
  assert.deepEqual((await timesIn(incidentId)).atSceneAt, at(9))
  assert.equal((await timesIn(incidentId)).atSceneSource, 'position')
  const clock = (await findClocksAbout(house.as('Ama'), [incidentId])).find(
    each => each.kind === 'attend-p2',
  )
  assert.deepEqual(clock!.stoppedAt, at(9))
  const event = await house.db
    .selectFrom('memory.event')
    .select('state')
    .where('entity_id', '=', incidentId)
    .executeTakeFirstOrThrow()
  assert.equal(event.state, 'at-scene')
})

test('a message that names no incident is about the one the unit has', async () => {
  const { incidentId, unitId } = await assigned(house.as('Ama', start))
  const say = (state: number, minute: number) =>
    changeUnitState(house.as('Ama', at(minute)), { attemptId: randomUUID(), unitId, state })
  assert.equal((await say(5, 1)).incidentId, incidentId)
  assert.equal((await say(6, 8)).incidentState, 'at-scene')
  assert.equal((await say(2, 20)).incidentState, 'awaiting-closure')
  assert.equal((await say(4, 25)).incidentId, null, 'a break later is not about it')
})

test('a unit that was not assigned is told to ask the control room', async () => {
  const { incidentId } = await assigned(house.as('Ama', start))
  const other = await addUnit(house, { callSign: 'LONE', now: start })
  await assert.rejects(
    changeUnitState(house.as('Ama', at(1)), {
      attemptId: randomUUID(),
      unitId: other,
      incidentId,
      state: 6,
    }),
    { name: 'ConflictError', message: /^LONE is not assigned to log/ },
  )
})

test('in whatever order and however often messages come, the incident ends the same', async () => {
  const told = [
    { state: 5, minute: 1 },
    { state: 6, minute: 9 },
    { state: 13, minute: 12 },
    { state: 8, minute: 15 },
    { state: 2, minute: 40 },
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...told, ...told.slice(1, 3)], { minLength: 7, maxLength: 7 }),
      async order => {
        const { incidentId, unitId } = await assigned(house.as('Ama', start))
        const attempts = new Map(told.map(message => [message, randomUUID()]))
        for (const message of order) {
          await changeUnitState(house.as('Ama', at(60)), {
            attemptId: attempts.get(message)!,
            unitId,
            incidentId,
            state: message.state,
            at: at(message.minute).toISOString(),
          })
          const times = await timesIn(incidentId)
          assert.equal(times.state, stateOf(times), 'the database and the rule tell one state')
        }
        const { state, ...times } = await timesIn(incidentId)
        assert.deepEqual(times, {
          assignedAt: start,
          enRouteAt: at(1),
          atSceneAt: at(9),
          atSceneSource: 'state-code',
          clearAt: at(40),
          closedAt: null,
        })
        assert.equal(state, 'awaiting-closure')
        const unit = await house.db
          .selectFrom('respond.unit_state')
          .select(['state', 'since', 'incident_id'])
          .where('unit_id', '=', unitId)
          .executeTakeFirstOrThrow()
        assert.deepEqual(unit, { state: 2, since: at(40), incident_id: null })
      },
    ),
    { seed: 7, numRuns: 12 },
  )
})

test('many phones at once on one incident lose nothing', async () => {
  const context = house.as('Ama', start)
  const { recordId } = await addContact(context)
  const { incidentId } = await createIncident(context, burglary(recordId))
  const crews = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      addUnit(house, { callSign: `MANY${index}`, now: start }),
    ),
  )
  await Promise.all(
    crews.map(unitId =>
      assignUnit(context, {
        attemptId: randomUUID(),
        incidentId,
        unitId,
        reason: 'All are needed',
      }),
    ),
  )
  await Promise.all(
    crews.flatMap((unitId, index) =>
      [5, 6, 2].map((state, step) =>
        changeUnitState(house.as('Ama', at(60)), {
          attemptId: randomUUID(),
          unitId,
          incidentId,
          state,
          at: at(1 + index + step * 10).toISOString(),
        }),
      ),
    ),
  )
  const times = await timesIn(incidentId)
  assert.deepEqual(
    [times.enRouteAt, times.atSceneAt, times.clearAt, times.state],
    [at(1), at(11), at(26), 'awaiting-closure'],
  )
})

test('positions keep the newest fix of our own units, and are not journalled', async () => {
  const context = house.as('feed', start)
  const unitId = await addUnit(house, { callSign: 'POS1', now: start })
  const fix = (second: number, easting: number) => ({
    unitId,
    easting,
    northing: 300_500,
    fixedAt: new Date(start.getTime() + second * 1000).toISOString(),
    accuracy: 5,
  })
  const stranger = { ...fix(3, 1), unitId: randomUUID() }
  const first = await reportPositions(context, {
    forceId,
    fixes: [fix(10, 400_100), fix(20, 400_200), stranger],
  })
  assert.deepEqual(first.moved, [unitId])
  const stale = await reportPositions(context, { forceId, fixes: [fix(15, 400_150)] })
  assert.deepEqual(stale.moved, [])
  const ahead = await reportPositions(context, { forceId, fixes: [fix(600, 400_900)] })
  assert.deepEqual(ahead.moved, [], 'a clock ten minutes ahead is not believed')
  const { rowCount } = await journalled('respond.report-positions')
  assert.equal(rowCount, 0)
  const unit = (await findUnits(context, { forceId })).find(each => each.unitId === unitId)
  assert.deepEqual([unit?.easting, unit?.callSign, unit?.crewCount], [400_200, 'POS1', 1])
})

async function journalled(verb: string) {
  const { rows } = await house.db
    .selectFrom('platform.journal_entry')
    .select('id')
    .where('verb', '=', verb)
    .execute()
    .then(found => ({ rows: found }))
  return { rowCount: rows.length }
}

test('batches of positions from many feeds at once never wait for each other in a ring', async () => {
  const ids = await Promise.all(
    Array.from({ length: 20 }, (_, index) => addUnit(house, { callSign: `B${index}`, now: start })),
  )
  const batch = (second: number, order: string[]) =>
    reportPositions(house.as('feed', start), {
      forceId,
      fixes: order.map(unitId => ({
        unitId,
        easting: 400_000 + second,
        northing: 300_000,
        fixedAt: new Date(start.getTime() + second * 1000).toISOString(),
        accuracy: 5,
      })),
    })
  await Promise.all(
    Array.from({ length: 16 }, (_, second) => batch(second, second % 2 ? ids : [...ids].reverse())),
  )
  const views = await findUnits(house.as('feed'), { forceId })
  for (const id of ids) {
    assert.equal(views.find(view => view.unitId === id)?.easting, 400_015)
  }
})
