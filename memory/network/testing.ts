import { randomUUID } from 'node:crypto'
import type { Context } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import type { EntityKind } from '../tables.ts'
import { forceId } from '../testing.ts'

export const now = new Date('2026-11-20T12:00:00Z')

export const viewer = (house: TestHouse, id = 'ann', clearance = 0): Context => ({
  ...house.context(
    {
      id,
      roles: ['investigator'],
      attributes: { clearance, forceId, areas: [], powers: [] },
    },
    now,
  ),
  purpose: 'Who is tied to whom',
})

export type Told = {
  /** Of whom it speaks and as what; a phone where it gives one. */
  of: readonly (readonly [entity: string, role: string, phone?: string])[]
  marking?: number
  sealedFor?: readonly string[]
  force?: string
  receivedAt?: Date
}

let serial = 0
/** Identifiers in order, as the house's own are: later ones are newer. */
export const nextId = (): string =>
  `00000000-0000-7000-8000-${(++serial).toString(16).padStart(12, '0')}`

export async function someone(
  house: TestHouse,
  kind: EntityKind = 'person',
  subkind: string = kind,
): Promise<string> {
  const id = nextId()
  await house.owner
    .insertInto('memory.entity')
    .values({ id, kind, subkind, force_id: forceId, created_at: now })
    .execute()
  return id
}

/** A record and its links, written as they stand: who is who is not what is tested here. */
export async function tell(house: TestHouse, told: Told): Promise<string> {
  const id = nextId()
  const { owner } = house
  await owner
    .insertInto('memory.record')
    .values({
      id,
      attempt_id: randomUUID(),
      kind: 'contact',
      channel: '101',
      source: 'test',
      force_id: told.force ?? forceId,
      received_at: told.receivedAt ?? now,
      regime: 'dpa-part-3',
      marking: told.marking ?? 0,
      sealed: told.sealedFor !== undefined,
      access_list: [...(told.sealedFor ?? [])],
      submitted_by: 'clerk',
      body: '{}',
      body_hash: Buffer.from([0]),
    })
    .execute()
  for (const [entity, role, phone] of told.of) {
    await owner
      .insertInto('memory.link')
      .values({
        id: nextId(),
        record_id: id,
        entity_id: entity,
        role,
        asserted_by: 'clerk',
        asserted_at: now,
      })
      .execute()
    if (!phone) continue
    await owner
      .insertInto('memory.detail')
      .values({ record_id: id, entity_id: entity, name: 'phone', value: phone, match_key: phone })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  }
  return id
}

export async function holdSame(
  house: TestHouse,
  a: readonly [entity: string, record: string],
  b: readonly [entity: string, record: string],
): Promise<void> {
  await house.owner
    .insertInto('memory.same_as')
    .values({
      id: nextId(),
      entity_a: a[0],
      entity_b: b[0],
      record_a: a[1],
      record_b: b[1],
      weight: 12,
      probability: 0.99,
      explanation: JSON.stringify({ because: ['the same name'] }),
      model: 'test',
      likeness_id: null,
      asserted_by: 'clerk',
      asserted_at: now,
    })
    .execute()
}

/** As if they had never been: what only the owner of the database can do. */
export async function erase(house: TestHouse, records: readonly string[]): Promise<void> {
  for (const statement of [
    sql`delete from memory.same_as where record_a = any (${records}::uuid[]) or record_b = any (${records}::uuid[])`,
    sql`delete from memory.detail where record_id = any (${records}::uuid[])`,
    sql`delete from memory.link_withdrawal where link_id in
      (select id from memory.link where record_id = any (${records}::uuid[]))`,
    sql`delete from memory.link where record_id = any (${records}::uuid[])`,
    sql`delete from memory.record where id = any (${records}::uuid[])`,
  ]) {
    await statement.execute(house.owner)
  }
}

export const withdraw = (house: TestHouse, record: string, entity: string) =>
  sql`insert into memory.link_withdrawal (link_id, withdrawn_by, withdrawn_at, reason)
    select id, 'clerk', ${now}, 'Not them' from memory.link where record_id = ${record} and entity_id = ${entity}`.execute(
    house.owner,
  )

/** mulberry32: the same world for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export type World = {
  people: string[]
  kinds: Map<string, EntityKind>
  records: { id: string; told: Told }[]
  /** Records that `ann` may not see. */
  hidden: string[]
  same: { ends: readonly [string, string]; records: readonly [string, string] }[]
  withdrawn: { record: string; entity: string }[]
}

/** A small random force: some of its records are closed to `ann`. */
export async function inventWorld(house: TestHouse, seed: number): Promise<World> {
  const chance = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(list.length * chance() ** 1.4)]!
  const people: string[] = []
  for (let n = 0; n < 14; n++) people.push(await someone(house))
  const kinds = new Map<string, EntityKind>(people.map(id => [id, 'person']))
  const others: string[] = []
  for (const [kind, subkind] of [
    ['place', 'address'],
    ['place', 'address'],
    ['object', 'vehicle'],
    ['event', 'crime'],
    ['event', 'incident'],
  ] as const) {
    const id = await someone(house, kind, subkind)
    others.push(id)
    kinds.set(id, kind)
  }
  const records: World['records'] = []
  const same: World['same'] = []
  const withdrawn: World['withdrawn'] = []
  const hidden: string[] = []
  for (let n = 0; n < 34; n++) {
    const of: [string, string, string?][] = []
    for (let k = 0; k < 1 + Math.floor(2.2 * chance()); k++) {
      const phone =
        chance() < 0.5 ? `07700${900_000 + 100 * seed + Math.floor(14 * chance())}` : undefined
      const role = pick(['reporter', 'victim', 'suspect'])
      of.push(phone ? [pick(people), role, phone] : [pick(people), role])
    }
    if (chance() < 0.6) of.push([pick(others), 'seen'])
    const way = chance()
    const told: Told = {
      of: of.filter(([id], at) => of.findIndex(([other]) => other === id) === at),
      receivedAt: new Date(now.getTime() - Math.floor(40 * chance()) * 86_400_000),
      ...(way < 0.2 && { marking: 1 }),
      ...(way >= 0.2 && way < 0.35 && { sealedFor: chance() < 0.3 ? ['ann'] : ['bob'] }),
      ...(way >= 0.35 && way < 0.42 && { force: 'elsewhere' }),
    }
    const id = await tell(house, told)
    records.push({ id, told })
    if (told.marking || told.force || (told.sealedFor && !told.sealedFor.includes('ann'))) {
      hidden.push(id)
    }
  }
  for (let n = 0; n < 5; n++) {
    const [a, b] = [pick(records), pick(records)]
    const [one, two] = [a.told.of[0]![0], b.told.of[0]![0]]
    if (one !== two && people.includes(one) && people.includes(two)) {
      await holdSame(house, [one, a.id], [two, b.id])
      same.push({ ends: [one, two], records: [a.id, b.id] })
    }
  }
  if (chance() < 0.7) {
    const some = pick(records)
    const [entity] = some.told.of[0]!
    await withdraw(house, some.id, entity)
    withdrawn.push({ record: some.id, entity })
  }
  return { people, kinds, records, hidden, same, withdrawn }
}
