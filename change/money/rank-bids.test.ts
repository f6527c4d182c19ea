import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Body } from '../model/field.ts'
import { element, modelOf } from '../model/testing.ts'
import { budgetFindings } from './budget-findings.ts'
import type { BidLevel } from './budget-kinds.ts'
import {
  bidLevelOrder,
  levelChanges,
  rankBids,
  serviceLevels,
  servicesWithoutBid,
} from './rank-bids.ts'

const round = (total: number) => element('round', 'budget-round', { year: 2016, total })
const bid = (service: string, level: string, rank: number, cost: number, more: Body = {}) =>
  element(`${service}-${level}-${rank}`, 'bid', {
    round: 'round',
    service,
    level,
    rank,
    cost,
    ...more,
  })

/** Five bids of two services, which ask for 1,000.01 pounds in all. */
const five = [
  bid('cars', 'least', 2, 20_000),
  bid('calls', 'least', 1, 30_000),
  bid('calls', 'today', 3, 15_001),
  bid('cars', 'today', 4, 10_000),
  bid('calls', 'more', 5, 25_000),
]
const stands = (total: number, bids = five) =>
  rankBids(modelOf(...bids), round(total)).bids.map(({ bid, stands }) => `${bid.id} ${stands}`)

test('the line is drawn where the money ends, a penny decides, and nothing below it is paid for', () => {
  const all = rankBids(modelOf(...five), round(65_001))
  assert.deepEqual(
    all.bids.map(({ bid, stands, spent }) => [bid.id, stands, spent]),
    [
      ['calls-least-1', 'funded', 30_000],
      ['cars-least-2', 'funded', 50_000],
      ['calls-today-3', 'funded', 65_001],
      ['cars-today-4', 'below', 65_001],
      ['calls-more-5', 'below', 65_001],
    ],
  )
  assert.deepEqual([all.line, all.funded, all.left], [3, 65_001, 0])
  const short = rankBids(modelOf(...five), round(65_000))
  // 10,000 pence would be left for the cars of today: they stand below, as the panel wants the calls first.
  assert.deepEqual([short.line, short.funded, short.left], [2, 50_000, 15_000])
})

test('each service gets the highest level that is paid for; a moved line says who changes', () => {
  const before = rankBids(modelOf(...five), round(65_001))
  assert.deepEqual(
    serviceLevels(before).map(({ service, level, paid, bids, unpaid }) => [
      service,
      level,
      paid,
      Object.values(bids),
      unpaid.length,
    ]),
    [
      ['calls', 'today', 45_001, [30_000, 15_001, 25_000], 1],
      ['cars', 'least', 20_000, [20_000, 10_000, 0], 1],
    ],
  )
  const to = (total: number) =>
    levelChanges(before, rankBids(modelOf(...five), round(65_001), total))
  assert.deepEqual(to(65_002), [])
  assert.deepEqual(to(75_001), [{ service: 'cars', from: 'least', to: 'today' }])
  assert.deepEqual(to(0), [
    { service: 'calls', from: 'today', to: undefined },
    { service: 'cars', from: 'least', to: undefined },
  ])
})

test('a level waits for the one below it, takes no money meanwhile, and the panel is told', () => {
  const early = [
    bid('calls', 'today', 1, 500),
    bid('calls', 'least', 2, 400),
    bid('cars', 'more', 3, 1),
  ]
  assert.deepEqual(stands(1000, early), [
    'calls-today-1 waits',
    'calls-least-2 funded',
    'cars-more-3 waits',
  ])
  assert.deepEqual(
    budgetFindings(modelOf(round(1000), ...early)).map(({ weight, element, text }) => [
      weight,
      element,
      text,
    ]),
    [
      ['wrong', 'calls-today-1', 'It is ranked above the level it needs, “calls-least-2”'],
      ['wrong', 'cars-more-3', 'Nobody bids for the level below it: as today'],
    ],
  )
})

test('what makes a ranking doubtful is found: equal ranks, a level twice, a cost below nothing', () => {
  const texts = (...bids: typeof five) =>
    budgetFindings(modelOf(round(100_000), ...bids)).map(
      ({ element, text }) => `${element}: ${text}`,
    )
  assert.deepEqual(texts(...five), [])
  assert.deepEqual(texts(bid('cars', 'least', 1, 5), bid('calls', 'least', 1, 5)), [
    'cars-least-1: It has the same rank as “calls-least-1”',
  ])
  assert.deepEqual(texts(bid('cars', 'least', 1, 5), bid('cars', 'least', 2, 5)), [
    'cars-least-2: This level of the service is bid for already',
  ])
  assert.deepEqual(texts(bid('cars', 'least', 1, -5)), ['cars-least-1: It costs less than nothing'])
})

test('the least of a core service below the line, and a cost that does not agree, are found', () => {
  const service = (id: string, usesPowers: boolean, cost: number) =>
    element(id, 'service', {
      isInformation: false,
      usesPowers,
      supportsPowers: usesPowers,
      coercive: usesPowers,
      cost,
    })
  const given = (total: number, cost: number) =>
    modelOf(round(total), service('calls', true, 45_001), service('cars', false, cost), ...five)
  assert.deepEqual(budgetFindings(given(30_000, 30_000)), [])
  assert.deepEqual(
    budgetFindings(given(29_999, 30_001)).map(({ weight, element }) => [weight, element]),
    [
      ['wrong', 'calls-least-1'],
      ['look', 'cars'],
    ],
  )
  assert.deepEqual(servicesWithoutBid(given(0, 0), round(0)), [])
  assert.deepEqual(
    servicesWithoutBid(modelOf(round(0), service('people', false, 0), ...five), round(0)).map(
      ({ id }) => id,
    ),
    ['people'],
  )
})

const someBids = fc
  .array(
    fc.record({
      service: fc.constantFrom('a', 'b', 'c', 'd'),
      level: fc.constantFrom(...bidLevelOrder),
      rank: fc.integer({ min: 1, max: 9 }),
      cost: fc.integer({ min: 0, max: 5_000_000_01 }),
    }),
    { maxLength: 20 },
  )
  .map(all => all.map((body, at) => element(`bid-${at}`, 'bid', { round: 'round', ...body })))
const someTotal = fc.integer({ min: 0, max: 40_000_000_00 })

test('to the penny: what is paid and what is left is the total, by bid and by service, in any order of reading', () => {
  fc.assert(
    fc.property(someBids, someTotal, (bids, total) => {
      const ranking = rankBids(modelOf(...bids), round(total))
      const { funded, left, line } = ranking
      assert.equal(funded + left, total)
      assert.ok(left >= 0)
      const sum = (costs: number[]) => costs.reduce((all, cost) => all + cost, 0)
      const paid = ranking.bids.filter(each => each.stands === 'funded')
      assert.equal(sum(paid.map(({ cost }) => cost)), funded)
      const levels = serviceLevels(ranking)
      assert.equal(sum(levels.map(each => each.paid)), funded)
      assert.equal(
        sum(levels.flatMap(each => Object.values(each.bids))),
        sum(bids.map(({ body }) => Number(body.cost))),
      )
      const next = ranking.bids[line]
      assert.ok(!next || next.cost > left, 'what stands below the line could have been paid for')
      assert.ok(ranking.bids.every(({ stands }, at) => (stands === 'below') === at >= line))
      const turned = rankBids(modelOf(...bids.toReversed()), round(total))
      assert.deepEqual(turned, ranking)
    }),
  )
})

test('no level is paid for without all below it, and more money takes no service down', () => {
  fc.assert(
    fc.property(someBids, someTotal, someTotal, (bids, one, other) => {
      const [less, more] = [one, other].sort((a, b) => a - b)
      const at = (total: number) => rankBids(modelOf(...bids), round(total))
      for (const { service } of serviceLevels(at(one))) {
        const paid = at(one).bids.filter(
          each => each.service === service && each.stands === 'funded',
        )
        assert.deepEqual(
          paid.map(({ level }) => level),
          bidLevelOrder.slice(0, paid.length),
        )
      }
      const place = (level: BidLevel | undefined) => (level ? bidLevelOrder.indexOf(level) : -1)
      for (const { from, to } of levelChanges(at(less!), at(more!))) {
        assert.ok(place(to) > place(from))
      }
    }),
  )
})
