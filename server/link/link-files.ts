import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { finished } from 'node:stream/promises'
import {
  explain,
  type Model,
  type Prediction,
  type RecordTable,
  waterfall,
  weigh,
} from '@bluelamp/science/linkage'
import { type Linked, linkTable, rowOf } from './link-table.ts'
import { readTable, UnreadableTableError } from './read-table.ts'
import { type Example, reportPage } from './report/report-page.ts'

export type LinkFilesOptions = {
  readonly files: readonly string[]
  readonly out: string
  readonly id?: string | undefined
  readonly truth?: string | undefined
  readonly except: readonly string[]
  readonly model?: string | undefined
  readonly seed: number
  readonly fixed: number
  readonly onProgress: (stage: string, done: number, of: number) => void
}

/**
 * Says who is who in files of records. Leaves in `out` the clusters, the pairs with their weights, the model and a
 * report. Broken off, it goes on where it was when it is called again with the same files and options.
 */
export async function linkFiles(options: LinkFilesOptions): Promise<Linked> {
  const { files, out } = options
  options.onProgress('Reading the files', 0, 1)
  const { table, idColumn } = await readTable(files, options.id)
  options.onProgress('Reading the files', 1, 1)
  const truthColumn = options.truth
  if (truthColumn && !table.columns[truthColumn]) {
    throw new UnreadableTableError(
      `There is no column ${truthColumn}. There are: ${Object.keys(table.columns).join(', ')}`,
    )
  }
  mkdirSync(out, { recursive: true })
  const kept = openKept(out, questionOf(options))
  const linked = await linkTable(table, {
    seed: options.seed,
    name: basename(files[0] ?? 'records').replace(/\.[a-z.]+$/i, ''),
    model: options.model ? readModel(options.model) : undefined,
    except: [idColumn, truthColumn, ...options.except].filter(name => name !== undefined),
    truth: truthColumn ? numbered(table.columns[truthColumn]!) : undefined,
    fixed: options.fixed,
    onProgress: options.onProgress,
    kept,
    clock: () => performance.now(),
  })
  writeFileSync(join(out, 'model.json'), `${JSON.stringify(linked.model, null, 1)}\n`)
  await writeRows(join(out, 'clusters.csv'), ['id', 'cluster'], clusterRows(table, linked))
  await writeRows(
    join(out, 'pairs.csv'),
    ['left', 'right', 'weight', 'probability'],
    pairRows(table, linked),
  )
  const page = reportPage({
    ...linked.facts,
    files: files.map(file => basename(file)),
    madeAt: new Date(),
    examples: examplesOf(table, linked),
  })
  writeFileSync(join(out, 'report.html'), page)
  kept.remove()
  return linked
}

const readModel = (file: string): Model => {
  const model = JSON.parse(readFileSync(file, 'utf8')) as Model
  if (model.format !== 'bluelamp-linkage/1') {
    throw new UnreadableTableError(`${file} is no model of this program: its format is not known`)
  }
  return model
}

/** The same files and the same options are the same question. */
const questionOf = (options: LinkFilesOptions) => ({
  files: [...options.files, ...(options.model ? [options.model] : [])].map(file => {
    const { size, mtimeMs } = statSync(file)
    return [file, size, mtimeMs]
  }),
  columns: [options.id, options.truth, options.except],
  seed: options.seed,
})

/** How pairs are shared out among parts: those of a run that did it otherwise do not fit. */
const shares = 'by key'

function numbered(values: RecordTable['columns'][string]): Int32Array {
  const numbers = new Map<string, number>()
  return Int32Array.from(values, value => {
    if (typeof value !== 'string') return -1
    const known = numbers.get(value) ?? numbers.size
    numbers.set(value, known)
    return known
  })
}

/** What a broken run had done, as long as what is asked is the same. */
export function openKept(out: string, question: unknown) {
  const asked = createHash('sha256')
    .update(JSON.stringify([question, shares]))
    .digest('hex')
    .slice(0, 16)
  const folder = join(out, 'unfinished')
  const stamp = join(folder, 'asked')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') !== asked)
    rmSync(folder, { recursive: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(stamp, asked)

  const find = <T>(name: string, read: (bytes: Buffer) => T): T | undefined => {
    const path = join(folder, name)
    return existsSync(path) ? read(readFileSync(path)) : undefined
  }
  const keep = (name: string, bytes: Buffer) => {
    const path = join(folder, name)
    // Renamed when whole, so that a file that is there is a file that is right.
    writeFileSync(`${path}.part`, bytes)
    renameSync(`${path}.part`, path)
  }
  return {
    model: () => find('model.json', bytes => JSON.parse(bytes.toString('utf8')) as Model),
    keepModel: (model: Model) => keep('model.json', Buffer.from(JSON.stringify(model))),
    pairs: (of: number) => ({
      read: (part: number) => find(`pairs-${part + 1}-of-${of}`, readPairs),
      write: (part: number, pairs: Prediction) =>
        keep(`pairs-${part + 1}-of-${of}`, writePairs(pairs)),
    }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function writePairs({ left, right, weight, candidates }: Prediction): Buffer {
  const bytesOf = (array: Int32Array | Float32Array) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength)
  const head = Buffer.alloc(16)
  head.writeDoubleLE(weight.length, 0)
  head.writeDoubleLE(candidates, 8)
  return Buffer.concat([head, bytesOf(left), bytesOf(right), bytesOf(weight)])
}

function readPairs(bytes: Buffer): Prediction {
  const length = bytes.readDoubleLE(0)
  const part = (at: number) => {
    const from = bytes.byteOffset + 16 + at * length * 4
    return bytes.buffer.slice(from, from + length * 4) as ArrayBuffer
  }
  return {
    left: new Int32Array(part(0)),
    right: new Int32Array(part(1)),
    weight: new Float32Array(part(2)),
    candidates: bytes.readDoubleLE(8),
  }
}

const cell = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

async function writeRows(
  path: string,
  heads: readonly string[],
  rows: Iterable<readonly (string | number)[]>,
): Promise<void> {
  const file = createWriteStream(path)
  file.write(`${heads.join(',')}\n`)
  for (const row of rows) {
    const line = `${row.map(each => cell(String(each))).join(',')}\n`
    if (!file.write(line)) await once(file, 'drain')
  }
  file.end()
  await finished(file)
}

/** A cluster is named by the identifier of its first record, so that runs can be compared. */
function* clusterRows(table: RecordTable, { clusters }: Linked): Iterable<[string, string]> {
  const names = new Map<number, string>()
  for (const [row, id] of table.ids.entries()) {
    const label = clusters[row]!
    const name = names.get(label) ?? id
    names.set(label, name)
    yield [id, name]
  }
}

function* pairRows(table: RecordTable, { pairs, model }: Linked) {
  const least = Math.log2(model.thresholds.doubtful / (1 - model.thresholds.doubtful))
  for (const [at, weight] of pairs.weight.entries()) {
    if (weight < least) continue
    yield [
      table.ids[pairs.left[at]!]!,
      table.ids[pairs.right[at]!]!,
      weight.toFixed(3),
      (1 / (1 + 2 ** -weight)).toFixed(6),
    ]
  }
}

/** Three pairs that show how it weighs: one that is sure, one just certain, one just not. */
function examplesOf(table: RecordTable, { pairs, model }: Linked): Example[] {
  const certain = Math.log2(model.thresholds.certain / (1 - model.thresholds.certain))
  const nearest = (to: number) => {
    let best = -1
    for (const [at, weight] of pairs.weight.entries()) {
      if (best < 0 || Math.abs(weight - to) < Math.abs(pairs.weight[best]! - to)) best = at
    }
    return best
  }
  const wanted = [
    { title: 'A sure link', at: nearest(certain + 15) },
    { title: 'A link that is just certain', at: nearest(certain + 0.5) },
    { title: 'A pair for a person to decide', at: nearest(certain - 2) },
  ]
  return wanted.flatMap(({ title, at }) => {
    if (at < 0) return []
    const [left, right] = [pairs.left[at]!, pairs.right[at]!]
    const weighed = weigh(model, rowOf(table, left), rowOf(table, right))
    return [
      {
        title: `${title}: ${table.ids[left]} and ${table.ids[right]}`,
        words: explain(weighed, { model }).findings.map(each => each.words),
        picture: waterfall(weighed).svg,
      },
    ]
  })
}
