import { existsSync, readFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, type Db, type Hub, type Logger, openDatabase } from '@bluelamp/platform'
import { sql } from 'kysely'
import { dataFolder } from './database.ts'

/** Identifiers of what was disposed of, outside the database: a backup that is older does not know of it. */
export const registerFile = (config: Config): string =>
  join(dataFolder(config), 'disposal-register.json')

type Entry = { kind: 'record' | 'entity'; id: string; disposal_id: string; disposed_at: string }

/** Writes the register whole, and puts it in the place of the former one only when it is on the disk. */
export async function writeRegister(db: Db, file: string): Promise<number> {
  const { rows } = await sql<Entry>`
    select kind, id, disposal_id, disposed_at from memory.disposed
    order by disposed_at, kind, id`.execute(db)
  const kept = readRegister(file)
  const known = new Set(rows.map(row => `${row.kind} ${row.id}`))
  // After a restore the file knows more than the database until it was applied: nothing is taken out of it.
  const all = [...rows, ...kept.filter(entry => !known.has(`${entry.kind} ${entry.id}`))]
  if (all.length === 0) return 0
  const unfinished = `${file}.part`
  const handle = await open(unfinished, 'w', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(all, null, 1)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(unfinished, file)
  return all.length
}

export function readRegister(file: string): Entry[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Entry[]) : []
}

/** The register is written at the start and whenever something was disposed of. */
export async function followDisposals(
  hub: Hub,
  db: Db,
  file: string,
  logger: Logger,
): Promise<void> {
  let last: Promise<unknown> = writeRegister(db, file)
  await last
  hub.onNotify(({ verb }) => {
    if (verb !== 'memory.dispose-records') return undefined
    // One after another: two disposals must not write over each other's file.
    last = last
      .then(() => writeRegister(db, file))
      .catch(error => logger.error({ err: error }, 'the disposal register was not written'))
    return last.then(() => {})
  })
}

/**
 * Removes from a database that was restored from an older backup what the register says is gone; tells how many rows
 * went. Where the database knows of all of it, there is nothing to do.
 */
export async function applyRegister(owner: Db, file: string, now: Date): Promise<number> {
  const register = readRegister(file)
  if (register.length === 0) return 0
  const { rows: unknown } = await sql`
    select from jsonb_to_recordset(${JSON.stringify(register)}::jsonb) as r (kind text, id uuid)
    where not exists (select from memory.disposed d where d.kind = r.kind and d.id = r.id) limit 1`.execute(
    owner,
  )
  if (unknown.length === 0) return 0
  const { rows } = await sql<{ counts: Record<string, number> }>`
    select memory.dispose_again(${JSON.stringify(register)}::jsonb, ${now}) as counts`.execute(
    owner,
  )
  return Object.values(rows[0]?.counts ?? {}).reduce((sum, count) => sum + count, 0)
}

/** As the owner, before anything is served: whatever way an older state of the database came back. */
export async function clearWhatIsDisposedOf(
  ownerUrl: string,
  file: string,
  now: Date,
  say: (line: string) => void,
): Promise<void> {
  const owner = openDatabase({ url: ownerUrl, connections: 1, name: 'bluelamp disposal register' })
  try {
    const removed = await applyRegister(owner.db, file, now)
    if (removed > 0) {
      say(
        `${removed} rows that had been disposed of came back with this database; they are removed again`,
      )
    }
  } finally {
    await owner.close()
  }
}
