import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { ConflictError } from '@bluelamp/platform'
import { sql } from 'kysely'
import { closeIncident } from '../incidents/close-incident.ts'
import { createIncident } from '../incidents/create-incident.ts'
import { regradeIncident } from '../incidents/regrade-incident.ts'
import {
  addContact,
  addUnit,
  burglary,
  openRespondHouse,
  type RespondHouse,
  thrive,
} from '../testing.ts'
import { changeUnitState } from '../units/change-unit-state.ts'
import { assignUnit } from './assign-unit.ts'

let house: RespondHouse
before(async () => {
  house = await openRespondHouse('together')
})
after(() => house.close())

const start = Date.parse('2026-11-20T12:00:00Z')

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

test('a busy room: many at once on few units and logs, and the picture stays whole', async () => {
  const random = seeded(20261120)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const first = house.as('Ama', new Date(start))
  const incidents: string[] = []
  for (const grade of ['P1', 'P2', 'P2', 'P3', 'P3'] as const) {
    const { recordId } = await addContact(first)
    const kept = await createIncident(first, burglary(recordId, { grade }))
    incidents.push(kept.incidentId)
  }
  const units = await Promise.all(
    Array.from({ length: 5 }, (_, index) =>
      addUnit(house, { callSign: `R${index}`, now: first.now }),
    ),
  )
  let [done, refused] = [0, 0]
  const act = async (second: number) => {
    const context = house.as(pick(['Ama', 'Ben', 'Cem']), new Date(start + second * 1000))
    const attemptId = randomUUID()
    const incidentId = pick(incidents)
    const unitId = pick(units)
    const kind = random()
    const [state, divertFrom] = [pick([2, 3, 5, 6, 7, 13]), pick(incidents)]
    if (kind < 0.4) {
      const reason = 'Whoever is there'
      await assignUnit(context, { attemptId, incidentId, unitId, reason, divertFrom })
    } else if (kind < 0.85) await changeUnitState(context, { attemptId, unitId, state })
    else if (kind < 0.95) {
      const grade = pick(['P1', 'P2', 'P3'] as const)
      const rationale = 'It changed again.'
      const earlierContactsSeen = 0
      await regradeIncident(context, {
        attemptId,
        incidentId,
        thrive,
        grade,
        rationale,
        earlierContactsSeen,
      })
    } else {
      const reason = 'Nothing was found there'
      const closing = { closingCode: 'psw-suspicious', prevention: 'None: nothing found', reason }
      await closeIncident(context, { incidentId, ...closing })
    }
  }
  for (let round = 0; round < 25; round++) {
    const acts = Array.from({ length: 8 }, (_, index) => act(round * 60 + index * 7))
    for (const result of await Promise.allSettled(acts)) {
      if (result.status === 'fulfilled') done += 1
      else {
        assert.ok(result.reason instanceof ConflictError, String(result.reason))
        refused += 1
      }
    }
  }
  assert.ok(done > 50 && refused > 10, `${done} done, ${refused} refused`)
  const { rows } = await sql<{ fault: string }>`
    select 'two tasks at once' as fault from respond.task where ended_at is null
      group by unit_id having count(*) > 1
    union all
    select 'closed with a unit on it' from respond.incident i
      join respond.task t on t.incident_id = i.id and t.ended_at is null where i.closed_at is not null
    union all
    select 'open with a unit on it' from respond.incident i
      join respond.task t on t.incident_id = i.id and t.ended_at is null where i.state = 'open'
    union all
    select 'the event says otherwise' from respond.incident i join memory.event e on e.entity_id = i.id
      where e.state <> case i.state when 'en-route' then 'on-the-way'
        when 'awaiting-closure' then 'under-investigation' else i.state end
    union all
    select 'the grade is not the last given' from respond.incident i where i.grade <>
      (select grade from respond.grading g where g.incident_id = i.id order by at desc, id desc limit 1)`.execute(
    house.db,
  )
  assert.deepEqual(rows, [])
})
