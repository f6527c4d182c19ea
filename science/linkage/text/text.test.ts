import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  damerauLevenshtein,
  jaccard,
  jaccardOfLetters,
  jaro,
  jaroWinkler,
  levenshtein,
} from './index.ts'

const seeded = { seed: 20_150_317, numRuns: 3000 }
// Few letters, so that texts are often alike; long ones too, so that both ways of working are used.
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'é'), maxLength: 12 })
const long = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 25, maxLength: 80 })
const text = fc.oneof(word, word, word, long, fc.string({ unit: 'binary', maxLength: 20 }))

const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 0.0006, `${actual} is not ${expected}`)

test('Jaro and Jaro-Winkler give the values Winkler published', () => {
  const table: [string, string, number, number][] = [
    ['SHACKLEFORD', 'SHACKELFORD', 0.97, 0.982],
    ['DUNNINGHAM', 'CUNNIGHAM', 0.896, 0.896],
    ['NICHLESON', 'NICHULSON', 0.926, 0.956],
    ['JONES', 'JOHNSON', 0.79, 0.832],
    ['MASSEY', 'MASSIE', 0.889, 0.933],
    ['ABROMS', 'ABRAMS', 0.889, 0.922],
    ['MARTHA', 'MARHTA', 0.944, 0.961],
    ['DWAYNE', 'DUANE', 0.822, 0.84],
    ['DIXON', 'DICKSONX', 0.767, 0.813],
    ['JERALDINE', 'GERALDINE', 0.926, 0.926],
    ['MICHELLE', 'MICHAEL', 0.869, 0.921],
    ['JULIES', 'JULIUS', 0.889, 0.933],
    ['TANYA', 'TONYA', 0.867, 0.88],
    ['SEAN', 'SUSAN', 0.783, 0.805],
    ['JON', 'JOHN', 0.917, 0.933],
  ]
  for (const [a, b, plain, raised] of table) {
    near(jaro(a, b), plain)
    near(jaroWinkler(a, b), raised)
  }
  assert.equal(jaro('', ''), 1)
  assert.equal(jaro('', 'a'), 0)
  assert.equal(jaro('abc', 'xyz'), 0)
})

test('Jaro is symmetric, between nought and one, and one only for the same text', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      for (const measure of [jaro, jaroWinkler]) {
        const value = measure(a, b)
        assert.equal(value, measure(b, a))
        assert.ok(value >= 0 && value <= 1)
        assert.equal(value === 1, a === b)
      }
      assert.ok(jaroWinkler(a, b) >= jaro(a, b))
    }),
    seeded,
  )
})

test('Jaro by bits and Jaro by arrays agree', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 32 }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 32 }),
      (a, b) => assert.ok(Math.abs(jaro(a, b) - plainJaro(a, b)) < 1e-12),
    ),
    seeded,
  )
})

test('edit distances of published examples', () => {
  assert.equal(levenshtein('kitten', 'sitting'), 3)
  assert.equal(levenshtein('saturday', 'sunday'), 3)
  assert.equal(levenshtein('', 'abc'), 3)
  assert.equal(damerauLevenshtein('ca', 'abc'), 3)
  assert.equal(damerauLevenshtein('1980-04-12', '1980-04-21'), 1)
  assert.equal(levenshtein('1980-04-12', '1980-04-21'), 2)
  assert.equal(levenshtein('x'.repeat(70), 'y'.repeat(70), 3), 4)
})

test('Levenshtein is a metric, and equals the textbook table', () => {
  fc.assert(
    fc.property(text, text, text, (a, b, c) => {
      const ab = levenshtein(a, b)
      assert.equal(ab, levenshtein(b, a))
      assert.equal(ab === 0, a === b)
      assert.ok(ab <= levenshtein(a, c) + levenshtein(c, b))
      assert.ok(ab >= Math.abs(a.length - b.length) && ab <= Math.max(a.length, b.length))
      assert.equal(ab, textbook(a, b, false))
    }),
    seeded,
  )
})

test('Damerau-Levenshtein is symmetric, never above Levenshtein, and equals the textbook table', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const distance = damerauLevenshtein(a, b)
      assert.equal(distance, damerauLevenshtein(b, a))
      assert.ok(distance <= levenshtein(a, b))
      assert.equal(distance, textbook(a, b, true))
    }),
    seeded,
  )
})

test('a bound changes nothing below it, and above it only says so', () => {
  fc.assert(
    fc.property(text, text, fc.integer({ min: 0, max: 12 }), (a, b, most) => {
      assert.equal(levenshtein(a, b, most), Math.min(levenshtein(a, b), most + 1))
      assert.equal(damerauLevenshtein(a, b, most), Math.min(damerauLevenshtein(a, b), most + 1))
    }),
    seeded,
  )
})

test('Jaccard counts words as a set', () => {
  assert.equal(jaccard('high street', 'high road'), 1 / 3)
  assert.equal(jaccard('john  john smith', 'smith john'), 1)
  assert.equal(jaccard('', ' '), 1)
  assert.equal(jaccardOfLetters('duck', 'luck'), 3 / 5)
  const words = fc
    .array(fc.constantFrom('an', 'bo', 'cy', 'abcde', ''), { maxLength: 9 })
    .map(list => list.join(' '))
  fc.assert(
    fc.property(words, words, (a, b) => {
      assert.equal(jaccard(a, b), jaccard(b, a))
      const [x, y] = [a, b].map(one => new Set(one.split(' ').filter(part => part !== '')))
      const all = new Set([...x!, ...y!]).size
      const shared = [...x!].filter(part => y!.has(part)).length
      assert.equal(jaccard(a, b), all === 0 ? 1 : shared / all)
    }),
    seeded,
  )
})

function plainJaro(left: string, right: string): number {
  const [a, b] = left.length <= right.length ? [left, right] : [right, left]
  if (a === b) return 1
  if (a === '') return 0
  const reach = Math.max(0, Math.floor(b.length / 2) - 1)
  const taken = new Set<number>()
  const matched: string[] = []
  for (const [j, letter] of [...b].entries()) {
    const i = [...a].findIndex(
      (other, at) => other === letter && !taken.has(at) && Math.abs(at - j) <= reach,
    )
    if (i < 0) continue
    taken.add(i)
    matched.push(letter)
  }
  if (matched.length === 0) return 0
  const other = [...taken].sort((x, y) => x - y).map(i => a[i])
  const half = Math.floor(matched.filter((letter, i) => letter !== other[i]).length / 2)
  const m = matched.length
  return (m / a.length + m / b.length + (m - half) / m) / 3
}

function textbook(a: string, b: string, exchanges: boolean): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 || j === 0) {
        table[i]![j] = i + j
        continue
      }
      const steps = [
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
        table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
      ]
      if (exchanges && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        steps.push(table[i - 2]![j - 2]! + 1)
      }
      table[i]![j] = Math.min(...steps)
    }
  }
  return table[a.length]![b.length]!
}
