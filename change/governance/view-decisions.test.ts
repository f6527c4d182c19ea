import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestHouse } from '@bluelamp/platform/testing'
import type { Body } from '../model/field.ts'
import { editElement } from '../programme/edit-element.ts'
import { openProgramme } from '../programme/open-programme.ts'
import { signElement } from '../programme/sign-element.ts'
import { by, forceId, helen, ines, openChangeHouse, staff, wholeDecision } from '../testing.ts'
import { viewDecisions } from './view-decisions.ts'

let house: TestHouse
before(async () => {
  house = await openChangeHouse('view-decisions')
})
after(() => house?.close())

test('a published decision says what was signed, whatever is edited later', async () => {
  const [made, signed, later] = ['2026-11-01', '2026-11-02', '2026-11-03'].map(
    day => new Date(`${day}T12:00:00Z`),
  )
  const programmeId = await openProgramme(by(house, ines, made), {
    forceId,
    name: 'Blueprint',
    body: 'commissioner',
  })
  const make = (kind: string, name: string, body: Body) =>
    editElement(by(house, ines, made), { programmeId, kind, base: 0, name, body })
  const what = { stands: 'preferred', what: 'As it was signed', model: 'public' }
  const option = await make('option', 'The way forward', what)
  const decision = await make('decision', 'Go on', {
    ...wholeDecision,
    reference: 'D1',
    considered: [option.id],
  })
  await signElement(by(house, helen, signed), {
    programmeId,
    elementId: decision.id,
    number: 1,
    role: 'policing-body',
    outcome: 'decide',
    reason: '',
  })
  await editElement(by(house, staff('sue', 'supervisor'), later), {
    programmeId,
    elementId: option.id,
    kind: 'option',
    base: 1,
    name: 'Something else',
    body: { ...what, what: 'Put in afterwards' },
  })
  const [found] = await viewDecisions(by(house, staff('anyone'), later), {
    forceId,
    invented: false,
    id: decision.id,
  })
  assert.match(found!.html, /As it was signed/)
  assert.doesNotMatch(found!.html, /Something else|Put in afterwards/)
  assert.equal(found!.date.getTime(), signed!.getTime())
})
