import pg from 'pg'
import { inventForce } from './invent-force.ts'
import { loadArchive } from './load/load-archive.ts'
import { HistoryWriter } from './load/load-history.ts'
import { commitUnits, loadLive } from './load/load-live.ts'
import { loadOpenData } from './load/load-open-data.ts'
import { loadPlaces } from './load/load-places.ts'
import { loadSightings } from './load/load-sightings.ts'
import { loadAccounts, loadUnits, unitsOnDuty } from './load/load-staff.ts'
import type { Size } from './rows.ts'

export interface LoadOptions {
  ownerUrl: string
  size: Size
  /** The world's present. */
  until: Date
  seed?: number
  months?: number
  say?: (line: string) => void
}

/** Any number does; this one is the year of the first modern police force. */
export const DEFAULT_SEED = 1829

/**
 * Fills an empty, migrated database with the invented force, in one transaction: whole or not at all. It
 * writes as the owner, for the server's own role may not write places, units or provenance.
 */
export async function loadInventedForce({
  ownerUrl,
  size,
  until,
  seed = DEFAULT_SEED,
  // Two years of a whole force are six million contacts, incidents and crimes: over half an hour to load.
  months = size === 'force' ? 3 : 24,
  say = () => {},
}: LoadOptions): Promise<void> {
  const begun = performance.now()
  const world = inventForce({ seed, size, until, months })
  say(
    `Inventing ${world.force.name}: ${world.force.population} people, ${world.addressCount} addresses, ${months} months`,
  )
  const db = new pg.Client({ connectionString: ownerUrl })
  await db.connect()
  try {
    await db.query('begin')
    await db.query('set local synchronous_commit = off')
    await loadPlaces(db, world)
    say('Places are in')
    const onDuty = unitsOnDuty(world)
    await loadAccounts(db, world)
    await loadUnits(db, world, onDuty)
    await loadOpenData(db, world)
    const history = new HistoryWriter(db, world)
    const open = await history.write(say)
    const commitments = commitUnits(world, open, onDuty)
    for (const each of open) history.case(each)
    await history.finish()
    await loadLive(db, world, commitments, onDuty)
    await loadArchive(db, world)
    await loadSightings(db, world)
    await keepSerials(db, world.force.id, history)
    await keepProvenance(db, world.force, { seed, size, until: until.toISOString(), months })
    await db.query('commit')
    await db.query('analyze')
    say(
      `Invented force ready: ${history.rows} rows of history in ${Math.round((performance.now() - begun) / 1000)} s`,
    )
  } catch (error) {
    await db.query('rollback').catch(() => {})
    throw error
  } finally {
    await db.end()
  }
}

/** So that the next log and the next crime number follow on. */
async function keepSerials(db: pg.Client, forceId: string, history: HistoryWriter): Promise<void> {
  for (const [day, last] of history.serials) {
    await db.query(
      'insert into respond.log_serial (force_id, log_date, last) values ($1, $2, $3)',
      [forceId, day, last],
    )
  }
  for (const [year, last] of history.crimeSerials) {
    await db.query('insert into respond.crime_serial (force_id, year, last) values ($1, $2, $3)', [
      forceId,
      year,
      last,
    ])
  }
}

async function keepProvenance(
  db: pg.Client,
  force: { id: string; name: string; code: string },
  world: { seed: number; size: Size; until: string; months: number },
): Promise<void> {
  await db.query('insert into memory.provenance (key, value) values ($1, $2), ($3, $4)', [
    'force',
    JSON.stringify({ id: force.id, name: force.name, code: force.code, invented: true }),
    'world',
    JSON.stringify(world),
  ])
}
