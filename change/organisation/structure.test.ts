import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Element } from '../model/element.ts'
import { modelOf } from '../model/testing.ts'
import { workedModel } from '../worked-example/testing.ts'
import { compareDays } from './compare-days.ts'
import { postsOn, tallyOf } from './posts.ts'
import { byUnit, isOutside, structureOn } from './structure.ts'
import { anyPosts, post, span } from './testing.ts'

const day = '2026-11-30'
const placeOf = (elements: readonly Element[], id: string, on = day) => {
  const { places } = structureOn(modelOf(...elements), on)
  return places.find(place => place.post.id === id) ?? assert.fail(id)
}

test('headcount, cost, layers and powers of a small force, by hand', () => {
  const structure = structureOn(
    modelOf(
      post('chief', { fte: 1, cost: 20_000_001 }),
      post('head', { fte: 0.5, cost: 10_000_001, reportsTo: 'chief', powers: false }),
      post('clerk', { fte: 2.25, cost: 3_000_003, reportsTo: 'head', powers: false }),
      post('gone', { fte: 9, cost: 1, to: '2026-11-29' }),
      post('later', { fte: 9, cost: 1, from: '2026-12-01' }),
    ),
    day,
  )
  assert.equal(structure.hundredths, 375)
  // 20,000,001 + half of 10,000,001 (5,000,000.5, rounded up) + 2.25 × 3,000,003 (6,750,006.75, rounded up).
  assert.equal(structure.pence, 20_000_001 + 5_000_001 + 6_750_007)
  assert.equal(structure.layers, 3)
  assert.equal(structure.powers, 100)
})

test('the first day and the last day count', () => {
  const model = modelOf(post('a', { from: '2016-04-01', to: '2016-04-03' }))
  const there = (on: string) => postsOn(model, on).length
  assert.deepEqual(
    ['2016-03-31', '2016-04-01', '2016-04-03', '2016-04-04'].map(there),
    [0, 1, 1, 0],
  )
})

test('a span counts people for each who leads; half a leader is still one', () => {
  const under = post('b', { fte: 12, reportsTo: 'a' })
  assert.equal(placeOf([post('a', { fte: 3 }), under], 'a').span, 4)
  assert.equal(placeOf([post('a', { fte: 0.5 }), under], 'a').span, 12)
  assert.equal(placeOf([post('a', { fte: 3 }), under], 'b').span, undefined)
})

test('a range of its own layer goes before the one for every layer, and its ends are within', () => {
  const ranges = [span('all', 3, 10), span('second', 1, 2, 2)]
  const line = (fte: number, last: number) => [
    post('a'),
    post('b', { fte, reportsTo: 'a' }),
    post('c', { fte: last, reportsTo: 'b' }),
    ...ranges,
  ]
  assert.deepEqual(placeOf(line(10, 20), 'a').range, { lowest: 3, highest: 10 })
  assert.deepEqual(placeOf(line(10, 20), 'b').range, { lowest: 1, highest: 2 })
  assert.equal(isOutside(placeOf(line(10, 20), 'a')), false)
  assert.equal(isOutside(placeOf(line(10.01, 20), 'a')), true)
  assert.equal(isOutside(placeOf(line(2.99, 3), 'a')), true)
  assert.equal(isOutside(placeOf(line(10, 20), 'b')), false)
  assert.equal(isOutside(placeOf([post('a'), post('b', { reportsTo: 'a' })], 'a')), false)
})

test('whoever reports to a post that is not there that day stands at the top', () => {
  const posts = [post('a', { to: '2016-03-31' }), post('b', { reportsTo: 'a' })]
  const { tops, layers } = structureOn(modelOf(...posts), day)
  assert.deepEqual([tops.map(({ post }) => post.id), layers], [['b'], 1])
})

test('whatever reports to whatever, also in rings, each post of the day is placed once', () => {
  let rings = 0
  fc.assert(
    fc.property(anyPosts, elements => {
      const model = modelOf(...elements)
      const { places, tops, hundredths, pence, layers } = structureOn(model, day)
      const posts = postsOn(model, day)
      assert.deepEqual(places.map(({ post }) => post.id).sort(), posts.map(({ id }) => id).sort())
      if (tops.some(({ post }) => posts.some(({ id }) => id === post.reportsTo))) rings++
      assert.ok(layers <= posts.length)
      for (const { layer, reports } of places)
        for (const report of reports) assert.equal(report.layer, layer + 1)
      assert.deepEqual(tallyOf(byUnit(model, structureOn(model, day))), { hundredths, pence })
    }),
  )
  assert.ok(rings > 0, 'rings were tried')
})

test('the worked example is told on any day: ten commanders, then eight, and every post that went or came is accounted for', () => {
  const [before, after] = ['2016-03-31', '2016-04-01'].map(on => structureOn(workedModel, on))
  const fte = (structure: typeof before, id: string) =>
    structure?.places.find(place => place.post.id === id)?.post.hundredths
  assert.equal(fte(before, 'post-lpu-commander'), 1000)
  assert.equal(fte(before, 'post-npu-commander'), undefined)
  assert.equal(fte(after, 'post-npu-commander'), 800)
  assert.deepEqual([before?.layers, after?.layers], [6, 6])
  const { reconciles, moves, began, ended } = compareDays(workedModel, '2016-03-31', '2016-04-01')
  assert.ok(reconciles)
  assert.deepEqual([moves.length, began.length, ended.length], [4, 1, 1])
})
