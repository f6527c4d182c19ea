import type { Context, Tx } from '@bluelamp/platform'
import { type RawBuilder, sql } from 'kysely'
import type { EntityKind } from '../tables.ts'
import { type DetailName, matchKey, tellsApart } from './match-key.ts'
import type { MentionKey } from './mention-keys.ts'
import type { Detail } from './mention-values.ts'
import { ownNumbers, personKeys } from './who-is-who.ts'

/** All that one record says of one entity, as it is weighed. */
export type KnownMention = {
  recordId: string
  entityId: string
  /** Open to all of the force: only on such may a link rest that others see. */
  open: boolean
  details: Detail[]
}

/** Details that are looked up as they are. */
function exactKeys(
  kind: EntityKind,
  details: readonly Detail[],
): { name: DetailName; key: string }[] {
  const names = kind === 'person' ? personKeys : (ownNumbers[kind] ?? [])
  return details
    .filter(({ name }) => names.includes(name))
    .map(({ name, value }) => ({ name, key: matchKey(name, value) }))
    .filter(({ name, key }) => tellsApart(name, key))
}

/** Most mentions taken of one key, and weighed in all, of open records and again of closed ones. */
const perKey = 60
const inAll = 120

/** A record open to all of the force. What rests on another is told only to those who may see it. */
export const isOpen = (record: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${record}.marking`)} = 0 and not ${sql.ref(`${record}.sealed`)})`

/** A mention that looks for others of whom it may be. */
export type Asking = {
  /** The record that asks: it is no candidate of its own. */
  recordId: string
  kind: EntityKind
  details: readonly Detail[]
  keys: readonly MentionKey[]
}

/** With how many keys the two have in common. */
export type SharingMention = KnownMention & { shared: number }

/** Those that share most first. Open and closed are taken apart, so that no closed one takes the place of an open one. */
export function nearest(sharing: readonly SharingMention[]): SharingMention[] {
  const taken = { open: 0, closed: 0 }
  return [...sharing]
    .sort((a, b) => b.shared - a.shared || (a.recordId < b.recordId ? 1 : -1))
    .filter(each => ++taken[each.open ? 'open' : 'closed'] <= inAll)
}

/** The names of the keys under which a mention is found by others, and finds them. */
export const sharedKeys = ({ kind, details, keys }: Omit<Asking, 'recordId'>): string[] => [
  ...keys.map(each => `${each.kind} ${each.key}`),
  ...exactKeys(kind, details).map(({ name, key }) => `= ${name} ${key}`),
]

/**
 * For each, the mentions that share a key with it: what an open record is linked to depends on open records alone.
 * Nearly always few share a key, and two plain queries do for all; one key of very many asks for more care.
 */
export async function findSharing(
  { db }: Context<Tx>,
  forceId: string,
  asking: readonly Asking[],
): Promise<SharingMention[][]> {
  const holders = await findHolders(db, asking)
  const shares = asking.map(one => countShared(one, holders))
  const few = shares.flatMap(shared => (shared === 'too many' ? [] : [...shared.values()]))
  const said = await readSaid(db, forceId, few)
  return Promise.all(
    asking.map((one, at) => {
      const shared = shares[at]!
      if (shared === 'too many') return findAmongMany(db, forceId, one)
      return [...shared].flatMap(([name, { shared }]) => {
        const mention = said.get(name)
        return mention?.kind === one.kind ? [{ ...mention, shared }] : []
      })
    }),
  )
}

type Holder = { recordId: string; entityId: string }

/** Under each key that any of them has, who stands there: one more than is taken tells that there are too many. */
async function findHolders(
  db: Tx,
  asking: readonly Asking[],
): Promise<ReadonlyMap<string, readonly Holder[]>> {
  const keys = new Map(
    asking.flatMap(one => one.keys.map(each => [`${each.kind} ${each.key}`, each] as const)),
  )
  const exact = new Map(
    asking.flatMap(({ kind, details }) =>
      exactKeys(kind, details).map(each => [`= ${each.name} ${each.key}`, each] as const),
    ),
  )
  const holders = new Map<string, Holder[]>()
  if (keys.size + exact.size === 0) return holders
  const [cut, told] = [[...keys.values()], [...exact.values()]]
  const { rows } = await sql<Holder & { of: string }>`
    select m.record_id as "recordId", m.entity_id as "entityId", w.of
    from unnest(${[...keys.keys()]}::text[], ${cut.map(({ kind }) => kind)}::text[],
      ${cut.map(({ key }) => key)}::text[]) as w (of, kind, key)
    cross join lateral (select record_id, entity_id from memory.mention_key k
      where k.kind = w.kind and k.key = w.key limit ${perKey + 1}) m
    union all
    select m.record_id, m.entity_id, w.of
    from unnest(${[...exact.keys()]}::text[], ${told.map(({ name }) => name)}::text[],
      ${told.map(({ key }) => key)}::text[]) as w (of, name, key)
    cross join lateral (select record_id, entity_id from memory.detail d
      where d.name = w.name and d.match_key = w.key limit ${perKey + 1}) m`.execute(db)
  for (const { of, ...holder } of rows) {
    const held = holders.get(of)
    if (held) held.push(holder)
    else holders.set(of, [holder])
  }
  return holders
}

const nameOf = ({ recordId, entityId }: Holder) => `${recordId} ${entityId}`

function countShared(
  one: Asking,
  holders: ReadonlyMap<string, readonly Holder[]>,
): Map<string, Holder & { shared: number }> | 'too many' {
  const found = new Map<string, Holder & { shared: number }>()
  for (const key of sharedKeys(one)) {
    const held = holders.get(key) ?? []
    if (held.length > perKey) return 'too many'
    for (const holder of held) {
      if (holder.recordId === one.recordId) continue
      const known = found.get(nameOf(holder))
      if (known) known.shared++
      else found.set(nameOf(holder), { ...holder, shared: 1 })
    }
  }
  return found
}

async function readSaid(
  db: Tx,
  forceId: string,
  asked: readonly Holder[],
): Promise<ReadonlyMap<string, KnownMention & { kind: EntityKind }>> {
  if (asked.length === 0) return new Map()
  const once = [...new Map(asked.map(holder => [nameOf(holder), holder])).values()]
  const { rows } = await sql<KnownMention & { kind: EntityKind }>`
    select m.record_id as "recordId", m.entity_id as "entityId", e.kind, ${isOpen('r')} as open,
      ${saidBy('m')} as details
    from unnest(${once.map(each => each.recordId)}::uuid[], ${once.map(each => each.entityId)}::uuid[])
      as m (record_id, entity_id)
    join memory.record r on r.id = m.record_id and r.force_id = ${forceId}
    join memory.entity e on e.id = m.entity_id
    where ${links('m')}`.execute(db)
  return new Map(rows.map(row => [nameOf(row), row]))
}

const saidBy = (mention: string) => sql`coalesce(
  (select jsonb_agg(jsonb_build_object('name', d.name, 'value', d.value) order by d.name, d.value)
    from memory.detail d where d.record_id = ${sql.ref(`${mention}.record_id`)}
      and d.entity_id = ${sql.ref(`${mention}.entity_id`)}), '[]')`

const links = (mention: string) => sql`exists (select from memory.current_link l
  where l.record_id = ${sql.ref(`${mention}.record_id`)}
    and l.entity_id = ${sql.ref(`${mention}.entity_id`)})`

async function findAmongMany(
  db: Tx,
  forceId: string,
  { kind, details, keys, recordId }: Asking,
): Promise<SharingMention[]> {
  const exact = exactKeys(kind, details)
  // Closed ones are few: they are looked for among the newest of a key that very many share.
  const newest = perKey * 10
  const found = (open: boolean) => {
    const some = (rows: RawBuilder<unknown>) => sql`
      select m.record_id, m.entity_id
      from (${rows} ${open ? sql`` : sql`order by record_id desc limit ${newest}`}) m
      join memory.record r on r.id = m.record_id and r.force_id = ${forceId} and r.id <> ${recordId}
        and ${open ? sql`${isOpen('r')}` : sql`not ${isOpen('r')}`}
      join memory.entity e on e.id = m.entity_id and e.kind = ${kind}
      where ${links('m')} order by m.record_id desc limit ${perKey}`
    const keyed = sql`select k.record_id, k.entity_id from memory.mention_key k
      where k.kind = w.kind and k.key = w.key`
    const told = sql`select d.record_id, d.entity_id from memory.detail d
      where d.name = w.name and d.match_key = w.key`
    return sql`
      select record_id, entity_id, ${open}::boolean as open, count(*) as shared from (
        select m.record_id, m.entity_id
        from unnest(${keys.map(({ kind }) => kind)}::text[], ${keys.map(({ key }) => key)}::text[])
          as w (kind, key) cross join lateral (${some(keyed)}) m
        union all
        select m.record_id, m.entity_id
        from unnest(${exact.map(({ name }) => name)}::text[], ${exact.map(({ key }) => key)}::text[])
          as w (name, key) cross join lateral (${some(told)}) m
      ) each group by record_id, entity_id
      order by shared desc, record_id desc limit ${inAll}`
  }
  const { rows } = await sql<SharingMention>`
    select f.record_id as "recordId", f.entity_id as "entityId", f.open, f.shared, ${saidBy('f')} as details
    from ((${found(true)}) union all (${found(false)})) f
    order by f.shared desc, f.record_id desc`.execute(db)
  return rows
}

/**
 * How long one waits for another who is linking the same person, in milliseconds, and how often it looks; and how long for
 * another who goes out of turn.
 */
const patience = { least: 300, spread: 400, step: 4, outOfTurn: 5000 }
const mostDecisive = 12

/** By which two reports of one person at the same moment would know each other. */
function decisiveKeys(forceId: string, { kind, details }: Pick<Asking, 'kind' | 'details'>) {
  const decisive = exactKeys(kind, details).map(({ name, key }) => `${name} ${key}`)
  const told = (name: DetailName) =>
    details.filter(each => each.name === name).map(({ value }) => matchKey(name, value))
  for (const name of told('name'))
    for (const born of told('date-of-birth')) decisive.push(`${name} ${born}`)
  return [...new Set(decisive)]
    .sort()
    .slice(0, mostDecisive)
    .map(key => `${forceId} ${kind} ${key}`)
}

/**
 * Two reports of one person at the same moment do not see each other: the second waits until the first is kept. It
 * never waits for good, as two that speak of the same two people in turn would wait for each other; whoever gives
 * up first is kept first, and is then seen by the other: only one at a time may go out of turn, or two that give up
 * while the first is still being kept would not see each other. Answers whether it waited.
 */
export async function waitForTurn(
  { db }: Context<Tx>,
  forceId: string,
  asking: readonly Pick<Asking, 'kind' | 'details'>[],
): Promise<boolean> {
  let wanted = [...new Set(asking.flatMap(one => decisiveKeys(forceId, one)))].sort()
  if (wanted.length === 0) return false
  let waited = false
  const until = performance.now() + patience.least + Math.random() * patience.spread
  for (;;) {
    const { rows } = await sql<{ key: string; got: boolean }>`
      select key, pg_try_advisory_xact_lock(hashtextextended(key, 8)) as got
      from unnest(${wanted}::text[]) as key`.execute(db)
    wanted = rows.filter(row => !row.got).map(row => row.key)
    if (wanted.length === 0) return waited
    const over = performance.now() - until
    if (over > patience.outOfTurn) return waited
    if (over > 0 && (await goesOutOfTurn(db, forceId))) return waited
    waited = true
    await new Promise(done => setTimeout(done, patience.step))
  }
}

async function goesOutOfTurn(db: Tx, forceId: string): Promise<boolean> {
  const { rows } = await sql<{ goes: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`${forceId} out of turn`}, 8)) as goes`.execute(
    db,
  )
  return rows[0]!.goes
}
