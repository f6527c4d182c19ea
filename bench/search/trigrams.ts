import { search } from '@bluelamp/memory'
import type { Context, Tables } from '@bluelamp/platform'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { seesRecord } from '../../memory/access/sees-record.ts'
import { readAsked } from '../../memory/search/ask.ts'
import { findCandidates } from '../../memory/search/find-candidates.ts'
import { sightOf } from '../../memory/search/sight.ts'
import { findAlike } from '../../memory/search/word-store.ts'
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

const wait = (taken: Taken): number => taken.wait
const worked = (taken: Taken): number => taken.ours + taken.theirs

/** What pg_trgm does, as search does it: who bears names like these, ranked, of what the actor may see. */
async function rankedNames(context: Context, typed: string): Promise<string[]> {
  const asked = readAsked(typed, context.now)
  const sight = await sightOf(context, 'memory.search')
  const alike = await findAlike(context, sight, asked.words)
  const found = await findCandidates(context, sight, { asked, alike }, 120)
  return [...new Set(found.map(each => each.entityId))].slice(0, 10)
}

/**
 * The same questions in turn, by pg_trgm, by search as it ships (texts too, presented and journalled) and by search's
 * names alone. How many times as long as the last pg_trgm took at its default, by the medians.
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
    const asked: { whole: Taken; names: Taken; theirs: Taken; target: boolean }[] = []
    for (const { typed, entityId } of questions) {
      const [theirs, found] = await taken(rival.backend, () => rival.search(typed))
      // Names before the whole, which would warm their pages.
      const [names] = await taken(backend, () => rankedNames(context, typed))
      const [whole] = await taken(backend, () => search(context, { typed }))
      asked.push({ whole, names, theirs, target: found.includes(entityId) })
    }
    await rival.close()
    const share = asked.filter(each => each.target).length / asked.length
    const peer = `pg_trgm at ${threshold}`
    figure(`${peer}: whom it was drawn from, among the first ten`, round(share, 3), 'of 1')
    for (const [what, of] of [
      ['wait', wait],
      ['processor time', worked],
    ] as const) {
      const theirs = spread(asked.map(each => of(each.theirs)))
      figure(`${peer}: ${what}`, words(theirs), 'ms')
      for (const [name, side] of [
        ['search whole', 'whole'],
        ['its ranked names alone', 'names'],
      ] as const) {
        const ours = spread(asked.map(each => of(each[side])))
        figure(`${peer}: ${what} of ${name}, the same questions in turn`, words(ours), 'ms')
        const times = { p50: round(theirs.p50 / ours.p50), p99: round(theirs.p99 / ours.p99) }
        figure(
          `${peer}: ${what}, times that of ${name}, p50 / p99`,
          `${times.p50} / ${times.p99}`,
          '',
        )
        if (of === wait && side === 'names') medians.push(times.p50)
      }
    }
  }
  return medians[0]!
}
