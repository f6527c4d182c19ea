import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkBody } from './check-body.ts'
import type { Body, Fields } from './field.ts'

const fields: Fields = {
  says: { type: 'text', words: 'Says', required: true },
  ties: { type: 'many', words: 'Ties', of: ['project'], link: 'Association' },
  rows: { type: 'rows', words: 'Rows', columns: { what: { type: 'text', words: 'What' } } },
  years: { type: 'number', words: 'Years', min: 1, max: 30, whole: true },
}
const faulty = (body: unknown) =>
  checkBody(fields, body as Body, () => true).map(({ field }) => field)

test('what no page and no document could take is named', () => {
  assert.deepEqual(faulty({ says: 'x', ties: ['a', 'b'], rows: [{ what: 'x' }], years: 2 }), [])
  assert.deepEqual(faulty({ says: ' \u0001\n' }), ['says'])
  assert.deepEqual(faulty({ says: 'x', ties: ['a', 'a'] }), ['ties'])
  assert.deepEqual(faulty({ says: 'x', rows: [null] }), ['rows'])
  assert.deepEqual(faulty({ says: 'x', years: 2.5 }), ['years'])
})
