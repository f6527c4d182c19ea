import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kinds, workedExample } from '@bluelamp/change'
import { formErrors, html, render } from '@bluelamp/kit'
import fc from 'fast-check'
import { controlsOf, elementFields } from './element-form.ts'
import { elementValues } from './element-values.ts'
import { penceOf, readForm } from './read-form.ts'

test('amounts are read as people write them', () => {
  const said: [string, number | undefined][] = [
    ['£1,250.50', 125_050],
    ['1250.5', 125_050],
    ['98000', 9_800_000],
    ['-£12', -1200],
    ['£-12', -1200],
    ['1,25', undefined],
    ['12.345', undefined],
    ['twelve', undefined],
  ]
  for (const [text, pence] of said) assert.equal(penceOf(text), pence, text)
})

test('what a form shows is what it sends back, whatever the kind', () => {
  const text = fc.stringMatching(/^[a-z]{1,8}$/)
  let rows = 0
  for (const { fields } of Object.values(kinds)) {
    const scalarOf = (field: { type: string; choices?: object }) =>
      field.type === 'number'
        ? fc.integer({ min: 0, max: 9 })
        : field.type === 'money'
          ? fc.integer({ min: -10_000_000, max: 10_000_000 })
          : field.type === 'yes-no'
            ? fc.boolean()
            : field.type === 'choice'
              ? fc.constantFrom(...Object.keys(field.choices ?? {}))
              : field.type === 'date'
                ? fc.constant('2026-11-30')
                : text
    const bodies = fc.record(
      Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [
          name,
          field.type === 'many'
            ? fc.array(text, { minLength: 1, maxLength: 3 })
            : field.type === 'rows'
              ? fc.array(
                  fc.record(
                    Object.fromEntries(
                      Object.entries(field.columns).map(([column, of]) => [column, scalarOf(of)]),
                    ),
                    { noNullPrototype: true },
                  ),
                  { minLength: 1, maxLength: 3 },
                )
              : scalarOf(field),
        ]),
      ),
      { noNullPrototype: true },
    )
    fc.assert(
      fc.property(bodies, body => {
        const form = controlsOf(fields, body as never)
        assert.deepEqual(readForm(fields, form), body)
        rows += Object.keys(form).filter(name => name.includes('.')).length
      }),
      { seed: 5, numRuns: 20 },
    )
  }
  assert.ok(rows > 100)
})

test('every kind has a form, empty and filled in, and its values can be read', () => {
  for (const told of workedExample) {
    const kind = kinds[told.kind]!
    const model = { elements: [], signatures: [] }
    const empty = render(elementFields(kind, {}, model, formErrors()))
    const filled = render(elementFields(kind, told.body, model, formErrors()))
    for (const name of Object.keys(kind.fields)) {
      const { type } = kind.fields[name]!
      if (type !== 'many')
        assert.match(empty, new RegExp(`name="${name}["\\.]`), `${told.kind} ${name}`)
    }
    assert.ok(filled.length >= empty.length)
    assert.ok(
      elementValues(kind, { body: told.body }, model, ({ name }) => html`${name}`).length > 0,
    )
  }
})

test('where there are many to choose from, all of them are offered and what was chosen stays chosen', () => {
  const elements = Array.from({ length: 60 }, (_, at) => ({
    id: `post-${at}`,
    kind: 'post',
    name: `Post ${at}`,
    body: {},
    number: 1,
    madeBy: 'test',
    madeAt: new Date(0),
  }))
  const form = render(
    elementFields(
      kinds.post!,
      { comesFrom: ['post-57', 'post-3'] },
      { elements, signatures: [] },
      formErrors([]),
    ),
  )
  const list = /<select[^>]*name="comesFrom".*?<\/select>/s.exec(form)?.[0] ?? ''
  assert.match(list, /^<select[^>]* multiple/)
  assert.equal(list.match(/<option/g)?.length, 60)
  const chosen = [...list.matchAll(/<option[^>]*value="([^"]*)"[^>]* selected/g)]
  assert.deepEqual(
    chosen.map(([, id]) => id),
    ['post-3', 'post-57'],
  )
})
