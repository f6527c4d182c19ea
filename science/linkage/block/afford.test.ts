import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { buildTable } from '../table/table.ts'
import { affordRules } from './afford.ts'
import { mostCandidates, openBlocks } from './candidates.ts'

const fields = ['a', 'b'].map(name => ({ name, kind: 'text' as const, from: [name] }))
const rules = [
  { name: 'a', keys: [{ field: 'a' }], cap: 20 },
  { name: 'b', keys: [{ field: 'b' }], cap: 12 },
]
const open = (
  given: readonly { readonly keys: readonly { field: string }[]; name: string; cap?: number }[],
  values: readonly [number, number][],
) =>
  openBlocks(
    given,
    buildTable(
      {
        ids: values.map((_, row) => String(row)),
        columns: { a: values.map(([a]) => `a${a}`), b: values.map(([, b]) => `b${b}`) },
      },
      fields,
    ),
    { count: true },
  )

test('caps are lowered just so far that what the keys bring can be afforded', () => {
  let lowered = 0
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(15), fc.nat(15)), { minLength: 2, maxLength: 150, size: 'large' }),
      fc.nat(150),
      (values, most) => {
        const blocks = open(rules, values)
        const afforded = affordRules(rules, blocks, most)
        if (mostCandidates(blocks) <= most) return assert.equal(afforded, rules)
        lowered++
        const cap = Math.max(...afforded.map(rule => rule.cap!))
        // Blocks of two are never too dear.
        if (cap > 2) assert.ok(mostCandidates(open(afforded, values)) <= most)
        const looser = rules.map(rule => ({ ...rule, cap: Math.min(rule.cap, cap + 1) }))
        if (cap < 20) assert.ok(mostCandidates(open(looser, values)) > most)
      },
    ),
    { seed: 2, numRuns: 300 },
  )
  assert.ok(lowered > 50)
})

test('rules without a cap are left alone', () => {
  const uncapped = [{ name: 'a', keys: [{ field: 'a' }] }]
  const values = Array.from({ length: 40 }, (): [number, number] => [1, 1])
  assert.deepEqual(affordRules(uncapped, open(uncapped, values), 10), uncapped)
})
