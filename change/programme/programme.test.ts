import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import type { Body } from '../model/field.ts'
import { kinds } from '../model/kinds.ts'
import { adrian, by, forceId, helen, ines, kofi, openChangeHouse, staff } from '../testing.ts'
import { type EditConflictError, editElement, withdrawElement } from './edit-element.ts'
import { openProgramme } from './open-programme.ts'
import { findProgrammes, readChanges, readElement, readProgramme } from './read-programme.ts'
import { commentElement, signElement } from './sign-element.ts'
import { lastChangeOf, watchProgramme } from './watch-programme.ts'

let house: TestHouse
let programmeId: string
before(async () => {
  house = await openChangeHouse('change-programme')
  programmeId = await openProgramme(by(house, ines), {
    forceId,
    name: ' Blueprint ',
    body: 'commissioner',
  })
})
after(() => house?.close())

const outcome = { what: 'Reports are answered sooner', measure: 'Hours until answered' }
const make = (kind: string, name: string, body: Body) =>
  editElement(by(house, ines), { programmeId, kind, base: 0, name, body })
const edit = (elementId: string, base: number, body: Body, name = 'Sooner', actor = ines) =>
  editElement(by(house, actor), { programmeId, elementId, kind: 'outcome', base, name, body })
const read = async (elementId: string) =>
  (await readProgramme(by(house, ines), { programmeId })).model.elements.find(
    ({ id }) => id === elementId,
  )

test('a programme is opened by those who may, and read by its force alone', async () => {
  const [found] = await findProgrammes(by(house, helen), { forceId })
  assert.equal(found?.name, 'Blueprint')
  await assert.rejects(openProgramme(by(house, helen), { forceId, name: 'x', body: 'mayor' }), {
    name: 'NotAllowedError',
  })
  const stranger = { ...ines, attributes: { ...ines.attributes, forceId: 'elsewhere' } }
  await assert.rejects(readProgramme(by(house, stranger), { programmeId }), {
    name: 'NotAllowedError',
  })
  await assert.rejects(
    readProgramme(by(house, staff('paul', 'contact-handler')), { programmeId }),
    { name: 'NotAllowedError' },
  )
})

test('what two people change in different fields is kept of both; in the same, of neither until somebody looks', async () => {
  const { id } = await make('outcome', 'Sooner', outcome)
  await edit(id, 1, { ...outcome, pillar: 'respond' }, 'Sooner', adrian)
  const merged = await edit(id, 1, { ...outcome, measure: 'Median hours' })
  assert.equal(merged.merged, true)
  const now = await read(id)
  assert.deepEqual(now?.body, { ...outcome, pillar: 'respond', measure: 'Median hours' })
  assert.equal(now?.number, 3)
  await assert.rejects(
    edit(id, 1, { ...outcome, measure: 'Mean hours' }),
    (error: EditConflictError) => {
      assert.equal(error.name, 'EditConflictError')
      assert.deepEqual(error.fields, ['measure'])
      assert.equal(error.latest, 3)
      return true
    },
  )
  assert.equal((await read(id))?.number, 3)
})

test('many who save at once are all kept, in one row of versions', async () => {
  const { id } = await make('skill', 'Analysts', { people: 1 })
  const bodies = Array.from({ length: 8 }, (_, at) => ({
    people: 1,
    quarters: [{ quarter: at + 1, people: at }],
  }))
  const saved = await Promise.allSettled(
    bodies.map(body =>
      editElement(by(house, ines), {
        programmeId,
        elementId: id,
        kind: 'skill',
        base: 1,
        name: 'Analysts',
        body,
      }),
    ),
  )
  // All change the same field: one of them is kept, and every other is told so.
  assert.equal(saved.filter(each => each.status === 'fulfilled').length, 1)
  for (const each of saved)
    if (each.status === 'rejected') assert.equal(each.reason.name, 'EditConflictError')
  const { versions } = await readElement(by(house, ines), { programmeId, elementId: id })
  assert.deepEqual(
    versions.map(({ number }) => number),
    [2, 1],
  )
})

test('what is wrong is named, field by field', async () => {
  await assert.rejects(
    make('outcome', '', {
      what: 'x',
      serves: ['019aa000-0000-7000-8000-000000000000'],
      colour: 'blue',
    }),
    (error: { faults: { field: string }[] }) => {
      assert.deepEqual(error.faults.map(({ field }) => field).sort(), [
        'colour',
        'measure',
        'name',
        'serves',
      ])
      return true
    },
  )
  await assert.rejects(make('outcomes', 'x', {}), /There is no kind/)
})

test('an element is taken away once nobody names it, and its versions stay', async () => {
  const { id } = await make('outcome', 'Named', outcome)
  const service = await make('service', 'Response', {
    what: 'Goes where it is called',
    owner: 'Head of response',
    evidence: 'Seen',
    outcomes: [id],
  })
  const away = (elementId: string) =>
    withdrawElement(by(house, ines), { programmeId, elementId, reason: 'Not needed' })
  await assert.rejects(away(id), /“Response”/)
  await away(service.id)
  await away(id)
  assert.equal(await read(id), undefined)
  const { versions } = await readElement(by(house, ines), { programmeId, elementId: id })
  assert.deepEqual(
    versions.map(({ number, body }) => [number, body === null]),
    [
      [2, true],
      [1, false],
    ],
  )
  await edit(id, 2, outcome)
  assert.equal((await read(id))?.number, 3)
})

test('a signature stands under one version; each signs for themselves; what is settled stands', async () => {
  const gate = await make('gate', 'Gate 0', {
    order: 0,
    tests: 'The case is made',
    stop: 'Nothing is lost',
    stopCosts: 0,
    stopSaves: 100,
    due: '2026-12-01',
  })
  const next = await make('gate', 'Gate 1', {
    order: 1,
    tests: 'The design holds',
    stop: 'The design is lost',
    stopCosts: 0,
    stopSaves: 100,
    due: '2027-02-01',
  })
  const sign = (elementId: string, role: string, actor = helen, number = 1) =>
    signElement(by(house, actor), {
      programmeId,
      elementId,
      number,
      role,
      outcome: 'continue',
      reason: 'It holds',
    })
  await assert.rejects(sign(next.id, 'policing-body'), /Gate 0/)
  const far = await make('gate', 'Gate 3', {
    order: 3,
    tests: 'All is well',
    stop: 'Little is lost',
    stopCosts: 0,
    stopSaves: 100,
    due: '2027-09-01',
  })
  await assert.rejects(sign(far.id, 'policing-body'), /There is no gate number 2/)
  await assert.rejects(sign(gate.id, 'policing-body', ines), { name: 'NotAllowedError' })
  await assert.rejects(sign(gate.id, 'policing-body', kofi), /cannot sign for others/)
  await assert.rejects(sign(gate.id, 'policing-body', helen, 2), /changed it meanwhile/)
  await sign(gate.id, 'policing-body')
  await assert.rejects(sign(gate.id, 'policing-body'), /signed already/)
  await sign(next.id, 'policing-body')
  await assert.rejects(
    editElement(by(house, ines), {
      programmeId,
      elementId: gate.id,
      kind: 'gate',
      base: 1,
      name: 'Gate',
      body: {},
    }),
    /signed and stands/,
  )
  await assert.rejects(
    withdrawElement(by(house, ines), { programmeId, elementId: gate.id, reason: '' }),
    /signed/,
  )
})

test('nobody signs for both sides, whatever roles they hold', async () => {
  const { id } = await make('definition', 'Core service', {
    meaning: 'Police powers are used',
    test: 'Could anybody be made to do something against their will?',
    of: 'core',
  })
  const both = staff('paula', 'chief-officer', 'policing-body')
  const sign = (role: string, actor = both) =>
    signElement(by(house, actor), {
      programmeId,
      elementId: id,
      number: 1,
      role,
      outcome: 'agree',
      reason: 'Read',
    })
  await sign('chief-officer')
  await assert.rejects(sign('policing-body'), /nobody signs for two/)
  await sign('policing-body', helen)
})

test('comments are kept with who made them', async () => {
  const { id } = await make('outcome', 'Spoken of', outcome)
  await commentElement(by(house, helen), {
    programmeId,
    elementId: id,
    words: ' How will you know? ',
  })
  const { comments } = await readElement(by(house, ines), { programmeId, elementId: id })
  assert.deepEqual(
    comments.map(({ words, by: who }) => [words, who]),
    [['How will you know?', helen.name]],
  )
  await assert.rejects(
    commentElement(by(house, helen), { programmeId, elementId: id, words: ' ' }),
    /Write something/,
  )
})

test('the server may add to the history and never change it', async () => {
  for (const statement of [
    'update change.version set name = name',
    'delete from change.version',
    'delete from change.signature',
    'update change.programme set name = name',
  ]) {
    await assert.rejects(sql.raw(statement).execute(house.db), /permission denied/)
  }
})

test('the programme can be seen as it stood', async () => {
  const later = (minutes: number) => new Date(Date.parse('2027-01-01T00:00:00Z') + minutes * 60_000)
  const at = (minutes: number) => by(house, ines, later(minutes))
  const { id } = await editElement(at(0), {
    programmeId,
    kind: 'outcome',
    base: 0,
    name: 'First',
    body: outcome,
  })
  await editElement(at(10), {
    programmeId,
    elementId: id,
    kind: 'outcome',
    base: 1,
    name: 'Second',
    body: outcome,
  })
  const nameAt = async (minutes: number) =>
    (await readProgramme(at(0), { programmeId, at: later(minutes) })).model.elements.find(
      each => each.id === id,
    )?.name
  assert.deepEqual(
    [await nameAt(-1), await nameAt(5), await nameAt(15)],
    [undefined, 'First', 'Second'],
  )
})

test('what is exempt is read by those who work with it, and by nobody else; nobody else saves over it', async () => {
  const paper = {
    meeting: '2026-12-01',
    item: 3,
    purpose: 'p',
    background: 'b',
    financial: 'f',
    legal: 'l',
    recommendation: 'r',
    ground: 'Commercial interests',
  }
  const { id } = await make('paper', 'Paper', {
    ...paper,
    exempt: 'CANARY-EXEMPT body',
  })
  // What is exempt is talked about as well: in a comment, in the reason of a version and of a signature.
  await commentElement(by(house, helen), {
    programmeId,
    elementId: id,
    words: 'CANARY-EXEMPT comment',
  })
  await editElement(by(house, ines), {
    programmeId,
    elementId: id,
    kind: 'paper',
    base: 1,
    name: 'Paper',
    body: { ...paper, exempt: 'CANARY-EXEMPT body' },
    reason: 'CANARY-EXEMPT reason of a version',
  })
  await signElement(by(house, adrian), {
    programmeId,
    elementId: id,
    number: 2,
    role: 'chief-officer',
    outcome: 'submit',
    reason: 'CANARY-EXEMPT reason of a signature',
  })
  const told = async (role: string) => {
    const context = by(house, staff('someone', role))
    const { model } = await readProgramme(context, { programmeId })
    const view = await readElement(context, { programmeId, elementId: id })
    const from = new Date('2026-11-01T00:00:00Z')
    const to = new Date('2026-12-01T00:00:00Z')
    const changes = await readChanges(context, { programmeId, from, to })
    return JSON.stringify([model, view, changes]).match(/CANARY-EXEMPT [a-z ]+/g)?.length ?? 0
  }
  for (const role of ['programme-manager', 'chief-officer', 'policing-body', 'assurer'])
    assert.ok((await told(role)) >= 4, role)
  for (const role of ['supervisor', 'analyst', 'auditor']) assert.equal(await told(role), 0, role)
  await assert.rejects(
    editElement(by(house, staff('sue', 'supervisor')), {
      programmeId,
      elementId: id,
      kind: 'paper',
      base: 1,
      name: 'Paper',
      body: {},
    }),
    { name: 'NotAllowedError' },
  )
})

test('who does not hear what is said of an exempt part is not told that somebody said something', async () => {
  const { id } = await make('meeting', 'Board of December', {
    on: '2026-12-01',
    minutes: 'The board met.',
    exempt: 'CANARY-EXEMPT minutes',
    ground: 'Commercial interests',
  })
  const outsider = by(house, staff('sue', 'supervisor'))
  const look = (context: Context) => watchProgramme(context, { programmeId, elementId: id })
  const before = await look(outsider)
  const words = 'CANARY-EXEMPT comment'
  const later = by(house, helen, new Date('2026-11-30T13:00:00Z'))
  await commentElement(later, { programmeId, elementId: id, words })
  assert.deepEqual(await look(outsider), before)
  assert.equal((await look(by(house, ines))).by?.id, helen.id)
  const view = await readElement(outsider, { programmeId, elementId: id })
  assert.match(JSON.stringify(view), /The board met/)
  assert.doesNotMatch(JSON.stringify(view), /CANARY-EXEMPT/)
  const body = { on: '2026-12-01', minutes: 'Another' }
  const edit = { programmeId, elementId: id, kind: 'meeting', base: 1, name: 'Board', body }
  await assert.rejects(editElement(outsider, edit), { name: 'NotAllowedError' })
})

test('stages come in order, and an approved case changes its project', async () => {
  const project = await make('project', 'Devices', {
    what: 'Phones',
    lead: 'Head of change',
    quarters: 4,
    value: 100,
  })
  const texts = { strategic: 's', economic: 'e' }
  const soc = await make('case', 'Devices: outline', {
    project: project.id,
    stage: 'soc',
    ...texts,
  })
  const obc = await make('case', 'Devices: business case', {
    project: project.id,
    stage: 'obc',
    ...texts,
    commercial: 'c',
    financial: 'f',
    quarters: 6,
    cost: [{ quarter: 1, amount: 500 }],
  })
  const sign = (elementId: string, number = 1) =>
    signElement(by(house, helen), {
      programmeId,
      elementId,
      number,
      role: 'policing-body',
      outcome: 'approve',
      reason: '',
    })
  await assert.rejects(sign(obc.id), /Management case[\s\S]*strategic outline case comes first/)
  await editElement(by(house, ines), {
    programmeId,
    elementId: obc.id,
    kind: 'case',
    base: 1,
    name: 'Devices: business case',
    body: { ...(await read(obc.id))!.body, management: 'm' },
  })
  await sign(soc.id)
  assert.equal((await read(project.id))?.number, 1)
  await sign(obc.id, 2)
  const now = (await read(project.id))!
  assert.deepEqual(
    [now.body.quarters, now.body.value, now.body.cost],
    [6, 100, [{ quarter: 1, amount: 500 }]],
  )
  await assert.rejects(
    editElement(by(house, ines), {
      programmeId,
      elementId: obc.id,
      kind: 'case',
      base: 2,
      name: 'x',
      body: {},
    }),
    /signed and stands/,
  )
})

test('whoever watches learns how much was made and by whom; whoever writes, which fields others changed', async () => {
  const { id } = await make('outcome', 'Watched', outcome)
  const watch = (
    of: { elementId?: string; area?: 'capability' | 'benefits'; base?: number } = {},
  ) => watchProgramme(by(house, helen), { programmeId, ...of })
  const [first, scope, benefits] = [
    await watch({ elementId: id }),
    await watch({ area: 'capability' }),
    await watch({ area: 'benefits' }),
  ]
  assert.deepEqual(first, { count: 1, by: { id: ines.id, name: ines.name } })
  await edit(id, 1, { ...outcome, measure: 'Median hours' }, 'Watched', adrian)
  const later = await watch({ elementId: id, base: 1 })
  assert.equal(later.count, 2)
  assert.equal(later.by?.name, adrian.name)
  assert.deepEqual(later.since, {
    number: 2,
    by: adrian.name,
    fields: [{ name: 'measure', words: kinds.outcome!.fields.measure!.words }],
  })
  assert.equal((await watch({ elementId: id, base: 2 })).since, undefined)
  await commentElement(by(house, helen), { programmeId, elementId: id, words: 'How?' })
  assert.equal((await watch({ elementId: id })).count, 3)
  // The part grows by the version alone; another part does not.
  assert.equal((await watch({ area: 'capability' })).count, scope.count + 1)
  assert.equal((await watch({ area: 'benefits' })).count, benefits.count)
})

test('one takes back their own last change, and what others changed since stays', async () => {
  const { id } = await make('outcome', 'Taken back', outcome)
  await edit(id, 1, { ...outcome, what: 'Changed by Ines' }, 'Taken back')
  await edit(id, 2, { ...outcome, what: 'Changed by Ines', measure: 'Days' }, 'Taken back', adrian)
  const { versions } = await readElement(by(house, ines), { programmeId, elementId: id })
  const last = lastChangeOf(versions, ines.id)!
  assert.deepEqual([last.mine.number, last.before.number], [2, 1])
  await edit(id, last.mine.number, last.before.body!, last.before.name)
  assert.deepEqual((await read(id))?.body, { ...outcome, measure: 'Days' })
  assert.equal(lastChangeOf(versions, kofi.id), undefined)
})
