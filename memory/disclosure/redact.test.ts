import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { masker, withheld } from './redact.ts'

const name = (value: string) => ({ name: 'name', value })
const own = [
  name('Kit Marlowe'),
  { name: 'phone', value: '07700 900123' },
  { name: 'postcode', value: 'WX1 2AB' },
]
const mask = (text: string, others: { name: string; value: string }[], words: string[] = []) =>
  masker({ own, others, words }).mask(text)

test('names, numbers and addresses of others go, one’s own stay', () => {
  const jane = [
    name('Jane Ó Súilleabháin'),
    { name: 'phone', value: '+44 7700 900999' },
    { name: 'email', value: 'jane@example.org' },
    { name: 'date-of-birth', value: '1985-04-07' },
    { name: 'address', value: '12 Mill Lane, Testford' },
    { name: 'postcode', value: 'WX9 8ZZ' },
  ]
  const cases: [string, string][] = [
    ['Kit Marlowe met Jane Ó Súilleabháin.', `Kit Marlowe met ${withheld}.`],
    ['JANE O SUILLEABHAIN said', `${withheld} said`],
    ['Mrs Ó Súilleabháin, Jane, left', `Mrs ${withheld}, ${withheld}, left`],
    ['call 07700-900-999 or 07700 900123', `call ${withheld} or 07700 900123`],
    ['call (+44) 7700 900 999', `call (${withheld}`],
    ['write to JANE@example.org', `write to ${withheld}`],
    ['born 07/04/1985, 7 April 1985, 1985-04-07', `born ${withheld}, ${withheld}, ${withheld}`],
    ['at 12 Mill Lane Testford wx98zz', `at ${withheld} ${withheld}`],
    ['at WX1 2AB', 'at WX1 2AB'],
    ['somebody@else.example or 0121 496 0000', `${withheld} or ${withheld}`],
    ['janet and the sullivans', 'janet and the sullivans'],
  ]
  for (const [text, expected] of cases) assert.equal(mask(text, jane), expected, text)
})

test('a name that is also a word goes where it is a name; a name that both share stays', () => {
  assert.equal(
    mask('May said that it may rain', [name('May West')]),
    `${withheld} said that it may rain`,
  )
  assert.equal(
    mask('Marlowe and Chris Marlowe and Chris', [name('Chris Marlowe')]),
    `Marlowe and ${withheld} and ${withheld}`,
  )
})

test('words that a person chose go as well, whole and in any case', () => {
  assert.equal(mask('the BIG cat, a bigger one', [], ['big cat']), `the ${withheld}, a bigger one`)
  assert.equal(mask('Nothing here', [], ['']), 'Nothing here')
})

const word = fc
  .string({
    unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzéöšł'),
    minLength: 3,
    maxLength: 9,
  })
  .map(text => text.charAt(0).toUpperCase() + text.slice(1))
const fullName = fc.array(word, { minLength: 1, maxLength: 3 }).map(words => words.join(' '))
const phone = fc.integer({ min: 1_000_000_00, max: 9_999_999_99 }).map(n => `07${n}`)
const between = fc.constantFrom(' ', ', ', '\n', '. Then ', ' (', ') and ')

test('however a text is put together, no name and no number of another can be read in it, and masking it twice changes nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ name: fullName, phone }), { minLength: 1, maxLength: 4 }),
      fc.array(fc.tuple(fc.nat(7), between), { minLength: 1, maxLength: 12 }),
      (people, parts) => {
        const others = people.flatMap(each => [
          name(each.name),
          { name: 'phone', value: each.phone },
        ])
        const values = others.map(each => each.value)
        const text = parts.map(([n, gap]) => `${values[n % values.length]}${gap}`).join('')
        const made = masker({ own, others, words: [] })
        const masked = made.mask(text)
        assert.deepEqual(made.leaks(masked), [])
        for (const value of values) assert.ok(!masked.includes(value), `${value} in ${masked}`)
        assert.equal(made.mask(masked), masked)
      },
    ),
    { seed: 1829, numRuns: 1500 },
  )
})

test('a text about nobody else is left as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abc XYZ,.') }), text => {
      assert.equal(masker({ own, others: [], words: [] }).mask(text), text)
    }),
    { seed: 1829, numRuns: 500 },
  )
})
