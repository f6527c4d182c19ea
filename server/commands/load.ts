import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { join, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { type DataFile, findDataFiles, loadStreetFile, UnreadableFileError } from '@bluelamp/listen'
import {
  ConfigError,
  ConflictError,
  type Context,
  LocalPostgresError,
  MigrationError,
  openDatabase,
  readConfig,
} from '@bluelamp/platform'
import { system } from '../actors.ts'
import { DatabaseError, dataFolder, openDatabases } from '../database.ts'
import { prepareHouse } from '../prepare-house.ts'
import { loadRecords } from './load-records.ts'

const usage = `Loads open data, or records of the force.

  npm run load -- police-uk <files or folders> [--rejects <folder>]
  npm run load -- records <file> --mapping <name>

police-uk takes street-level files of data.police.uk: .csv, .csv.gz, or a .zip of them. Loading a file again adds nothing. Rows
that cannot be read are left out and named in <file>.rejects.csv, in the folder given (usually .bluelamp/rejects).

records takes a .csv, .csv.gz or .parquet of any size through the door by which all records come. What the columns mean says
a mapping saved on /workbench/intake/files, or a JSON file that holds one (--mapping <file>.json). Stopped, it goes on where it was.`

type Totals = { received: number; kept: number; present: number; rejected: number; unread: number }

const words = (count: number) => count.toLocaleString('en-GB')

/** One line that is written over on a terminal; elsewhere only what is lasting. */
function progress(name: string) {
  const live = process.stdout.isTTY
  let told = 0
  return {
    at(received: number) {
      if (!live || performance.now() - told < 100) return
      told = performance.now()
      process.stdout.write(`\r\u001b[K  ${name}: ${words(received)} rows read`)
    },
    end(line: string) {
      process.stdout.write(`${live ? '\r\u001b[K' : ''}  ${line}\n`)
    },
  }
}

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`

/** The rows left out of one file; made when there is a first one. */
function rejectsFile(folder: string, name: string) {
  const path = join(folder, `${name}.rejects.csv`)
  let file: WriteStream | undefined
  return {
    path,
    add({ line, reason, text }: { line: number; reason: string; text: string }) {
      if (!file) {
        mkdirSync(folder, { recursive: true })
        file = createWriteStream(path)
        file.write('line,reason,text\n')
      }
      file.write(`${line},${cell(reason)},${cell(text)}\n`)
    },
    async close() {
      if (!file) return
      file.end()
      await finished(file)
    },
  }
}

async function loadOne(context: Context, file: DataFile, folder: string, totals: Totals) {
  const shown = progress(file.name)
  const rejects = rejectsFile(folder, file.name)
  try {
    const result = await loadStreetFile(context, file, {
      onReject: rejects.add,
      onProgress: shown.at,
    })
    for (const key of ['received', 'kept', 'present', 'rejected'] as const) {
      totals[key] += result[key]
    }
    const known = result.known ? ' (this very file was loaded before)' : ''
    shown.end(`${file.name}: ${reconciled(result)}${known}`)
    if (result.rejected > 0) console.log(`    left out rows: ${rejects.path}`)
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error
    totals.unread += 1
    shown.end(error.message)
  } finally {
    await rejects.close()
  }
}

const reconciled = ({ received, kept, present, rejected }: Omit<Totals, 'unread'>) =>
  `${words(received)} rows received = ${words(kept)} kept + ${words(present)} already there + ${words(rejected)} left out`

async function load(paths: string[], rejects: string | undefined): Promise<number> {
  const { config } = readConfig(process.env)
  const folder = rejects ? resolve(rejects) : join(dataFolder(config), 'rejects')
  const say = (line: string) => console.log(`  ${line}`)
  const databases = await openDatabases(config, say)
  // The owner, because a load works in temporary tables, which the serving role may not make.
  const owner = openDatabase({ url: databases.ownerUrl, connections: 2, name: 'bluelamp load' })
  const totals: Totals = { received: 0, kept: 0, present: 0, rejected: 0, unread: 0 }
  const started = performance.now()
  try {
    // No invented force: whoever loads before the first start gets it then.
    await prepareHouse({ ownerUrl: databases.ownerUrl, size: 'none', until: new Date(), say })
    for await (const file of findDataFiles(paths)) {
      const context = { db: owner.db, actor: system('any'), now: new Date() }
      await loadOne(context, file, folder, totals)
    }
  } finally {
    await owner.close()
    await databases.close()
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`\n${reconciled(totals)}, in ${seconds} s.`)
  if (totals.unread > 0) {
    console.error(
      `${totals.unread} of the files could not be read: see above. The others are loaded.`,
    )
  }
  return totals.unread > 0 ? 1 : 0
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      rejects: { type: 'string' },
      mapping: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  const [kind, ...paths] = positionals
  if (values.help) {
    console.log(usage)
    return 0
  }
  if (kind === 'records' && paths.length === 1 && values.mapping) {
    return loadRecords(paths[0]!, values.mapping)
  }
  if (kind !== 'police-uk' || paths.length === 0) {
    console.error(usage)
    return 2
  }
  return load(paths, values.rejects)
}

try {
  process.exitCode = await main()
} catch (error) {
  const known = [
    UnreadableFileError,
    ConfigError,
    ConflictError,
    LocalPostgresError,
    MigrationError,
    DatabaseError,
  ]
  const isKnown =
    known.some(kind => error instanceof kind) ||
    (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
  console.error(isKnown ? (error as Error).message : error)
  process.exitCode = 1
}
