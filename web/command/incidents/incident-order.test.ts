import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Incident } from '../api/shapes.ts'
import { byUrgency, groupIncidents, matches, needOf, nextId, noFilter } from './incident-order.ts'

const incident = (more: Partial<Incident>): Incident => ({
  id: 'a',
  log: 'log 231 of 22 November',
  summary: 'Invented',
  opening: 'Burglary of a home',
  grade: 'P2',
  state: 'open',
  place: '12 Lower Mill Lane, Aldersey',
  easting: 415_000,
  northing: 289_000,
  district: 'North',
  receivedAt: 0,
  dueAt: 1000,
  atSceneAt: null,
  area: '',
  callSigns: ['WX12'],
  ...more,
})

const anyIncident: fc.Arbitrary<Incident> = fc
  .record({
    id: fc.uuid(),
    grade: fc.constantFrom('P1', 'P2', 'P3', 'RWD'),
    state: fc.constantFrom(
      'open',
      'assigned',
      'en-route',
      'at-scene',
      'awaiting-closure',
      'closed',
    ),
    receivedAt: fc.nat(1000),
    dueAt: fc.option(fc.nat(1000)),
  })
  .map(values => incident(values as Partial<Incident>))

test('the unassigned stand first, by grade, then by what is due first', () => {
  const groups = groupIncidents(
    [
      incident({ id: 'scene', state: 'at-scene', grade: 'P1' }),
      incident({ id: 'later', dueAt: 2000 }),
      incident({ id: 'sooner', dueAt: 900 }),
      incident({ id: 'first', grade: 'P1', dueAt: 5000 }),
      incident({ id: 'desk', grade: 'RWD', dueAt: null }),
    ],
    noFilter,
  )
  assert.deepEqual(
    groups.map(group => [group.need, ...group.incidents.map(each => each.id)]),
    [
      ['unit', 'first', 'sooner', 'later'],
      ['scene', 'scene'],
      ['desk', 'desk'],
    ],
  )
})

test('every incident stands in one group or is filtered out, and the order is total', () => {
  fc.assert(
    fc.property(fc.array(anyIncident, { maxLength: 30 }), incidents => {
      const groups = groupIncidents(incidents, noFilter)
      const shown = groups.flatMap(group => group.incidents)
      assert.equal(shown.length, incidents.filter(each => each.state !== 'closed').length)
      for (const group of groups) {
        assert.ok(group.incidents.every(each => needOf(each) === group.need))
        const again = [...group.incidents].reverse().sort(byUrgency)
        assert.deepEqual(
          again.map(each => each.id),
          group.incidents.map(each => each.id),
        )
      }
    }),
  )
})

test('filters and search by log number or place', () => {
  const one = incident({})
  assert.ok(matches(one, { ...noFilter, words: 'mill  LANE' }))
  assert.ok(matches(one, { ...noFilter, words: '231 aldersey' }))
  assert.ok(!matches(one, { ...noFilter, words: '232' }))
  assert.ok(!matches(one, { ...noFilter, grade: 'P1' }))
  assert.ok(!matches(one, { ...noFilter, district: 'South' }))
  const closed = incident({ state: 'closed' })
  assert.ok(!matches(closed, noFilter))
  assert.ok(matches(closed, { ...noFilter, state: 'closed' }))
})

test('moving stops at both ends and starts at the first', () => {
  const groups = groupIncidents(
    [incident({ id: 'a', dueAt: 1 }), incident({ id: 'b', dueAt: 2 })],
    noFilter,
  )
  assert.equal(nextId(groups, undefined, 1), 'a')
  assert.equal(nextId(groups, 'a', 1), 'b')
  assert.equal(nextId(groups, 'b', 1), 'b')
  assert.equal(nextId(groups, 'a', -1), 'a')
  assert.equal(nextId(groups, 'gone', -1), 'b')
  assert.equal(nextId([], undefined, 1), undefined)
})
