import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measureCluster } from './index.ts'

const pairsOf = (pairs: readonly (readonly [number, number, number])[]) => ({
  left: Int32Array.from(pairs, pair => pair[0]),
  right: Int32Array.from(pairs, pair => pair[1]),
  weight: Float32Array.from(pairs, pair => pair[2]),
})

test('two triangles on one bridge are seen for what they are', () => {
  const found = measureCluster(
    6,
    pairsOf([
      [0, 1, 9],
      [0, 2, 9],
      [1, 2, 9],
      [3, 4, 9],
      [3, 5, 9],
      [4, 5, 9],
      [2, 3, 5],
      [1, 4, -6],
    ]),
    { certain: 4 },
  )
  assert.equal(found.size, 6)
  assert.equal(found.density, 7 / 15)
  assert.equal(found.weakest, 5)
  assert.deepEqual(found.bridges, [{ left: 2, right: 3 }])
  assert.equal(found.diameter, 3)
  assert.equal(found.against, 1)
  assert.equal(found.unseen, 7)
  assert.deepEqual(found.cut?.parts.map(part => part.toSorted()).sort(), [
    [0, 1, 2],
    [3, 4, 5],
  ])
  assert.equal(found.cut?.mean, (5 - 6 - 7) / 9)
})

test('a chain is all bridges, a clique has none', () => {
  const chain = measureCluster(
    4,
    pairsOf([
      [0, 1, 8],
      [1, 2, 7],
      [2, 3, 6],
    ]),
    { certain: 4 },
  )
  assert.deepEqual([chain.bridges.length, chain.diameter, chain.weakest], [3, 3, 6])
  const clique = measureCluster(
    3,
    pairsOf([
      [0, 1, 8],
      [1, 2, 7],
      [0, 2, 6],
    ]),
    { certain: 4 },
  )
  assert.deepEqual([clique.bridges.length, clique.diameter, clique.weakest], [0, 1, 7])
  assert.equal(measureCluster(1, pairsOf([]), { certain: 4 }).cut, null)
  assert.equal(measureCluster(3, pairsOf([[0, 1, 8]]), { certain: 4 }).diameter, Infinity)
})
