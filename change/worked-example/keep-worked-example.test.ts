import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestHouse } from '@bluelamp/platform/testing'
import { checkBody } from '../model/check-body.ts'
import { findings } from '../model/findings.ts'
import { kindOf } from '../model/kinds.ts'
import { findProgrammes, readProgramme } from '../programme/read-programme.ts'
import { by, forceId, helen, openChangeHouse } from '../testing.ts'
import { viewVoices } from '../voices/keep-voices.ts'
import { workedExample } from './index.ts'
import { keepWorkedExample } from './keep-worked-example.ts'

let house: TestHouse
before(async () => {
  house = await openChangeHouse('worked-example')
})
after(() => house?.close())

test('the worked example is kept once, whole, and every body of it holds', async () => {
  const context = by(house, helen)
  const keep = () =>
    house.owner.transaction().execute(db => keepWorkedExample({ ...context, db }, forceId))
  assert.equal(await keep(), true)
  assert.equal(await keep(), false)
  const [programme] = await findProgrammes(context, { forceId })
  const { model } = await readProgramme(context, { programmeId: programme!.id })
  assert.equal(model.elements.length, workedExample.length)
  const kinds = new Map(model.elements.map(element => [element.id, element.kind]))
  for (const element of model.elements) {
    const faults = checkBody(kindOf(element.kind)!.fields, element.body, (id, of) =>
      of.includes(kinds.get(id) ?? ''),
    )
    assert.deepEqual(faults, [], element.name)
  }
  const { engagements } = await viewVoices(context, { programmeId: programme!.id })
  assert.deepEqual(
    engagements
      .map(({ people }) => people)
      .sort((a, b) => b - a)
      .slice(0, 1),
    [500],
  )
  const seen = new Set(findings(model, '2026-11-30').map(({ area }) => area))
  for (const area of [
    'scope',
    'capability',
    'voices',
    'options',
    'benefits',
    'blueprint',
    'organisation',
    'governance',
  ] as const) {
    assert.ok(seen.has(area), `the rules see something in ${area}`)
  }
})
