import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import { crimeReferences, logReference } from './search-references.ts'

test('a log and a crime are asked for as people of the force say them', () => {
  assert.equal(logReference(412, '2026-11-20'), '412/20-11-26')
  assert.deepEqual(crimeReferences('west/000123/26'), ['west/000123/26', '000123/26'])
})

test('references that were there before are kept in the form in which they are asked for', async t => {
  const house = await openTestHouse('search-references')
  t.after(() => house.close())
  const { keepKnownReferences } = await import('./search-references.ts')
  const { referenceKey } = await import('../memory/search/ask.ts')
  const [record, contact, crime] = ['1', '2', '3'].map(
    n => `0190000${n}-0000-7000-8000-000000000000`,
  )
  await sql`insert into memory.record (id, attempt_id, kind, channel, source, force_id, received_at, regime, submitted_by, body, body_hash)
    values (${record}, ${record}, 'contact', '101', 'test', 'west', now(), 'dpa-part-3', 'test', '{}', '\\x00')`.execute(
    house.owner,
  )
  for (const id of [contact, crime]) {
    await sql`insert into memory.entity (id, kind, subkind, force_id, created_at)
      values (${id}, 'event', 'contact', 'west', now())`.execute(house.owner)
  }
  await sql`insert into respond.crime (id, force_id, number, record_id, opening_class, offence_class, reported_at,
      recorded_at, test_words, occurred_from, occurred_to, recorded_by)
    values (${crime}, 'west', 'west/000123/26', ${record}, 'x', 'x', now(), now(), 'x', now(), now(), 'test')`.execute(
    house.owner,
  )
  await keepKnownReferences(house.owner)
  const { rows } = await sql<{
    key: string
  }>`select key from memory.search_reference order by key`.execute(house.owner)
  assert.deepEqual(
    rows.map(row => row.key),
    crimeReferences('west/000123/26').map(referenceKey).sort(),
  )
})
