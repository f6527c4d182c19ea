import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import { recordEvent } from '../events/record-event.ts'
import { linkMention } from '../linking/link-mention.ts'
import { addEntity, addLink } from '../linking/link-store.ts'
import { forceId, inside, keepContact, mention, openMemoryHouse, personWith } from '../testing.ts'
import { indexAllRecords } from './index-all.ts'
import { keepReferences } from './index-mention.ts'

let house: TestHouse

before(async () => {
  house = await openMemoryHouse('search-index')
  await sql`
    insert into memory.area (code, kind, name, force_id, centre, valid_from)
    values ('a1', 'district', 'Weston', ${forceId}, point(400000, 300000), '2020-01-01')`.execute(
    house.owner,
  )
  await sql`
    insert into memory.address (uprn, line, street, town, postcode, area_code, position) values
      ('101', '1 Mill Lane', 'Mill Lane', 'Weston', 'WX1 2AB', 'a1', point(400010, 300010)),
      ('102', '2 Mill Lane', 'Mill Lane', 'Weston', 'WX1 2AB', 'a1', point(400030, 300010))`.execute(
    house.owner,
  )
})
after(() => house.close())

/** What the index holds, without the numbers it gives to rows. */
async function contents() {
  const read = async (query: ReturnType<typeof sql>) => (await query.execute(house.owner)).rows
  return {
    words: await read(sql`select distinct word, keys from memory.search_word order by word`),
    mentions: await read(sql`
      select record_id, entity_id, class_id, to_jsonb(words) as words, keys, born, district, easting, northing
      from memory.search_mention order by record_id, entity_id`),
    names: await read(sql`
      select m.record_id, m.entity_id, n.a::text, n.b::text, n.class_id, n.spare, n.born, n.district
      from memory.search_name n join memory.search_mention m on m.id = n.mention order by 1, 2, 3, 4`),
    keys: await read(sql`
      select m.record_id, m.entity_id, k.key, k.class_id
      from memory.search_key k join memory.search_mention m on m.id = k.mention order by 1, 2, 3`),
    spots: await read(sql`
      select m.record_id, m.entity_id, s.cell, s.class_id, s.easting, s.northing, to_jsonb(s.words) as words
      from memory.search_spot s join memory.search_mention m on m.id = s.mention order by 1, 2`),
    texts: await read(sql`select record_id, class_id, words from memory.search_text order by 1`),
    references: await read(sql`
      select conrelid::regclass::text as table, conname, pg_get_constraintdef(oid) as made, convalidated
      from pg_constraint where contype = 'f' and conrelid::regclass::text like 'memory.search%' order by 1, 2`),
    indexes: await read(sql`
      select indexname, indexdef from pg_indexes where schemaname = 'memory' and tablename like 'search%' order by 1`),
  }
}

async function keepSome() {
  const context = house.context()
  await mention(
    context,
    personWith({
      name: "Mrs Siân O'Brien-Jones",
      alias: 'Shan Jones',
      'date-of-birth': '1980-02-03',
      uprn: '101',
    }),
  )
  await mention(
    context,
    personWith({ name: 'SMITH, John Paul', phone: '+44 7700 900123', postcode: 'WX1 2AB' }),
    {
      marking: 1,
    },
  )
  await mention(
    context,
    personWith({ name: 'unknown', email: 'A@example.org', 'date-of-birth': '1980' }),
    {
      sealedTo: ['ann', 'bob'],
      body: { summary: 'A letter', words: `${'long '.repeat(50_000)}end` },
    },
  )
  await mention(
    context,
    personWith({ name: 'Zażółć Gęślą', 'pnc-id': '14/120018R', postcode: 'n/a' }),
  )
  // Of one record, a place and who was there: the place is found by the name.
  const scene = await keepContact(context)
  await inside(context, async inner => {
    await linkMention(inner, scene, forceId, {
      kind: 'place',
      subkind: 'address',
      role: 'scene',
      details: [{ name: 'uprn', value: '102' }],
    })
    await linkMention(inner, scene, forceId, personWith({ name: 'Ifeoma Okonkwo' }))
  })
  const recordId = await keepContact(context)
  await inside(context, async inner => {
    const event = await addEntity(inner, forceId, 'event', 'crime')
    await addLink(inner, recordId, event, { role: 'crime' })
    await recordEvent(inner, {
      entityId: event,
      kind: 'crime',
      code: 'burglary',
      forceId,
      easting: 400_100,
      northing: 300_100,
      recordedAt: inner.now,
    })
    await keepReferences(inner, recordId, event, ['test/12/26', 'BL-AB12-CD34'])
  })
}

test('records taken in all at once stand in the index as if each had been kept by a verb', async () => {
  await keepSome()
  const one = await contents()
  assert.ok(
    one.names.length > 15 &&
      one.references.length > 2 &&
      one.spots.length === 4 &&
      one.texts.length === 6,
  )
  assert.equal(await indexAllRecords({ db: house.owner }), 6)
  assert.deepEqual(await contents(), one)
  assert.equal(await indexAllRecords({ db: house.owner }), 0)
})

test('stopped half way, the loader goes on from there and takes nothing in twice', async () => {
  const whole = await contents()
  await sql`update memory.search_progress set finished_at = null, last_record = null`.execute(
    house.owner,
  )
  const { rows } = await sql<{
    id: string
  }>`select id from memory.record order by id limit 2`.execute(house.owner)
  for (const { id } of rows) {
    await sql`delete from memory.search_mention where record_id = ${id}`.execute(house.owner)
    await sql`delete from memory.search_text where record_id = ${id}`.execute(house.owner)
  }
  assert.equal(await indexAllRecords({ db: house.owner }), 6)
  assert.deepEqual(await contents(), whole)
})

test('what is disposed of leaves nothing behind, not even its words', async () => {
  const before = await contents()
  const { recordId } = await mention(
    house.context(),
    personWith({ name: 'Quorrin Siân', phone: '07700 900888', uprn: '102' }),
    { marking: 1 },
  )
  assert.notDeepEqual(await contents(), before)
  await sql`delete from memory.search_mention where record_id = ${recordId}`.execute(house.owner)
  await sql`delete from memory.search_text where record_id = ${recordId}`.execute(house.owner)
  assert.deepEqual(await contents(), before)
})

test('a mention that is indexed again stands there once', async () => {
  const { recordId, entityId } = await mention(house.context(), personWith({ name: 'Ada Byron' }))
  const once = await contents()
  await inside(house.context(), inner => keepReferences(inner, recordId, entityId, ['X1']))
  await inside(house.context(), inner => keepReferences(inner, recordId, entityId, ['X1']))
  const again = await contents()
  assert.deepEqual(again.names, once.names)
  assert.equal(again.keys.length, once.keys.length + 1)
})
