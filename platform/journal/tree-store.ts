import { sql } from 'kysely'
import type { Db } from '../database/tables.ts'
import type { Head } from './checkpoint.ts'
import type { Cursor } from './journal-store.ts'
import { completeNodes, type Hash, hashRanges, type NodeId, type Range, rootOf } from './merkle.ts'

/** Only roots of subtrees at every eighth level are kept; what lies between is computed. */
export const storedLevels = 8

export class TreeIncompleteError extends Error {
  override name = 'TreeIncompleteError'
}

export type StoredHead = Head & { sealed: Cursor; clusterId: string }

const headColumns = sql`
  origin, tree_size as size, encode(root_hash, 'hex') as root,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  key_id as "keyId", translate(encode(signature, 'base64'), e'\n', '') as signature,
  json_build_object('transactionId', sealed_transaction_id::text, 'entryId', sealed_entry_id) as sealed,
  cluster_id as "clusterId"`

export async function findLatestHead(db: Db): Promise<StoredHead | undefined> {
  const { rows } = await sql<StoredHead>`
    select ${headColumns} from platform.journal_head
    order by tree_size desc, head_id desc limit 1`.execute(db)
  return rows[0]
}

/** Heads of trees larger than `start` up to and with `end`, in order of growth. */
export async function findHeads(db: Db, { start, end }: Range): Promise<StoredHead[]> {
  const { rows } = await sql<StoredHead>`
    select ${headColumns} from platform.journal_head
    where tree_size > ${start}::bigint and tree_size <= ${end}::bigint
    order by tree_size, head_id`.execute(db)
  return rows
}

export async function findNextHead(db: Db, size: number): Promise<StoredHead | undefined> {
  const { rows } = await sql<StoredHead>`
    select ${headColumns} from platform.journal_head
    where tree_size > ${size}::bigint order by tree_size, head_id limit 1`.execute(db)
  return rows[0]
}

/** The heads signed after this one; nothing where this one itself is not among them. */
export async function findHeadsSince(db: Db, head: Head | undefined): Promise<Head[] | undefined> {
  let after = 0
  if (head !== undefined) {
    const { rows } = await sql<{ head_id: number }>`
      select head_id from platform.journal_head
      where tree_size = ${head.size}::bigint and origin = ${head.origin} and key_id = ${head.keyId}
        and root_hash = decode(${head.root}, 'hex') and signature = decode(${head.signature}, 'base64')
      order by head_id desc limit 1`.execute(db)
    if (rows[0] === undefined) return undefined
    after = rows[0].head_id
  }
  const { rows } = await sql<Head>`
    select ${headColumns} from platform.journal_head
    where head_id > ${after}::bigint order by head_id`.execute(db)
  return rows
}

export async function insertHead(
  db: Db,
  { sealed, clusterId, ...head }: StoredHead,
): Promise<void> {
  await sql`
    insert into platform.journal_head (tree_size, root_hash, at, origin, key_id, signature,
      sealed_transaction_id, sealed_entry_id, cluster_id)
    values (${head.size}, decode(${head.root}, 'hex'), ${head.at}::timestamptz, ${head.origin},
      ${head.keyId}, decode(${head.signature}, 'base64'), ${sealed.transactionId}::xid8,
      ${sealed.entryId}, ${clusterId})`.execute(db)
}

export async function insertLeaves(
  db: Db,
  start: number,
  entryIds: readonly number[],
  hashes: readonly Hash[],
): Promise<void> {
  const bytes = Buffer.from(hashes.join(''), 'hex')
  await sql`
    insert into platform.journal_leaf (leaf_index, entry_id, leaf_hash)
    select ${start}::bigint + place - 1, entry_id, substring(${bytes}::bytea from (place::int - 1) * 32 + 1 for 32)
    from unnest(${entryIds}::bigint[]) with ordinality as sealed (entry_id, place)`.execute(db)
}

export async function insertNodes(
  db: Db,
  nodes: readonly { id: NodeId; hash: Hash }[],
): Promise<void> {
  if (nodes.length === 0) return
  await sql`
    insert into platform.journal_node (level, node_index, node_hash)
    select level, node_index, decode(hash, 'hex')
    from unnest(${nodes.map(n => n.id.level)}::smallint[], ${nodes.map(n => n.id.index)}::bigint[],
      ${nodes.map(n => n.hash)}::text[]) as node (level, node_index, hash)`.execute(db)
}

type StoredRange = { level: number; start: number; end: number }

function storedRange({ level, index }: NodeId): StoredRange {
  const width = 2 ** (level % storedLevels)
  return { level: level - (level % storedLevels), start: index * width, end: (index + 1) * width }
}

/** The hashes of any complete subtrees, in one round trip and from at most 256 stored hashes each. */
export async function readNodes(db: Db, ids: readonly NodeId[]): Promise<(id: NodeId) => Hash> {
  const known = new Map<string, Hash>()
  const key = ({ level, index }: NodeId) => `${level}:${index}`
  const ranges = ids.map(storedRange)
  const { rows } = await sql<{ place: number; hashes: string | null }>`
    select place, case wanted.level when 0 then (
        select string_agg(encode(leaf_hash, 'hex'), '' order by leaf_index)
        from platform.journal_leaf where leaf_index >= first and leaf_index < past
      ) else (
        select string_agg(encode(node_hash, 'hex'), '' order by node_index)
        from platform.journal_node n
        where n.level = wanted.level and node_index >= first and node_index < past
      ) end as hashes
    from unnest(${ranges.map(r => r.level)}::smallint[], ${ranges.map(r => r.start)}::bigint[],
      ${ranges.map(r => r.end)}::bigint[]) with ordinality as wanted (level, first, past, place)`.execute(
    db,
  )
  for (const { place, hashes } of rows) {
    const id = ids[place - 1]
    const found = splitHashes(hashes ?? '')
    if (id === undefined || found.length !== 2 ** (id.level % storedLevels)) continue
    known.set(key(id), rootOf(found))
  }
  return id => {
    const hash = known.get(key(id))
    if (hash !== undefined) return hash
    throw new TreeIncompleteError(
      `The journal's tree lacks part of the ${2 ** id.level} leaves from ${id.index * 2 ** id.level}`,
    )
  }
}

export async function readRanges(db: Db, ranges: readonly Range[]): Promise<Hash[]> {
  return hashRanges(ranges, await readNodes(db, ranges.flatMap(completeNodes)))
}

export const splitHashes = (text: string): Hash[] => text.match(/.{64}/g) ?? []

/** Stored nodes whose last leaf lies in the range, by `level:index`. */
export async function findNodesEndingIn(db: Db, range: Range): Promise<Map<string, Hash>> {
  const levels = [8, 16, 24, 32, 40, 48]
  const { rows } = await sql<{ level: number; node_index: number; hash: string }>`
    select n.level, n.node_index, encode(n.node_hash, 'hex') as hash
    from unnest(${levels}::smallint[], ${levels.map(l => Math.floor(range.start / 2 ** l))}::bigint[],
      ${levels.map(l => Math.floor(range.end / 2 ** l))}::bigint[]) as wanted (level, first, past)
    join platform.journal_node n on n.level = wanted.level and node_index >= first and node_index < past`.execute(
    db,
  )
  return new Map(rows.map(row => [`${row.level}:${row.node_index}`, row.hash]))
}

export async function countTree(db: Db) {
  const { rows } = await sql<{ leaves: number; last: number | null; nodes: number }>`
    select count(*) as leaves, max(leaf_index) as last,
      (select count(*) from platform.journal_node) as nodes
    from platform.journal_leaf`.execute(db)
  return { leaves: rows[0]?.leaves ?? 0, last: rows[0]?.last ?? -1, nodes: rows[0]?.nodes ?? 0 }
}

export async function findLeaf(db: Db, index: number) {
  const { rows } = await sql<{ entry_id: number; leaf_hash: string }>`
    select entry_id, encode(leaf_hash, 'hex') as leaf_hash
    from platform.journal_leaf where leaf_index = ${index}::bigint`.execute(db)
  return rows[0]
}

export async function findFirstGap(db: Db, { start, end }: Range): Promise<number | undefined> {
  const { rows } = await sql<{ gap: number | null }>`
    select min(place) as gap from generate_series(${start}::bigint, ${end}::bigint - 1) as place
    where not exists (select from platform.journal_leaf where leaf_index = place)`.execute(db)
  return rows[0]?.gap ?? undefined
}

/** True for whoever asks first, until their transaction ends. */
export async function takeSealingLock(db: Db): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('platform.journal'), 62) as taken`.execute(db)
  return rows[0]?.taken ?? false
}

/** Each `initdb` draws its own: transaction ids can be compared only within one. */
export async function readClusterId(db: Db): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select system_identifier::text as id from pg_control_system()`.execute(db)
  return rows[0]?.id ?? ''
}
