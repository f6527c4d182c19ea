import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unitStates } from '@bluelamp/respond/contract'
import type { Unit } from '../api/shapes.ts'
import { countUnits, findUnits, groupOf, staleAfter } from './unit-board.ts'

const unit = (id: string, state: number, more: Partial<Unit> = {}): Unit => ({
  id,
  callSign: id,
  kind: 'response',
  district: 'North',
  station: 'Aldersey',
  state,
  stateSince: 0,
  incidentId: null,
  skills: [],
  crew: 2,
  ...more,
})

test('every state of the force belongs to a group, and who may be sent is available', () => {
  for (const state of unitStates) {
    assert.equal(groupOf(state.code) === 'available', state.deployable === 'yes', state.label)
  }
  assert.equal(groupOf(0), 'emergency')
  assert.equal(groupOf(6), 'committed')
})

test('counts add up, and a silent unit is lost only while on duty', () => {
  const now = 1_000_000
  const fixes = new Map([
    ['WX2', now - staleAfter],
    ['WX3', now - staleAfter - 1],
  ])
  const units = [unit('WX1', 2), unit('WX2', 5), unit('WX3', 0), unit('WX4', 11)]
  const counts = countUnits(units, id => fixes.get(id), now)
  assert.deepEqual(counts, {
    emergency: 1,
    available: 1,
    committed: 1,
    'not-deployable': 0,
    'off-duty': 1,
    lost: 2,
    total: 4,
  })
})

test('the list puts need first, call signs in number order, and searches skills', () => {
  const units = [unit('WX10', 2), unit('WX9', 2, { skills: ['taser'] }), unit('WX1', 0)]
  const find = (group: '' | 'available' | 'lost', words: string) =>
    findUnits(units, { group, words }, () => 5, 10).map(each => each.id)
  assert.deepEqual(find('', ''), ['WX1', 'WX9', 'WX10'])
  assert.deepEqual(find('available', 'taser alder'), ['WX9'])
  assert.deepEqual(find('lost', ''), [])
})
