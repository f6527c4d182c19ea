import assert from 'node:assert/strict'
import { test } from 'node:test'
import { input } from './components/index.ts'
import { csrfField, formErrors } from './forms.ts'
import { render } from './html.ts'

test('a form without faults shows no summary', () => {
  const errors = formErrors()
  assert.equal(errors.any, false)
  assert.equal(render(errors.summary), '')
  assert.equal(errors.of('name'), undefined)
})

test('every link of the summary leads to a control on the page', () => {
  const errors = formErrors([
    { field: 'full-name', message: 'Enter <your> name' },
    { field: 'when', message: 'Enter a real date', href: '#when-day' },
    { field: 'full-name', message: 'Name is too long' },
  ])
  const summary = render(errors.summary)
  assert.deepEqual(
    [...summary.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id),
    ['full-name', 'when-day', 'full-name'],
  )
  assert.ok(summary.includes('Enter &lt;your&gt; name'))
  assert.deepEqual(errors.of('full-name'), { text: 'Enter <your> name' })
  const control = render(
    input({ name: 'full-name', label: { text: 'Name' }, errorMessage: errors.of('full-name') }),
  )
  assert.ok(control.includes('id="full-name"') && control.includes('id="full-name-error"'))
})

test('the token against forged requests is escaped', () => {
  assert.equal(render(csrfField('a"b')), '<input type="hidden" name="_csrf" value="a&quot;b">')
})
