import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stateCode } from '@bluelamp/respond/contract'
import fc from 'fast-check'
import { directionsLink } from './directions.ts'
import { type StateItem, stateButtons, stateNow, type Task } from './task.ts'

const given = Date.parse('2026-11-22T10:00:00Z')
const minutes = (n: number) => new Date(given + n * 60_000).toISOString()

const task: Task = {
  taskId: 't1',
  state: 'given',
  givenAt: minutes(0),
  enRouteAt: null,
  atSceneAt: null,
  incidentId: 'i1',
  recordId: null,
  logDate: '2026-11-22',
  serial: 14,
  incidentState: 'assigned',
  grade: 'P1',
  openingCode: 'crime-burglary-home',
  summary: 'Invented',
  place: 'Invented',
  easting: 407000,
  northing: 286800,
  receivedAt: minutes(-5),
  cautions: [],
  gradings: [],
}
const press = (state: number, at: number, incidentId = 'i1'): StateItem => ({
  kind: 'state',
  attemptId: `${state}-${at}`,
  unitId: 'u1',
  incidentId,
  state,
  at: minutes(at),
})
const now = (made: StateItem[], own = task, siblings = [own]) => stateNow(own, 'u1', siblings, made)
const roles = ['response-officer']
const allowed = (made: StateItem[]) =>
  stateButtons(now(made), roles, made, 'i1')
    .filter(button => button.allowed)
    .map(button => button.words)

const { enRoute, atScene, onPatrol } = stateCode

test('each press opens the next: received, en route, at scene, clear', () => {
  assert.deepEqual(allowed([]), ['Received', 'En route', 'At scene', 'Clear'])
  const made = [press(15, 1)]
  assert.deepEqual(allowed(made), ['En route', 'At scene', 'Clear'])
  made.push(press(enRoute, 2))
  assert.deepEqual(allowed(made), ['At scene', 'Clear'])
  made.push(press(atScene, 9))
  assert.deepEqual(allowed(made), ['Clear'])
  made.push(press(onPatrol, 40))
  assert.deepEqual(allowed(made), [])
})

test('leaving before arriving stands down, which is asked for twice', () => {
  const clear = (made: StateItem[]) => stateButtons(now(made), roles, made, 'i1').at(-1)
  assert.deepEqual([clear([])?.meaning, clear([])?.twice], ['Stand down', true])
  assert.equal(clear([press(atScene, 3)])?.twice, false)
})

test('somebody without the role may press nothing but received', () => {
  const words = stateButtons('assigned', ['analyst'], [], 'i1').filter(each => each.allowed)
  assert.deepEqual(
    words.map(each => each.words),
    ['Received'],
  )
})

test('what waits on the phone counts in whatever order and however often it is there', () => {
  const codes = fc.constantFrom(15, enRoute, atScene, onPatrol)
  const presses = fc.array(fc.tuple(codes, fc.integer({ min: 1, max: 60 })), { maxLength: 6 })
  fc.assert(
    fc.property(
      presses.chain(made =>
        fc.tuple(fc.constant(made), fc.shuffledSubarray(made, { minLength: made.length })),
      ),
      ([made, shuffled]) => {
        const items = made.map(([state, at]) => press(state, at))
        const others = shuffled.map(([state, at]) => press(state, at))
        assert.equal(now(items), now([...others, ...others]))
      },
    ),
    { seed: 21 },
  )
})

test('other logs change nothing, and an earlier task on the same log keeps its own times', () => {
  assert.equal(now([press(atScene, 5, 'i2')]), 'assigned')
  const again = { ...task, taskId: 't2', givenAt: minutes(100) }
  const made = [press(enRoute, 2), press(atScene, 9), press(onPatrol, 40)]
  assert.equal(now(made, task, [again, task]), 'awaiting-closure')
  assert.equal(now(made, again, [again, task]), 'assigned')
})

test('directions open what the phone has and never carry the address', () => {
  const link = (agent: string) => directionsLink(task, agent)
  assert.equal(link('Android 15'), 'geo:52.47908,-1.89836?q=52.47908,-1.89836')
  assert.match(link('iPhone'), /^https:\/\/maps\.apple\.com\/\?daddr=52\.47908/)
  assert.match(link('X11'), /^https:\/\/www\.openstreetmap\.org\/directions\?to=52\.47908/)
})
