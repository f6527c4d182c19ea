import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import {
  type BulkLine,
  closeBulk,
  keepBulkRows,
  openBulk,
  type RowReader,
  readRowsOf,
  saveMapping,
  UnreadableFileError,
} from '@bluelamp/listen'
import { checkMapping, type Mapping } from '@bluelamp/listen/contract'
import { readForcePolicy } from '@bluelamp/memory'
import { type Context, enforce, readConfig } from '@bluelamp/platform'
import { intakeActor } from '../actors.ts'
import { openDatabases } from '../database.ts'
import { findForce } from '../force.ts'
import { progressLine, words } from './command.ts'

/** Rows committed together: what a stopped load has to read again at the most. */
const together = 500

/** A mapping by its name, or out of a file, which saves it under the file's name. */
async function mappingName(context: Context, forceId: string, given: string): Promise<string> {
  if (!given.endsWith('.json')) return given
  const name = basename(given, '.json')
  let mapping: Mapping
  try {
    mapping = JSON.parse(readFileSync(given, 'utf8')) as Mapping
    if (checkMapping(mapping).length > 0) throw new Error('it is not a whole mapping')
  } catch (error) {
    throw new UnreadableFileError(`${given} cannot be used: ${(error as Error).message}.`)
  }
  await saveMapping(
    { ...context, actor: { ...context.actor, roles: ['contact-handler'] } },
    { forceId, name, mapping },
  )
  return name
}

async function loadFile(context: Context, forceId: string, reader: RowReader, mapping: string) {
  const { facts } = reader
  const open = await openBulk(context, forceId, mapping, facts)
  if (!open) {
    throw new UnreadableFileError(
      `There is no mapping “${mapping}”. Make one on /workbench/intake/files, or name a .json file that holds one.`,
    )
  }
  if (open.reached > 0)
    console.log(`  Going on after row ${words(open.reached)}, where it was stopped.`)
  const shown = progressLine()
  const started = performance.now()
  let seen = 0
  let waiting: BulkLine[] = []
  const commit = async () => {
    if (waiting.length === 0) return
    await keepBulkRows({ ...context, now: new Date() }, forceId, open, {
      lines: waiting,
      from: seen - waiting.length,
      reached: seen,
    })
    waiting = []
    const speed = ((seen - open.reached) / (performance.now() - started)) * 1000
    const share = Math.min(1, seen / Math.max(1, facts.rows))
    const bar = '█'.repeat(Math.round(share * 24)).padEnd(24, '░')
    shown.show(
      `  ${bar} ${words(seen)} of ${words(facts.rows)} rows, ${words(Math.round(speed))} a second`,
    )
  }
  const { columns } = open.mapping.mapping
  const key = Object.keys(columns).find(column => columns[column] === 'key')
  for await (const lines of reader.read(key)) {
    for (const line of lines) {
      seen += 1
      // Committed by a run before this one; it is read again only so that equals are counted alike.
      if (seen <= open.reached) continue
      waiting.push(line)
      if (waiting.length === together) await commit()
    }
  }
  await commit()
  shown.end()
  return {
    ...(await closeBulk({ ...context, now: new Date() }, open.batchId)),
    batchId: open.batchId,
  }
}

/** Loads a large file of records. Answers the exit code. */
export async function loadRecords(path: string, mapping: string): Promise<number> {
  const { config } = readConfig(process.env)
  enforce(readForcePolicy())
  const reader = await readRowsOf(path)
  const databases = await openDatabases(config, line => console.log(`  ${line}`)).catch(error => {
    reader.close()
    throw error
  })
  try {
    const { db } = databases.app
    const { forceId } = await findForce(db)
    const actor = intakeActor(forceId, 'bulk-loader', 'Loader of large files')
    const context = { db, actor, now: new Date() }
    const name = await mappingName(context, forceId, mapping)
    const started = performance.now()
    const { received, stored, repeated, rejected, batchId } = await loadFile(
      context,
      forceId,
      reader,
      name,
    )
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(
      `\n${words(received)} rows received = ${words(stored)} stored + ${words(repeated)} repeated + ` +
        `${words(rejected)} rejected, in ${seconds} s. Row by row: /workbench/intake/batches/${batchId}`,
    )
    return 0
  } finally {
    reader.close()
    await databases.close()
  }
}
