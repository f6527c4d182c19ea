import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { TestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import { contactRecord, inside, keepContact, openMemoryHouse } from '../testing.ts'
import { keepRecord } from './keep-record.ts'
import { getRecord } from './record-store.ts'

let house: TestHouse
before(async () => {
  house = await openMemoryHouse('records')
})
after(() => house.close())

const count = async () => {
  const { rows } = await sql<{ count: number }>`select count(*) from memory.record`.execute(
    house.db,
  )
  return rows[0]!.count
}

test('what arrived is kept as it came, with a fingerprint of its words', async () => {
  const context = house.context({ id: 'handler-7' })
  const body = { summary: 'Łódź “quotes” 👮', n: 1.5, nested: { list: [null, true] } }
  const id = await keepContact(context, { body, channel: '999' })
  const record = await getRecord(context, id)
  assert.deepEqual(record.body, body)
  assert.ok(record.body_hash.equals(createHash('sha256').update(JSON.stringify(body)).digest()))
  assert.deepEqual(
    [record.regime, record.marking, record.retention_group, record.submitted_by, record.channel],
    ['dpa-part-3', 0, 4, 'handler-7', '999'],
  )
})

test('one attempt is one record, however many deliveries come at once', async () => {
  const before = await count()
  const record = contactRecord(house.context())
  const kept = await Promise.all(
    Array.from({ length: 24 }, () => inside(house.context(), inner => keepRecord(inner, record))),
  )
  assert.equal(new Set(kept.map(({ id }) => id)).size, 1)
  assert.equal(kept.filter(({ isNew }) => isNew).length, 1)
  assert.equal(await count(), before + 1)
})

test('a later delivery does not change the first, whatever it says', async () => {
  const attemptId = randomUUID()
  const first = await keepContact(house.context(), { attemptId, body: { summary: 'first' } })
  const second = await keepContact(house.context(), { attemptId, body: { summary: 'second' } })
  assert.equal(second, first)
  assert.deepEqual((await getRecord(house.context(), first)).body, { summary: 'first' })
})

test('an attempt that was undone may be made again', async () => {
  const record = contactRecord(house.context())
  await assert.rejects(
    inside(house.context(), async inner => {
      await keepRecord(inner, record)
      throw new Error('undone')
    }),
    /undone/,
  )
  const again = await inside(house.context(), inner => keepRecord(inner, record))
  assert.equal(again.isNew, true)
})

/** Who may see a record is decided again when things change; what it says is not. */
const labels = ['marking', 'sealed', 'access_list', 'retention_group']

test('nothing that was kept can be changed or removed by the server', async () => {
  const id = await keepContact(house.context())
  for (const table of [
    'record',
    'entity',
    'link',
    'link_withdrawal',
    'detail',
    'clock',
    'clock_stop',
    'label_change',
    'same_as',
    'same_as_withdrawal',
    'likeness',
    'likeness_decision',
    'mention_key',
  ]) {
    for (const statement of [`delete from memory.${table}`, `truncate memory.${table}`]) {
      await assert.rejects(sql.raw(statement).execute(house.db), /permission denied/, statement)
    }
    const { rows } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns
      where table_schema = 'memory' and table_name = ${table}`.execute(house.owner)
    assert.ok(rows.length > 1)
    for (const { name } of rows) {
      if (table === 'record' && labels.includes(name)) continue
      const statement = `update memory.${table} set ${name} = default`
      await assert.rejects(sql.raw(statement).execute(house.db), /permission denied/, statement)
    }
  }
  for (const table of ['area', 'address', 'snap_point', 'reference_code', 'provenance']) {
    const statement = `delete from memory.${table}`
    await assert.rejects(sql.raw(statement).execute(house.db), /permission denied/, statement)
  }
  assert.ok(await getRecord(house.context(), id))
})
