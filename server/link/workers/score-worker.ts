import { parentPort } from 'node:worker_threads'
import { type BlockIndex, openBlocks, openScoring, type Table } from '@bluelamp/science/linkage'
import type { FromWorker, Index, ToWorker } from './messages.ts'
import { shared } from './shared.ts'

/** One of the workers of `openScorers`: builds the indexes of some rules, then weighs some parts of the pairs. */

let table: Table = { size: 0, columns: new Map() }
let score: ReturnType<typeof openScoring> | undefined
const answer = (message: FromWorker, transfer: ArrayBuffer[] = []) =>
  parentPort!.postMessage(message, transfer)

parentPort!.on('message', (message: ToWorker) => {
  if (message.kind === 'table') {
    table = { size: message.table.size, columns: new Map(message.table.columns) }
  } else if (message.kind === 'index') {
    const index = shared(openBlocks([message.rule], table).rules[0]!.index)
    answer({ kind: 'indexed', number: message.number, index })
  } else if (message.kind === 'open') {
    const { model, plan, indexes, atLeast } = message
    const blocks = { size: table.size, rules: indexes.map(withDropped) }
    score = openScoring(model, table, { blocks, plan, atLeast })
  } else {
    const { part, of } = message
    const prediction = score!({ part, of })
    const { left, right, weight } = prediction
    answer({ kind: 'scored', part, prediction }, [left, right, weight].map(bufferOf))
  }
})

/** What was left out as too common is of no use to scoring. */
const withDropped = ({
  name,
  index,
}: {
  name: string
  index: Index
}): BlockIndex['rules'][number] => ({
  name,
  index: { ...index, dropped: { stops: [], pairs: 0 } },
})

const bufferOf = (numbers: Int32Array | Float32Array): ArrayBuffer => numbers.buffer as ArrayBuffer
