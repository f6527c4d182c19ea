import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { BlockingRule, Field } from '../model.ts'
import { buildTable } from '../table/table.ts'
import { countCandidates, keysAreSingle, openByKey } from './by-key.ts'
import { forEachCandidate, mostCandidates, openBlocks } from './candidates.ts'

const fields: Field[] = ['a', 'b'].map(name => ({ name, kind: 'text', from: [name] }))
const column: fc.Arbitrary<(string | null)[]> = fc.array(
  fc.option(fc.constantFrom('x', 'y', 'z'), { nil: null }),
  { minLength: 30, maxLength: 30 },
)

/** Plainly: every pair of rows with the same values under a rule whose key is not too common. */
function expected(rules: readonly BlockingRule[], a: (string | null)[], b: (string | null)[]) {
  const keyOf = ({ keys }: BlockingRule, row: number) => {
    const parts = keys.map(({ field }) => (field === 'a' ? a : b)[row] ?? null)
    return parts.includes(null) ? undefined : parts.join(' + ')
  }
  const pairs = new Set<string>()
  for (const rule of rules) {
    const all = a.map((_, row) => keyOf(rule, row))
    for (let right = 0; right < a.length; right++) {
      const key = all[right]
      if (key === undefined) continue
      const size = all.filter(other => other === key).length
      if (rule.stops ? rule.stops.includes(key) : size > (rule.cap ?? Infinity)) continue
      for (let left = 0; left < right; left++) if (all[left] === key) pairs.add(`${left} ${right}`)
    }
  }
  return [...pairs].sort()
}

test('rules of whole values bring the pairs that share them, less those too common', () => {
  fc.assert(
    fc.property(
      column,
      column,
      fc.option(fc.integer({ min: 2, max: 12 }), { nil: undefined }),
      fc.option(fc.subarray(['x', 'x + y', 'z + z']), { nil: undefined }),
      (a, b, cap, stops) => {
        const table = buildTable({ ids: a.map((_, n) => `${n}`), columns: { a, b } }, fields)
        const rules: BlockingRule[] = [['a'], ['b', 'a']].map(keys => ({
          name: keys.join(),
          keys: keys.map(field => ({ field })),
          ...(cap === undefined ? {} : { cap }),
          ...(stops === undefined ? {} : { stops }),
        }))
        const blocks = openBlocks(rules, table)
        const found: string[] = []
        forEachCandidate(blocks, (row, others, count) => {
          for (let at = 0; at < count; at++) found.push(`${others[at]} ${row}`)
        })
        assert.deepEqual(found.sort(), expected(rules, a, b))
        const byKey: string[] = []
        let standing: Int32Array = new Int32Array()
        assert.ok(keysAreSingle(blocks))
        openByKey(blocks)({
          begin(all, from, count) {
            standing = all.subarray(from, from + count)
          },
          visit(right, lefts, count) {
            for (let at = 0; at < count; at++) {
              byKey.push(`${standing[lefts[at]!]} ${standing[right]}`)
            }
          },
        })
        assert.deepEqual(byKey.sort(), found)
        assert.equal(countCandidates(blocks), found.length)
        assert.ok(mostCandidates(blocks) >= found.length)
        const learnt = rules.map((rule, n) => ({
          ...rule,
          stops: blocks.rules[n]!.index.dropped.stops,
        }))
        assert.deepEqual(openBlocks(learnt, table), blocks)
      },
    ),
    { numRuns: 300, seed: 1 },
  )
})
