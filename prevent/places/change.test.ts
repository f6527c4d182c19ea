import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeOf } from './change.ts'

test('a rise or fall is named only beyond what chance would make', () => {
  assert.equal(changeOf(100, 100), 'no-clear-change')
  assert.equal(changeOf(12, 8), 'no-clear-change')
  assert.equal(changeOf(140, 100), 'up')
  assert.equal(changeOf(60, 100), 'down')
  assert.equal(changeOf(0, 1), 'no-clear-change')
  assert.equal(changeOf(0, 5), 'down')
})

test('on equal rates it calls a change about one time in twenty', () => {
  // A seeded generator (mulberry32), so that the figure is the same every time.
  let seed = 20261122
  const random = () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const poisson = (mean: number) => {
    let [count, product] = [0, random()]
    const limit = Math.exp(-mean)
    while (product > limit) {
      product *= random()
      count++
    }
    return count
  }
  const calls = Array.from({ length: 4000 }, () => changeOf(poisson(30), poisson(30)))
  const share = calls.filter(call => call !== 'no-clear-change').length / calls.length
  assert.ok(share > 0.035 && share < 0.065, `called a change in ${share} of equal pairs`)
})
