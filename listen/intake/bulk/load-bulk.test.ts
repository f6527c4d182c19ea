import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { allowEverything, openTestHouse, type TestHouse } from '@bluelamp/platform/testing'
import '../../tables.ts'
import { guessMapping } from '../partner/mapping.ts'
import { saveMapping } from '../partner/upload-file.ts'
import { viewIntake } from '../view-intake.ts'
import { closeBulk, keepBulkRows, openBulk } from './load-bulk.ts'
import type { BulkLine } from './read-bulk.ts'
import { readRowsOf } from './read-file.ts'

const forceId = 'testford'
let house: TestHouse
const folder = mkdtempSync(join(tmpdir(), 'bulk-'))

before(async () => {
  allowEverything()
  house = await openTestHouse('load-bulk')
  await saveMapping(house.context(), {
    forceId,
    name: 'old-system',
    mapping: {
      ...guessMapping([]),
      use: 'import',
      columns: { ref: 'key', name: 'person-1.name', born: 'person-1.date-of-birth', what: 'words' },
    },
  })
  await saveMapping(house.context(), {
    forceId,
    name: 'no-number',
    mapping: { ...guessMapping([]), use: 'import', columns: { what: 'words' } },
  })
})
after(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

const file = (name: string, text: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Loads as the command does; `stopAfter` commits that many parts and is then killed. */
async function load(
  path: string,
  mapping: string,
  together: number,
  stopAfter = Number.POSITIVE_INFINITY,
) {
  const context = house.context()
  const reader = await readRowsOf(path)
  try {
    const open = (await openBulk(context, forceId, mapping, reader.facts))!
    let seen = 0
    let parts = 0
    let waiting: BulkLine[] = []
    const commit = async () => {
      await keepBulkRows(context, forceId, open, {
        lines: waiting,
        from: seen - waiting.length,
        reached: seen,
      })
      waiting = []
      parts++
    }
    for await (const lines of reader.read(mapping === 'old-system' ? 'ref' : undefined)) {
      for (const line of lines) {
        seen++
        if (seen <= open.reached) continue
        waiting.push(line)
        if (waiting.length === together) await commit()
        if (parts === stopAfter)
          return { batchId: open.batchId, reached: open.reached, counts: undefined }
      }
    }
    if (waiting.length > 0) await commit()
    return {
      batchId: open.batchId,
      reached: open.reached,
      counts: await closeBulk(context, open.batchId),
    }
  } finally {
    reader.close()
  }
}
const batchOf = async (batchId: string) => {
  const period = { from: new Date(0), to: new Date('2100-01-01') }
  return (await viewIntake(house.context(), { forceId, period, batchId })).batch!
}

const rows = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `r${at},Person ${at} Vale,0${1 + (at % 9)}/04/1980,Words ${at}`,
  )

test('a file stopped part of the way goes on where it was, and every row is counted once', async () => {
  const path = file('old.csv', `ref,name,born,what\n${rows(50).join('\n')}\n`)
  const first = await load(path, 'old-system', 10, 2)
  const half = await batchOf(first.batchId)
  assert.deepEqual(
    [half.state, half.reached, half.expected, half.received, half.off],
    ['open', 20, 50, 20, false],
  )
  const second = await load(path, 'old-system', 10)
  assert.deepEqual([second.batchId, second.reached], [first.batchId, 20])
  assert.deepEqual(second.counts, { received: 50, stored: 50, repeated: 0, rejected: 0 })
  const third = await load(path, 'old-system', 30)
  assert.notEqual(third.batchId, first.batchId)
  assert.deepEqual(third.counts, { received: 50, stored: 0, repeated: 50, rejected: 0 })
  assert.equal((await batchOf(third.batchId)).off, false)
})

test('two loads of one file at once: the second stops, and nothing is counted twice', async () => {
  const path = file(
    'twice.csv',
    `ref,name,born,what\n${rows(20).join('\n').replaceAll('r', 't')}\n`,
  )
  const first = await load(path, 'old-system', 5, 2)
  const reader = await readRowsOf(path)
  const stale = (await openBulk(house.context(), forceId, 'old-system', reader.facts))!
  reader.close()
  await load(path, 'old-system', 5, 1)
  const lines = [{ values: { ref: 'x', name: 'Kit', born: '', what: 'x' }, place: 1 }]
  await assert.rejects(
    keepBulkRows(house.context(), forceId, stale, { lines, from: 10, reached: 11 }),
    /another command/,
  )
  const { received, reached } = await batchOf(first.batchId)
  assert.deepEqual([received, reached], [15, 15])
})

test('rows that are alike are as many as they are, also when the load was stopped between them', async () => {
  const path = file('alike.csv', `what\n${'the same\n'.repeat(7)}`)
  const first = await load(path, 'no-number', 3, 1)
  assert.equal((await batchOf(first.batchId)).stored, 3)
  assert.deepEqual((await load(path, 'no-number', 3)).counts, {
    received: 7,
    stored: 7,
    repeated: 0,
    rejected: 0,
  })
})

test('rows that cannot be read are received and rejected with the line and a reason', async () => {
  const path = file(
    'bad.csv',
    `ref,name,born,what\n${rows(3).join('\n')}\nonly,two\nx1,Kit Moss,31/02/1980,Words\n`,
  )
  const { counts, batchId } = await load(path, 'old-system', 100)
  // The first three came with the file above.
  assert.deepEqual(counts, { received: 5, stored: 0, repeated: 3, rejected: 2 })
  const period = { from: new Date(0), to: new Date('2100-01-01') }
  const { items } = await viewIntake(house.context(), {
    forceId,
    period,
    batchId,
    outcome: 'rejected',
  })
  assert.deepEqual(
    items!.map(item => item.reason),
    [
      'born is not a date written day/month/year.',
      'Line 5 of the file has too few cells: a separator is missing.',
    ],
  )
})

test('Parquet is read with its own types, as words', async () => {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const path = join(folder, 'rows.parquet')
  await connection.run(`copy (select 'p' || i as ref, 'Ada ' || i as name, date '1980-04-02' as born,
    'Seen at ' || i as what from range(25) t(i)) to '${path}' (format parquet)`)
  connection.closeSync()
  instance.closeSync()
  const reader = await readRowsOf(path)
  assert.deepEqual([reader.facts.rows, reader.facts.columns], [25, ['ref', 'name', 'born', 'what']])
  reader.close()
  assert.deepEqual((await load(path, 'old-system', 10)).counts, {
    received: 25,
    stored: 25,
    repeated: 0,
    rejected: 0,
  })
})

test('other encodings are read, and a file that is none is told', async () => {
  const windows = file(
    'windows.csv',
    Buffer.from('ref,name,born,what\nw1,Zoë Brontë,02/04/1980,Señor\n', 'latin1'),
  )
  const reader = await readRowsOf(windows)
  const { value: lines } = await reader.read('ref').next()
  const [line] = lines as BulkLine[]
  assert.equal(line && 'values' in line && line.values.name, 'Zoë Brontë')
  reader.close()
  await assert.rejects(readRowsOf(file('x.parquet', 'no parquet')), /cannot be read/)
  await assert.rejects(readRowsOf(join(folder, 'none.csv')), /There is no file/)
  await assert.rejects(readRowsOf(file('x.docx', 'x')), /neither/)
  assert.equal(
    await openBulk(house.context(), forceId, 'no-such', {
      name: '',
      sha256: Buffer.alloc(32),
      size: 1,
      rows: 1,
      columns: [],
    }),
    undefined,
  )
})
