import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptanceAnswers, acceptanceOutcome } from './acceptance.ts'

test('the four answers at acceptance, as paragraph 15 has them', () => {
  const rows = acceptanceAnswers.map(answer => {
    const { approved, adopted, paymentDue, mayTerminate, mustTerminate } = acceptanceOutcome(answer)
    return [answer, approved, adopted, paymentDue, mayTerminate, mustTerminate]
  })
  assert.deepEqual(rows, [
    ['approve-and-adopt', true, true, true, false, false],
    ['approve-not-adopt', true, false, true, true, false],
    ['reject', false, false, false, true, false],
    ['reject-with-rectification', false, false, false, true, false],
  ])
})

test('payment goes with approval, nothing is adopted unapproved, and nobody is bound to terminate', () => {
  for (const answer of acceptanceAnswers) {
    const outcome = acceptanceOutcome(answer)
    assert.equal(outcome.paymentDue, outcome.approved, answer)
    assert.ok(!outcome.adopted || outcome.approved, answer)
    assert.equal(outcome.mayTerminate, !outcome.adopted, answer)
    assert.equal(outcome.mustTerminate, false, answer)
    assert.ok(outcome.nextStep.length > 20 && outcome.source.includes('15'), answer)
  }
  assert.notEqual(
    acceptanceOutcome('reject').nextStep,
    acceptanceOutcome('reject-with-rectification').nextStep,
  )
  for (const word of ['accept', 'toString']) {
    assert.throws(() => acceptanceOutcome(word), /none of: approve-and-adopt/)
  }
})
