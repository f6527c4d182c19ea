import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { ConflictError } from '@bluelamp/platform'
import { sql } from 'kysely'
import { Compile } from 'typebox/compile'
import { assignUnit } from '../dispatch/assign-unit.ts'
import { addIncidentEntry } from '../incidents/add-incident-entry.ts'
import { createIncident } from '../incidents/create-incident.ts'
import { RegradeIncident } from '../incidents/incident-contract.ts'
import { regradeIncident } from '../incidents/regrade-incident.ts'
import { addContact, addUnit, burglary, openRespondHouse, type RespondHouse } from '../testing.ts'
import { readTask } from './read-task.ts'
import { submitNotebook } from './submit-notebook.ts'
import { NoteItem } from './task-contract.ts'

let house: RespondHouse
before(async () => {
  house = await openRespondHouse('attempts-markings')
})
after(() => house.close())

const now = new Date('2026-11-20T12:00:00Z')
const makeIncident = async () => {
  const { recordId } = await addContact(house.as('Ama', now))
  const { incidentId } = await createIncident(house.as('Ama', now), burglary(recordId))
  return { incidentId, recordId }
}
const hash = (words: string) => createHash('sha256').update(words).digest('hex')

test('a photo is never acknowledged under an attempt that was another photo’s', async () => {
  const [one, two] = [await makeIncident(), await makeIncident()]
  const photo = {
    attemptId: randomUUID(),
    kind: 'photo-hash',
    at: now.toISOString(),
    incidentId: one.incidentId,
    sha256: hash('invented'),
    bytes: 7,
  }
  const send = async (item: typeof photo) =>
    (await submitNotebook(house.as('officer', now), [item]))[0]!
  assert.equal((await send(photo)).kept, true)
  assert.equal((await send(photo)).kept, true, 'a second delivery')
  for (const other of [{ incidentId: two.incidentId }, { sha256: hash('another') }]) {
    const answer = await send({ ...photo, ...other })
    assert.deepEqual([answer.kept, answer.problem?.name], [false, 'ConflictError'])
  }
})

test('a grading is never acknowledged under an attempt that was another log’s', async () => {
  const [one, two] = [await makeIncident(), await makeIncident()]
  const { thrive } = burglary(one.recordId)
  const regrade = (incidentId: string, attemptId: string) =>
    regradeIncident(house.as('Ama', now), {
      attemptId,
      incidentId,
      thrive,
      grade: 'P1',
      rationale: 'It goes on.',
      earlierContactsSeen: 0,
    })
  const attemptId = randomUUID()
  assert.equal((await regrade(one.incidentId, attemptId)).isNew, true)
  assert.equal((await regrade(one.incidentId, attemptId)).isNew, false)
  await assert.rejects(regrade(two.incidentId, attemptId), ConflictError)
})

test('moments and counts that cannot be kept are refused at the door', () => {
  const note = { attemptId: randomUUID(), incidentId: randomUUID(), kind: 'note', words: 'x' }
  const takes = (at: string) => Compile(NoteItem).Check({ ...note, at })
  for (const at of [
    '2026-11-20T23:59:59Z',
    '2026-11-20T23:59:59.123Z',
    '2026-11-20T23:59:59+01:00',
  ]) {
    assert.equal(takes(at), true, at)
  }
  assert.equal(takes('2026-11-20T23:59:60Z'), false)
  assert.equal(Compile(RegradeIncident.properties.earlierContactsSeen).Check(1e15), false)
})

test('an officer is told where to go, and of a log above their clearance no more', async () => {
  const { incidentId } = await makeIncident()
  const unitId = await addUnit(house, {
    callSign: 'M1',
    crew: [{ id: 'low', name: 'PC Low' }],
    now,
  })
  await addIncidentEntry(house.as('Ama', now), {
    attemptId: randomUUID(),
    incidentId,
    kind: 'caution',
    words: 'The source lives there.',
  })
  await assignUnit(house.as('Ama', now), {
    attemptId: randomUUID(),
    incidentId,
    unitId,
    reason: 'Nearest by the map',
  })
  await sql`update respond.incident set marking = 1 where id = ${incidentId}`.execute(house.owner)
  const low = house.as('low', now)
  const taskAt = async (clearance: number) => {
    const attributes = { ...low.actor.attributes, clearance }
    return (await readTask({ ...low, actor: { ...low.actor, attributes } }, {})).tasks[0]!
  }
  const shown = await taskAt(0)
  assert.deepEqual([shown.place, shown.grade], ['1 Mill Lane', 'P2'])
  assert.match(shown.summary, /above your clearance/)
  assert.deepEqual([shown.recordId, shown.cautions, shown.gradings], [null, [], []])
  const cleared = await taskAt(1)
  assert.doesNotMatch(cleared.summary, /clearance/)
  assert.deepEqual([cleared.cautions.length, cleared.gradings.length], [1, 1])
})
