import type { ScoredPairs } from '../model.ts'

/** Sets that only ever join: a forest in one array, with path halving and union by lower row. */
export type Forest = Int32Array

export function openForest(size: number): Forest {
  const forest = new Int32Array(size)
  for (let row = 0; row < size; row++) forest[row] = row
  return forest
}

/** The lowest row of the set, which stands for it. */
export function rootOf(forest: Forest, row: number): number {
  let at = row
  while (forest[at]! !== at) {
    forest[at] = forest[forest[at]!]!
    at = forest[at]!
  }
  return at
}

export function join(forest: Forest, left: number, right: number): void {
  const a = rootOf(forest, left)
  const b = rootOf(forest, right)
  if (a < b) forest[b] = a
  else if (b < a) forest[a] = b
}

/**
 * Rows that links of at least `atLeast` bits tie together, however long the chain: row to the lowest row of its
 * component. The coarsest clustering there is; `cluster` refines it.
 */
export function components(size: number, pairs: ScoredPairs, atLeast: number): Int32Array {
  const { left, right, weight } = pairs
  const forest = openForest(size)
  for (let pair = 0; pair < weight.length; pair++) {
    if (weight[pair]! >= atLeast) join(forest, left[pair]!, right[pair]!)
  }
  for (let row = 0; row < size; row++) forest[row] = rootOf(forest, row)
  return forest
}

/** Numbers from 0 in order of first appearance, for any labels below `labels.length`. */
export function renumber(labels: Int32Array): Int32Array {
  const numbers = new Int32Array(labels.length).fill(-1)
  const out = new Int32Array(labels.length)
  let next = 0
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row]!
    if (numbers[label] === -1) numbers[label] = next++
    out[row] = numbers[label]!
  }
  return out
}
