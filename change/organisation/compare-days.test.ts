import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { modelOf } from '../model/testing.ts'
import { changeOf, compareDays } from './compare-days.ts'
import { postsOn, tallyOf } from './posts.ts'
import { anyDay, anyPosts, post } from './testing.ts'

const [before, after] = ['2016-03-31', '2016-04-01']
const until = { to: before }
const since = { from: after }
const ids = (posts: readonly { id: string }[]) => posts.map(({ id }) => id).sort()
const movesIn = (...posts: readonly ReturnType<typeof post>[]) =>
  compareDays(modelOf(...posts), before, after).moves.map(({ left, joined }) => [
    ids(left),
    ids(joined),
  ])

test('what was before, and began, without what ended, is after: to the penny, for any posts and days', () => {
  let moved = 0
  fc.assert(
    fc.property(anyPosts, anyDay, anyDay, (elements, one, other) => {
      const model = modelOf(...elements)
      const { earlier, later, began, ended, moves, reconciles, ...told } = compareDays(
        model,
        one,
        other,
      )
      assert.deepEqual([earlier, later], [one, other].sort())
      const came = [...began, ...moves.flatMap(({ joined }) => joined)]
      const went = [...ended, ...moves.flatMap(({ left }) => left)]
      const [first, last] = [earlier, later].map(day => tallyOf(postsOn(model, day)))
      assert.deepEqual([told.before, told.after], [first, last])
      for (const sum of ['hundredths', 'pence'] as const) {
        assert.equal(first![sum] + tallyOf(came)[sum] - tallyOf(went)[sum], last![sum])
      }
      assert.equal(reconciles, true)
      // Each post that changes is told once, and nothing else is.
      const there = (day: string) => new Set(ids(postsOn(model, day)))
      const [then, now] = [there(earlier), there(later)]
      assert.deepEqual(ids(came), [...now].filter(id => !then.has(id)).sort())
      assert.deepEqual(ids(went), [...then].filter(id => !now.has(id)).sort())
      for (const { left, joined } of moves) assert.ok(left.length > 0 && joined.length > 0)
      moved += moves.length
    }),
    { numRuns: 500 },
  )
  assert.ok(moved > 0, 'moves were tried')
})

test('a re-grade, a merger and a division are each one move', () => {
  assert.deepEqual(movesIn(post('a', until), post('b', { ...since, comesFrom: ['a'] })), [
    [['a'], ['b']],
  ])
  assert.deepEqual(
    movesIn(post('a', until), post('b', until), post('c', { ...since, comesFrom: ['a', 'b'] })),
    [[['a', 'b'], ['c']]],
  )
  assert.deepEqual(
    movesIn(
      post('a', until),
      post('b', { ...since, comesFrom: ['a'] }),
      post('c', { ...since, comesFrom: ['a'] }),
    ),
    [[['a'], ['b', 'c']]],
  )
})

test('two moves that a third post ties together are one', () => {
  assert.deepEqual(
    movesIn(
      post('a', until),
      post('b', until),
      post('c', { ...since, comesFrom: ['a'] }),
      post('d', { ...since, comesFrom: ['b'] }),
      post('e', { ...since, comesFrom: ['a', 'b'] }),
    ),
    [
      [
        ['a', 'b'],
        ['c', 'd', 'e'],
      ],
    ],
  )
})

test('a post that stood only between the two days hands on where its successor came from', () => {
  const posts = [
    post('a', { to: '2015-12-31' }),
    post('b', { from: '2016-01-01', to: '2016-06-30', comesFrom: ['a'] }),
    post('c', { from: '2016-07-01', comesFrom: ['b'] }),
  ]
  const { moves, began, ended } = compareDays(modelOf(...posts), '2015-06-01', '2017-01-01')
  assert.deepEqual(
    moves.map(({ left, joined }) => [ids(left), ids(joined)]),
    [[['a'], ['c']]],
  )
  assert.deepEqual([began, ended], [[], []])
})

test('what comes from a post that goes on is new, not moved', () => {
  const posts = [post('a'), post('b', { ...since, comesFrom: ['a'] })]
  const { moves, began } = compareDays(modelOf(...posts), before, after)
  assert.deepEqual([moves, ids(began)], [[], ['b']])
})

test('two posts that become one dearer post bring one fewer and what it costs less', () => {
  const [move] = compareDays(
    modelOf(
      post('a', until),
      post('b', until),
      post('both', { ...since, cost: 7_000_000, comesFrom: ['a', 'b'] }),
    ),
    before,
    after,
  ).moves
  assert.deepEqual(changeOf(move!), { hundredths: -100, pence: -3_000_000 })
})
