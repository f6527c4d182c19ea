import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Body } from '../model/field.ts'
import { element, modelOf } from '../model/testing.ts'
import { commissionFindings, paymentOf, traceOf } from './commissioning.ts'

const paid = (tariff: number, cap: number, achieved?: number, outcome = 'safe') => ({
  outcome,
  counts: 'One',
  tariff,
  cap,
  ...(achieved === undefined ? {} : { achieved }),
})
const commission = (more: Body = {}) =>
  element('commission', 'commission', {
    sort: 'contract',
    need: 'need',
    service: 'protection',
    outcomes: ['safe'],
    interests: 'Asked: none',
    maximum: 10_000,
    paid: [paid(250, 20, 12), paid(1000, 3, 5), paid(70, 5)],
    ...more,
  })
const need = element('need', 'commissioning-need', { services: ['protection'] })
const around = [
  need,
  element('protection', 'service', { outcomes: ['safe'] }),
  element('safe', 'outcome', {}),
  element('heard', 'outcome', {}),
]
const model = (more: Body = {}) => modelOf(...around, commission(more))
const texts = (more: Body) =>
  commissionFindings(model(more)).map(({ weight, text }) => [weight, text])

test('paid is the tariff for each outcome up to its cap, and never more than was agreed', () => {
  const { rows, earned, due } = paymentOf(commission())
  assert.deepEqual(
    rows.map(({ paidFor, amount }) => [paidFor, amount]),
    [
      [12, 3000],
      [3, 3000],
      [0, 0],
    ],
  )
  assert.deepEqual([earned, due], [6000, 6000])
  assert.equal(paymentOf(commission({ maximum: 5999 })).due, 5999)
})

test('for any rows, what is due lies between nothing, what was earned and what was agreed', () => {
  const row = fc.record({
    tariff: fc.integer({ min: -100, max: 10_000_00 }),
    cap: fc.integer({ min: 0, max: 1000 }),
    achieved: fc.integer({ min: 0, max: 2000 }),
  })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), fc.nat(100_000_000), (rows, maximum) => {
      const said = rows.map(each => paid(each.tariff, each.cap, each.achieved))
      const { due, earned, blocked } = paymentOf(commission({ paid: said, maximum }))
      const byHand = rows.reduce(
        (sum, { tariff, cap, achieved }) =>
          sum + Math.max(0, tariff) * (achieved > cap ? cap : achieved),
        0,
      )
      assert.equal(earned, byHand)
      assert.equal(due, byHand > maximum ? maximum : byHand)
      assert.equal(blocked, false)
    }),
  )
})

test('without declared interests nothing is paid', () => {
  const { due, earned, blocked } = paymentOf(commission({ interests: ' ' }))
  assert.deepEqual([due, earned, blocked], [0, 6000, true])
  assert.deepEqual(texts({ interests: ' ' }), [
    ['wrong', 'No interests are declared: nothing is paid'],
  ])
  assert.deepEqual(texts({ sort: 'grant' }), [['wrong', 'A grant without conditions']])
  assert.deepEqual(texts({ paid: [paid(-1, 1)] }), [['wrong', 'A tariff is below nothing']])
})

test('the way from need over service to outcome is told, and where it is broken', () => {
  const gaps = (more: Body) => traceOf(model(more), commission(more)).gaps
  assert.deepEqual(gaps({}), [])
  assert.deepEqual(gaps({ need: '' }), ['It meets no need'])
  assert.deepEqual(gaps({ service: '' }), ['It is part of no service'])
  assert.deepEqual(gaps({ outcomes: [], paid: [] }), ['It serves no outcome'])
  assert.deepEqual(gaps({ outcomes: ['safe', 'heard'] }), ['“protection” does not serve “heard”'])
  assert.deepEqual(gaps({ paid: [paid(1, 1, 1, 'heard'), paid(2, 1, 1, 'heard')] }), [
    'It pays for “heard”, which it does not serve',
  ])
  const apart = modelOf(
    ...around.map(each => (each === need ? element('need', 'commissioning-need', {}) : each)),
    commission(),
  )
  assert.deepEqual(traceOf(apart, commission()).gaps, [
    '“protection” does not meet the need “need”',
  ])
  assert.deepEqual(
    commissionFindings(modelOf(...around)).map(({ element, text }) => [element, text]),
    [['need', 'Nobody is commissioned to meet it']],
  )
})
