import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { names } from './index.ts'

const record = (n: number) => `r${String(n).padStart(3, '0')}`
const counter = (from = 0) => {
  let next = from
  return () => `new-${next++}`
}

test('a part that splits off gets a name of its own, and most of the records keep theirs', () => {
  const before = new Map([1, 2, 3].map(n => [record(n), 'X']))
  const split = names(before, [[record(1)], [record(2), record(3)]], { fresh: counter() })
  assert.deepEqual(split, { names: ['new-0', 'X'], retired: new Map() })
})

test('of names that come together the one with most records stays, then the oldest; the others point to it', () => {
  const before = new Map([1, 2].map(n => [record(n), 'X']))
  for (const n of [3, 4, 5]) before.set(record(n), 'Y')
  const all = [1, 2, 3, 4, 5].map(record)
  assert.deepEqual(names(before, [all], { fresh: counter() }), {
    names: ['Y'],
    retired: new Map([['X', 'Y']]),
  })
  before.delete(record(5))
  assert.deepEqual(names(before, [all], { fresh: counter() }).names, ['X'])
})

test('a name whose records are all withdrawn retires to nobody', () => {
  const gone = names(new Map([[record(1), 'X']]), [], { fresh: counter() })
  assert.deepEqual(gone.retired, new Map([['X', null]]))
})

test('through any history a name is used once at a time and lives on only where most of its records are', () => {
  const histories = fc.array(
    fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 8, maxLength: 8 }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  fc.assert(
    fc.property(histories, history => {
      const fresh = counter()
      const everUsed = new Set<string>()
      let before = new Map<string, string>()
      for (const labels of history) {
        const groups = new Map<number, string[]>()
        for (const [n, label] of labels.entries()) {
          // Label -1: withdrawn.
          if (label >= 0) groups.set(label, [...(groups.get(label) ?? []), record(n)])
        }
        const clusters = [...groups.values()]
        const named = names(before, clusters, { fresh })
        assert.equal(new Set(named.names).size, clusters.length)
        const now = new Map<string, string>()
        for (const [at, members] of clusters.entries()) {
          const name = named.names[at]!
          const shares = clusters.map(
            other => other.filter(member => before.get(member) === name).length,
          )
          if (everUsed.has(name)) assert.equal(shares[at], Math.max(...shares))
          if (everUsed.has(name)) assert.ok(shares[at]! > 0, 'a name once out of use came back')
          for (const member of members) now.set(member, name)
        }
        for (const name of named.names) everUsed.add(name)
        for (const [old, successor] of named.retired) {
          assert.ok(!named.names.includes(old))
          if (successor !== null) assert.ok(named.names.includes(successor))
        }
        before = now
      }
    }),
    { numRuns: 500, seed: 1 },
  )
})

test('names do not depend on the order of clusters or of records', () => {
  const before = new Map([1, 2, 3, 4].map(n => [record(n), n < 3 ? 'X' : 'Y']))
  const clusters = [
    [record(1), record(3)],
    [record(2), record(4)],
  ]
  const one = names(before, clusters, { fresh: counter() })
  const two = names(
    new Map([...before].reverse()),
    clusters.toReversed().map(members => members.toReversed()),
    { fresh: counter() },
  )
  assert.deepEqual(two.names, one.names.toReversed())
})
