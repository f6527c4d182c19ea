import { parentPort } from 'node:worker_threads'
import {
  openBlocks,
  openSampler,
  openScoring,
  type Sampler,
  type Table,
} from '@bluelamp/science/linkage'
import type { FromWorker, ToWorker } from './messages.ts'
import { shared } from './shared.ts'

/** One of the workers of `openScorers`: builds the indexes of some rules, counts samples of pairs, weighs some parts of them. */

let table: Table = { size: 0, columns: new Map() }
let sampler: Sampler | undefined
let score: ReturnType<typeof openScoring> | undefined
const answer = (message: FromWorker, transfer: ArrayBuffer[] = []) =>
  parentPort!.postMessage(message, transfer)

parentPort!.on('message', (message: ToWorker) => {
  if (message.kind === 'table') {
    table = { size: message.table.size, columns: new Map(message.table.columns) }
  } else if (message.kind === 'index') {
    const { rule, number, count } = message
    const index = shared(openBlocks([rule], table, { count }).rules[0]!.index)
    answer({ kind: 'indexed', number, index })
  } else if (message.kind === 'learn') {
    const { model, letters, indexes, samples } = message
    sampler = openSampler(model, table, { size: table.size, rules: indexes }, samples, letters)
  } else if (message.kind === 'tally') {
    const { sample, part } = message
    answer({ kind: 'tallied', sample, tally: sampler![sample](part) })
  } else if (message.kind === 'open') {
    const { model, plan, indexes, atLeast } = message
    sampler = undefined
    score = openScoring(model, table, {
      blocks: { size: table.size, rules: indexes },
      plan,
      atLeast,
    })
  } else {
    const { part, of } = message
    const prediction = score!({ part, of })
    const { left, right, weight } = prediction
    answer({ kind: 'scored', part, prediction }, [left, right, weight].map(bufferOf))
  }
})

const bufferOf = (numbers: Int32Array | Float32Array): ArrayBuffer => numbers.buffer as ArrayBuffer
