import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Model } from '../model/element.ts'
import type { Body } from '../model/field.ts'
import { element, modelOf } from '../model/testing.ts'
import { wholeDecision } from '../testing.ts'
import { whyNotSigned } from './signing.ts'

const now = new Date('2026-11-30T12:00:00Z')

test('nobody checks their own work, however their name is spelt', () => {
  const deliverable = element('Design', 'deliverable', {
    what: 'A design',
    author: ' kofi  Mensah ',
    criteria: [{ what: 'Whole', met: true, evidence: 'Read', reviewer: 'KOFI MENSAH' }],
  })
  const faults = whyNotSigned(modelOf(deliverable), deliverable, {
    role: 'assurer',
    outcome: 'checked',
    signer: 'Kofi Mensah',
  })
  assert.equal(faults.length, 2)
})

test('nothing is decided by which others would operate a core service, or one that may be core', () => {
  const core = element('Arrest', 'service', { usesPowers: true, coercive: true })
  const open = element('Unknown', 'service', {})
  const decide = (option: Body) => {
    const chosen = element('Sell', 'option', { stands: 'preferred', ...option })
    const decision = element('Decision', 'decision', {
      ...wholeDecision,
      considered: ['Sell'],
    })
    const signing = { role: 'policing-body', outcome: 'decide', signer: 'Helen' }
    return whyNotSigned(modelOf(core, open, chosen, decision), decision, signing).join()
  }
  assert.match(decide({ operates: ['Arrest'] }), /core service/)
  assert.match(decide({ operates: ['Unknown'] }), /not classified yet/)
  assert.match(decide({ model: 'outsource' }), /does not say which services/)
  assert.equal(decide({ model: 'transform', services: ['Arrest'] }), '')
})

test('a decision is not signed while a part of its record is missing, each part by name', () => {
  const option = element('Go', 'option', { stands: 'preferred', model: 'public' })
  const signing = { role: 'policing-body', outcome: 'decide', signer: 'Helen' }
  const faultsOf = (body: Body) => {
    const decision = element('Decision', 'decision', { ...body, considered: ['Go'] })
    return whyNotSigned(modelOf(option, decision), decision, signing)
  }
  assert.deepEqual(faultsOf(wholeDecision), [])
  for (const field of [
    'decision',
    'reasons',
    'evidence',
    'costs',
    'finance',
    'equality',
    'data',
    'consultation',
    'review',
  ] as const) {
    const { [field]: _, ...rest } = wholeDecision
    assert.equal(faultsOf(rest).length, 1, field)
  }
  // What the monitoring officer says stands for the law where nothing else is said of it.
  const { legal, ...unlawful } = wholeDecision
  assert.equal(faultsOf(unlawful).length, 2)
})

test('a report is approved once it was submitted, and may be sent back at any time', () => {
  const report = element('Options', 'report', { baseYear: 2026 })
  const signing = (outcome: string) => ({ role: 'policing-body', outcome, signer: 'Helen' })
  const submitted = {
    element: 'Options',
    number: 1,
    role: 'chief-officer',
    outcome: 'submit',
    reason: '',
    signer: 'adrian',
    signedBy: 'Adrian',
    signedAt: now,
  }
  const faults = (model: Model, outcome: string) =>
    whyNotSigned(model, report, signing(outcome)).filter(fault => /submitted/.test(fault))
  assert.equal(faults(modelOf(report), 'approve').length, 1)
  assert.equal(faults(modelOf(report), 'return').length, 0)
  assert.equal(faults({ elements: [report], signatures: [submitted] }, 'approve').length, 0)
})
