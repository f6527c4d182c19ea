import type { Db } from '@bluelamp/platform'
import { sql } from 'kysely'
import { indexWhole } from './index-store.ts'

/** Another way of making words or keys is another version: what the older one made is thrown away. */
const version = 'search 2026-11-30'
const batch = 40_000
/** Batches taken in at one time: while the database writes one, the names of the other are made into words. */
const lanes = 2
const tables = ['search_mention', 'search_name', 'search_key', 'search_spot', 'search_text']
/** Tell what is there already while the index is being made. */
const kept = ['search_mention_pkey', 'search_mention_once', 'search_text_pkey']

export type IndexAllOptions = {
  /** As the owner: indexes are taken off while the first records go in. */
  db: Db
  say?: (line: string) => void
}

type Progress = { last: string | null; indexes: string[]; finished: boolean }

/**
 * Takes every record that was not kept by a verb into the index: those of an older release, and the
 * invented force's, which come by COPY. Stopped half way it goes on from there; when all is in, it returns
 * at once. Answers how many records it took in.
 */
export async function indexAllRecords({ db, say = () => {} }: IndexAllOptions): Promise<number> {
  const progress = await findProgress(db)
  if (progress?.finished && (await isComplete(db))) return 0
  if (!progress) await begin(db)
  else if (progress.finished) await keepProgress(db, { last_record: null, finished_at: null })
  const { indexes } = (await findProgress(db))!
  const began = performance.now()
  let count = 0
  for (;;) {
    const ranges = await nextRanges(db)
    if (ranges.length === 0) break
    await Promise.all(ranges.map(range => indexBatch(db, range)))
    // Stopped before this line, it takes in again what was not there yet, and no more.
    await keepProgress(db, { last_record: ranges.at(-1)!.to })
    count += ranges.reduce((sum, range) => sum + range.count, 0)
    if (count % (batch * lanes * 3) === 0) say(`${count} records are in the search index`)
  }
  await makeIndexes(db, indexes)
  await keepProgress(db, { indexes: [], finished_at: new Date() })
  if (count > 0) {
    await sql.raw(`analyze ${['search_word', ...tables].map(t => `memory.${t}`)}`).execute(db)
    say(
      `Search index ready: ${count} records in ${Math.round((performance.now() - began) / 1000)} s`,
    )
  }
  return count
}

async function findProgress(db: Db): Promise<Progress | undefined> {
  const { rows } = await sql<Progress>`
    select last_record as last, indexes, finished_at is not null as finished
    from memory.search_progress where version = ${version}`.execute(db)
  return rows[0]
}

/** What a verb keeps is in the index from its own transaction on, so the first and the last tell. */
async function isComplete(db: Db): Promise<boolean> {
  const { rows } = await sql<{ complete: boolean }>`
    select coalesce(bool_and(exists (
      select from memory.search_text t where t.record_id = r.id)), true) as complete
    from ((select id from memory.record order by id limit 1)
      union all (select id from memory.record order by id desc limit 1)) r`.execute(db)
  return rows[0]!.complete
}

/**
 * Rows go in several times as fast where indexes are made of all of them at the end, and where all of them are compared
 * at once with what they refer to.
 */
async function begin(db: Db): Promise<void> {
  await db.transaction().execute(async tx => {
    const { rows: indexes } = await sql<{ name: string; made: string }>`
      select indexname as name, replace(indexdef, 'INDEX ', 'INDEX IF NOT EXISTS ') as made
      from pg_indexes
      where schemaname = 'memory' and tablename = any (${tables}) and indexname <> all (${kept})
      order by indexname`.execute(tx)
    const { rows: references } = await sql<{ dropped: string; made: string }>`
      select format('alter table %s drop constraint if exists %I', conrelid::regclass, conname) as dropped,
        format('alter table %1$s drop constraint if exists %2$I, add constraint %2$I %3$s',
          conrelid::regclass, conname, pg_get_constraintdef(oid)) as made
      from pg_constraint
      where contype = 'f' and conrelid in (
        select c.oid from pg_class c where c.relnamespace = 'memory'::regnamespace and c.relname = any (${tables}))
      order by conname`.execute(tx)
    await sql`truncate ${sql.join([...tables, 'search_word'].map(name => sql.id('memory', name)))}`.execute(
      tx,
    )
    for (const { name } of indexes) await sql`drop index ${sql.id('memory', name)}`.execute(tx)
    for (const { dropped } of references) await sql.raw(dropped).execute(tx)
    await sql`delete from memory.search_progress`.execute(tx)
    await sql`
      insert into memory.search_progress (version, indexes)
      values (${version}, ${[...indexes, ...references].map(row => row.made)})`.execute(tx)
  })
}

async function keepProgress(
  db: Db,
  change: { last_record?: string | null; indexes?: string[]; finished_at?: Date | null },
): Promise<void> {
  await db
    .updateTable('memory.search_progress')
    .set(change)
    .where('version', '=', version)
    .execute()
}

type Range = { from: string; to: string; count: number }

/** The next records, in as many parts as are taken in at one time. */
async function nextRanges(db: Db): Promise<Range[]> {
  const ranges: Range[] = []
  let from = (await findProgress(db))!.last ?? '00000000-0000-0000-0000-000000000000'
  while (ranges.length < lanes) {
    const { rows } = await sql<{ to: string; count: number }>`
      select max(id::text) as to, count(*) as count from (
        select id from memory.record where id > ${from} order by id limit ${batch}) next`.execute(
      db,
    )
    const { to, count } = rows[0]!
    if (count === 0) break
    ranges.push({ from, to, count })
    from = to
  }
  return ranges
}

async function indexBatch(db: Db, { from, to }: Range): Promise<void> {
  await db.transaction().execute(async tx => {
    await sql`set local synchronous_commit = off`.execute(tx)
    await sql`set local work_mem = '128MB'`.execute(tx)
    // How many rows a step of the statement hands on is not known to the planner, which then loops over all pairs.
    await sql`set local enable_nestloop = off`.execute(tx)
    await indexWhole(
      tx,
      column => sql`(${sql.ref(column)} > ${from} and ${sql.ref(column)} <= ${to})`,
    )
  })
}

/** Indexes and references, two at a time, with memory to sort in. */
async function makeIndexes(db: Db, indexes: readonly string[]): Promise<void> {
  const waiting = [...indexes]
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const made = next
      await db.transaction().execute(async tx => {
        await sql`set local maintenance_work_mem = '768MB'`.execute(tx)
        await sql.raw(made).execute(tx)
      })
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}
