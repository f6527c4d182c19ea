import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { whyNotSigned } from '../governance/signing.ts'
import type { Element } from '../model/element.ts'
import type { Body } from '../model/field.ts'
import { element, modelOf } from '../model/testing.ts'
import { workedModel } from '../worked-example/testing.ts'
import { designFindings } from './design-findings.ts'
import { goLiveFaults } from './releases.ts'
import { liveFaults, openPoints } from './service-standard.ts'

const today = '2026-11-30'
const one = (kind: string, body: Body, id = 'one'): Element => element(id, kind, body)
const seen = (...elements: Element[]) =>
  designFindings(modelOf(...elements), today).map(({ weight, text }) => `${weight}: ${text}`)

test('the worked example has the faults it is to teach, and no other', () => {
  const found = designFindings(workedModel, today).map(
    ({ weight, element: at, text }) => `${weight} ${at} ${text.slice(0, 40)}`,
  )
  assert.deepEqual(found, [
    'look requirement-leave The constraint names “transformation par',
    'wrong requirement-easy “user-friendly”: people differ about it.',
    'wrong requirement-easy “app”: it is one way among others. Say w',
    'wrong design-pages Its live day is set without an answer to',
    'wrong idea-lockers The day on which it goes on or stops is ',
    'wrong release-mobile 78% are trained, and 90% must be',
    'wrong release-mobile Taking it back was rehearsed 139 days be',
  ])
})

test('musts above sixty in a hundred are told once, sixty are not', () => {
  const many = (musts: number, others: number) =>
    Array.from({ length: musts + others }, (_, at) =>
      one(
        'requirement',
        { what: 'A victim is told.', measure: '9 in 10', weight: at < musts ? 'must' : 'could' },
        `r${at}`,
      ),
    )
  assert.deepEqual(seen(...many(6, 4)), [])
  const [only, ...more] = seen(...many(7, 4))
  assert.match(only!, /^look: 7 of 11 requirements are musts \(64%\)/)
  assert.deepEqual(more, [])
})

test('a requirement without a measure, or naming a supplier of the programme, is wrong', () => {
  const contract = one('contract', { supplier: 'Cormorant Systems' }, 'c')
  const system = one('application', { what: 'Logs' }, 'Heron log (old)')
  const read = (body: Body) => seen(contract, system, one('requirement', body)).join('\n')
  assert.match(read({ what: 'A victim is told.', measure: ' ' }), /^wrong: It has no measure$/)
  assert.match(
    read({ what: 'Cormorant Systems answers within 2 hours.', measure: 'hours' }),
    /^wrong: “Cormorant Systems”: it names a supplier/,
  )
  assert.match(read({ what: 'Logs are read in the heron log.', measure: '1' }), /“heron log”/)
  assert.match(
    read({ what: 'A victim is told.', measure: '1', constraint: 'Cormorant Systems stays.' }),
    /^look: The constraint names/,
  )
})

const points = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ point: String(at + 1), met: 'So' }))
const whole = {
  need: 'To be told',
  prototypes: [{ what: 'Paper', people: 5, date: '2026-01-10', found: 'It works' }],
  points: points(14),
  standard: 'Within a day',
  owner: 'Head of contact',
  live: '2026-02-01',
}

test('a service is live with need, tested prototype, standard, owner and all 14 points, and with nothing less', () => {
  assert.deepEqual(liveFaults(one('service-design', whole)), [])
  for (const field of ['need', 'prototypes', 'points', 'standard', 'owner'] as const) {
    const { [field]: _, ...less } = whole
    assert.equal(liveFaults(one('service-design', less)).length, 1, field)
    assert.match(seen(one('service-design', less)).join(), /^wrong: Its live day/)
    const { live: __, ...notLive } = less as typeof whole
    assert.deepEqual(seen(one('service-design', notLive)), [], field)
  }
  const late = { ...whole, live: '2026-01-09' }
  assert.match(liveFaults(one('service-design', late)).join(), /prototype tested/)
})

test('points that are answered and points that are open make fourteen', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 14 })), answered => {
      const rows = answered.map(point => ({ point: String(point), met: 'So' }))
      const open = openPoints(one('service-design', { points: rows }))
      assert.deepEqual(
        [...open, ...answered].map(Number).sort((a, b) => a - b),
        points(14).map(({ point }) => Number(point)),
      )
    }),
  )
  assert.equal(openPoints(one('service-design', { points: [{ point: '3', met: ' ' }] })).length, 14)
})

const ready = {
  goLive: '2026-12-01',
  trained: 90,
  trainedNeeded: 90,
  support: true,
  assessment: true,
  rehearsed: '2026-09-02',
  minutes: 30,
  minutesAllowed: 30,
}

test('go-live is refused for each thing that is not ready, at the very edge', () => {
  const faults = (more: Body) => goLiveFaults(one('release', { ...ready, ...more }))
  assert.deepEqual(faults({}), [])
  const cases: [Body, RegExp][] = [
    [{ trained: 89.9 }, /89.9% are trained/],
    [{ support: false }, /Support/],
    [{ assessment: false }, /impact assessment/],
    [{ rehearsed: '' }, /never rehearsed/],
    [{ rehearsed: '2026-09-01' }, /91 days before/],
    [{ rehearsed: '2026-12-02' }, /only after/],
    [{ minutes: 31 }, /took 31 minutes/],
  ]
  for (const [more, says] of cases) {
    const found = faults(more)
    assert.equal(found.length, 1, JSON.stringify(more))
    assert.match(found[0]!, says)
  }
  const { minutes: _, ...untimed } = ready
  assert.match(goLiveFaults(one('release', untimed)).join(), /how long/)
})

test('the chief officer cannot sign a go-live that is not ready', () => {
  const why = (body: Body) => {
    const release = one('release', body)
    const signing = { role: 'chief-officer', outcome: 'live', signer: 'Adrian' }
    return whyNotSigned(modelOf(release), release, signing)
  }
  assert.deepEqual(why(ready), [])
  assert.deepEqual(why({ ...ready, support: false }), ['Support is not in place'])
})
