import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sameWords } from './words.ts'

test('words are the same whatever their capitals and spaces', () => {
  assert.ok(sameWords(' Calls  answered\n', 'calls answered'))
  assert.ok(!sameWords('calls answered', 'callsanswered'))
})
