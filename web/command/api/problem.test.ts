import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultsOf, problemFrom, wordsOf } from './problem.ts'

test('a conflict is told in the words of the server', () => {
  const problem = problemFrom(409, {
    title: 'This cannot be done now',
    detail: 'WX12 was assigned to log 231 by A Dispatcher at 14:03',
  })
  assert.equal(problem.status, 409)
  assert.equal(wordsOf(problem), 'WX12 was assigned to log 231 by A Dispatcher at 14:03')
})

test('a title stands in for a missing detail, and a plain sentence for neither', () => {
  assert.equal(wordsOf(problemFrom(403, { title: 'Not allowed' })), 'Not allowed')
  assert.match(wordsOf(problemFrom(502, '<html>')), /502/)
})

test('faults are kept by field and malformed ones left out', () => {
  const faults = [{ field: 'reason', message: 'is too short' }, { field: 3 }, null]
  assert.deepEqual(faultsOf(problemFrom(422, { faults })), { reason: 'is too short' })
  assert.deepEqual(faultsOf(new Error('other')), {})
})
