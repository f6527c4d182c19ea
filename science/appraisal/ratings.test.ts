import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { BadRatingError, weightedKappa } from './kappa.ts'
import { assessMaturity, type MaturityLevel, maturityLevels } from './maturity.ts'
import { type Anchors, type ItemRating, type Level, rateItems } from './ratings.ts'
import { rankStability, scoreOptions } from './scoring.ts'

const near = (found: number, expected: number, off = 1e-9) =>
  assert.ok(Math.abs(found - expected) <= off, `${found}, not ${expected}`)

test('weighted kappa, worked by hand', () => {
  // Ten items: 6 alike, 3 one level apart, 1 two levels apart.
  const one = [0, 0, 0, 1, 1, 1, 2, 2, 2, 2]
  const two = [0, 0, 1, 1, 1, 2, 2, 2, 1, 0]
  // The first uses its levels 3, 3, 4 times, the second 3, 4, 3: by chance they are 0.88 levels apart, here 0.5.
  const { kappa, same, items } = weightedKappa(one, two, 3)
  near(kappa!, 1 - 0.5 / 0.88)
  assert.equal(same, 0.6)
  assert.equal(items, 10)
  near(weightedKappa(one, two, 3, 'quadratic').kappa!, 1 - 0.7 / 1.3)
})

test('kappa is 1 for the same ratings, even both ways round, and about 0 for chance', () => {
  const list = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 2, maxLength: 40 })
  fc.assert(
    fc.property(list, list, (left, right) => {
      const length = Math.min(left.length, right.length)
      const [a, b] = [left.slice(0, length), right.slice(0, length)]
      const there = weightedKappa(a, b, 3).kappa
      assert.equal(there, weightedKappa(b, a, 3).kappa)
      assert.ok(there === undefined || there <= 1)
      const own = weightedKappa(a, a, 3).kappa
      assert.equal(own, new Set(a).size > 1 ? 1 : undefined)
    }),
    { seed: 1968, numRuns: 200 },
  )
  // Every pair of levels equally often: what chance gives.
  const cells = Array.from({ length: 9 }, (_, at) => at)
  near(
    weightedKappa(
      cells.map(at => at % 3),
      cells.map(at => Math.floor(at / 3)),
      3,
    ).kappa!,
    0,
  )
  assert.throws(() => weightedKappa([0], [3], 3), BadRatingError)
  assert.throws(() => weightedKappa([0], [], 3), BadRatingError)
})

const words = { low: 'nobody waits', medium: 'some wait', high: 'someone may come to harm' }
const anchors: Anchors = { criticality: words, 'benefit opportunity': words }
const weights = { criticality: 2, 'benefit opportunity': 1 }
const rate = (rater: string, item: string, criticality: Level, benefit: Level): ItemRating => ({
  rater,
  item,
  levels: { criticality, 'benefit opportunity': benefit },
})
const ratings = [
  rate('first', 'custody', 'high', 'medium'),
  rate('second', 'custody', 'high', 'high'),
  rate('first', 'payroll', 'low', 'high'),
  rate('second', 'payroll', 'high', 'high'),
  rate('first', 'website', 'low', 'medium'),
  rate('second', 'website', 'medium', 'medium'),
]

test('raters two levels apart must talk before the item is ranked', () => {
  const before = rateItems({ anchors, ratings, weights })
  assert.deepEqual(before.toReconcile, [{ item: 'payroll', axis: 'criticality' }])
  assert.deepEqual(
    before.rated.map(one => one.item),
    ['custody', 'website'],
  )
  const dispute = { item: 'payroll', axis: 'criticality', level: 'low' } as const
  const reconciliations = [{ ...dispute, reason: 'a day late harms nobody' }]
  const after = rateItems({ anchors, ratings, weights, reconciliations })
  assert.deepEqual(after.toReconcile, [])
  assert.deepEqual(
    after.rated.map(one => [one.item, one.scores.criticality, one.scores['benefit opportunity']]),
    [
      ['custody', 2, 1.5],
      ['payroll', 0, 2],
      ['website', 0.5, 1],
    ],
  )
  // 0 x 2 + 2 x 1 and 0.5 x 2 + 1 x 1 are level at these weights.
  assert.deepEqual(
    after.rated.map(one => one.score.rank),
    [1, 2, 2],
  )
  assert.equal(after.agreement.length, 2)
  assert.deepEqual(after.agreement[0]!.raters, ['first', 'second'])
  const bare = [{ ...dispute, reason: ' ' }]
  assert.throws(() => rateItems({ anchors, ratings, weights, reconciliations: bare }), /reason/)
  const idle = [{ ...dispute, item: 'custody', reason: 'none' }]
  assert.throws(() => rateItems({ anchors, ratings, weights, reconciliations: idle }), /dispute/)
})

test('one rater, a missing rating and a level without words are refused', () => {
  const alone = ratings.filter(one => one.rater === 'first')
  assert.throws(() => rateItems({ anchors, ratings: alone, weights }), /two or more/)
  assert.throws(() => rateItems({ anchors, ratings: ratings.slice(1), weights }), /0 times/)
  assert.throws(
    () => rateItems({ anchors, ratings: [...ratings, ratings[0]!], weights }),
    /2 times/,
  )
  const mute = { ...anchors, criticality: { ...words, medium: '' } }
  assert.throws(
    () => rateItems({ anchors: mute, ratings, weights }),
    /what medium criticality means/,
  )
})

const criteria = [
  { name: 'fit', weight: 3 },
  { name: 'cost', weight: 2 },
  { name: 'speed', weight: 1 },
]

test('scores show their weights and parts', () => {
  const [first, second] = scoreOptions(criteria, [
    { name: 'a', scores: { fit: 2, cost: 5, speed: 1 } },
    { name: 'b', scores: { fit: 5, cost: 3, speed: 3 } },
  ])
  assert.equal(first!.name, 'b')
  near(first!.total, 4)
  near(second!.total, 17 / 6)
  assert.deepEqual(
    first!.parts.map(part => [part.criterion, part.weight, part.adds]),
    [
      ['fit', 0.5, 2.5],
      ['cost', 2 / 6, 1],
      ['speed', 1 / 6, 0.5],
    ],
  )
  assert.throws(() => scoreOptions(criteria, [{ name: 'a', scores: { fit: 1 } }]), /"cost"/)
  assert.throws(() => scoreOptions([{ name: 'fit', weight: 0 }], []), /any weight/)
})

test('a ranking that weights can turn is told, and one that they cannot is stable', () => {
  const close = [
    { name: 'a', scores: { fit: 4, cost: 2, speed: 3 } },
    { name: 'b', scores: { fit: 2, cost: 4.5, speed: 3 } },
  ]
  const found = rankStability(criteria, close)
  assert.equal(found.stable, false)
  assert.deepEqual(found.reversals, [{ ahead: 'a', behind: 'b' }])
  assert.deepEqual(
    found.options.map(one => [one.name, one.best, one.worst]),
    [
      ['a', 1, 2],
      ['b', 1, 2],
    ],
  )
  assert.equal(rankStability(criteria, close, 0.01).stable, true)
  assert.throws(() => rankStability(criteria, close, 2), BadRatingError)
})

test('no corner of the weights breaks a ranking called stable, and reversals happen at one', () => {
  const score = fc.integer({ min: 0, max: 5 })
  const option = fc.record({ fit: score, cost: score, speed: score })
  fc.assert(
    fc.property(fc.array(option, { minLength: 2, maxLength: 5 }), list => {
      const options = list.map((scores, at) => ({ name: `o${at}`, scores }))
      const { reversals, options: bounds } = rankStability(criteria, options, 0.2)
      const turned = new Set<string>()
      const before = scoreOptions(criteria, options)
      for (let corner = 0; corner < 8; corner++) {
        const moved = criteria.map((one, at) => ({
          ...one,
          weight: one.weight * (corner & (1 << at) ? 1.2 : 0.8),
        }))
        const after = scoreOptions(moved, options)
        const rank = (of: typeof after, name: string) => of.find(one => one.name === name)!.rank
        for (const a of before) {
          const { best, worst } = bounds.find(one => one.name === a.name)!
          assert.ok(rank(after, a.name) >= best && rank(after, a.name) <= worst)
          for (const b of before) {
            if (a.rank < b.rank && rank(after, a.name) > rank(after, b.name)) {
              turned.add(`${a.name} ${b.name}`)
            }
          }
        }
      }
      // Leads of a hair come from floats alone and may fall either way.
      const told = new Set(reversals.map(({ ahead, behind }) => `${ahead} ${behind}`))
      for (const pair of turned) assert.ok(told.has(pair), `${pair} turned unforeseen`)
      for (const { ahead, behind } of reversals) {
        const of = (name: string) => options.find(one => one.name === name)!.scores
        const least = criteria.reduce((sum, { name, weight }) => {
          const gap = of(ahead)[name as 'fit'] - of(behind)[name as 'fit']
          return sum + weight * gap * (gap > 0 ? 0.8 : 1.2)
        }, 0)
        if (least < -1e-9) assert.ok(turned.has(`${ahead} ${behind}`), `${ahead} never fell back`)
      }
    }),
    { seed: 20, numRuns: 200 },
  )
})

test('no level of maturity without evidence for every lower level', () => {
  const shown = (...levels: MaturityLevel[]) =>
    Object.fromEntries(levels.map(level => [level, ['minutes of the board']]))
  const gap = assessMaturity({
    capability: 'estimating',
    evidence: shown(1, 2, 4, 5),
    claimed: 5,
    target: 4,
  })
  assert.equal(gap.level, 2)
  assert.equal(gap.missing, 3)
  assert.deepEqual(gap.unsupported, [4, 5])
  assert.equal(gap.claimStands, false)
  assert.equal(gap.gap, 2)
  const full = assessMaturity({ capability: 'x', evidence: shown(1, 2, 3, 4, 5), claimed: 5 })
  assert.deepEqual([full.level, full.missing, full.claimStands], [5, undefined, true])
  const none = assessMaturity({ capability: 'x', evidence: { 1: [' '], 2: ['plan'] }, claimed: 1 })
  assert.deepEqual([none.level, none.missing, none.claimStands], [undefined, 1, false])
  assert.equal(maturityLevels[3].name, 'quantitatively managed')
})
