import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { TestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import { contactRecord, inside, openMemoryHouse, personWith } from '../testing.ts'
import { keepTogether, type NewTogether } from './keep-together.ts'
import type { Mention } from './link-store.ts'
import type { Detail } from './mention-values.ts'
import { chanceFrom, inventPeople, writeRecord } from './person-model/invented-people.ts'

let house: TestHouse
before(async () => {
  house = await openMemoryHouse('keep-together')
})
after(() => house.close())

/** Records of few people, one or two in each, some of them closed. */
function makeStory(seed: number, count: number): Omit<NewTogether, 'attemptId'>[] {
  const chance = chanceFrom(seed)
  const people = inventPeople(8, chance)
  const mention = (): Mention => {
    const values = writeRecord(people[Math.floor(chance() ** 2 * people.length)]!, chance)
    const details = Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string' ? [{ name: name as Detail['name'], value }] : [],
    )
    return { ...personWith({}), details }
  }
  const car = (): Mention => ({
    kind: 'object',
    subkind: 'vehicle',
    role: 'seen',
    details: [{ name: 'registration', value: `WX1${Math.floor(chance() * 4)} ABC` }],
  })
  return Array.from({ length: count }, () => ({
    record: {
      ...contactRecord(house.context(), { body: { summary: 'A blue bicycle' } }),
      ...(chance() < 0.25 && { marking: 1 }),
      ...(chance() < 0.2 && { sealedTo: ['bob'] }),
    },
    mentions: [
      mention(),
      ...(chance() < 0.4 ? [mention()] : []),
      ...(chance() < 0.3 ? [car()] : []),
    ],
  }))
}

/** What was linked, tied, asked and indexed, with records by their place in the story and entities by whom they hold. */
async function outcome(force: string, recordIds: readonly string[]) {
  const place = new Map(recordIds.map((id, at) => [id, at]))
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await query.execute(house.owner)).rows
  const links = await rows(sql<{ record: string; entity: string; ground: string | null }>`
    select l.record_id as record, l.entity_id as entity, l.evidence_record as ground from memory.current_link l
    join memory.record r on r.id = l.record_id where r.force_id = ${force}`)
  const holds = Map.groupBy(links, link => link.entity)
  const entityName = (id: string) =>
    (holds.get(id) ?? [])
      .map(link => place.get(link.record)!)
      .sort((a, b) => a - b)
      .join()
  const tie = (row: { a: string; b: string; entityA: string; entityB: string }) =>
    [
      [place.get(row.a), entityName(row.entityA)],
      [place.get(row.b), entityName(row.entityB)],
    ]
      .map(side => side.join(' in '))
      .sort()
      .join(' and ')
  const tied = async (table: 'same_as' | 'likeness') =>
    (
      await rows(sql<{ a: string; b: string; entityA: string; entityB: string }>`
        select t.record_a as a, t.record_b as b, t.entity_a as "entityA", t.entity_b as "entityB"
        from ${sql.table(`memory.${table}`)} t join memory.record r on r.id = t.record_a
        where r.force_id = ${force}`)
    )
      .map(tie)
      .sort()
  const found = await rows(sql<{ record: string; keys: string[]; words: number; rows: number }>`
    select m.record_id as record, m.keys, cardinality(m.words) as words,
      (select count(*) from memory.search_name n where n.mention = m.id)
      + (select count(*) from memory.search_key k where k.mention = m.id) as rows
    from memory.search_mention m join memory.record r on r.id = m.record_id where r.force_id = ${force}`)
  const texts = await rows(sql<{ record: string }>`
    select t.record_id as record from memory.search_text t join memory.record r on r.id = t.record_id
    where r.force_id = ${force}`)
  return {
    links: links
      .map(({ record, entity, ground }) => [
        place.get(record),
        entityName(entity),
        ground ? place.get(ground) : 'none',
      ])
      .map(String)
      .sort(),
    same: await tied('same_as'),
    likenesses: await tied('likeness'),
    found: found
      .map(({ record, keys, words, rows }) => [place.get(record), [...keys].sort(), words, rows])
      .map(String)
      .sort(),
    texts: texts.length,
  }
}

async function tellIn(force: string, story: ReturnType<typeof makeStory>, together: number) {
  const ids: string[] = []
  for (let at = 0; at < story.length; at += together) {
    const some = story.slice(at, at + together).map(({ record, mentions }) => ({
      record: { ...record, forceId: force, attemptId: randomUUID() },
      mentions,
    }))
    const now = new Date(Date.UTC(2026, 0, 1) + at * 1000)
    const context = { ...house.context(), now }
    const kept = await inside(context, inner => keepTogether(inner, force, some))
    ids.push(...kept.map(({ id }) => id))
  }
  return outcome(force, ids)
}

test('what comes of many kept together is what comes of them one after the other', async () => {
  const counts = { links: 0, same: 0, likenesses: 0 }
  for (let seed = 1; seed <= 4; seed++) {
    const story = makeStory(seed, 40)
    const one = await tellIn(`one-${seed}`, story, 1)
    for (const together of [7, 40]) {
      const many = await tellIn(`many-${seed}-${together}`, story, together)
      assert.deepEqual(many, one, `seed ${seed}, ${together} together`)
    }
    counts.links += one.links.filter(link => !link.endsWith('none')).length
    counts.same += one.same.length
    counts.likenesses += one.likenesses.length
  }
  assert.ok(counts.links > 60 && counts.same > 30 && counts.likenesses > 5, JSON.stringify(counts))
})

test('a record that came before is neither kept nor linked again', async () => {
  const [first, second] = makeStory(9, 2) as [NewTogether, NewTogether]
  const context = house.context()
  const [kept] = await inside(context, inner => keepTogether(inner, 'testford', [first]))
  const again = await inside(context, inner => keepTogether(inner, 'testford', [first, second]))
  assert.deepEqual(
    again.map(({ isNew, linked }) => [isNew, linked.length]),
    [
      [false, 0],
      [true, second.mentions.length],
    ],
  )
  assert.equal(again[0]!.id, kept!.id)
})
