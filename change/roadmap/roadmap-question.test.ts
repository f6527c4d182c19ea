import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestHouse } from '@bluelamp/platform/testing'
import { faultsOfSchedule } from '@bluelamp/science/appraisal'
import { ofKind } from '../model/element.ts'
import { editElement } from '../programme/edit-element.ts'
import { findProgrammes, readProgramme } from '../programme/read-programme.ts'
import { by, forceId, ines, openChangeHouse } from '../testing.ts'
import { keepWorkedExample } from '../worked-example/keep-worked-example.ts'
import { planRoadmap } from './plan-roadmap.ts'
import { cashByQuarter, plannedSchedule, roadmapQuestion } from './roadmap-question.ts'
import { slackOf } from './slack.ts'
import { takeOnRoadmap } from './take-on-roadmap.ts'

let house: TestHouse
let programmeId: string
before(async () => {
  house = await openChangeHouse('roadmap')
  await house.owner
    .transaction()
    .execute(db => keepWorkedExample({ ...by(house, ines), db }, forceId))
  programmeId = (await findProgrammes(by(house, ines), { forceId }))[0]!.id
})
after(() => house?.close())
const model = async () => (await readProgramme(by(house, ines), { programmeId })).model

test('the plan of the worked example keeps every limit; its money and critical path can be seen', async () => {
  const found = await model()
  const question = roadmapQuestion(found)!
  const schedule = plannedSchedule(found)
  assert.deepEqual(faultsOfSchedule(question, schedule), [])
  const spent = cashByQuarter(question, schedule)
  for (const [year, there] of question.cash.entries()) {
    const ofYear = spent.slice(4 * year, 4 * year + 4).reduce((sum, each) => sum + each, 0)
    assert.ok(ofYear > 0 && ofYear <= there)
  }
  const slack = [...slackOf(question, schedule).values()]
  assert.ok(slack.filter(({ critical }) => critical).length > 1)
  assert.equal(roadmapQuestion({ elements: [], signatures: [] }), undefined)
})

test('the best roadmap is worth at least the plan, is taken on, and then is the plan', async () => {
  const context = by(house, ines)
  const planned = (await planRoadmap(context, { programmeId, solve: true }))!
  // On a busy machine the time may end before the proof; then the gap is told.
  assert.ok(planned.best!.proven ? planned.best!.gap < 1e-6 : planned.best!.gap < 0.1)
  assert.ok(planned.best!.value >= planned.standing.value)
  const moved = await takeOnRoadmap(context, {
    programmeId,
    schedule: planned.best!.schedule,
    reason: '',
  })
  assert.ok(moved.length > 0)
  const again = (await planRoadmap(context, { programmeId, solve: false }))!
  assert.equal(again.standing.value, planned.best!.value)
  assert.deepEqual(again.standing.faults, [])
  assert.deepEqual(
    await takeOnRoadmap(context, { programmeId, schedule: again.standing.schedule, reason: '' }),
    [],
  )
})

test('a project held elsewhere moves others, in words; what cannot be is named', async () => {
  const context = by(house, ines)
  const { question, standing } = (await planRoadmap(context, { programmeId, solve: false }))!
  const [first] = standing.schedule
  const held = await planRoadmap(context, {
    programmeId,
    solve: true,
    pins: [{ project: first!.project, start: null }],
  })
  const must = question.projects.find(({ id }) => id === first!.project)?.mustDo
  if (must) assert.match(held!.conflict!, /must/i)
  else assert.ok(held!.best!.changes.some(change => /no longer/.test(change)))
  const forced = question.projects.find(({ mustDo }) => mustDo)!
  const refused = await planRoadmap(context, {
    programmeId,
    solve: true,
    pins: [{ project: forced.id, start: null }],
  })
  assert.match(refused!.conflict!, new RegExp(forced.name.slice(0, 8)))
  await assert.rejects(takeOnRoadmap(context, { programmeId, schedule: [], reason: '' }), {
    name: 'InvalidInputError',
  })
})

test('less money may leave nothing that fits: the limits in conflict are named', async () => {
  const context = by(house, ines)
  const [budget] = ofKind(await model(), 'budget')
  await editElement(context, {
    programmeId,
    elementId: budget!.id,
    kind: 'budget',
    base: budget!.number,
    name: budget!.name,
    body: { ...budget!.body, years: [{ year: 1, amount: 100 }] },
  })
  const found = (await planRoadmap(context, { programmeId, solve: true }))!
  assert.equal(found.best, undefined)
  assert.match(found.conflict!, /cash/)
})

test('projects that wait for one another are named, and no page breaks', async () => {
  const found = await model()
  const [first, second] = ofKind(found, 'project')
  const wait = (project: typeof first, after: typeof first) =>
    editElement(by(house, ines), {
      programmeId,
      elementId: project!.id,
      kind: 'project',
      base: project!.number,
      name: project!.name,
      body: { ...project!.body, start: 1, after: [after!.id] },
    })
  await wait(first, second)
  await wait(second, first)
  const planned = await planRoadmap(by(house, ines), { programmeId, solve: true })
  assert.match(planned!.conflict!, /wait for one another in a circle/)
  assert.ok(planned!.conflict!.includes(first!.name))
  assert.equal(slackOf(planned!.question, planned!.standing.schedule).size, 0)
})
