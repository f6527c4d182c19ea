import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { evaluatePairs } from '../evaluate/index.ts'
import type { ScoredPairs } from '../model.ts'
import { BadClusterRuleError, cluster, components } from './index.ts'

type Pair = readonly [left: number, right: number, weight: number]

const asPairs = (pairs: readonly Pair[]): ScoredPairs => ({
  left: Int32Array.from(pairs, pair => Math.min(pair[0], pair[1])),
  right: Int32Array.from(pairs, pair => Math.max(pair[0], pair[1])),
  weight: Float32Array.from(pairs, pair => pair[2]),
})

const everyPair = (rows: readonly number[], weight: number): Pair[] =>
  rows.flatMap((a, at) => rows.slice(at + 1).map(b => [a, b, weight] as const))

const rule = { certain: 4 }

/** Any graph of up to 14 rows, with weights that often tie. */
const graphs = fc
  .integer({ min: 2, max: 14 })
  .chain(size =>
    fc
      .uniqueArray(
        fc.tuple(
          fc.integer({ min: 0, max: size - 1 }),
          fc.integer({ min: 0, max: size - 1 }),
          fc.oneof(
            fc.integer({ min: -12, max: 14 }),
            fc.double({ min: -20, max: 20, noNaN: true }),
          ),
        ),
        { selector: ([a, b]) => Math.min(a, b) * size + Math.max(a, b), maxLength: 60 },
      )
      .map(pairs => ({ size, pairs: pairs.filter(([a, b]) => a !== b) })),
  )

test('the answer is the same in whatever order the pairs come', () => {
  const orders = graphs.chain(graph =>
    fc.tuple(
      fc.constant(graph),
      fc.shuffledSubarray(graph.pairs, { minLength: graph.pairs.length }),
    ),
  )
  fc.assert(
    fc.property(orders, fc.integer({ min: 2, max: 14 }), ([{ size, pairs }, shuffled], guard) => {
      const options = { ...rule, guard }
      const expected = cluster(size, asPairs(pairs), options)
      assert.deepEqual(cluster(size, asPairs(shuffled), options), expected)
    }),
    { numRuns: 1000, seed: 1 },
  )
})

test('the answer is the same however rows are numbered, given an order that belongs to the records', () => {
  const renumbered = graphs.chain(graph => {
    const rows = Array.from({ length: graph.size }, (_, row) => row)
    return fc.tuple(fc.constant(graph), fc.shuffledSubarray(rows, { minLength: graph.size }))
  })
  fc.assert(
    fc.property(renumbered, ([{ size, pairs }, place]) => {
      const moved = pairs.map(([a, b, weight]) => [place[a]!, place[b]!, weight] as const)
      const record = new Map(place.map((row, original) => [row, original]))
      const compare = (a: number, b: number) => record.get(a)! - record.get(b)!
      const here = cluster(size, asPairs(pairs), rule)
      const there = cluster(size, asPairs(moved), { ...rule, compare })
      for (let a = 0; a < size; a++) {
        for (let b = 0; b < a; b++) {
          assert.equal(here[a] === here[b], there[place[a]!] === there[place[b]!])
        }
      }
    }),
    { numRuns: 1000, seed: 2 },
  )
})

test('clusters lie inside the components of certain links, and none passes the guard', () => {
  fc.assert(
    fc.property(graphs, fc.integer({ min: 1, max: 6 }), ({ size, pairs }, guard) => {
      const scored = asPairs(pairs)
      const coarse = components(size, scored, rule.certain)
      const fine = cluster(size, scored, { ...rule, guard })
      const counts = new Map<number, number>()
      for (let row = 0; row < size; row++) {
        counts.set(fine[row]!, (counts.get(fine[row]!) ?? 0) + 1)
        assert.equal(coarse[row], coarse[fine.indexOf(fine[row]!)])
      }
      assert.ok(Math.max(...counts.values()) <= guard)
    }),
    { numRuns: 500, seed: 3 },
  )
})

test('a component knows nothing of the others', () => {
  fc.assert(
    fc.property(graphs, graphs, (one, two) => {
      const beside = two.pairs.map(([a, b, w]) => [a + one.size, b + one.size, w] as const)
      const both = cluster(one.size + two.size, asPairs([...one.pairs, ...beside]), rule)
      const alone = cluster(one.size, asPairs(one.pairs), rule)
      assert.deepEqual(both.slice(0, one.size), alone)
    }),
    { numRuns: 300, seed: 4 },
  )
})

const [ann, bob] = [
  [0, 1, 2, 3],
  [4, 5, 6, 7],
]

test('one strong bridge does not join two people', () => {
  const people = [...everyPair(ann, 8), ...everyPair(bob, 8)]
  const apart = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1)
  assert.deepEqual(cluster(8, asPairs([...people, [3, 4, 30]]), rule), apart)
  const spoken = ann.flatMap(a => bob.map(b => [a, b, a === 3 && b === 4 ? 9 : -3] as const))
  assert.deepEqual(cluster(8, asPairs([...people, ...spoken]), rule), apart)
})

test('one person is not torn apart by a pair that was never a candidate', () => {
  const pairs = everyPair([0, 1, 2, 3], 8).filter(([a, b]) => !(a === 0 && b === 3))
  assert.deepEqual(cluster(4, asPairs(pairs), rule), Int32Array.of(0, 0, 0, 0))
})

test('what a person decided stands', () => {
  const pairs: Pair[] = [...everyPair(ann, 8), [0, 1, Number.NEGATIVE_INFINITY]]
  const kept = cluster(8, asPairs(pairs), rule)
  assert.notEqual(kept[0], kept[1])
  const joined = cluster(8, asPairs([...everyPair(ann, -9), [0, 1, Infinity]]), rule)
  assert.equal(joined[0], joined[1])
})

test('known people are found again among false links and missing ones', () => {
  const seeds = fc.integer({ min: 1, max: 1_000_000 })
  fc.assert(
    fc.property(seeds, seed => {
      const next = chance(seed)
      const truth = Int32Array.from({ length: 300 }, (_, row) => Math.floor(row / 5))
      const pairs: Pair[] = []
      for (let a = 0; a < 300; a++) {
        for (let b = a + 1; b < 300; b++) {
          const same = truth[a] === truth[b]
          if (same && next() < 0.9) pairs.push([a, b, 6 + 8 * next()])
          // Some five false links for every sixty people, each as strong as the true ones.
          else if (!same && next() < 0.00012) pairs.push([a, b, 6 + 8 * next()])
        }
      }
      const found = evaluatePairs(cluster(300, asPairs(pairs), rule), truth)
      const naive = evaluatePairs(components(300, asPairs(pairs), rule.certain), truth)
      assert.ok(found.precision >= 0.995, `precision ${found.precision}`)
      assert.ok(found.recall >= 0.97, `recall ${found.recall}`)
      assert.ok(found.precision >= naive.precision)
    }),
    { numRuns: 20, seed: 5 },
  )
})

test('a rule that cannot be kept is refused', () => {
  const none = asPairs([])
  assert.throws(() => cluster(2, none, { certain: -1 }), BadClusterRuleError)
  assert.throws(() => cluster(2, none, { certain: 1, unseen: -1 }), BadClusterRuleError)
  assert.throws(() => cluster(2, none, { certain: 1, guard: 0 }), BadClusterRuleError)
})

function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 0) / 4294967296
  }
}
