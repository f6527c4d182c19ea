import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { BlockingRule, Field } from '../model.ts'
import { buildTable, type Table } from '../table/table.ts'
import { forEachCandidate, openBlocks, type Share } from './candidates.ts'
import { indexRule, recordKeys } from './index-keys.ts'
import { keysOf, UnknownKeyError } from './keys.ts'
import { reportBlocks } from './report.ts'

const fields: Field[] = [
  { name: 'name', kind: 'full-name', from: ['name'] },
  { name: 'place', kind: 'place-name', from: ['place'] },
]
const rules: BlockingRule[] = [
  { name: 'word and place', keys: [{ field: 'name', as: 'words' }, { field: 'place' }] },
  { name: 'two words', keys: [{ field: 'name', as: 'word-pairs' }] },
  { name: 'place', keys: [{ field: 'place' }], cap: 3 },
]
const word = fc.constantFrom('ann', 'lee', 'bob', 'kim', 'joy')
const people = fc.array(
  fc.record({
    name: fc.option(
      fc.array(word, { minLength: 1, maxLength: 3 }).map(w => w.join(' ')),
      { nil: null },
    ),
    place: fc.option(fc.constantFrom('hull', 'bath', 'york'), { nil: null }),
  }),
  { minLength: 1, maxLength: 40 },
)
type Person = { name: string | null; place: string | null }

const tableOf = (all: readonly Person[]): Table =>
  buildTable(
    {
      ids: all.map((_, i) => `${i}`),
      columns: { name: all.map(p => p.name), place: all.map(p => p.place) },
    },
    fields,
  )

function candidates(table: Table, using: readonly BlockingRule[], share?: Share): string[] {
  const out: string[] = []
  forEachCandidate(
    openBlocks(using, table),
    (row, others, count) => {
      for (let at = 0; at < count; at++) out.push(`${others[at]}-${row}`)
    },
    share,
  )
  return out
}

test('candidates are the pairs that share a key, each once', () => {
  fc.assert(
    fc.property(people, all => {
      const table = tableOf(all)
      const counts = new Map<string, number>()
      const keys = all.map(person =>
        rules.flatMap((rule, r) =>
          recordKeys(rule, new Map(Object.entries(person))).map(key => `${r} ${key}`),
        ),
      )
      for (const key of keys.flat()) counts.set(key, (counts.get(key) ?? 0) + 1)
      const expected: string[] = []
      for (let b = 0; b < all.length; b++) {
        for (let a = 0; a < b; a++) {
          const shared = keys[a]!.filter(
            key => keys[b]!.includes(key) && !(key.startsWith('2 ') && counts.get(key)! > 3),
          )
          if (shared.length > 0) expected.push(`${a}-${b}`)
        }
      }
      assert.deepEqual(candidates(table, rules).sort(), expected.sort())
    }),
    { seed: 11, numRuns: 60 },
  )
})

test('shares of the work are disjoint and together all of it', () => {
  fc.assert(
    fc.property(people, fc.integer({ min: 1, max: 4 }), (all, of) => {
      const table = tableOf(Array.from({ length: 8 }, () => all).flat())
      const parts = Array.from({ length: of }, (_, part) => candidates(table, rules, { part, of }))
      assert.deepEqual(parts.flat().sort(), candidates(table, rules).sort())
    }),
    { seed: 12, numRuns: 20 },
  )
})

test('stops written down make the same candidates as the cap did, and then depend on nobody else', () => {
  fc.assert(
    fc.property(people, all => {
      const table = tableOf(all)
      const learnt = rules.map(rule => ({ ...rule, stops: indexRule(rule, table).dropped.stops }))
      assert.deepEqual(candidates(table, learnt), candidates(table, rules))
      const more = tableOf([...all, ...all])
      const kept = new Set(candidates(more, learnt))
      for (const pair of candidates(table, learnt)) assert.ok(kept.has(pair))
    }),
    { seed: 13, numRuns: 40 },
  )
})

test('keys of records that have more of them than are kept are named all the same', () => {
  const several = (letter: string, count: number) =>
    Array.from({ length: count }, (_, n) => `${letter}${n}`)
  const fields = ['a', 'b'].map(name => ({ name, kind: 'text' as const, from: [name] }))
  const columns = {
    a: Array.from({ length: 3 }, () => several('a', 10)),
    b: Array.from({ length: 3 }, () => several('b', 9)),
  }
  const table = buildTable({ ids: ['1', '2', '3'], columns }, fields)
  const rule = { name: 'a and b', keys: [{ field: 'a' }, { field: 'b' }], cap: 2 }
  const { stops, pairs } = indexRule(rule, table).dropped
  assert.equal(stops.length, 70)
  assert.equal(pairs, 70 * 3)
  assert.equal(indexRule({ ...rule, stops }, table).rows.length, 0)
})

test('the report says what each rule costs and reaches', () => {
  const table = tableOf([
    { name: 'ann lee', place: 'hull' },
    { name: 'lee ann', place: 'hull' },
    { name: 'bob kim', place: 'hull' },
    { name: 'bob joy', place: 'hull' },
  ])
  const blocks = openBlocks(rules, table)
  const lines = reportBlocks(rules, blocks, Int32Array.of(0, 0, 1, 1))
  assert.deepEqual(
    lines.map(({ rule, pairs, reached, stops, dropped }) => [rule, pairs, reached, stops, dropped]),
    [
      ['word and place', 2, 1, 0, 0],
      ['two words', 1, 0.5, 0, 0],
      ['place', 0, 0, 1, 6],
      ['all', 2, 1, 1, 6],
    ],
  )
})

test('two forms of one word are no pair of words', () => {
  assert.deepEqual(keysOf('john', 'variant-pairs'), [])
  const shared = keysOf('bob brown', 'variant-pairs').filter(key =>
    keysOf('brown robert', 'variant-pairs').includes(key),
  )
  assert.ok(shared.length > 0)
  assert.throws(() => keysOf('x', 'no such'), UnknownKeyError)
})

test('the more grams two texts have in common, the oftener they share a key of MinHash', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789']
  const share = (changed: number): number => {
    let shared = 0
    for (let n = 0; n < 400; n++) {
      const text = Array.from({ length: 18 }, (_, at) => letters[(n * 7 + at * at * 5) % 36]!)
      const other = text.map((letter, at) =>
        at < changed ? letters[(letters.indexOf(letter) + 11) % 36]! : letter,
      )
      const keys = new Set(keysOf(text.join(''), 'min-hash'))
      if (keysOf(other.join(''), 'min-hash').some(key => keys.has(key))) shared++
    }
    return shared / 400
  }
  assert.equal(share(0), 1)
  assert.ok(share(2) > 0.9, `${share(2)}`)
  assert.ok(share(6) < share(2) && share(18) < 0.02, `${share(6)} ${share(18)}`)
})
