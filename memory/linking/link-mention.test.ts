import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Context } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import { mention, openMemoryHouse, personWith } from '../testing.ts'
import type { Mention } from './link-store.ts'
import { type Explanation, personModel } from './who-is-who.ts'

let house: TestHouse
let context: Context

before(async () => {
  house = await openMemoryHouse('linking')
  context = house.context()
})
after(() => house.close())

const person = (details: Parameters<typeof personWith>[0], change = {}) =>
  mention(context, personWith(details), change)
const linkOf = async (recordId: string) =>
  house.db
    .selectFrom('memory.link')
    .selectAll()
    .where('record_id', '=', recordId)
    .executeTakeFirstOrThrow()

test('the same name and phone, however written, are one person, and the link says why', async () => {
  const first = await person({ name: 'Łucja Nowak', phone: '07700 900123' })
  const second = await person({ name: 'NOWAK, Łucja', phone: '+44 (0)7700 900-123' })
  assert.equal(first.isNew, true)
  assert.deepEqual([second.isNew, second.entityId], [false, first.entityId])
  const [found, made] = [await linkOf(second.recordId), await linkOf(first.recordId)]
  const { because, findings } = found.explanation as Explanation
  assert.deepEqual(because, ['the same name', 'the same phone number'])
  assert.deepEqual(
    findings?.filter(each => each.weight !== 0).map(each => each.comparison),
    ['Name', 'Contact', 'household'],
  )
  assert.ok(found.weight! > 6, `${found.weight} bits`)
  assert.equal(found.evidence_record, first.recordId)
  assert.equal(found.asserted_by, personModel.name, 'a model said so, not a person')
  assert.equal(found.asserted_at.getTime(), context.now.getTime())
  assert.deepEqual([found.role, found.data_subject], ['reporter', 'witness'])
  assert.deepEqual([made.explanation, made.asserted_by], [null, 'tester'])
})

test('what each record said is kept beside the entity, as it was written', async () => {
  const first = await person({ name: 'Ama Mensah', email: 'Ama@Example.org' })
  const second = await person({ name: 'ama mensah', email: 'ama@example.org' })
  const rows = await house.db
    .selectFrom('memory.detail')
    .select(['record_id', 'name', 'value'])
    .where('entity_id', '=', first.entityId)
    .execute()
  assert.deepEqual(
    new Set(rows.map(row => `${row.record_id} ${row.name} ${row.value}`)),
    new Set([
      `${first.recordId} name Ama Mensah`,
      `${first.recordId} email Ama@Example.org`,
      `${second.recordId} name ama mensah`,
      `${second.recordId} email ama@example.org`,
    ]),
  )
})

test('one shared detail is not enough, nor are two that a household shares', async () => {
  const first = await person({
    name: 'John Smith',
    phone: '0161 496 0123',
    email: 'smiths@example.org',
    'date-of-birth': '1980-01-31',
  })
  for (const details of [
    { name: 'John Smith' },
    { name: 'John Smith', phone: '0161 496 0999' },
    { name: 'John Smith', 'date-of-birth': '1981-01-31' },
    { name: 'Jane Smith', phone: '0161 496 0123', email: 'smiths@example.org' },
    { phone: '0161 496 0123', 'date-of-birth': '1980-01-31' },
  ]) {
    const other = await person(details)
    assert.notEqual(other.entityId, first.entityId, JSON.stringify(details))
  }
})

test('what is no phone number or name makes no two callers one', async () => {
  for (const details of [
    { name: 'Mary Jones', phone: 'withheld' },
    { name: 'Mary Jones', phone: 'unknown' },
    { name: 'Mary Jones', phone: '999' },
    { name: 'Mary Jones', email: ' ' },
    { name: '???', phone: '07700 900456' },
    { name: '-', 'date-of-birth': '1990-05-05' },
  ]) {
    const first = await person(details)
    const second = await person(details)
    assert.notEqual(second.entityId, first.entityId, JSON.stringify(details))
  }
})

test('things are one by serial number or registration, not by their description', async () => {
  const thing = (details: Mention['details']) =>
    mention(context, { kind: 'object', subkind: 'property', role: 'stolen', details })
  const serial = (value: string) => ({ name: 'serial-number' as const, value })
  const silver = { name: 'description' as const, value: 'Silver laptop' }
  const first = await thing([silver, serial('ABC-123')])
  assert.equal((await thing([serial('abc 123')])).entityId, first.entityId)
  assert.notEqual((await thing([silver])).entityId, first.entityId)
  for (const none of ['unknown', 'n/a', 'none', '-', 'not known', '?']) {
    const one = await thing([silver, serial(none)])
    assert.notEqual((await thing([silver, serial(none)])).entityId, one.entityId, none)
  }
})

test('a person is never held to be a thing, nor someone another force knows', async () => {
  const details = { name: 'Asha Rao', phone: '07700 900789' }
  const ours = await person(details)
  const theirs = await person(details, { forceId: 'elsewhere' })
  assert.notEqual(theirs.entityId, ours.entityId)
  const organisation = await mention(context, {
    ...personWith(details),
    kind: 'organisation',
    subkind: 'shop',
  })
  assert.notEqual(organisation.entityId, ours.entityId)
})

test('a link that was withdrawn links nothing any more, and its details do not lead back', async () => {
  const ours = await person({ name: 'Sam Reed', phone: '07700 900111' })
  const wrong = await mention(context, personWith({ name: 'Sam Reed', phone: '07700 900111' }))
  const more = await mention(
    context,
    personWith({ name: 'Sam Reed', phone: '07700 900111', email: 'other.sam@example.org' }),
  )
  assert.deepEqual([wrong.entityId, more.entityId], [ours.entityId, ours.entityId])
  const link = await linkOf(more.recordId)
  await house.db
    .insertInto('memory.link_withdrawal')
    .values({
      link_id: link.id,
      withdrawn_by: 'tester',
      withdrawn_at: context.now,
      reason: 'Father and son of one name and phone',
    })
    .execute()

  const current = async (recordId: string) =>
    house.db
      .selectFrom('memory.current_link')
      .select('id')
      .where('record_id', '=', recordId)
      .execute()
  assert.deepEqual(await current(more.recordId), [])
  assert.equal((await current(wrong.recordId)).length, 1, 'the other link stands')
  assert.equal((await linkOf(more.recordId)).id, link.id, 'what was once held stays on the record')

  const again = await person({ name: 'Sam Reed', email: 'other.sam@example.org' })
  assert.notEqual(again.entityId, ours.entityId)
})

test('a detail that hundreds share hides nobody', async () => {
  const phone = '0161 496 0777'
  // The house's own identifiers are in order of time, so the one looked for comes last.
  await sql`
    with made as (
      insert into memory.entity (id, kind, subkind, force_id, created_at)
      select gen_random_uuid(), 'person', 'person', 'testford', now() from generate_series(1, 700)
      returning id),
    kept as (
      insert into memory.link (id, record_id, entity_id, role, asserted_by, asserted_at)
      select gen_random_uuid(), ${(await person({ name: 'A Hostel' })).recordId}, id, 'reporter', 'x', now() from made
      returning record_id, entity_id)
    insert into memory.detail (record_id, entity_id, name, value, match_key)
    select record_id, entity_id, 'phone', ${phone}, '01614960777' from kept`.execute(house.owner)
  const known = await mention(
    house.context({}, new Date('9999-12-31T00:00:00Z')),
    personWith({ name: 'Ivy Onyango', phone }),
  )
  const again = await person({ name: 'Ivy Onyango', phone })
  assert.equal(again.entityId, known.entityId)
})

test('of several that match, the one that shares most is taken, the same every time', async () => {
  const name = `Lee ${randomUUID()}`
  const first = await person({ name, phone: '07700 900222' })
  const second = await person({ name, email: 'lee@example.org', 'date-of-birth': '1970-07-07' })
  const both = {
    name,
    phone: '07700 900222',
    email: 'lee@example.org',
    'date-of-birth': '1970-07-07',
  }
  assert.notEqual(first.entityId, second.entityId)
  assert.equal((await person(both)).entityId, second.entityId)
  assert.equal((await person(both)).entityId, second.entityId)
})
