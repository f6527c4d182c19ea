import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Body } from '../model/field.ts'
import { element, modelOf } from '../model/testing.ts'
import { raterAgreement, ratingStability } from './agreement.ts'
import { classify } from './classify.ts'
import { rateServices } from './rating.ts'

test('whoever may use force, or works for those who do, is core, whatever else is answered', () => {
  const answer = fc.option(fc.boolean(), { nil: undefined })
  const seen = new Set<string>()
  fc.assert(
    fc.property(
      answer,
      answer,
      answer,
      answer,
      (usesPowers, coercive, supportsPowers, isInformation) => {
        const answers = Object.fromEntries(
          Object.entries({ usesPowers, coercive, supportsPowers, isInformation }).filter(
            ([, said]) => said !== undefined,
          ),
        ) as Body
        const { class: found } = classify({ body: answers })
        seen.add(String(found))
        if (usesPowers || coercive) assert.equal(found, 'core')
        else if (found === 'support') {
          assert.deepEqual(
            [usesPowers, coercive, supportsPowers, isInformation],
            [false, false, false, false],
          )
        }
        // Nothing is guessed: without the first two answers there is no class but core.
        if (found !== 'core' && (usesPowers === undefined || coercive === undefined))
          assert.equal(found, undefined)
      },
    ),
    { seed: 3, numRuns: 300 },
  )
  assert.deepEqual([...seen].sort(), ['core', 'ict', 'support', 'undefined'])
})

const rating = (
  service: string,
  rater: string,
  criticality: string,
  benefit: string,
  more: Body = {},
) =>
  element(`${service} ${rater}`, 'rating', {
    service,
    rater,
    criticality,
    benefit,
    because: 'x',
    ...more,
  })
const services = ['a', 'b', 'c'].map(id => element(id, 'service', {}))

test('a score is the product of the means; more than a level apart must be talked over', () => {
  const rated = rateServices(
    modelOf(
      ...services,
      rating('a', 'x', 'high', 'high'),
      rating('a', 'y', 'high', 'medium'),
      rating('b', 'x', 'low', 'low'),
      rating('b', 'y', 'high', 'low'),
    ),
  )
  assert.deepEqual(
    rated.map(({ service, score, toReconcile }) => [service.id, score, toReconcile]),
    [
      ['a', 7.5, false],
      ['b', 2, true],
      ['c', 0, false],
    ],
  )
  const talked = { reconciled: true }
  const [, b] = rateServices(
    modelOf(
      ...services,
      rating('a', 'x', 'high', 'high'),
      rating('b', 'x', 'low', 'low', talked),
      rating('b', 'y', 'high', 'low', talked),
    ),
  )
  assert.equal(b!.toReconcile, false)
})

test('agreement is one for raters who say the same, and falls when they do not', () => {
  const same = modelOf(
    ...services,
    ...['x', 'y'].flatMap(rater => [
      rating('a', rater, 'high', 'low'),
      rating('b', rater, 'low', 'high'),
      rating('c', rater, 'medium', 'medium'),
    ]),
  )
  assert.deepEqual(raterAgreement(same), [
    { raters: ['x', 'y'], services: 3, criticality: 1, benefit: 1 },
  ])
  const apart = modelOf(
    ...services,
    rating('a', 'x', 'high', 'low'),
    rating('a', 'y', 'low', 'low'),
    rating('b', 'x', 'low', 'high'),
    rating('b', 'y', 'high', 'high'),
  )
  assert.ok(raterAgreement(apart)[0]!.criticality! < 0)
  assert.equal(ratingStability(modelOf(...services)), undefined)
  const close = modelOf(
    ...services,
    rating('a', 'x', 'high', 'medium'),
    rating('b', 'x', 'medium', 'high'),
    rating('c', 'x', 'low', 'low'),
  )
  const { reversals } = ratingStability(close)!
  assert.deepEqual(reversals.flatMap(({ ahead, behind }) => [ahead, behind]).sort(), [])
})
