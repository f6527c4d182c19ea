import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choiceIn } from './choice.ts'
import { element } from './testing.ts'

test('a choice is told in the words of its kind, and what is none is not told', () => {
  const said = (body: Record<string, string>) => choiceIn(element('it', 'option', body), 'model')
  assert.equal(said({ model: 'outsource' }), 'Operated by a supplier')
  assert.equal(said({ model: 'toString' }), undefined)
  assert.equal(said({}), undefined)
  assert.equal(choiceIn(element('it', 'option', { what: 'outsource' }), 'what'), undefined)
  assert.equal(choiceIn(element('it', 'no-kind', { model: 'outsource' }), 'model'), undefined)
})
