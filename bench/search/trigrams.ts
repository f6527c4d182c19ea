import { search } from '@bluelamp/memory'
import type { Context, Tables } from '@bluelamp/platform'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { seesRecord } from '../../memory/access/sees-record.ts'
import { round, spread, words } from '../bench.ts'
import { backendOf, type Taken, taken } from './ask.ts'
import type { Question } from './questions.ts'

/** The peer: PostgreSQL's own trigram index over whole names, as its manual sets it up. */
export async function prepareTrigrams(adminUrl: string, ownerUrl: string): Promise<void> {
  const database = new URL(ownerUrl).pathname
  const admin = new URL(adminUrl)
  admin.pathname = database
  const db = new pg.Client({ connectionString: admin.href })
  await db.connect()
  try {
    await db.query('create extension if not exists pg_trgm schema public')
    await db.query("set maintenance_work_mem = '512MB'")
    await db.query(
      `create index if not exists bench_name_trigrams on memory.detail
       using gin (lower(value) public.gin_trgm_ops) where name = 'name'`,
    )
    await db.query('vacuum analyze memory.detail')
  } finally {
    await db.end()
  }
}

type Trigrams = {
  /** The process that answers it. */
  backend: number
  search: (name: string) => Promise<string[]>
  close: () => Promise<void>
}

/**
 * The ten entities whose names are most alike, as far as trigrams go, of records that the actor may see: one
 * statement, on a connection of its own with PostgreSQL's settings as they come. Nothing is journalled or presented.
 */
async function openTrigrams(
  appUrl: string,
  context: Context,
  threshold: number,
): Promise<Trigrams> {
  const pool = new pg.Pool({ connectionString: appUrl, max: 1 })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await sql`select set_config('pg_trgm.similarity_threshold', ${String(threshold)}, false)`.execute(
    db,
  )
  return {
    backend: await backendOf(db),
    search: async name => {
      const { rows } = await sql<{ id: string }>`
        select d.entity_id as id from memory.detail d
        join memory.record r on r.id = d.record_id
        where d.name = 'name' and lower(d.value) operator(public.%) lower(${name})
          and ${seesRecord(context, 'memory.search', 'r')}
        order by public.similarity(lower(d.value), lower(${name})) desc
        limit 10`.execute(db)
      return rows.map(row => row.id)
    },
    close: () => db.destroy(),
  }
}

/** Its default, and a stricter one, which is quicker and finds fewer. */
const thresholds = [0.3, 0.5]

/**
 * The same questions in turn, one by pg_trgm and one by search as it ships: presented and journalled. How many times
 * as long pg_trgm took at its default, by the medians.
 */
export async function raceTrigrams(
  context: Context,
  appUrl: string,
  questions: readonly Question[],
  figure: (name: string, value: number | string, unit: string) => void,
): Promise<number> {
  const backend = await backendOf(context.db)
  const medians: number[] = []
  for (const threshold of thresholds) {
    const rival = await openTrigrams(appUrl, context, threshold)
    await rival.search(questions[0]!.typed)
    const asked: { ours: Taken; theirs: Taken; target: boolean }[] = []
    for (const { typed, entityId } of questions) {
      const [theirs, found] = await taken(rival.backend, () => rival.search(typed))
      const [ours] = await taken(backend, () => search(context, { typed }))
      asked.push({ ours, theirs, target: found.includes(entityId) })
    }
    await rival.close()
    const share = asked.filter(each => each.target).length / asked.length
    const peer = `pg_trgm at ${threshold}`
    figure(`${peer}: whom it was drawn from, among the first ten`, round(share, 3), 'of 1')
    const compare = (what: string, of: (taken: Taken) => number) => {
      const theirs = spread(asked.map(each => of(each.theirs)))
      const ours = spread(asked.map(each => of(each.ours)))
      figure(`${peer}: ${what}`, words(theirs), 'ms')
      figure(`${peer}: ${what} of search, the same questions in turn`, words(ours), 'ms')
      const times = { p50: round(theirs.p50 / ours.p50), p99: round(theirs.p99 / ours.p99) }
      figure(`${peer}: ${what}, times that of search, p50 / p99`, `${times.p50} / ${times.p99}`, '')
      return times.p50
    }
    medians.push(compare('wait', each => each.wait))
    compare('processor time', each => each.ours + each.theirs)
  }
  return medians[0]!
}
