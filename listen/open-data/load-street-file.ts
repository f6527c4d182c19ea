import { createHash } from 'node:crypto'
import type { Context } from '@bluelamp/platform'
import { parse } from 'csv-parse/sync'
import { addRows, findLoaded, keepRows, type LoadCounts, makeRoom, markFile } from './load-store.ts'
import { type DataFile, UnreadableFileError } from './open-file.ts'
import { readLines } from './read-lines.ts'
import { headerFault, RowFault, readStreetRow, type StreetRow } from './street-row.ts'

export type LoadResult = LoadCounts & {
  /** The very same content was loaded before, so its rows were not read again. */
  known: boolean
}

export type Reject = { line: number; reason: string; text: string }

export type LoadOptions = {
  onReject?: (reject: Reject) => void
  /** Told now and then how many rows were read so far. */
  onProgress?: (received: number) => void
}

const batch = 2000

/**
 * Loads one street-level file of data.police.uk: all of it or, where it cannot be read to its end, nothing. A bad row
 * is handed to `onReject` and the rest is kept; received = kept + present + rejected. Needs a connection that may
 * make temporary tables (the schema's owner). Throws UnreadableFileError.
 */
export async function loadStreetFile(
  context: Context,
  file: DataFile,
  { onReject = () => {}, onProgress = () => {} }: LoadOptions = {},
): Promise<LoadResult> {
  const sha256 = await fingerprint(file)
  const known = await findLoaded(context, sha256)
  // Rejected rows are named again each time: whoever asks twice wants to see them.
  if (known && known.rejected === 0) {
    return { ...known, kept: 0, present: known.received, known: true }
  }
  const entry = { sha256, name: file.name, kind: 'police-uk street' }
  await markFile(context, entry, 'reading')
  try {
    return await context.db.transaction().execute(async db => {
      await makeRoom(db)
      const counts = { received: 0, kept: 0, present: 0, rejected: 0 }
      for await (const { lines, rows, rejects, read } of readBatches(file)) {
        for (const reject of rejects) onReject(reject)
        counts.rejected += rejects.length
        counts.received += read
        if (rows.length > 0) await addRows(db, lines, rows)
        onProgress(counts.received)
      }
      counts.kept = await keepRows(db)
      counts.present = counts.received - counts.rejected - counts.kept
      await markFile({ ...context, db }, entry, 'loaded', counts)
      return { ...counts, known: false }
    })
  } catch (error) {
    if (error instanceof UnreadableFileError) await markFile(context, entry, 'unreadable')
    throw error
  }
}

async function fingerprint(file: DataFile): Promise<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of bytesOf(file)) hash.update(chunk)
  return hash.digest()
}

/** The file's bytes; a fault of the disk or the compression is told with the file's name. */
async function* bytesOf(file: DataFile): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of await file.open()) yield chunk as Buffer
  } catch (error) {
    throw new UnreadableFileError(
      `${file.name} cannot be read to its end (${(error as Error).message}), so nothing of it was loaded. ` +
        'Fetch the file again.',
    )
  }
}

type Batch = { lines: number[]; rows: StreetRow[]; rejects: Reject[]; read: number }

async function* readBatches(file: DataFile): AsyncGenerator<Batch> {
  let next: Batch = { lines: [], rows: [], rejects: [], read: 0 }
  let header = true
  for await (const { number, text, whole } of readLines(bytesOf(file))) {
    if (header) {
      const fault = headerFault(cellsOf(text))
      if (fault) throw new UnreadableFileError(`${file.name} is not a street-level file: ${fault}.`)
      header = false
      continue
    }
    if (text.trim() === '') continue
    next.read += 1
    try {
      if (!whole) throw new RowFault('the line is too long')
      next.rows.push(readStreetRow(cellsOf(text)))
      next.lines.push(number)
    } catch (error) {
      if (!(error instanceof RowFault)) throw error
      next.rejects.push({ line: number, reason: error.message, text })
    }
    if (next.read === batch) {
      yield next
      next = { lines: [], rows: [], rejects: [], read: 0 }
    }
  }
  if (header) throw new UnreadableFileError(`${file.name} is empty.`)
  yield next
}

/**
 * One line's cells. Line by line, so that a quotation mark left open spoils its own row and not all that follow; these
 * files have no line breaks inside a cell.
 */
function cellsOf(text: string): string[] {
  if (!text.includes('"')) return text.split(',')
  try {
    const [cells] = parse(text, { relax_column_count: true }) as string[][]
    return cells ?? []
  } catch (error) {
    throw new RowFault(`the quotation marks do not match (${(error as Error).message})`)
  }
}
