import { hash } from 'node:crypto'

/**
 * Merkle trees as RFC 6962 and RFC 9162 (section 2.1) define them: SHA-256, a leaf hashed behind a
 * 0x00 byte and a node behind a 0x01. Hashes are 64 lower-case hex digits throughout, which Node
 * computes faster than buffers and which compare with `===`. Sizes and indexes are whole numbers up
 * to 2^53, so no bit operators: those would wrap at 2^31.
 */
export type Hash = string

/** A complete subtree: `level` 0 is a leaf, `index` counts subtrees of that level from the left. */
export type NodeId = { level: number; index: number }

/** The leaves from `start` up to, but without, `end`. */
export type Range = { start: number; end: number }

export const emptyRoot: Hash = hash('sha256', '', 'hex')

const leafPrefix = Buffer.from([0x00])

export function hashLeaf(data: Uint8Array | string): Hash {
  return hash('sha256', Buffer.concat([leafPrefix, Buffer.from(data)]), 'hex')
}

const pair = Buffer.alloc(65, 0x01)

export function hashNode(left: Hash, right: Hash): Hash {
  // A short write would leave the pair before in place and hash it, so malformed hashes must not pass.
  if (pair.write(left, 1, 32, 'hex') + pair.write(right, 33, 32, 'hex') !== 64) {
    throw new RangeError(`Not two SHA-256 hashes in hex: ${left}, ${right}`)
  }
  return hash('sha256', pair, 'hex')
}

/** The right edge of a growing tree: all that is needed to add a leaf or to name the root. */
export class Frontier {
  size = 0
  /** Roots of the complete subtrees from the largest to the smallest. */
  readonly #peaks: Hash[] = []

  static of(size: number, peaks: readonly Hash[]): Frontier {
    if (peaks.length !== completeNodes({ start: 0, end: size }).length) {
      throw new RangeError(`A tree of ${size} leaves does not have ${peaks.length} peaks`)
    }
    const frontier = new Frontier()
    frontier.size = size
    frontier.#peaks.push(...peaks)
    return frontier
  }

  copy(): Frontier {
    return Frontier.of(this.size, this.#peaks)
  }

  /** `onNode` hears of every node above the leaves that the new leaf completes. */
  push(leaf: Hash, onNode?: (node: NodeId, hash: Hash) => void): void {
    let node = leaf
    let index = this.size
    for (let level = 1; index % 2 === 1; level++) {
      node = hashNode(this.#peaks.pop() ?? '', node)
      index = (index - 1) / 2
      onNode?.({ level, index }, node)
    }
    this.#peaks.push(node)
    this.size++
  }

  root(): Hash {
    return foldPeaks(this.#peaks)
  }
}

function foldPeaks(peaks: readonly Hash[]): Hash {
  return peaks.length === 0 ? emptyRoot : peaks.reduceRight((right, left) => hashNode(left, right))
}

export function rootOf(leaves: readonly Hash[]): Hash {
  const frontier = new Frontier()
  for (const leaf of leaves) frontier.push(leaf)
  return frontier.root()
}

/** The fewest complete subtrees that make up a range, from the left; the range starts where a subtree of its size may. */
export function completeNodes({ start, end }: Range): NodeId[] {
  const nodes: NodeId[] = []
  for (let at = start; at < end; ) {
    const level = doublings(end - at)
    const width = 2 ** level
    if (at % width !== 0) throw new RangeError(`Leaves ${start} to ${end} are no part of a tree`)
    nodes.push({ level, index: at / width })
    at += width
  }
  return nodes
}

/** The ranges whose hashes are the inclusion proof of a leaf, in the proof's order (RFC 9162, 2.1.3.1). */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!(isCount(index) && isCount(size) && index < size)) {
    throw new RangeError(`A tree of ${size} leaves has no leaf ${index}`)
  }
  const ranges: Range[] = []
  let start = 0
  let end = size
  while (end - start > 1) {
    const middle = start + split(end - start)
    if (index < middle) {
      ranges.push({ start: middle, end })
      end = middle
    } else {
      ranges.push({ start, end: middle })
      start = middle
    }
  }
  return ranges.reverse()
}

/** The ranges whose hashes prove that the tree of `oldSize` leaves begins that of `newSize` (RFC 9162, 2.1.4.1). */
export function consistencyRanges(oldSize: number, newSize: number): Range[] {
  if (!(isCount(oldSize) && isCount(newSize) && oldSize <= newSize)) {
    throw new RangeError(`A tree of ${newSize} leaves never had ${oldSize}`)
  }
  if (oldSize === 0 || oldSize === newSize) return []
  const ranges: Range[] = []
  let start = 0
  let end = newSize
  while (oldSize !== end) {
    const middle = start + split(end - start)
    if (oldSize <= middle) {
      ranges.push({ start: middle, end })
      end = middle
    } else {
      ranges.push({ start, end: middle })
      start = middle
    }
  }
  // The verifier holds the old root already, so a proof that begins with the whole old tree leaves it out.
  if (start > 0) ranges.push({ start, end })
  return ranges.reverse()
}

/** Hashes of the ranges, from the hashes of the complete subtrees that make them up. */
export function hashRanges(ranges: readonly Range[], get: (node: NodeId) => Hash): Hash[] {
  return ranges.map(range => foldPeaks(completeNodes(range).map(get)))
}

/** RFC 9162, section 2.1.3.2. */
export function verifyInclusion(proof: {
  index: number
  size: number
  leaf: Hash
  path: readonly Hash[]
  root: Hash
}): boolean {
  const { index, size, leaf, path, root } = proof
  if (!(isCount(index) && isCount(size) && index < size)) return false
  if (![leaf, root, ...path].every(isHash)) return false
  let place = index
  let last = size - 1
  let node = leaf
  for (const sibling of path) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      node = hashNode(sibling, node)
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)]
    } else {
      node = hashNode(node, sibling)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && node === root
}

/** RFC 9162, section 2.1.4.2. The empty tree begins every tree, and its proof is empty. */
export function verifyConsistency(proof: {
  oldSize: number
  newSize: number
  oldRoot: Hash
  newRoot: Hash
  path: readonly Hash[]
}): boolean {
  const { oldSize, newSize, oldRoot, newRoot, path } = proof
  if (!(isCount(oldSize) && isCount(newSize) && oldSize <= newSize)) return false
  if (![oldRoot, newRoot, ...path].every(isHash)) return false
  if (oldSize === newSize) return path.length === 0 && oldRoot === newRoot
  if (oldSize === 0) return path.length === 0 && oldRoot === emptyRoot
  const [first, ...rest] = split(oldSize * 2) === oldSize ? [oldRoot, ...path] : path
  if (first === undefined) return false
  let place = oldSize - 1
  let last = newSize - 1
  while (isOdd(place)) [place, last] = [half(place), half(last)]
  let older = first
  let newer = first
  for (const sibling of rest) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      older = hashNode(sibling, older)
      newer = hashNode(sibling, newer)
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)]
    } else {
      newer = hashNode(newer, sibling)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && older === oldRoot && newer === newRoot
}

const isHash = (value: unknown): boolean =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
const isOdd = (value: number): boolean => value % 2 === 1
const half = (value: number): number => Math.floor(value / 2)
/** The largest power of two below `size`. */
const split = (size: number): number => 2 ** doublings(size - 1)

/** How often 1 can be doubled without passing `size`. Not by logarithm, which rounds up near 2^47. */
function doublings(size: number): number {
  let count = 0
  for (let power = 2; power <= size; power *= 2) count++
  return count
}
