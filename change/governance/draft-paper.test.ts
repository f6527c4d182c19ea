import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkBody } from '../model/check-body.ts'
import { kindOf } from '../model/kinds.ts'
import { workedModel } from '../worked-example/testing.ts'
import { draftPaper, papersFor, stopWords } from './draft-paper.ts'
import { whyNotSigned } from './signing.ts'

const of = (id: string) => workedModel.elements.find(each => each.id === id) ?? assert.fail(id)

test('a paper is drafted for whatever is due, needs a recommendation still, and holds nothing exempt', () => {
  for (const about of workedModel.elements.filter(({ kind }) => papersFor.some(k => k === kind))) {
    const { name, body } = draftPaper(workedModel, about) ?? assert.fail(about.id)
    assert.ok(name.length > 5 && name.length < 300)
    assert.doesNotMatch(JSON.stringify(body), /EXEMPT-CANARY/)
    const missing = checkBody(kindOf('paper')!.fields, body, () => true).map(({ field }) => field)
    assert.deepEqual(
      missing.filter(field => field !== 'legal'),
      ['recommendation'],
    )
  }
  assert.equal(draftPaper(workedModel, of('outcome-choice')), undefined)
})

test('stopping is told in money, and no gate is signed until it is', () => {
  const gate = of('gate-0')
  assert.equal(stopWords(gate), 'Stopping would cost £800,000 and save £58,000,000.')
  const signing = { role: 'policing-body', outcome: 'continue', signer: 'Helen' }
  const { stopSaves, ...uncosted } = gate.body
  const faults = (body: typeof gate.body) => whyNotSigned(workedModel, { ...gate, body }, signing)
  assert.deepEqual(faults(gate.body), [])
  assert.deepEqual(faults(uncosted), [
    'Say in money what stopping would cost and what it would save',
  ])
  assert.match(stopWords({ ...gate, body: uncosted }), /not told yet/)
})
