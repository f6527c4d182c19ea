import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Element, Model } from '../model/element.ts'
import type { Body } from '../model/field.ts'
import { whyNotSigned } from './signing.ts'

const now = new Date('2026-11-30T12:00:00Z')
const element = (id: string, kind: string, body: Body): Element => ({
  id,
  kind,
  name: id,
  body,
  number: 1,
  madeBy: 'test',
  madeAt: now,
})
const model = (...elements: Element[]): Model => ({ elements, signatures: [] })

test('nobody checks their own work, however their name is spelt', () => {
  const deliverable = element('Design', 'deliverable', {
    what: 'A design',
    author: ' kofi  Mensah ',
    criteria: [{ what: 'Whole', met: true, evidence: 'Read', reviewer: 'KOFI MENSAH' }],
  })
  const faults = whyNotSigned(
    model(deliverable),
    deliverable,
    { role: 'assurer', outcome: 'checked', signer: 'Kofi Mensah' },
    now,
  )
  assert.equal(faults.length, 2)
})

test('nothing is decided by which others would operate a core service, or one that may be core', () => {
  const core = element('Arrest', 'service', { usesPowers: true, coercive: true })
  const open = element('Unknown', 'service', {})
  const decide = (option: Body) => {
    const chosen = element('Sell', 'option', { stands: 'preferred', ...option })
    const decision = element('Decision', 'decision', {
      finance: 'Said',
      legal: 'Said',
      considered: ['Sell'],
    })
    const signing = { role: 'policing-body', outcome: 'decide', signer: 'Helen' }
    return whyNotSigned(model(core, open, chosen, decision), decision, signing, now).join()
  }
  assert.match(decide({ operates: ['Arrest'] }), /core service/)
  assert.match(decide({ operates: ['Unknown'] }), /not classified yet/)
  assert.match(decide({ model: 'outsource' }), /does not say which services/)
  assert.equal(decide({ model: 'transform', services: ['Arrest'] }), '')
})
