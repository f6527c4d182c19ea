import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPresence, presenceWords } from './presence.ts'

test('who is at a place is told to the others for some seconds, and to nobody elsewhere', () => {
  const presence = openPresence()
  const ann = { name: 'Ann', writing: true }
  const bob = { name: 'Bob', writing: false }
  assert.deepEqual(presence.here('a', '1', ann, 0), [])
  assert.deepEqual(presence.here('a', '2', bob, 1000), [ann])
  assert.deepEqual(presence.here('b', '2', bob, 1000), [])
  assert.deepEqual(presence.here('a', '1', ann, 5000), [bob])
  assert.deepEqual(presence.here('a', '1', ann, 17_000), [])
})

test('presence is told in words', () => {
  assert.equal(presenceWords([]), '')
  const people = [
    { name: 'Ann', writing: true },
    { name: 'Bob', writing: false },
    { name: 'Cy', writing: false },
  ]
  assert.equal(presenceWords(people), 'Ann is writing here too. Bob and Cy are reading this.')
})
