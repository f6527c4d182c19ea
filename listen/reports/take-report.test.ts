import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findClocksAbout, findEarlierContacts } from '@bluelamp/memory'
import { InvalidInputError, installJobs } from '@bluelamp/platform'
import { allowEverything, openTestHouse, type TestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import type { Answers } from './burglary-journey.ts'
import { findDraft, saveAnswers, startDraft, sweepDrafts } from './draft-store.ts'
import { readOwnReport } from './read-own-report.ts'
import { findWaiting } from './report-store.ts'
import { takeReport } from './take-report.ts'

const forceId = 'testford'
let house: TestHouse

before(async () => {
  allowEverything()
  house = await openTestHouse('take-report')
  await installJobs(house.ownerUrl)
  await sql`
    insert into memory.area (code, kind, name, force_id, centre, valid_from) values
      ('D1', 'district', 'Testford', ${forceId}, '(400000,300000)', '2020-01-01');
  `.execute(house.owner)
  await sql`
    insert into memory.area (code, kind, name, parent_code, force_id, centre, valid_from) values
      ('N1', 'neighbourhood', 'Mill End', 'D1', ${forceId}, '(400000,300000)', '2020-01-01')
  `.execute(house.owner)
  await sql`
    insert into memory.address (uprn, line, street, town, postcode, area_code, position) values
      ('990000000001', '1 Mill Lane', 'Mill Lane', 'Testford', 'WX1 2AB', 'N1', '(400010,300010)')
  `.execute(house.owner)
})
after(() => house.close())

const answers: Answers = {
  danger: 'no',
  postcode: 'wx1 2ab',
  uprn: '990000000001',
  addressWords: '',
  from: '2026-11-18',
  fromTime: '18:30',
  to: '2026-11-19',
  toTime: '7.15',
  whatHappened: 'The back door was forced while we were away.',
  taken: 'yes',
  items: 'Silver laptop, serial ABC-123\nA jewellery box',
  name: 'Łucja Nowak',
  dateOfBirth: '1984-2-3',
  channel: 'email',
  email: 'lucja@example.org',
  mobile: '',
  phone: '',
  safe: 'yes',
  support: '',
}

async function draftOf(visit: string, given: Answers): Promise<string> {
  await startDraft(house.context(), visit, 'burglary')
  await saveAnswers(house.context(), visit, 'burglary', given)
  return (await findDraft(house.context(), visit, 'burglary'))!.id
}

const count = async (table: string) => {
  const { rows } = await sql<{ count: number }>`select count(*) from ${sql.table(table)}`.execute(
    house.db,
  )
  return rows[0]!.count
}

test('a report becomes a record, linked to its person, place and things, once', async () => {
  const draftId = await draftOf('visit-1', answers)
  const first = await takeReport(house.context(), { forceId, draftId })
  const records = await count('memory.record')
  const again = await takeReport(house.context(), { forceId, draftId })
  assert.equal(again.reference, first.reference)
  assert.equal(await count('memory.record'), records, 'a second sending kept a second record')

  const { rows } = await sql<{ kind: string; role: string; data_subject: string | null }>`
    select e.kind, l.role, l.data_subject from memory.current_link l
    join memory.entity e on e.id = l.entity_id
    where l.record_id = ${first.recordId!} order by l.role, e.kind`.execute(house.db)
  assert.deepEqual(
    rows.map(row => `${row.role} ${row.kind} ${row.data_subject ?? '-'}`),
    [
      'contact event -',
      'reporter person victim',
      'scene place -',
      'stolen object -',
      'stolen object -',
    ],
  )
  const draft = await findDraft(house.context(), 'visit-1', 'burglary')
  assert.deepEqual(draft?.answers, {}, 'a second copy of the answers stayed in the draft')
})

test('two presses at once are one report', async () => {
  const draftId = await draftOf('visit-2', {
    ...answers,
    name: 'Joe Bloggs',
    email: 'joe@example.org',
  })
  const before = await count('listen.report')
  const taken = await Promise.all(
    Array.from({ length: 8 }, () => takeReport(house.context(), { forceId, draftId })),
  )
  assert.equal(new Set(taken.map(report => report.reference)).size, 1)
  assert.equal(await count('listen.report'), before + 1)
})

test('the same person is recognised by name and email, and earlier contacts are found and journalled', async () => {
  const draftId = await draftOf('visit-3', {
    ...answers,
    name: 'NOWAK Lucja'.replace('L', 'Ł'),
    dateOfBirth: '',
  })
  const later = house.context({}, new Date('2026-11-20T15:00:00Z'))
  const taken = await takeReport(later, { forceId, draftId })
  const earlier = await findEarlierContacts(later, { recordId: taken.recordId! })
  assert.ok(
    earlier.some(
      contact => contact.through.includes('person') && contact.through.includes('address'),
    ),
  )
  assert.ok(
    earlier.some(
      contact => !contact.through.includes('person') && contact.through.includes('address'),
    ),
  )
  const { rows } = await sql<{ records: string[] }>`
    select records from platform.journal_entry where verb = 'memory.find-earlier-contacts'`.execute(
    house.owner,
  )
  assert.ok(rows.some(row => row.records.includes(taken.recordId!)))
})

test('it waits in the queue with its clock running, and the resident sees where it stands', async () => {
  const draftId = await draftOf('visit-4', {
    ...answers,
    name: 'Ama Mensah',
    email: 'ama@example.org',
  })
  const taken = await takeReport(house.context(), { forceId, draftId })
  const waiting = await findWaiting(house.context(), forceId)
  const mine = waiting.find(contact => contact.recordId === taken.recordId)
  assert.equal(mine?.areaName, 'Mill End')
  assert.equal(mine?.dueAt?.toISOString(), '2026-11-20T12:30:00.000Z')
  const { rows } = await sql<{ entity_id: string }>`
    select entity_id from memory.link where record_id = ${taken.recordId!} and role = 'contact'`.execute(
    house.db,
  )
  const [clock] = await findClocksAbout(house.context(), [rows[0]!.entity_id])
  assert.equal(clock?.kind, 'grade-contact')

  const own = await readOwnReport(house.context(), taken)
  assert.deepEqual(
    own.steps.map(step => step.state),
    ['done', 'now', 'to-come', 'to-come'],
  )
  await assert.rejects(readOwnReport(house.context(), { ...taken, key: 'wrong' }), /no report/)
})

test('a confirmation is queued where that is safe, and only there', async () => {
  const sent = async (email: string) => {
    const { rows } = await sql<{ count: number }>`
      select count(*) from platform.outbox_message where recipient = ${email}`.execute(house.owner)
    return rows[0]!.count
  }
  const safe = await draftOf('visit-5', { ...answers, email: 'safe@example.org', name: 'A One' })
  await takeReport(house.context(), { forceId, draftId: safe })
  const unsafe = await draftOf('visit-6', {
    ...answers,
    email: 'unsafe@example.org',
    safe: 'no',
    name: 'B Two',
  })
  await takeReport(house.context(), { forceId, draftId: unsafe })
  assert.equal(await sent('safe@example.org'), 1)
  assert.equal(await sent('unsafe@example.org'), 0)
})

test('an incomplete report is refused whole, naming each fault and its page', async () => {
  const draftId = await draftOf('visit-7', { ...answers, whatHappened: '', toTime: '25:99' })
  const before = await count('memory.record')
  await assert.rejects(takeReport(house.context(), { forceId, draftId }), (error: unknown) => {
    assert.ok(error instanceof InvalidInputError)
    assert.deepEqual(error.faults.map(fault => fault.field).sort(), ['toTime', 'whatHappened'])
    return true
  })
  assert.equal(await count('memory.record'), before)
})

test('what was never sent is forgotten after a week', async () => {
  await draftOf('visit-8', answers)
  const swept = await sweepDrafts(house.context({}, new Date('2026-11-28T12:00:00Z')))
  assert.ok(swept >= 1)
  assert.equal(await findDraft(house.context(), 'visit-8', 'burglary'), undefined)
})

test('the server cannot change or remove what was kept', async () => {
  for (const statement of [
    `update memory.record set channel = 'x'`,
    `delete from memory.record`,
    `update memory.link set role = 'x'`,
    `delete from memory.clock`,
    `update memory.clock set due_at = now()`,
    `delete from listen.report`,
    `update platform.journal_entry set verb = 'x'`,
    `create table memory.mine (id int)`,
    `alter table memory.record add column x int`,
    `truncate memory.detail`,
  ]) {
    await assert.rejects(
      sql.raw(statement).execute(house.db),
      /permission denied|must be owner/,
      statement,
    )
  }
})

test('the key of a sent report stays readable for no more than an hour', async () => {
  const draftId = await draftOf('visit-receipt', answers)
  await draftOf('visit-unsent', answers)
  const sentAt = new Date('2026-11-20T23:00:00Z')
  const { key } = await takeReport(house.context({}, sentAt), { forceId, draftId })
  const minutesLater = (minutes: number) =>
    house.context({}, new Date(sentAt.getTime() + minutes * 60_000))
  const keys = async () => {
    const { rows } = await sql<{ key: string }>`
      select receipt ->> 'key' as key from listen.draft where receipt is not null`.execute(house.db)
    return rows.map(row => row.key)
  }
  await sweepDrafts(minutesLater(59))
  assert.ok((await keys()).includes(key), 'a reload still shows it')
  await sweepDrafts(minutesLater(61))
  assert.deepEqual(await keys(), [])
  assert.ok(await findDraft(house.context(), 'visit-unsent', 'burglary'), 'answers wait for a week')
})
