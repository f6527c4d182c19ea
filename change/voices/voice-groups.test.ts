import assert from 'node:assert/strict'
import { test } from 'node:test'
import { marginOfError } from '@bluelamp/science/statistics'
import fc from 'fast-check'
import type { Element } from '../model/element.ts'
import { element } from '../model/testing.ts'
import { hiddenGroups, leastShown, shortBy, shownGroups } from './voice-groups.ts'

const names = ['a', 'b', 'c', 'd', 'e', 'f']
const counted = (people: readonly number[]) =>
  people.map((count, at) => ({ group: names[at]!, people: count }))
const hidden = (...people: number[]) => [...hiddenGroups(counted(people))].sort().join('')

test('small groups are left out, and never one alone', () => {
  assert.equal(hidden(10, 40, 50), '')
  assert.equal(hidden(9, 40, 50), 'ab')
  assert.equal(hidden(50, 9, 40), 'bc')
  assert.equal(hidden(9, 6, 50), 'ab')
  // Two of nine: no other two below ten make eighteen.
  assert.equal(hidden(9, 9, 50), 'abc')
  // Two that are too few together: the sum of both would say that each is very small.
  assert.equal(hidden(0, 0, 30, 50), 'abc')
  assert.equal(hidden(4, 5, 30), 'abc')
  assert.equal(hidden(9), 'a')
})

/** All that so many groups of up to so many people can be. */
function* allCounts(groups: number, most: number): Generator<number[]> {
  if (groups === 0) return yield []
  for (const rest of allCounts(groups - 1, most)) {
    for (let people = 0; people <= most; people++) yield [...rest, people]
  }
}

test('the sum gives no group away: each that is left out could be another number of people', () => {
  for (const [groups, most] of [
    [2, 60],
    [3, 26],
    [4, 13],
  ] as const) {
    const published = new Map<string, { shown: (number | null)[]; could: Set<number>[] }>()
    for (const people of allCounts(groups, most)) {
      const out = hiddenGroups(counted(people))
      const shown = people.map((count, at) => (out.has(names[at]!) ? null : count))
      const total = people.reduce((sum, count) => sum + count, 0)
      // Where nobody answered nothing is told of anybody.
      if (out.size === 0 || total === 0) continue
      const seen = `${shown.join()} of ${total}`
      const known = published.get(seen) ?? { shown, could: people.map(() => new Set<number>()) }
      for (const [at, count] of people.entries()) known.could[at]!.add(count)
      published.set(seen, known)
    }
    assert.ok(published.size > 60)
    for (const [seen, { shown, could }] of published) {
      for (const [at, count] of shown.entries()) {
        // At the edge of what was tried the other possibilities were not tried.
        const atEdge = Math.max(...could[at]!) >= most
        if (count === null) assert.ok(could[at]!.size > 1 || atEdge, `${groups}: ${seen}`)
        else assert.ok(count >= leastShown, seen)
      }
    }
  }
})

test('what is left out is at least two groups and ten people, or all there are', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }), people => {
      const counts = counted(people)
      const out = hiddenGroups(counts)
      const left = counts.filter(({ group }) => out.has(group))
      assert.ok(counts.every(({ group, people }) => people >= leastShown || out.has(group)))
      if (out.size > 0 && out.size < counts.length) {
        assert.ok(out.size > 1)
        assert.ok(left.reduce((sum, { people }) => sum + people, 0) >= leastShown)
      }
    }),
    { seed: 10, numRuns: 500 },
  )
})

const survey = (quotas: Element['body'][string]): Element =>
  element('survey', 'engagement', { how: 'survey', quotas })

test('answered against wanted, group by group; of a group that is not shown nothing is said', () => {
  const groups = shownGroups(
    survey([
      { by: 'age', group: '16 to 24', wanted: 80 },
      { by: 'age', group: '25 and over', wanted: 100 },
      { by: 'area', group: 'North', wanted: 20 },
      { by: 'area', group: 'South', wanted: 20 },
    ]),
    [
      { by: 'age', group: '16 to 24', people: 52 },
      { by: 'age', group: ' 25 AND OVER', people: 110 },
      { by: 'area', group: 'North', people: 162 },
    ],
  )
  assert.deepEqual(
    groups.map(group => [group.group.trim(), group.people, group.wanted, shortBy(group)]),
    [
      ['North', null, 20, 0],
      ['South', null, 20, 0],
      ['16 to 24', 52, 80, 28],
      ['25 AND OVER', 110, 100, 0],
    ],
  )
})

test('500 answers are good to 4.4 points, a group of 52 to 13.6', () => {
  assert.equal((100 * marginOfError({ answers: 500, population: 310_000 })).toFixed(1), '4.4')
  assert.equal((100 * marginOfError({ answers: 52 })).toFixed(1), '13.6')
})
