import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import { recordEvent } from '../events/record-event.ts'
import { linkMention } from '../linking/link-mention.ts'
import { addEntity, addLink } from '../linking/link-store.ts'
import { forceId, inside, keepContact, mention, openMemoryHouse, personWith } from '../testing.ts'
import { keepReferences } from './index-mention.ts'
import { search } from './search.ts'
import { suggest } from './suggest.ts'

let house: TestHouse
let keeper: Context
let asker: Context

before(async () => {
  house = await openMemoryHouse('search')
  keeper = house.context()
  asker = {
    ...house.context({
      id: 'ann',
      roles: ['investigator'],
      attributes: { forceId, clearance: 0, areas: [], powers: [] },
    }),
    purpose: 'Investigating crime 20/1/26',
  }
  await sql`
    insert into memory.area (code, kind, name, force_id, centre, valid_from)
    values ('a1', 'district', 'Weston', ${forceId}, point(400000, 300000), '2020-01-01')`.execute(
    house.owner,
  )
  await sql`
    insert into memory.address (uprn, line, street, town, postcode, area_code, position) values
      ('101', '1 Mill Lane', 'Mill Lane', 'Weston', 'WX1 2AB', 'a1', point(400000, 300000)),
      ('102', '9 High Street', 'High Street', 'Weston', 'WX1 9ZZ', 'a1', point(400600, 300000)),
      ('103', '1 Ford Road', 'Ford Road', 'Weston', 'WX3 1AA', 'a1', point(410000, 300000)),
      ('104', '2 Ford Road', 'Ford Road', 'Weston', 'WX3 1AA', 'a1', point(410013, 300000))`.execute(
    house.owner,
  )
})
after(() => house.close())

const titles = async (typed: string, more = {}) =>
  (await search(asker, { typed, ...more })).items.map(item => item.title)

test('a name is found misspelt, in its other forms, by sound and in any order', async () => {
  await mention(keeper, personWith({ name: 'Katarzyna Wójcik', 'date-of-birth': '1984-07-09' }))
  await mention(keeper, personWith({ name: 'Robert James Thornbury' }))
  for (const typed of [
    'Katarzyna Wojcik',
    'wójcik katarzyna',
    'Katarzina Wojick',
    'kasia wojcik',
  ]) {
    assert.deepEqual(await titles(typed), ['Katarzyna Wójcik'], typed)
  }
  for (const typed of [
    'bob thornbury',
    'THORNBURY, Robert',
    'robert jmaes thornbery',
    'thornburry',
  ]) {
    assert.deepEqual(await titles(typed), ['Robert James Thornbury'], typed)
  }
  const { meant, items } = await search(asker, { typed: 'Katarzina Wojick' })
  assert.deepEqual(
    meant.map(each => each.word),
    ['katarzyna', 'wojcik'],
  )
  const ways = items[0]!.why.map(why => (why.by === 'name' ? why.way : why.by))
  assert.ok(ways.length === 2 && ways.every(way => /-alike$/.test(way)), ways.join())
  assert.deepEqual(await titles('Wilhelmina Thornbury'), ['Robert James Thornbury'])
  assert.deepEqual((await search(asker, { typed: 'Quxley Thornbury' })).without, ['quxley'])
})

test('a year of birth and a district narrow a name, even when another record of the same person tells them', async () => {
  const first = await mention(
    keeper,
    personWith({ name: 'Omar Nowak', phone: '07700 900321', 'date-of-birth': '1990-02-03' }),
  )
  const second = await mention(
    keeper,
    personWith({ name: 'Omar Nowak', phone: '07700 900321', postcode: 'WX1 2AB' }),
  )
  assert.equal(first.entityId, second.entityId)
  await mention(keeper, personWith({ name: 'Omar Nowak', 'date-of-birth': '1971-02-03' }))
  const found = await search(asker, { typed: 'nowak 1990 wx1' })
  assert.deepEqual(
    found.items.map(item => [item.id, item.records]),
    [[first.entityId, 2]],
  )
  assert.equal((await search(asker, { typed: 'omar nowak 3/2/1990' })).items[0]?.id, first.entityId)
  assert.equal((await search(asker, { typed: 'omar nowak' })).count, 2)
})

test('numbers and references are found however they are written', async () => {
  const { entityId } = await mention(
    keeper,
    personWith({ email: 'Zed@Example.org', 'pnc-id': '14/120018R' }),
  )
  for (const typed of ['zed@example.org', '2014/0120018R', '14/120018r']) {
    assert.deepEqual(
      (await search(asker, { typed })).items.map(item => item.id),
      [entityId],
      typed,
    )
  }
  const recordId = await keepContact(keeper)
  const crime = await inside(keeper, async inner => {
    const event = await addEntity(inner, forceId, 'event', 'crime')
    await addLink(inner, recordId, event, { role: 'crime' })
    await recordEvent(inner, {
      entityId: event,
      kind: 'crime',
      code: 'burglary',
      forceId,
      easting: 400_100,
      northing: 300_000,
      recordedAt: inner.now,
    })
    await keepReferences(inner, recordId, event, ['test/412/26'])
    return event
  })
  assert.equal((await search(asker, { typed: 'TEST/412/26' })).items[0]?.id, crime)
})

test('near a place: the nearest first, within the metres asked for, and who the records there speak of', async () => {
  const { entityId } = await mention(keeper, {
    kind: 'place',
    subkind: 'address',
    role: 'scene',
    details: [{ name: 'uprn', value: '102' }],
  })
  const ids = async (metres: number, typed = '') =>
    (await search(asker, { typed, near: 'wx1 2ab', metres })).items.map(item => item.id)
  assert.ok(!(await ids(500)).includes(entityId))
  assert.ok((await ids(700)).includes(entityId))
  const within = await search(asker, { typed: 'nowak', near: 'Weston', metres: 100 })
  assert.deepEqual(
    within.items.map(item => item.title),
    ['Omar Nowak'],
  )
  assert.equal((await search(asker, { typed: 'nowak near ZZ9 9ZZ' })).near, 'unknown')
})

test('the middle of a postcode may lie between two metres', async () => {
  const { entityId } = await mention(keeper, {
    kind: 'place',
    subkind: 'address',
    role: 'scene',
    details: [{ name: 'uprn', value: '104' }],
  })
  const { items, near } = await search(asker, { typed: '', near: 'WX3 1AA', metres: 100 })
  assert.notEqual(near, 'unknown')
  assert.ok(items.some(item => item.id === entityId))
})

test('near a place by name: whom a record speaks of that also speaks of the place, whichever it told first', async () => {
  const recordId = await keepContact(keeper)
  const link = (speaksOf: Parameters<typeof linkMention>[3]) =>
    inside(keeper, inner => linkMention(inner, recordId, forceId, speaksOf))
  await link(personWith({ name: 'Benedikta Quarles' }))
  await link({
    kind: 'place',
    subkind: 'address',
    role: 'scene',
    details: [{ name: 'uprn', value: '102' }],
  })
  await link(personWith({ name: 'Thaddeus Quarles' }))
  const near = async (typed: string, metres: number) =>
    (await search(asker, { typed, near: 'WX1 9ZZ', metres })).items.map(item => item.title).sort()
  assert.deepEqual(await near('quarles', 50), ['Benedikta Quarles', 'Thaddeus Quarles'])
  assert.deepEqual(await near('tadeus quarles', 50), ['Thaddeus Quarles'])
  assert.deepEqual(
    (await search(asker, { typed: 'quarles', near: 'WX1 2AB', metres: 50 })).items,
    [],
  )
})

test('two entities that are one are shown once to whoever sees the tie, and twice to others', async () => {
  const [one, other] = [
    await mention(keeper, personWith({ name: 'Ludmila Harkness' })),
    await mention(keeper, personWith({ name: 'Ludmilla Harkness' }), { sealedTo: ['ann', 'bea'] }),
  ]
  await sql`
    insert into memory.same_as (id, entity_a, entity_b, record_a, record_b, model, asserted_by, asserted_at)
    values (gen_random_uuid(), ${one.entityId}, ${other.entityId}, ${one.recordId}, ${other.recordId}, 'test', 'test', now())`.execute(
    house.owner,
  )
  const shown = async (id: string) =>
    (await search({ ...asker, actor: { ...asker.actor, id } }, { typed: 'ludmila harkness' })).items
  const [ann, cy] = [await shown('ann'), await shown('cy')]
  assert.deepEqual(
    ann.map(item => [item.id, ...item.also].sort()),
    [[one.entityId, other.entityId].sort()],
  )
  assert.equal(ann[0]!.records, 2)
  assert.deepEqual(
    cy.map(item => [item.id, item.also, item.records]),
    [[one.entityId, [], 1]],
  )
})

test('facets count what was found, filters keep to it, and pages hold it all', async () => {
  for (let n = 0; n < 45; n += 1) {
    await mention(keeper, personWith({ name: 'Piet Vandermeer', phone: `07700 9${10_000 + n}` }), {
      channel: n % 3 === 0 ? 'online' : '101',
      receivedAt: new Date(Date.UTC(2026, 9, 1 + (n % 30))),
    })
  }
  const whole = await search(asker, { typed: 'vandermeer' })
  assert.deepEqual([whole.count, whole.pages, whole.more], [45, 3, false])
  assert.deepEqual(
    whole.facets.channel.map(({ value, count }) => [value, count]),
    [
      ['101', 30],
      ['online', 15],
    ],
  )
  const seen = new Set<string>()
  for (const page of [1, 2, 3]) {
    for (const item of (await search(asker, { typed: 'vandermeer', page })).items) seen.add(item.id)
  }
  assert.equal(seen.size, 45)
  assert.equal(
    (await search(asker, { typed: 'vandermeer', filters: { channel: 'online' } })).count,
    15,
  )
  const early = { from: new Date('2026-10-01'), to: new Date('2026-10-04') }
  assert.equal((await search(asker, { typed: 'vandermeer', filters: early })).count, 6)
})

test('the words of a record are found, and the excerpt shows them', async () => {
  const recordId = await keepContact(keeper, {
    body: { summary: 'A stolen kayak', words: 'It was on the roof rack.' },
  })
  const found = await search(asker, { typed: 'kayaks stolen' })
  assert.deepEqual(
    found.items.map(({ kind, id, title }) => [kind, id, title]),
    [['record', recordId, 'A stolen kayak']],
  )
  assert.deepEqual(found.items[0]!.why, [
    { by: 'words', excerpt: 'It was on the roof rack. · A «stolen» «kayak»' },
  ])
})

test('names are offered for an unfinished word, of those that the actor may see', async () => {
  assert.deepEqual(await suggest(asker, { typed: 'kata' }), [{ text: 'Katarzyna Wójcik' }])
  assert.deepEqual(await suggest(asker, { typed: 'wojcik kat' }), [{ text: 'Katarzyna Wójcik' }])
  assert.deepEqual(await suggest(asker, { typed: 'ka' }), [])
})

test('the journal keeps who searched, why, and what was shown, and no word of what was typed', async () => {
  await search(asker, { typed: 'Katarzyna Wojcik 1984' })
  const entry = await house.owner
    .selectFrom('platform.journal_entry')
    .selectAll()
    .where('verb', '=', 'memory.search')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const text = JSON.stringify(entry)
  assert.ok(!/katarzyna|wojcik|1984/i.test(text), text)
  assert.match(text, /Investigating crime 20\/1\/26/)
  const { entityId } = await mention(
    keeper,
    personWith({ name: 'Katarzyna Wójcik', 'date-of-birth': '1984-07-09' }),
  )
  assert.ok(text.includes(entityId))
})
