import { compileModel, compileNear, lessNear, openSum } from '../compile/model.ts'
import { openPairReader } from '../compile/pairs.ts'
import type { Model, ScoredPairs } from '../model.ts'
import type { Table } from '../table/table.ts'
import { components } from './components.ts'
import { gather } from './gather.ts'

/** Components past this size keep the pairs that were candidates: to weigh all would take the square of it. */
export const mostWeighed = 200

/**
 * The evidence to cluster on: within each component of certain links every pair is weighed, whether or not blocking
 * brought it up, so that what speaks against a union is heard as well as what speaks for it. Components past
 * `mostWeighed` keep the pairs given. Pairs between components are dropped: they join nothing.
 */
export function weighInside(
  model: Model,
  table: Table,
  pairs: ScoredPairs,
  certain: number,
): ScoredPairs {
  const labels = components(table.size, pairs, certain)
  const members = gather(table.size, table.size, row => labels[row]!)
  let count = 0
  for (let label = 0; label < table.size; label++) {
    const size = members.of(label).length
    if (size > 1 && size <= mostWeighed) count += (size * (size - 1)) / 2
  }
  for (let pair = 0; pair < pairs.weight.length; pair++) if (isKept(pair)) count++

  const left = new Int32Array(count)
  const right = new Int32Array(count)
  const weight = new Float32Array(count)
  let at = 0
  const weigh = openScorer(model, table)
  for (let label = 0; label < table.size; label++) {
    const rows = members.of(label)
    if (rows.length < 2 || rows.length > mostWeighed) continue
    for (let b = 1; b < rows.length; b++) {
      for (let a = 0; a < b; a++) {
        left[at] = rows[a]!
        right[at] = rows[b]!
        weight[at++] = weigh(rows[a]!, rows[b]!)
      }
    }
  }
  for (let pair = 0; pair < pairs.weight.length; pair++) {
    if (!isKept(pair)) continue
    left[at] = pairs.left[pair]!
    right[at] = pairs.right[pair]!
    weight[at++] = pairs.weight[pair]!
  }
  return { left, right, weight }

  function isKept(pair: number): boolean {
    const label = labels[pairs.left[pair]!]!
    return label === labels[pairs.right[pair]!]! && members.of(label).length > mostWeighed
  }
}

/** Weighs any two rows, in bits. */
function openScorer(model: Model, table: Table): (left: number, right: number) => number {
  const { levels, frequencies, read } = openPairReader(compileModel(model), table)
  const near = compileNear(model)
  const add = openSum(model)
  return (left, right) => {
    read(left, right)
    return lessNear(add(levels, frequencies), near, levels)
  }
}
