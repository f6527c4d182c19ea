import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkBody } from '../model/check-body.ts'
import { element, modelOf } from '../model/testing.ts'
import { workedModel } from '../worked-example/testing.ts'
import { findHolders } from './expertise.ts'
import { peopleKinds } from './people-kinds.ts'
import { latestReadings } from './readings.ts'

const holders = (...who: readonly (readonly [string, number])[]) => ({
  holders: who.map(([name, level]) => ({ who: name, level: String(level), since: '2020-01-01' })),
})
const skills = modelOf(
  {
    ...element('t', 'expertise', {
      what: 'Damaged telephones',
      ...holders(['Zoë Ash', 2], ['Bo Elm', 5]),
    }),
    name: 'Reading of telephones',
  },
  {
    ...element('n', 'expertise', {
      what: 'Speaks with people in crisis',
      ...holders(['Bo Elm', 3]),
    }),
    name: 'Negotiation',
  },
)
const found = (query: string) =>
  findHolders(skills, query).map(({ who, expertise }) => [who, expertise.id])

test('holders are found in any case and order of words, by the beginning of a word, the most expert first', () => {
  const both = [
    ['Bo Elm', 't'],
    ['Zoë Ash', 't'],
  ]
  for (const query of [
    'telephones damaged',
    'DAMAGED Telephones',
    'tele read',
    ' telephones, damaged! ',
  ])
    assert.deepEqual(found(query), both, query)
  assert.deepEqual(found('bo'), [
    ['Bo Elm', 't'],
    ['Bo Elm', 'n'],
  ])
  assert.deepEqual(found('zoe telephones'), [['Zoë Ash', 't']])
  assert.deepEqual(found('phones'), [])
  assert.deepEqual(found('telephones crisis'), [])
  assert.deepEqual(found(' -- '), [])
})

test('whatever is said of an expertise finds all who hold it, in whatever order it is asked', () => {
  const all = workedModel.elements.filter(({ kind }) => kind === 'expertise')
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.infiniteStream(fc.nat()), (expertise, order) => {
      const words = expertise.name
        .split(' ')
        .map(word => [order.next().value, word.toUpperCase()] as const)
        .sort(([a], [b]) => a - b)
        .map(([, word]) => word)
      const own = findHolders(workedModel, words.join(' ')).filter(
        holder => holder.expertise === expertise,
      )
      assert.equal(own.length, (expertise.body.holders as readonly unknown[]).length)
    }),
  )
})

test('an expert among 20,000 holders is found within a second', () => {
  const many = Array.from({ length: 4000 }, (_, at) => ({
    ...element(`e${at}`, 'expertise', {
      what: `Knows matter ${at} of many`,
      ...holders(['Ann', 1], ['Bo', 2], ['Cy', 3], ['Di', 4], ['Ed', 5]),
    }),
    name: `Matter ${at}`,
  }))
  const model = modelOf(...many)
  const begun = performance.now()
  assert.equal(findHolders(model, '3999 matter')[0]?.who, 'Ed')
  assert.ok(performance.now() - begun < 1000)
})

test('a share of fewer than ten people is neither taken nor shown', () => {
  const reading = { on: '2026-06-01', survey: '1', group: 'Officers', asked: 9, share: 50 }
  const said = (asked: number) => ({ readings: [{ ...reading, asked }] })
  const faults = (asked: number) =>
    checkBody(peopleKinds.culture.fields, said(asked), () => true).filter(
      ({ field }) => field === 'readings',
    ).length
  assert.deepEqual([faults(9), faults(10)], [1, 0])
  const shown = (asked: number) =>
    latestReadings(element('c', 'culture', said(asked)), 'readings', '2026-11-30').length
  assert.deepEqual([shown(9), shown(10)], [0, 1])
})

test('of each group the last reading is shown, and none that is yet to come', () => {
  const row = (group: string, on: string, share: number) => ({
    on,
    survey: '1',
    group,
    asked: 40,
    share,
  })
  const culture = element('c', 'culture', {
    readings: [
      row('Staff', '2026-06-01', 60),
      row('Officers', '2015-06-01', 30),
      row('Staff', '2015-06-01', 20),
      row('Staff', '2027-06-01', 90),
    ],
  })
  assert.deepEqual(
    latestReadings(culture, 'readings', '2026-11-30').map(({ group, share }) => [group, share]),
    [
      ['Staff', 60],
      ['Officers', 30],
    ],
  )
})
