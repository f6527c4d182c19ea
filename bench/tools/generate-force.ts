import { createHash } from 'node:crypto'
import { DEFAULT_SEED, inventForce, loadInventedForce } from '@bluelamp/database'
import { openDatabase, startLocalPostgres } from '@bluelamp/platform'
import { sql } from 'kysely'
import { prepareHouse } from '../../server/prepare-house.ts'
import { machineMs } from '../bench.ts'
import { peakMemory } from './process-facts.ts'

/** As the loader has it: see database/invented-force/load.ts. */
const months = { small: 24, force: 3 } as const

type Size = 'small' | 'force'
export type GenerateOrder =
  | { what: 'generate'; size: Size; until: string }
  | { what: 'load'; size: Size; until: string; folder: string }
export type Generated = {
  seconds: number
  peakMiB: number
  rows: Record<string, number>
  /** Of one row in a hundred. */
  digest: string
}
export type Loaded = {
  seconds: number
  peakMiB: number
  tables: Record<string, number>
  megabytes: number
}

function generate(size: Size, until: string): Generated {
  const began = machineMs()
  const world = inventForce({
    seed: DEFAULT_SEED,
    size,
    until: new Date(until),
    months: months[size],
  })
  const parts: [string, Iterable<unknown>][] = [
    ['addresses', world.addresses()],
    ['people', world.people()],
    ['streets', world.streets()],
    ['snap points', world.snapPoints()],
    ['staff', world.staff()],
    ['units', world.units()],
    ['contacts, incidents and crimes', world.history()],
    ['stops', world.stops()],
  ]
  const hash = createHash('sha256')
  const rows: Record<string, number> = {}
  for (const [part, all] of parts) {
    let count = 0
    for (const row of all) {
      if (count % 100 === 0) hash.update(JSON.stringify(row))
      count += 1
    }
    rows[part] = count
  }
  return {
    seconds: (machineMs() - began) / 1000,
    peakMiB: peakMemory(process.pid),
    rows,
    digest: hash.digest('hex'),
  }
}

async function load(
  { size, until: moment, folder }: Extract<GenerateOrder, { what: 'load' }>,
  say: (line: string) => void,
): Promise<Loaded> {
  const postgres = await startLocalPostgres({ folder })
  const { ownerUrl } = postgres
  const until = new Date(moment)
  try {
    await prepareHouse({ ownerUrl, size: 'none', until })
    const began = machineMs()
    await loadInventedForce({ ownerUrl, size, until, say })
    const seconds = (machineMs() - began) / 1000
    return { seconds, peakMiB: peakMemory(process.pid), ...(await count(ownerUrl)) }
  } finally {
    await postgres.stop()
  }
}

async function count(url: string): Promise<Pick<Loaded, 'tables' | 'megabytes'>> {
  const { db, close } = openDatabase({ url, connections: 1 })
  try {
    const { rows } = await sql<{ schema: string; name: string }>`
      select schemaname as schema, tablename as name from pg_tables
      where schemaname in ('platform', 'memory', 'listen', 'respond')`.execute(db)
    const tables: Record<string, number> = {}
    for (const { schema, name } of rows) {
      const counted = await sql<{ count: number }>`
        select count(*) as count from ${sql.table(`${schema}.${name}`)}`.execute(db)
      tables[`${schema}.${name}`] = counted.rows[0]?.count ?? 0
    }
    const size = await sql<{ bytes: number }>`
      select pg_database_size(current_database()) as bytes`.execute(db)
    return { tables, megabytes: Math.round((size.rows[0]?.bytes ?? 0) / 1e6) }
  } finally {
    await close()
  }
}

async function obey(order: GenerateOrder): Promise<void> {
  const tell = (message: object) => process.send?.(message)
  try {
    const done =
      order.what === 'generate'
        ? generate(order.size, order.until)
        : await load(order, said => tell({ said }))
    tell({ done })
  } catch (error) {
    tell({ fault: String(error) })
  }
  process.disconnect()
}

process.once('message', (order: GenerateOrder) => void obey(order))
// The parent is gone, or all is told: leaving by the front door stops the database too.
process.once('disconnect', () => process.exit(0))
