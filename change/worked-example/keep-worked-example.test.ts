import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestHouse } from '@bluelamp/platform/testing'
import { marginOfError } from '@bluelamp/science/statistics'
import { sql } from 'kysely'
import { checkBody } from '../model/check-body.ts'
import { ofKind } from '../model/element.ts'
import { findings } from '../model/findings.ts'
import { kindOf } from '../model/kinds.ts'
import { findProgrammes, readProgramme } from '../programme/read-programme.ts'
import { by, forceId, helen, openChangeHouse } from '../testing.ts'
import { satisfactionChanges } from '../voices/satisfaction-change.ts'
import { viewVoices } from '../voices/view-voices.ts'
import { shortBy } from '../voices/voice-groups.ts'
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

test('the Customer Journey holds 500 who agreed, by quota, one group of them short', async () => {
  const context = by(house, helen)
  const [programme] = await findProgrammes(context, { forceId })
  const programmeId = programme!.id
  const { model } = await readProgramme(context, { programmeId })
  const survey = ofKind(model, 'engagement').find(({ name }) =>
    name.startsWith('Customer Journey:'),
  )!
  const voices = await viewVoices(context, { programmeId })
  assert.equal(voices.engagements.find(each => each.engagementId === survey.id)?.people, 500)
  const groups = voices.groups.filter(each => each.engagementId === survey.id)
  for (const grouping of ['area', 'age', 'ethnicity']) {
    const wanted = groups.filter(group => group.by === grouping).map(group => group.wanted ?? 0)
    assert.equal(
      wanted.reduce((sum, people) => sum + people, 0),
      500,
      grouping,
    )
  }
  assert.deepEqual(
    groups
      .filter(group => shortBy(group) > 0)
      .map(({ group, people, wanted }) => [group, people, wanted]),
    [['16 to 24', 52, 80]],
  )
  // Of six people nothing is shown, and of the next smallest neither: 500 would give the six away.
  assert.deepEqual(
    groups.filter(({ people }) => people === null).map(({ group }) => group),
    ['Mixed', 'Other'],
  )
  const margin = marginOfError({ answers: 500, population: Number(survey.body.population) })
  assert.equal((100 * margin).toFixed(1), '4.4')
  assert.deepEqual(
    satisfactionChanges(model, voices.engagements)
      .map(({ after, isTold }) => [after.name, isTold])
      .sort(),
    [
      ['Customer Journey, asked again a year later', true],
      ['Survey of officers and staff, asked again', false],
    ],
  )
  const { rows } = await sql<{ agreed: number }>`
    select count(*)::int as agreed from change.voice
    where engagement_id = ${survey.id} and consented_on between '2012-11-12' and '2013-01-11'`.execute(
    house.owner,
  )
  assert.equal(rows[0]?.agreed, 500)
  const [box] = voices.ideas
  assert.deepEqual(
    [box?.posted, box?.waiting, box?.overdue, box?.takenUp, box?.declined],
    [8, 4, 1, 2, 1],
  )
})
