import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  completeNodes,
  consistencyRanges,
  emptyRoot,
  Frontier,
  type Hash,
  hashLeaf,
  hashRanges,
  inclusionRanges,
  type NodeId,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts'
import { consistencies, inclusions, leaves, roots } from './merkle-vectors.ts'

const published = leaves.map(hex => hashLeaf(Buffer.from(hex, 'hex')))
const many = Array.from({ length: 140 }, (_, i) => hashLeaf(`leaf ${i}`))

/** The RFC's recursive definition, word for word and with another hash call: the oracle. */
function definition(hashes: readonly Hash[]): Hash {
  const [only] = hashes
  if (only === undefined) return createHash('sha256').digest('hex')
  if (hashes.length === 1) return only
  let k = 1
  while (k * 2 < hashes.length) k *= 2
  const [left, right] = [definition(hashes.slice(0, k)), definition(hashes.slice(k))]
  return createHash('sha256')
    .update(Buffer.from(`01${left}${right}`, 'hex'))
    .digest('hex')
}

const nodeOf =
  (hashes: readonly Hash[]) =>
  ({ level, index }: NodeId): Hash =>
    definition(hashes.slice(index * 2 ** level, (index + 1) * 2 ** level))

const inclusion = (hashes: readonly Hash[], index: number, size: number) =>
  hashRanges(inclusionRanges(index, size), nodeOf(hashes))

const consistency = (hashes: readonly Hash[], oldSize: number, newSize: number) =>
  hashRanges(consistencyRanges(oldSize, newSize), nodeOf(hashes))

test('roots are the published ones at every size', () => {
  for (const [size, root] of roots.entries()) {
    assert.equal(rootOf(published.slice(0, size)), root)
  }
  assert.equal(emptyRoot, roots[0])
})

test('inclusion proofs are the published ones, and verify', () => {
  for (const { index, size, path } of inclusions) {
    assert.deepEqual(inclusion(published, index, size), path)
    const leaf = published[index] ?? ''
    assert.ok(verifyInclusion({ index, size, leaf, path, root: roots[size] ?? '' }))
  }
})

test('consistency proofs are the published ones, and verify', () => {
  for (const { oldSize, newSize, path } of consistencies) {
    assert.deepEqual(consistency(published, oldSize, newSize), path)
    const [oldRoot = '', newRoot = ''] = [roots[oldSize], roots[newSize]]
    assert.ok(verifyConsistency({ oldSize, newSize, oldRoot, newRoot, path }))
  }
})

test('growing leaf by leaf gives the root of the definition, and names every complete node', () => {
  const frontier = new Frontier()
  for (const [index, leaf] of many.entries()) {
    assert.equal(frontier.root(), definition(many.slice(0, index)))
    frontier.push(leaf, (id, hash) => assert.equal(hash, nodeOf(many)(id)))
    const resumed = Frontier.of(
      index + 1,
      completeNodes({ start: 0, end: index + 1 }).map(nodeOf(many)),
    )
    assert.equal(resumed.root(), frontier.root())
  }
})

test('every leaf is proved in every tree it is part of', () => {
  for (let size = 1; size <= 70; size++) {
    const root = definition(many.slice(0, size))
    for (let index = 0; index < size; index++) {
      const path = inclusion(many, index, size)
      assert.ok(verifyInclusion({ index, size, leaf: many[index] ?? '', path, root }))
    }
  }
})

test('every earlier tree is proved to begin every later one', () => {
  for (let newSize = 0; newSize <= 70; newSize++) {
    const newRoot = definition(many.slice(0, newSize))
    for (let oldSize = 0; oldSize <= newSize; oldSize++) {
      const oldRoot = definition(many.slice(0, oldSize))
      const path = consistency(many, oldSize, newSize)
      assert.ok(verifyConsistency({ oldSize, newSize, oldRoot, newRoot, path }))
    }
  }
})

const flip = (hash: Hash, bit: number): Hash => {
  const bytes = Buffer.from(hash, 'hex')
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return bytes.toString('hex')
}

const seeded = { seed: 6962, numRuns: 400 }
const size = fc.integer({ min: 1, max: many.length })
const bit = fc.nat(255)

test('an inclusion proof fails for another leaf, place, size or root, and with any bit flipped', () => {
  fc.assert(
    fc.property(size, fc.nat(), fc.nat(), bit, (n, at, which, b) => {
      const index = at % n
      const leaf = many[index] ?? ''
      const root = rootOf(many.slice(0, n))
      const path = inclusion(many, index, n)
      const good = { index, size: n, leaf, path, root }
      const step = which % Math.max(path.length, 1)
      const bad = [
        { ...good, leaf: flip(leaf, b) },
        { ...good, root: flip(root, b) },
        { ...good, index: index + 1 },
        { ...good, index: index - 1 },
        { ...good, path: [...path, root] },
        { ...good, path: [root, ...path] },
        ...(path.length > 0
          ? [
              { ...good, path: path.with(step, flip(path[step] ?? '', b)) },
              { ...good, path: path.toSpliced(step, 1) },
              { ...good, path: path.with(step, 'not a hash') },
              { ...good, size: index },
            ]
          : []),
      ]
      return verifyInclusion(good) && !bad.some(verifyInclusion)
    }),
    seeded,
  )
})

test('a consistency proof fails for other roots or sizes, and with any bit flipped', () => {
  fc.assert(
    fc.property(size, fc.nat(), fc.nat(), bit, (newSize, at, which, b) => {
      const oldSize = 1 + (at % newSize)
      const oldRoot = rootOf(many.slice(0, oldSize))
      const newRoot = rootOf(many.slice(0, newSize))
      const path = consistency(many, oldSize, newSize)
      const good = { oldSize, newSize, oldRoot, newRoot, path }
      const step = which % Math.max(path.length, 1)
      const bad = [
        { ...good, oldRoot: flip(oldRoot, b) },
        { ...good, newRoot: flip(newRoot, b) },
        { ...good, path: [...path, newRoot] },
        { ...good, oldSize: newSize + 1 },
        ...(path.length > 0
          ? [
              { ...good, path: path.with(step, flip(path[step] ?? '', b)) },
              { ...good, path: path.toSpliced(step, 1) },
              { ...good, path: [] },
              { ...good, oldRoot: newRoot, newRoot: oldRoot },
            ]
          : []),
      ]
      return verifyConsistency(good) && !bad.some(verifyConsistency)
    }),
    seeded,
  )
})

test('trees beyond 2^32 leaves are cut where they should be', () => {
  for (const big of [2 ** 32, 2 ** 40 + 5, 2 ** 49 - 1]) {
    const nodes = completeNodes({ start: 0, end: big })
    assert.equal(
      nodes.reduce((sum, { level }) => sum + 2 ** level, 0),
      big,
    )
    const ranges = inclusionRanges(big - 1, big)
    const spans = ranges.reduce((sum, { start, end }) => sum + end - start, 0)
    assert.equal(spans, big - 1)
  }
})
