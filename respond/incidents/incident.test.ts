import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { recordingFaults } from '../crimes/crime.ts'
import { isSwitchedOn } from '../dispatch/algorithms.ts'
import { assignmentFault, reasonFault } from '../dispatch/assignment.ts'
import { logWords, londonWords } from '../london-words.ts'
import { farAway, inventedRings, nextNearness } from '../units/at-scene-hint.ts'
import { getUnitState, unitStates } from '../units/unit-states.ts'
import { actionsFor, closingFaults, findStep, incidentLifecycle, stateOf } from './incident.ts'
import { type AssignmentSpan, type StateMessage, timesOf } from './incident-times.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 10, 0) + minute * 60_000)

const span = (unitId: string, minute: number, until?: number): AssignmentSpan => ({
  id: `${unitId}@${minute}`,
  unitId,
  at: at(minute),
  untilAt: until === undefined ? null : at(until),
})
const says = (unitId: string, state: number, minute: number): StateMessage => ({
  unitId,
  state,
  at: at(minute),
  source: 'state-code',
})

test('times come from the messages: en route, at scene, clear', () => {
  const { incident } = timesOf(
    [span('A', 0)],
    [says('A', 5, 1), says('A', 6, 11), says('A', 2, 40)],
  )
  assert.deepEqual(incident, {
    assignedAt: at(0),
    enRouteAt: at(1),
    atSceneAt: at(11),
    atSceneSource: 'state-code',
    clearAt: at(40),
  })
})

test('an arrival told late and from before still counts, and the earliest arrival is kept', () => {
  const { incident } = timesOf(
    [span('A', 0), span('B', 2)],
    [says('B', 6, 20), says('B', 2, 30), says('A', 6, 12)],
  )
  assert.deepEqual(incident.atSceneAt, at(12))
  assert.equal(incident.clearAt, null, 'A is still there')
})

test('who said "clear" and went on was not clear', () => {
  const { incident, tasks } = timesOf([span('A', 0)], [says('A', 2, 3), says('A', 6, 9)])
  assert.equal(tasks[0]!.endedAt, null)
  assert.equal(stateOf({ ...incident, closedAt: null }), 'at-scene')
})

test('a unit taken away before it arrived leaves the incident open', () => {
  const { incident, tasks } = timesOf([span('A', 0, 4)], [says('A', 5, 1)])
  assert.deepEqual(tasks[0]!.endedAt, at(4))
  assert.equal(stateOf({ ...incident, closedAt: null }), 'open')
})

test('a message of a phone whose clock runs behind counts from the assignment', () => {
  const { incident } = timesOf([span('A', 5)], [says('A', 5, 3)])
  assert.deepEqual(incident.enRouteAt, at(5))
})

test('the same messages in any order and any number of times give the same times', () => {
  const message = fc.record({
    unitId: fc.constantFrom('A', 'B'),
    state: fc.integer({ min: 0, max: 16 }),
    at: fc.integer({ min: -2, max: 60 }).map(at),
    source: fc.constantFrom('state-code', 'position', 'later'),
  })
  const spans = [span('A', 0, 30), span('B', 4)]
  fc.assert(
    fc.property(
      fc.array(message, { maxLength: 12 }).chain(messages =>
        fc.tuple(
          fc.constant(messages),
          fc.shuffledSubarray([...messages, ...messages], {
            minLength: messages.length * 2,
            maxLength: messages.length * 2,
          }),
        ),
      ),
      ([messages, delivered]) => {
        const told = timesOf(spans, delivered)
        assert.deepEqual(told, timesOf(spans, messages))
        const { assignedAt, enRouteAt, atSceneAt, clearAt } = told.incident
        if (assignedAt && enRouteAt) assert.ok(assignedAt <= enRouteAt)
        if (clearAt) assert.ok(atSceneAt && atSceneAt <= clearAt, 'clear only after arrival')
      },
    ),
    { seed: 20261120, numRuns: 300 },
  )
})

test('every state has a way on, but a closed log takes only notes and crimes', () => {
  const states = ['open', 'assigned', 'en-route', 'at-scene', 'awaiting-closure'] as const
  for (const state of states) assert.ok(findStep(state, 'assign'), `${state} can get a unit`)
  const left = incidentLifecycle.filter(step => step.from.includes('closed'))
  assert.deepEqual(left.map(step => step.action).sort(), ['add-entry', 'record-crime'])
  assert.equal(findStep('at-scene', 'close'), undefined)
  for (const step of incidentLifecycle) assert.ok(step.roles.length > 0 && step.from.length > 0)
})

test('each button stands once for a role and a state', () => {
  for (const role of ['contact-handler', 'dispatcher', 'response-officer', 'supervisor']) {
    for (const state of ['open', 'assigned', 'at-scene', 'closed'] as const) {
      const actions = actionsFor([role], state).map(step => step.action)
      assert.equal(new Set(actions).size, actions.length)
    }
  }
  assert.deepEqual(actionsFor(['analyst'], 'open'), [])
})

test('a log of crime closes with a crime number or a reason', () => {
  const closing = {
    crimeType: true,
    crimeNumbers: [],
    closingCode: 'psw-suspicious',
    prevention: 'Lock advice given',
  }
  assert.deepEqual(
    closingFaults(closing).map(fault => fault.field),
    ['reason'],
  )
  assert.deepEqual(closingFaults({ ...closing, reason: 'too short' }).length, 1)
  assert.deepEqual(closingFaults({ ...closing, reason: 'A fox, seen on film' }), [])
  assert.deepEqual(closingFaults({ ...closing, crimeNumbers: ['x/000001/26'] }), [])
  assert.deepEqual(closingFaults({ ...closing, crimeType: false }), [])
  assert.equal(closingFaults({ ...closing, closingCode: ' ', prevention: '' }).length, 3)
})

test('a crime is recorded within 24 hours or with a reason, and only if the test is met', () => {
  const reportedAt = at(0)
  const crime = {
    reportedAt,
    now: new Date(reportedAt.getTime() + 24 * 3_600_000),
    occurredFrom: at(-600),
    occurredTo: at(-60),
    test: { amountsToCrime: true, noContraryEvidence: true },
  }
  const fields = (change: object) =>
    recordingFaults({ ...crime, ...change }).map(fault => fault.field)
  assert.deepEqual(fields({}), [])
  const late = new Date(crime.now.getTime() + 1)
  assert.deepEqual(fields({ now: late }), ['lateReason'])
  assert.deepEqual(fields({ now: late, lateReason: 'Victim was in hospital' }), [])
  assert.deepEqual(fields({ test: { amountsToCrime: false, noContraryEvidence: true } }), [
    'test.amountsToCrime',
  ])
  assert.deepEqual(fields({ occurredFrom: at(-30) }), ['occurredTo'])
})

test('a choice against the advice owes ten letters of reason', () => {
  const on = { adviceIsOn: true }
  assert.equal(reasonFault({ advisedRank: 1, ...on }, undefined), undefined)
  assert.equal(reasonFault({ advisedRank: 2, ...on }, '  nine let ')?.field, 'reason')
  assert.equal(reasonFault({ advisedRank: 2, ...on }, 'Knows the family'), undefined)
  assert.equal(reasonFault({ advisedRank: null, ...on }, undefined)?.field, 'reason')
  assert.equal(reasonFault({ advisedRank: null, adviceIsOn: false }, undefined), undefined)
})

test('a busy unit is taken only knowingly, and only to something more urgent', () => {
  const unit = { callSign: 'AB1', state: 7, incidentId: 'i', committedGrade: 2 }
  assert.match(assignmentFault(unit, 2, 'i', unitStates)!, /just as urgent/)
  assert.match(assignmentFault(unit, 1, undefined, unitStates)!, /take it from there/)
  assert.equal(assignmentFault(unit, 1, 'i', unitStates), undefined)
  const free = { ...unit, state: 2, incidentId: null, committedGrade: null }
  assert.equal(assignmentFault(free, 3, undefined, unitStates), undefined)
  assert.match(assignmentFault({ ...free, state: 4 }, 2, undefined, unitStates)!, /break/)
  assert.equal(assignmentFault({ ...free, state: 4 }, 1, undefined, unitStates), undefined)
})

test('messages are no states, and every code from 0 to 16 is known', () => {
  assert.deepEqual(
    unitStates.map(state => state.code),
    Array.from({ length: 17 }, (_, code) => code),
  )
  for (const code of [12, 13, 14, 15, 16]) assert.equal(getUnitState(code).effect, 'message')
})

test('the hint of arrival needs two good fixes and does not flicker at the edge', () => {
  const scene = { easting: 0, northing: 0 }
  const fix = (easting: number, accuracy = 10) => ({ easting, northing: 0, accuracy })
  const after = (...fixes: ReturnType<typeof fix>[]) =>
    fixes.reduce((near, next) => nextNearness(near, next, scene), farAway)
  assert.equal(after(fix(50)).near, false)
  assert.equal(after(fix(50), fix(40)).near, true)
  assert.equal(after(fix(50), fix(90), fix(40)).near, false)
  assert.equal(after(fix(50), fix(40), fix(149)).near, true)
  assert.equal(after(fix(50), fix(40), fix(151)).near, false)
  assert.equal(after(fix(50), fix(40), fix(900, 400)).near, true)
  const between = fc.double({
    min: inventedRings.enterMetres + 0.001,
    max: inventedRings.leaveMetres,
    noNaN: true,
  })
  fc.assert(
    fc.property(fc.array(between, { maxLength: 20 }), fc.boolean(), (metres, near) => {
      let now = near ? after(fix(0), fix(0)) : farAway
      for (const each of metres) now = nextNearness(now, fix(each), scene)
      assert.equal(now.near, near)
    }),
    { seed: 1, numRuns: 100 },
  )
})

test('nothing runs that is not switched on, and one row is enough to stop it', () => {
  const row = (on: unknown) => ({ code: 'x', attributes: { on } })
  assert.equal(isSwitchedOn([], 'x'), false)
  assert.equal(isSwitchedOn([row(true)], 'x'), true)
  assert.equal(isSwitchedOn([row(true), row(false)], 'x'), false)
})

test('times are spoken in London time', () => {
  assert.equal(londonWords(new Date('2026-07-01T23:30:00Z')), '00:30 on 2 July')
  assert.equal(logWords({ logDate: '2026-03-17', serial: 1234 }), 'log 1234 of 17 March')
})
