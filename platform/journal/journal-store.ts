import { sql } from 'kysely'
import type { Db } from '../database/tables.ts'
import type { Entry, NewEntry, Operation } from './entry.ts'
import { hashLines, noHash } from './leaf.ts'

export async function insertEntries(db: Db, entries: readonly NewEntry[]): Promise<number[]> {
  const rows = JSON.stringify(
    entries.map(({ at, actor, requestId, ...entry }) => ({
      ...entry,
      at: at?.toISOString(),
      actor_id: actor.id,
      actor_name: actor.name,
      actor_role: actor.role,
      request_id: requestId,
    })),
  )
  const inserted = await sql<{ id: number }>`
    insert into platform.journal_entry (at, actor_id, actor_name, actor_role, verb, operation, purpose,
      subjects, records, detail, recipient, request_id)
    select coalesce(at, clock_timestamp()), actor_id, actor_name, actor_role, verb, operation, purpose,
      coalesce(subjects, '{}'), coalesce(records, '{}'), coalesce(detail, '{}'), recipient, request_id
    from jsonb_to_recordset(${rows}::jsonb) as entry (at timestamptz, actor_id text, actor_name text,
      actor_role text, verb text, operation text, purpose text, subjects uuid[], records uuid[],
      detail jsonb, recipient text, request_id text)
    returning id`.execute(db)
  return inserted.rows.map(({ id }) => id)
}

/** UTC to the microsecond, whatever the session's time zone and date style. */
const atText = sql`to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/**
 * The text a leaf is made of: the entry as JSON, its keys in order and without white space, strings
 * escaped as RFC 8785 says. Ids are strings, for 64 bits do not survive every JSON parser, and `detail`
 * is PostgreSQL's own text of the jsonb, which is one text for one value with every digit kept: so the
 * text is to be hashed as it stands, never parsed and written again. `format` names this recipe.
 *
 * Spelt out here rather than kept as a database function: whoever alters a row could alter the function.
 * A time without zone, because that alone PostgreSQL writes the same way whatever the session's settings.
 */
export const canonicalEntry = sql`
  case when e.id is not null then (
    select row_to_json(entry)::text from (
      select e.actor_id, e.actor_name, e.actor_role, e.at at time zone 'UTC' as at_utc, e.detail,
        'journal-entry-1' as format, e.id::text as id, e.operation, e.purpose, e.recipient, e.records,
        e.request_id, e.subjects, e.transaction_id::text as transaction_id, e.verb
    ) entry
  ) end`

/** Each line begins with a newline, which JSON text never holds: one string a batch crosses the wire ten times faster than rows. */
const line = sql`e'\n' || coalesce(${canonicalEntry}, '')`

/** Plain names then mean PostgreSQL's own, and no work of milliseconds waits for a compiler or for helpers to start. */
export async function steadySession(db: Db): Promise<void> {
  await sql`
    select set_config('search_path', '', true), set_config('jit', 'off', true),
      set_config('max_parallel_workers_per_gather', '0', true)`.execute(db)
}

export type Cursor = { transactionId: string; entryId: number }
export type UnsealedBatch = { last: Cursor; walked: number; entryIds: number[]; lines: string }

/**
 * The next finished transactions' entries after the cursor. Every transaction that could still add an
 * entry has an id of at least the snapshot's xmin, so what lies below it is complete. Entries that have
 * a leaf already are walked past: there are some only after a move to another cluster.
 */
export async function findUnsealed(
  db: Db,
  cursor: Cursor,
  limit: number,
): Promise<UnsealedBatch | undefined> {
  const { rows } = await sql<{
    walked: number
    last_transaction: string | null
    last_entry: number
    entry_ids: string | null
    lines: string | null
  }>`
    with walk as materialized (
      select id, transaction_id,
        exists (select from platform.journal_leaf l where l.entry_id = e.id) as sealed
      from platform.journal_entry e
      where (transaction_id, id) > (${cursor.transactionId}::xid8, ${cursor.entryId}::bigint)
        and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
      order by transaction_id, id
      limit ${limit}
    )
    select count(*) as walked,
      (array_agg(w.transaction_id::text order by w.transaction_id desc, w.id desc))[1] as last_transaction,
      (array_agg(w.id order by w.transaction_id desc, w.id desc))[1] as last_entry,
      string_agg(w.id::text, ',' order by w.transaction_id, w.id) filter (where not sealed) as entry_ids,
      string_agg(${line}, '' order by w.transaction_id, w.id) filter (where not sealed) as lines
    from walk w join platform.journal_entry e on e.id = w.id`.execute(db)
  const [row] = rows
  if (row === undefined || row.last_transaction === null) return undefined
  return {
    last: { transactionId: row.last_transaction, entryId: row.last_entry },
    walked: row.walked,
    entryIds: idsOf(row.entry_ids),
    lines: row.lines ?? '',
  }
}

/**
 * Entries restored from another cluster whose transaction ids lie ahead of this one's: no transaction
 * here can have written them, so they are complete, and waiting for their ids to come round could take years.
 */
export async function findRestoredUnsealed(db: Db, limit: number) {
  const { rows } = await sql<{ entry_ids: string | null; lines: string | null }>`
    with ahead as materialized (
      select id, transaction_id from platform.journal_entry e
      where transaction_id >= pg_snapshot_xmax(pg_current_snapshot())
        and not exists (select from platform.journal_leaf l where l.entry_id = e.id)
      order by transaction_id, id
      limit ${limit}
    )
    select string_agg(a.id::text, ',' order by a.transaction_id, a.id) as entry_ids,
      string_agg(${line}, '' order by a.transaction_id, a.id) as lines
    from ahead a join platform.journal_entry e on e.id = a.id`.execute(db)
  return { entryIds: idsOf(rows[0]?.entry_ids ?? null), lines: rows[0]?.lines ?? '' }
}

const idsOf = (text: string | null): number[] => (text ? text.split(',').map(Number) : [])

/** Hashes strung together: what the leaves say, and what their entries' contents give now. */
export type SealedBatch = { leaves: number; stored: string; computed: string }

/**
 * Leaves from `start` to `end`, each with the hash of the entry it points at. The server hashes the
 * entries where they lie, a third faster than handing their text over; `outside` has the text handed
 * over and hashed here.
 */
export async function findSealed(
  db: Db,
  start: number,
  end: number,
  outside = false,
): Promise<SealedBatch> {
  const { rows } = await sql<{ leaves: number; first: number; last: number; stored: string }>`
    select count(*) as leaves, min(l.entry_id) as first, max(l.entry_id) as last,
      string_agg(encode(l.leaf_hash, 'hex'), '' order by l.leaf_index) as stored
    from platform.journal_leaf l where ${leavesIn(start, end)}`.execute(db)
  const [found] = rows
  if (found === undefined || found.leaves === 0) return { leaves: 0, stored: '', computed: '' }
  const { leaves, first, last, stored } = found
  // Ids that lie close together are read in one sweep: a third of the time of looking each one up.
  const entries =
    last - first < leaves * 8
      ? sql`(select * from platform.journal_entry where id between ${first}::bigint and ${last}::bigint)`
      : sql`platform.journal_entry`
  if (outside) {
    const lines = await readLines(db, start, end, entries)
    return { leaves, stored, computed: hashLines(lines).join('') }
  }
  const content = await sql<{ computed: string }>`
    select string_agg(coalesce(
        encode(sha256('\\x00'::bytea || convert_to(${canonicalEntry}, 'UTF8')), 'hex'), ${noHash}
      ), '' order by l.leaf_index) as computed
    from platform.journal_leaf l left join ${entries} e on e.id = l.entry_id
    where ${leavesIn(start, end)}`.execute(db)
  return { leaves, stored, computed: content.rows[0]?.computed ?? '' }
}

/** The contents that leaves point at, one a line, each behind its newline. */
export async function readLines(
  db: Db,
  start: number,
  end: number,
  entries = sql`platform.journal_entry`,
): Promise<string> {
  const { rows } = await sql<{ lines: string | null }>`
    select string_agg(${line}, '' order by l.leaf_index) as lines
    from platform.journal_leaf l left join ${entries} e on e.id = l.entry_id
    where ${leavesIn(start, end)}`.execute(db)
  return rows[0]?.lines ?? ''
}

const leavesIn = (start: number, end: number) =>
  sql`l.leaf_index >= ${start}::bigint and l.leaf_index < ${end}::bigint`

export async function findLeafOf(db: Db, entryId: number) {
  const { rows } = await sql<{ leaf_index: number; leaf_hash: string; content: string | null }>`
    select l.leaf_index, encode(l.leaf_hash, 'hex') as leaf_hash, ${canonicalEntry} as content
    from platform.journal_leaf l left join platform.journal_entry e on e.id = l.entry_id
    where l.entry_id = ${entryId}::bigint`.execute(db)
  return rows[0]
}

/** Entries that sealing has passed and left without a leaf, which it never does by itself; and those it has yet to reach. */
export async function findLeafless(db: Db, passed: Cursor) {
  const { rows } = await sql<{ waiting: number; skipped: number | null }>`
    select count(*) filter (where not passed) as waiting, min(id) filter (where passed) as skipped
    from (
      select e.id,
        (e.transaction_id, e.id) <= (${passed.transactionId}::xid8, ${passed.entryId}::bigint) as passed
      from platform.journal_entry e
      where not exists (select from platform.journal_leaf l where l.entry_id = e.id)
    ) leafless`.execute(db)
  return { waiting: rows[0]?.waiting ?? 0, skipped: rows[0]?.skipped ?? undefined }
}

/** The first leaf in the range whose entry was written before that of the leaf to its left. */
export async function findOutOfOrder(db: Db, start: number, end: number) {
  const { rows } = await sql<{ leaf_index: number; entry_id: number }>`
    select leaf_index, entry_id from (
      select l.leaf_index, l.entry_id, (e.transaction_id, e.id) <
        (lag(e.transaction_id) over by_leaf, lag(e.id) over by_leaf) as early
      from platform.journal_leaf l join platform.journal_entry e on e.id = l.entry_id
      where l.leaf_index >= ${start}::bigint - 1 and l.leaf_index < ${end}::bigint
      window by_leaf as (order by l.leaf_index)
    ) walked where early order by leaf_index limit 1`.execute(db)
  return rows[0]
}

export type Search = {
  subject?: string
  actor?: string
  operation?: Operation
  verb?: string
  /** Inclusive. */
  from?: Date
  /** Exclusive. */
  to?: Date
  /** The last entry of the page before. */
  after?: Pick<Entry, 'at' | 'id'>
  order?: 'newest' | 'oldest'
  limit: number
}

export async function selectEntries(db: Db, search: Search): Promise<Entry[]> {
  const { subject, actor, operation, verb, from, to, after, limit } = search
  const newest = search.order !== 'oldest'
  const wanted = [
    actor === undefined ? undefined : sql`e.actor_id = ${actor}`,
    operation === undefined ? undefined : sql`e.operation = ${operation}`,
    verb === undefined ? undefined : sql`e.verb = ${verb}`,
    from === undefined ? undefined : sql`e.at >= ${from.toISOString()}::timestamptz`,
    to === undefined ? undefined : sql`e.at < ${to.toISOString()}::timestamptz`,
    after === undefined
      ? undefined
      : sql`(e.at, e.id) ${newest ? sql`<` : sql`>`} (${after.at}::timestamptz, ${after.id}::bigint)`,
  ].filter(condition => condition !== undefined)
  // Materialized, or the planner may walk all of time in search of a person with few entries.
  const source =
    subject === undefined
      ? sql`platform.journal_entry`
      : sql`(with about as materialized (
          select * from platform.journal_entry
          where subjects @> array[${subject}]::uuid[] or records @> array[${subject}]::uuid[]
        ) select * from about)`
  const direction = newest ? sql`desc` : sql`asc`
  const { rows } = await sql<Entry>`
    select e.id, ${atText} as at,
      json_build_object('id', e.actor_id, 'name', e.actor_name, 'role', e.actor_role) as actor,
      e.verb, e.operation, e.purpose, e.subjects::text[] as subjects, e.records::text[] as records,
      e.detail, e.recipient, e.request_id as "requestId"
    from ${source} e
    where ${wanted.length === 0 ? sql`true` : sql.join(wanted, sql` and `)}
    order by e.at ${direction}, e.id ${direction}
    limit ${limit}`.execute(db)
  return rows
}
