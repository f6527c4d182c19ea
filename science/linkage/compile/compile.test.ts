import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Comparison, Test } from '../model.ts'
import { buildTable } from '../table/table.ts'
import { BadComparisonError, compileComparison } from './comparison.ts'
import { lessNear } from './model.ts'
import { judgePairs } from './pairs.ts'
import { BadTestError, compileTest, dayOf } from './test.ts'
import { openPairing, openWords } from './words.ts'

const words = openWords()
const tools = { words, pairing: openPairing(words) }
const holds = (test: Test, left: string | null, right: string | null) =>
  compileTest(test, ['a'], tools)([left], [right])

test('a missing value makes every test false but "missing"', () => {
  const tests: Test[] = [
    { equal: 'a' },
    { measure: 'jaro', of: 'a', atLeast: 0 },
    { shares: 'a' },
    { words: 'a' },
    { parts: 'a', atLeast: 0 },
    { daysApart: 'a', atMost: 1e9 },
    { all: [{ equal: 'a' }] },
    { any: [{ equal: 'a' }] },
  ]
  for (const one of tests) {
    assert.equal(holds(one, null, 'x'), false, JSON.stringify(one))
    assert.equal(holds(one, null, null), false, JSON.stringify(one))
  }
  assert.equal(holds({ missing: 'a' }, null, 'x'), true)
  assert.equal(holds({ missing: 'a' }, 'x', 'x'), false)
})

test('words pair off in any order, the same before the alike before initials', () => {
  const pairing = openPairing()
  const counts = (left: string, right: string) => {
    const { same, near, like, shorter, longer } = pairing(left, right)
    return [same, near, like, shorter, longer]
  }
  assert.deepEqual(counts('anna maria kowalska', 'kowalska anna'), [2, 2, 2, 0, 1])
  assert.deepEqual(counts('robert brown', 'bob browne'), [0, 2, 2, 0, 0])
  assert.deepEqual(counts('j bennett', 'joseph bennett'), [1, 1, 2, 0, 0])
  assert.deepEqual(counts('anne carter', 'paul jones'), [0, 0, 0, 2, 2])
})

test('quick rejection of words never loses a pair that is alike', () => {
  // One slip makes words of four letters or more alike, whatever letters they are of.
  const word = fc.stringMatching(/^[a-z]{4,9}$/)
  fc.assert(
    fc.property(word, fc.nat(8), fc.constantFrom(...'abcxyz'), (text, at, letter) => {
      const place = at % text.length
      const slip = text.slice(0, place) + letter + text.slice(place + 1)
      assert.equal(openPairing()(text, slip).near, 1)
    }),
    { seed: 3 },
  )
})

test('tests of several values ask for any pair of them', () => {
  const listed = (...values: string[]) => values.join('\u001f')
  assert.equal(holds({ equal: 'a' }, listed('x', 'y'), listed('y', 'z')), true)
  assert.equal(holds({ shares: 'a', atLeast: 2 }, listed('x', 'y'), listed('y', 'x')), true)
  assert.equal(holds({ shares: 'a', atLeast: 2 }, listed('x', 'y'), listed('y', 'z')), false)
})

test('fields of a pair are asked crosswise', () => {
  const swapped = compileTest({ equal: ['a', 'b'] }, ['a', 'b'], tools)
  assert.equal(swapped(['ann', 'lee'], ['lee', 'ann']), true)
  assert.equal(swapped(['ann', 'lee'], ['ann', 'lee']), false)
})

test('days are counted as the calendar has them, and no date is none', () => {
  fc.assert(
    fc.property(fc.integer({ min: -300_000, max: 300_000 }), days => {
      const date = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10)
      assert.equal(dayOf(date(days + 1)) - dayOf(date(days)), 1)
    }),
    { seed: 1 },
  )
  assert.equal(dayOf('2000-03-01') - dayOf('1999-03-01'), 366)
  for (const no of ['1855-81-01', '1901-02-29', '1990', '--04-12', 'x']) {
    assert.ok(Number.isNaN(dayOf(no)), no)
  }
})

const comparison: Comparison = {
  name: 'name',
  levels: [
    { label: 'missing', test: { missing: 'a' } },
    { label: 'same', test: { equal: 'a' }, termFrequency: { field: 'a', weight: 1 } },
    { label: 'near', test: { measure: 'jaro-winkler', of: 'a', atLeast: 0.8 } },
    { label: 'else', test: { otherwise: true } },
  ],
}

test('a comparison answers both ways round alike, and the same from the cache', () => {
  const values = fc.array(fc.option(fc.stringMatching(/^[ab]{1,3}$/), { nil: null }), {
    minLength: 2,
    maxLength: 30,
  })
  fc.assert(
    fc.property(values, column => {
      const fields = [{ name: 'a', kind: 'text' as const, from: ['a'] }]
      const table = buildTable(
        { ids: column.map((_, i) => `${i}`), columns: { a: column } },
        fields,
      )
      const judge = compileComparison(comparison, ['a'], { a: { a: 0.5, b: 0.125 } }, tools)
      const pairs = judgePairs(judge, table)
      const one = { level: 0, frequency: 0 }
      const two = { level: 0, frequency: 0 }
      for (let i = 0; i < column.length; i++) {
        for (let j = 0; j < column.length; j++) {
          judge.ask([column[i]!], [column[j]!], one)
          judge.ask([column[j]!], [column[i]!], two)
          assert.deepEqual(one, two)
          for (let again = 0; again < 2; again++) {
            const place = pairs.find(i, j)
            assert.equal(pairs.level[place], one.level)
            assert.equal(pairs.frequency[place], one.frequency)
          }
        }
      }
    }),
    { seed: 5, numRuns: 50 },
  )
})

test('what cannot be compiled is refused and named', () => {
  assert.throws(() => compileTest({ equal: 'b' }, ['a'], tools), BadTestError)
  assert.throws(
    () =>
      compileComparison(
        { name: 'n', levels: [{ label: 'x', test: { equal: 'a' } }] },
        ['a'],
        {},
        tools,
      ),
    BadComparisonError,
  )
})

test('what those near one another explain as well is taken off a weight, and never added', () => {
  const bits = fc.double({ min: -2000, max: 2000, noNaN: true })
  const way = fc.tuple(bits, fc.array(bits, { minLength: 2, maxLength: 2 }))
  fc.assert(
    fc.property(bits, fc.array(way, { maxLength: 3 }), fc.nat(1), (weight, ways, level) => {
      const near = ways.map(([prior, of]) => ({ name: '', prior, apart: [Float64Array.from(of)] }))
      const less = lessNear(weight, near, [level])
      const odds = near.map(({ prior, apart }) => prior + apart[0]![level]!)
      // The odds against are those of strangers and of each way of being near, added up: at least the largest.
      const most = Math.max(-weight, ...odds)
      assert.ok(less <= -most + 1e-9 && less >= -most - 2, `${less} for ${-most}`)
    }),
    { seed: 5, numRuns: 2000 },
  )
})
