import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Body } from '../model/field.ts'
import { element, modelOf } from '../model/testing.ts'
import { contractImpacts, fitFindings, fitMatrix, impactWords } from './contract-fit.ts'

const option = (id: string, stands: string) => element(id, 'option', { stands })
const fit = (contract: string, of: string, follows: string, leave?: number, more: Body = {}) =>
  element(`${contract}-${of}`, 'fit', {
    contract,
    option: of,
    scope: '2',
    value: '1',
    term: '1',
    exit: '3',
    follows,
    ...(leave === undefined ? {} : { leave }),
    ...more,
  })
const around = [
  element('network', 'contract', {}),
  element('fleet', 'contract', {}),
  option('as-before', 'usual'),
  option('new', 'preferred'),
  option('dropped', 'discarded'),
]
const whole = [
  fit('network', 'as-before', 'keep'),
  fit('network', 'new', 'end', 12_050),
  fit('fleet', 'as-before', 'vary', 0),
  fit('fleet', 'new', 'anew', 7_001),
]

test('every contract stands against every option of the short list, and each empty place is found', () => {
  const { options, rows } = fitMatrix(modelOf(...around, ...whole))
  assert.deepEqual(
    options.map(({ id }) => id),
    ['as-before', 'new'],
  )
  assert.deepEqual(
    rows.map(({ contract, cells }) => [contract.id, cells.map(cell => cell?.follows)]),
    [
      ['network', ['keep', 'end']],
      ['fleet', ['vary', 'anew']],
    ],
  )
  assert.deepEqual(rows[0]!.cells[0]!.weakest, ['value', 'term'])
  assert.deepEqual(fitFindings(modelOf(...around, ...whole)), [])
  for (const gone of whole) {
    const found = fitFindings(modelOf(...around, ...whole.filter(each => each !== gone)))
    assert.deepEqual(found, [
      {
        weight: 'look',
        element: gone.body.contract,
        text: `It is not held against “${gone.body.option}” yet`,
      },
    ])
  }
})

test('each option says which contracts it touches, and what that costs to the penny', () => {
  const said = (impact: ReturnType<typeof contractImpacts>[number]) => [
    impact.option.id,
    impactWords(impact),
    impact.leave,
    impact.kept.map(({ id }) => id),
    impact.unweighed.map(({ id }) => id),
  ]
  assert.deepEqual(contractImpacts(modelOf(...around, ...whole)).map(said), [
    ['as-before', ['fleet: vary it'], 0, ['network'], []],
    ['new', ['network: end it', 'fleet: buy anew'], 19_051, [], []],
  ])
  const [, unweighed] = contractImpacts(modelOf(...around, ...whole.slice(0, 3)))
  assert.deepEqual(said(unweighed!), ['new', ['network: end it'], 12_050, [], ['fleet']])
})

test('a cost that nobody says is named, and so is a contract held against an option twice', () => {
  const unsaid = modelOf(...around, ...whole.slice(0, 3), fit('fleet', 'new', 'end'))
  assert.deepEqual(
    contractImpacts(unsaid)[1]!.unsaid.map(({ id }) => id),
    ['fleet'],
  )
  assert.match(fitFindings(unsaid)[0]!.text, /nobody says what that costs/)
  const twice = modelOf(...around, ...whole, { ...whole[0]!, id: 'again' })
  assert.deepEqual(
    fitFindings(twice).map(({ weight, element }) => [weight, element]),
    [['wrong', 'again']],
  )
})
