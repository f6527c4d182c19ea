import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { connectionWords, lost } from './connection.ts'
import { mergeRow, mergeRows, newcomers, newestOnly } from './merge.ts'
import { readFixes, readIncidentRow, readUnitRow } from './read-event.ts'

test('a lost connection says since when, and failing again does not make it younger', () => {
  const first = lost({ kind: 'live' }, Date.UTC(2025, 10, 22, 14, 2))
  const again = lost(first, Date.UTC(2025, 10, 22, 14, 9))
  assert.equal(connectionWords(again), 'Reconnecting since 14:02: what you see may be old')
  assert.equal(connectionWords({ kind: 'live' }), 'Live')
})

test('whatever order answers come in, the last one shown is the last one asked', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 1 }), arrivals => {
      const order = newestOnly()
      for (let asked = 0; asked < 6; asked++) order.ask()
      const shown = arrivals.filter(number => order.accepts(number))
      assert.equal(shown.at(-1), Math.max(...arrivals))
      assert.deepEqual(shown, [...shown].sort())
    }),
  )
})

test('unchanged rows stay the same objects, and an unchanged list the same list', () => {
  const rows = [
    { id: 'a', state: 2 },
    { id: 'b', state: 3 },
  ]
  const before = mergeRows(new Map(), rows)
  assert.equal(mergeRows(before, structuredClone(rows)), before)
  const after = mergeRows(before, [
    { id: 'a', state: 2 },
    { id: 'b', state: 5 },
  ])
  assert.equal(after.get('a'), before.get('a'))
  assert.equal(after.get('b')?.state, 5)
  assert.equal(mergeRows(before, [rows[0]!]).size, 1)
})

test('newcomers are told, but not on the first look', () => {
  const first = mergeRows(new Map(), [{ id: 'a' }])
  assert.deepEqual(newcomers(new Map(), first), [])
  assert.deepEqual(newcomers(first, mergeRows(first, [{ id: 'a' }, { id: 'b' }])), [{ id: 'b' }])
})

test('fixes are read from their compact form; bad ones fall out', () => {
  const read = { unitId: 'u', easting: 1, northing: 2, fixedAt: 3 }
  assert.deepEqual(readFixes('[["u",1,2,3],["v",null,2,3],["w",1],7,null]'), [read])
  assert.deepEqual(readFixes('{"u":1}'), [])
  assert.deepEqual(readFixes('not json'), [])
})

test('a message without a whole row says so, so that the list is read again', () => {
  assert.equal(readIncidentRow('{"incidentId":"i","units":[]}')?.incidentId, 'i')
  assert.equal(readIncidentRow('{"incidentId":"i"}'), undefined)
  assert.equal(readUnitRow('{"unitId":"u","callSign":"WX1"}')?.callSign, 'WX1')
  assert.equal(readUnitRow('null'), undefined)
})

test('one row is put in its place without touching the others', () => {
  const before = mergeRows(new Map(), [
    { id: 'a', state: 2 },
    { id: 'b', state: 3 },
  ])
  assert.equal(mergeRow(before, { id: 'a', state: 2 }), before)
  const after = mergeRow(before, { id: 'a', state: 5 })
  assert.deepEqual([after.get('a')?.state, before.get('a')?.state], [5, 2])
  assert.equal(after.get('b'), before.get('b'))
})
