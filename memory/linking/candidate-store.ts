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

type Keys = {
  kind: EntityKind
  forceId: string
  exact: readonly { name: DetailName; key: string }[]
  keys: readonly MentionKey[]
  /** The record that asks: it is no candidate of its own. */
  recordId: string
}

/**
 * Mentions that share a key with this one, those that share most first. Open and closed are taken apart, so
 * that no closed record takes the place of an open one: what an open record is linked to depends on open records
 * alone. Nearly always few share a key, and two plain queries do; one key of very many asks for more care.
 */
export async function findCandidates(
  { db }: Context<Tx>,
  kind: EntityKind,
  forceId: string,
  details: readonly Detail[],
  keys: readonly MentionKey[],
  recordId: string,
): Promise<KnownMention[]> {
  const wanted = { kind, forceId, exact: exactKeys(kind, details), keys, recordId }
  if (wanted.exact.length === 0 && keys.length === 0) return []
  const found = await findSharing(db, wanted)
  if (found === 'too many') return findAmongMany(db, wanted)
  if (found.length === 0) return []
  const { rows } = await sql<KnownMention & { shared: number }>`
    select m.record_id as "recordId", m.entity_id as "entityId", m.shared, ${isOpen('r')} as open,
      ${saidBy('m')} as details
    from unnest(${found.map(each => each.recordId)}::uuid[], ${found.map(each => each.entityId)}::uuid[],
      ${found.map(each => each.shared)}::int[]) as m (record_id, entity_id, shared)
    join memory.record r on r.id = m.record_id and r.force_id = ${forceId}
    join memory.entity e on e.id = m.entity_id and e.kind = ${kind}
    where ${links('m')}
    order by m.shared desc, m.record_id desc`.execute(db)
  const taken = { open: 0, closed: 0 }
  return rows.filter(row => ++taken[row.open ? 'open' : 'closed'] <= inAll)
}

const saidBy = (mention: string) => sql`coalesce(
  (select jsonb_agg(jsonb_build_object('name', d.name, 'value', d.value) order by d.name, d.value)
    from memory.detail d where d.record_id = ${sql.ref(`${mention}.record_id`)}
      and d.entity_id = ${sql.ref(`${mention}.entity_id`)}), '[]')`

const links = (mention: string) => sql`exists (select from memory.current_link l
  where l.record_id = ${sql.ref(`${mention}.record_id`)}
    and l.entity_id = ${sql.ref(`${mention}.entity_id`)})`

type Shared = { recordId: string; entityId: string; shared: number }

/** Who shares which key, whoever they are; nothing but a sign where more share one than are taken. */
async function findSharing(
  db: Tx,
  { exact, keys, recordId }: Keys,
): Promise<Shared[] | 'too many'> {
  const { rows } = await sql<{ recordId: string; entityId: string; of: number }>`
    select m.record_id as "recordId", m.entity_id as "entityId", w.of
    from unnest(${keys.map(({ kind }) => kind)}::text[], ${keys.map(({ key }) => key)}::text[])
      with ordinality as w (kind, key, of)
    cross join lateral (select record_id, entity_id from memory.mention_key k
      where k.kind = w.kind and k.key = w.key limit ${perKey + 1}) m
    union all
    select m.record_id, m.entity_id, -w.of
    from unnest(${exact.map(({ name }) => name)}::text[], ${exact.map(({ key }) => key)}::text[])
      with ordinality as w (name, key, of)
    cross join lateral (select record_id, entity_id from memory.detail d
      where d.name = w.name and d.match_key = w.key limit ${perKey + 1}) m`.execute(db)
  const perOf = new Map<number, number>()
  const found = new Map<string, Shared>()
  for (const { recordId: other, entityId, of } of rows) {
    const count = (perOf.get(of) ?? 0) + 1
    if (count > perKey) return 'too many'
    perOf.set(of, count)
    if (other === recordId) continue
    const name = `${other} ${entityId}`
    const known = found.get(name)
    if (known) known.shared++
    else found.set(name, { recordId: other, entityId, shared: 1 })
  }
  return [...found.values()]
}

async function findAmongMany(
  db: Tx,
  { kind, forceId, exact, keys, recordId }: Keys,
): Promise<KnownMention[]> {
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
  const { rows } = await sql<KnownMention>`
    select f.record_id as "recordId", f.entity_id as "entityId", f.open, ${saidBy('f')} as details
    from ((${found(true)}) union all (${found(false)})) f
    order by f.shared desc, f.record_id desc`.execute(db)
  return rows
}

/** How long one waits for another who is linking the same person, in milliseconds, and how often it looks. */
const patience = { least: 300, spread: 400, step: 4 }

/**
 * Two reports of one person at the same moment do not see each other: the second waits until the first is kept. It
 * never waits for good, as two that speak of the same two people in turn would wait for each other; whoever gives
 * up first is kept first, and is then seen by the other. Answers whether it waited.
 */
export async function waitForTurn(
  { db }: Context<Tx>,
  forceId: string,
  kind: EntityKind,
  details: readonly Detail[],
): Promise<boolean> {
  const decisive = exactKeys(kind, details).map(({ name, key }) => `${name} ${key}`)
  const told = (name: DetailName) =>
    details.filter(each => each.name === name).map(({ value }) => matchKey(name, value))
  for (const name of told('name'))
    for (const born of told('date-of-birth')) decisive.push(`${name} ${born}`)
  if (decisive.length === 0) return false
  const keys = [...new Set(decisive)]
    .sort()
    .slice(0, 12)
    .map(key => `${forceId} ${kind} ${key}`)
  let wanted = keys
  let waited = false
  const until = performance.now() + patience.least + Math.random() * patience.spread
  for (;;) {
    const { rows } = await sql<{ key: string; got: boolean }>`
      select key, pg_try_advisory_xact_lock(hashtextextended(key, 8)) as got
      from unnest(${wanted}::text[]) as key`.execute(db)
    wanted = rows.filter(row => !row.got).map(row => row.key)
    if (wanted.length === 0 || performance.now() > until) return waited
    waited = true
    await new Promise(done => setTimeout(done, patience.step))
  }
}
