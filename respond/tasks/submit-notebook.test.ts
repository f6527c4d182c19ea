import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { assignUnit } from '../dispatch/assign-unit.ts'
import { addIncidentEntry } from '../incidents/add-incident-entry.ts'
import { createIncident } from '../incidents/create-incident.ts'
import { readIncident } from '../incidents/read-incident.ts'
import { addContact, addUnit, burglary, openRespondHouse, type RespondHouse } from '../testing.ts'
import { readTask } from './read-task.ts'
import { submitNotebook } from './submit-notebook.ts'
import type { NotebookItem } from './task-contract.ts'

let house: RespondHouse
before(async () => {
  house = await openRespondHouse('tasks')
})
after(() => house.close())

const start = new Date('2026-11-20T12:00:00Z')
const at = (minute: number) => new Date(start.getTime() + minute * 60_000)
let officers = 0

async function sent() {
  officers += 1
  const officer = `officer-${officers}`
  const contact = await addContact(house.as('Ama', start))
  const { incidentId } = await createIncident(house.as('Ama', start), burglary(contact.recordId))
  const unitId = await addUnit(house, {
    callSign: `T${officers}`,
    crew: [{ id: officer, name: 'PC Test' }],
    now: start,
  })
  await assignUnit(house.as('Ama', start), {
    attemptId: randomUUID(),
    incidentId,
    unitId,
    reason: 'Nearest by the map',
  })
  return { ...contact, incidentId, unitId, officer }
}

const sha256 = createHash('sha256').update('invented picture').digest('hex')

function outbox({ incidentId, unitId, recordId, personId }: Awaited<ReturnType<typeof sent>>) {
  const item = (minute: number) => ({
    attemptId: randomUUID(),
    incidentId,
    at: at(minute).toISOString(),
  })
  return [
    { ...item(2), kind: 'state', unitId, state: 5 },
    { ...item(9), kind: 'state', unitId, state: 6 },
    { ...item(15), kind: 'note', words: 'Window measured.' },
    { ...item(16), kind: 'photo-hash', sha256, bytes: 120_000 },
    {
      ...item(25),
      kind: 'crime-report',
      recordId,
      victimEntityId: personId,
      openingClass: '28E',
      offenceClass: '28E',
      occurredFrom: '2026-11-19T18:30:00.000Z',
      occurredTo: '2026-11-20T07:15:00.000Z',
      test: { amountsToCrime: true, noContraryEvidence: true, words: 'Forced entry.' },
    },
    { ...item(40), kind: 'state', unitId, state: 2 },
  ] satisfies NotebookItem[]
}

test('hours later, in any order and twice over, everything is kept exactly once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async seed => {
      const job = await sent()
      const items = outbox(job)
      const order = [...items, ...items]
        .map((item, index) => ({ item, key: (index * 7919 + seed * 104_729) % 13 }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item)
      const answers = await submitNotebook(house.as(job.officer, at(300)), order)
      assert.deepEqual(
        answers.map(answer => answer.kept),
        order.map(() => true),
        JSON.stringify(answers),
      )
      const { incident, entries, crimes, photos } = await readIncident(house.as('Ama'), {
        incidentId: job.incidentId,
      })
      assert.deepEqual(
        [incident.state, incident.enRouteAt, incident.atSceneAt, incident.clearAt],
        ['awaiting-closure', at(2), at(9), at(40)],
      )
      assert.deepEqual(
        [entries.length, crimes.length, photos.map(photo => photo.sha256)],
        [1, 1, [sha256]],
      )
    }),
    { seed: 3, numRuns: 6 },
  )
})

test('one outbox sent twice at the same moment is kept once', async () => {
  const job = await sent()
  const items = outbox(job)
  const both = await Promise.all([
    submitNotebook(house.as(job.officer, at(60)), items),
    submitNotebook(house.as(job.officer, at(60)), items),
  ])
  assert.ok(both.flat().every(answer => answer.kept))
  const { entries, crimes, photos } = await readIncident(house.as('Ama'), {
    incidentId: job.incidentId,
  })
  assert.deepEqual([entries.length, crimes.length, photos.length], [1, 1, 1])
})

test('a bad item is answered by itself and stops no other', async () => {
  const job = await sent()
  const [go, arrive, note] = outbox(job)
  const bad = [
    { attemptId: randomUUID(), kind: 'dance', at: at(1).toISOString() },
    { ...note!, attemptId: randomUUID(), incidentId: randomUUID() },
    { ...arrive!, attemptId: randomUUID(), state: 99 },
    { ...outbox(job)[4]!, offenceClass: 'none such' },
  ]
  const answers = await submitNotebook(house.as(job.officer, at(60)), [
    bad[0]!,
    go!,
    bad[1]!,
    arrive!,
    bad[2]!,
    bad[3]!,
    note!,
  ])
  assert.deepEqual(
    answers.map(answer => answer.kept),
    [false, true, false, true, false, false, true],
  )
  assert.deepEqual(
    answers.filter(answer => !answer.kept).map(answer => answer.problem!.name),
    ['InvalidInputError', 'NotFoundError', 'InvalidInputError', 'InvalidInputError'],
  )
  assert.deepEqual(answers[4]!.problem!.faults?.[0]?.field, 'state')
  assert.deepEqual(answers[5]!.problem!.faults?.[0]?.field, 'offenceClass')
})

test('an officer sees the task of their own unit with the cautions of the address', async () => {
  const [before, job] = [await sent(), await sent()]
  await addIncidentEntry(house.as('Ama', start), {
    attemptId: randomUUID(),
    incidentId: before.incidentId,
    kind: 'caution',
    words: 'Dog in the yard.',
  })
  const { unit, tasks } = await readTask(house.as(job.officer, at(5)), {})
  assert.deepEqual(unit, { unitId: job.unitId, callSign: `T${officers}`, state: 7 })
  assert.deepEqual(
    tasks.map(task => [task.incidentId, task.state, task.place]),
    [[job.incidentId, 'given', '1 Mill Lane']],
  )
  assert.ok(tasks[0]!.cautions.some(caution => caution.words === 'Dog in the yard.'))
  assert.deepEqual(
    tasks[0]!.gradings.map(grading => grading.grade),
    ['P2'],
  )
  assert.deepEqual(await readTask(house.as('nobody'), {}), { unit: null, tasks: [] })
})
