import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Element } from '../model/element.ts'
import type { Body } from '../model/field.ts'
import { element, modelOf } from '../model/testing.ts'
import { workedModel } from '../worked-example/testing.ts'
import { dataFindings, goesTo, lineageCycles, missingDataFacts } from './data-catalogue.ts'

const item = (id: string, body: Body): Element => element(id, 'data-item', body)
const whole = {
  what: 'Facts',
  owner: 'Head',
  regime: 'enforcement',
  marking: 'official',
  retention: 'Six years',
  origin: 'The desk',
  heldIn: ['system'],
  highRisk: false,
}

test('each missing fact is named; one who comes from other data needs no origin', () => {
  assert.deepEqual(missingDataFacts(item('a', whole)), [])
  for (const field of Object.keys(whole).filter(name => name !== 'what')) {
    const less = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field))
    assert.equal(missingDataFacts(item('a', less as Body)).length, 1, field)
  }
  const { origin: _, ...derived } = whole
  assert.deepEqual(missingDataFacts(item('a', { ...derived, comesFrom: ['b'] })), [])
  const { highRisk: __, ...unasked } = whole
  assert.deepEqual(missingDataFacts(item('a', { ...unasked, regime: 'none' })), [])
})

test('high risk without an assessment is wrong', () => {
  const found = (body: Body) => dataFindings(modelOf(item('a', { ...whole, ...body })))
  assert.match(found({ highRisk: true })[0]!.text, /High risk/)
  assert.equal(found({ highRisk: true })[0]!.weight, 'wrong')
  assert.deepEqual(found({ highRisk: true, assessment: 'DPIA 7' }), [])
})

test('a ring is told once, in the order in which it comes round', () => {
  const ring = modelOf(
    item('a', { comesFrom: ['b'] }),
    item('b', { comesFrom: ['c'] }),
    item('c', { comesFrom: ['a', 'd'] }),
    item('d', {}),
    item('self', { comesFrom: ['self'] }),
    item('above', { comesFrom: ['a'] }),
  )
  const rings = lineageCycles(ring).map(each => each.map(({ id }) => id).join(' '))
  assert.deepEqual(rings, ['a b c', 'self'])
  const told = dataFindings(ring).find(({ text }) => text.startsWith('It comes from itself'))
  assert.equal(told!.text, 'It comes from itself: a ← b ← c ← a')
})

test('rings are found where, and only where, something reaches itself', () => {
  const size = 6
  const tie = fc.tuple(fc.nat(size - 1), fc.nat(size - 1))
  let withRing = 0
  fc.assert(
    fc.property(fc.array(tie, { maxLength: 9 }), ties => {
      const reach = Array.from({ length: size }, (_, a) =>
        Array.from({ length: size }, (__, b) => ties.some(([x, y]) => x === a && y === b)),
      )
      for (let via = 0; via < size; via++)
        for (let a = 0; a < size; a++)
          for (let b = 0; b < size; b++) reach[a]![b] ||= reach[a]![via]! && reach[via]![b]!
      const onRing = reach.flatMap((row, at) => (row[at] ? [String(at)] : []))
      const made = modelOf(
        ...Array.from({ length: size }, (_, a) =>
          item(String(a), {
            comesFrom: [...new Set(ties.filter(([x]) => x === a).map(([, y]) => String(y)))],
          }),
        ),
      )
      const found = new Set(lineageCycles(made).flatMap(ring => ring.map(({ id }) => id)))
      assert.deepEqual([...found].sort(), onRing)
      if (onRing.length > 0) withRing++
    }),
    { numRuns: 300 },
  )
  assert.ok(withRing > 30)
})

test('thousands of items, in one ring or in none, are looked through at once', () => {
  const many = 3000
  const chain = (last: readonly string[]) =>
    modelOf(
      ...Array.from({ length: many }, (_, n) =>
        item(`i${n}`, { comesFrom: n + 1 < many ? [`i${n + 1}`] : last }),
      ),
    )
  const before = process.cpuUsage()
  assert.equal(lineageCycles(chain([])).length, 0)
  assert.deepEqual(
    lineageCycles(chain(['i0'])).map(ring => ring.length),
    [many],
  )
  const { user } = process.cpuUsage(before)
  assert.ok(user < 2_000_000, `${user / 1000} ms of processor time`)
})

test('the worked example teaches two faults, and knows where data goes', () => {
  assert.deepEqual(
    dataFindings(workedModel).map(({ element, text }) => [element, text]),
    [
      ['data-referral', 'High risk to people, and no data protection impact assessment'],
      ['data-duty', 'Not said: Kept for'],
    ],
  )
  const crime = workedModel.elements.find(({ id }) => id === 'data-crime')!
  assert.deepEqual(
    goesTo(workedModel, crime).map(({ id }) => id),
    ['data-case', 'data-referral', 'data-map'],
  )
})
