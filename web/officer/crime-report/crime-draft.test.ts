import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NotebookItem } from '@bluelamp/respond/contract'
import fc from 'fast-check'
import { Check } from 'typebox/value'
import { instantOf, londonInput } from '../shell/london.ts'
import {
  type Crime,
  type CrimeDraft,
  crimeFaults,
  crimeItems,
  draftOf,
  emptyCrime,
  needsLateReason,
} from './crime-draft.ts'

const now = Date.parse('2026-11-22T12:00:00Z')
const report = {
  incidentId: crypto.randomUUID(),
  recordId: crypto.randomUUID(),
  reportedAt: '2026-11-22T09:00:00Z',
}
const good: CrimeDraft = {
  ...emptyCrime,
  openingClass: '28E',
  offenceClass: '28E',
  occurredFrom: '2026-11-21T22:00',
  occurredTo: '2026-11-22T07:30',
  amountsToCrime: true,
  noContraryEvidence: true,
  testWords: 'Rear door forced, jewellery gone.',
}
const newAttempt = () => crypto.randomUUID()
const at = new Date(now).toISOString()

test('an empty form is told of every gap at once', () => {
  assert.deepEqual(Object.keys(crimeFaults(emptyCrime, report, now)).sort(), [
    'occurredFrom',
    'occurredTo',
    'offenceClass',
    'openingClass',
    'test.amountsToCrime',
    'test.noContraryEvidence',
    'test.words',
  ])
})

test('a report that is late owes a reason, by the same rule as the server', () => {
  assert.deepEqual(crimeFaults(good, report, now), {})
  const later = now + 24 * 3_600_000
  assert.ok(needsLateReason(report, later))
  assert.deepEqual(Object.keys(crimeFaults(good, report, later)), ['lateReason'])
  const lateReason = 'Victim in hospital'
  assert.deepEqual(crimeFaults({ ...good, lateReason }, report, later), {})
})

test('times the wrong way round or in the future are refused', () => {
  const turned = { ...good, occurredFrom: good.occurredTo, occurredTo: good.occurredFrom }
  assert.match(crimeFaults(turned, report, now).occurredTo!, /before/)
  const future = { ...good, occurredTo: '2026-11-22T12:01' }
  assert.match(crimeFaults(future, report, now).occurredTo!, /future/)
})

test('what is made fits the contract; property and victim follow as a note', () => {
  const alone = crimeItems(good, report, { at, newAttempt })
  assert.deepEqual(
    alone.map(item => item.kind),
    ['crime-report'],
  )
  const told = { ...good, property: ' Two rings ', victim: 'Slept upstairs' }
  const both = crimeItems(told, report, { at, newAttempt })
  for (const item of both) assert.ok(Check(NotebookItem, item))
  assert.equal(
    both[1]?.kind === 'note' && both[1].words,
    'Property: Two rings\nVictim: Slept upstairs',
  )
  assert.notEqual(both[0]?.attemptId, both[1]?.attemptId)
})

test('a refused report comes back as it was filled in', () => {
  const draft = { ...good, enhancedRights: true, lateReason: 'Victim in hospital' }
  const [crime] = crimeItems(draft, report, { at, newAttempt })
  assert.deepEqual(draftOf(crime as Crime), draft)
})

test('London time goes there and back through summer and winter', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_400_000 }), minutes => {
      const instant = Date.parse('2024-01-01T00:00:00Z') + minutes * 60_000
      const back = instantOf(londonInput(instant))!
      // The hour that comes twice is taken as its first.
      assert.ok(back === instant || back === instant - 3_600_000)
      assert.equal(londonInput(back), londonInput(instant))
    }),
    { seed: 9 },
  )
  assert.equal(instantOf('2026-07-01T12:00'), Date.parse('2026-07-01T11:00:00Z'))
  assert.equal(instantOf('2026-03-29T01:30'), undefined)
  assert.equal(instantOf(''), undefined)
})
