import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  cleanings,
  dayNumber,
  formatDate,
  isFillerPhone,
  keys,
  measures,
  parseAddress,
  parseDate,
  parseEmail,
  parsePhone,
  parsePostcode,
  relateDates,
  relatePhones,
  relatePostcodes,
} from './index.ts'

const read = (text: string, order?: 'day-first' | 'month-first') => {
  const date = parseDate(text, order)
  return date === null ? null : formatDate(date)
}

test('dates are read as people and systems write them', () => {
  const table: [string, string | null][] = [
    ['1980-04-12', '1980-04-12'],
    ['1980-04-12T00:00:00Z', '1980-04-12'],
    ['12/04/1980', '1980-04-12'],
    ['12.4.80', '1980-04-12'],
    ['12th of April 1980', '1980-04-12'],
    ['April 12, 1980', '1980-04-12'],
    ['1980 Apr 12', '1980-04-12'],
    ['Sept 1980', '1980-09'],
    ['19800412', '1980-04-12'],
    ['12041980', '1980-04-12'],
    ['120480', '1980-04-12'],
    ['04/1980', '1980-04'],
    ['1980', '1980'],
    ['1980-04-00', '1980-04'],
    ['??/04/1980', '1980-04'],
    ['12/04/????', '--04-12'],
    ['04/25/1980', '1980-04-25'],
    ['31/02/1980', null],
    ['29/02/1981', null],
    ['29/02/1980', '1980-02-29'],
    ['hello', null],
    ['', null],
    ['1/2/27', '1927-02-01'],
  ]
  for (const [text, expected] of table) assert.equal(read(text), expected, text)
  assert.equal(read('04/12/1980', 'month-first'), '1980-04-12')
})

test('every real day is read back in every form, and days count without a gap', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1850-01-01'), max: new Date('2026-11-30'), noInvalidDate: true }),
      when => {
        const iso = when.toISOString().slice(0, 10)
        const [year, month, day] = iso.split('-')
        assert.equal(read(iso), iso)
        assert.equal(read(`${day}/${month}/${year}`), iso)
        assert.equal(read(`${month}-${day}-${year}`, 'month-first'), iso)
        assert.equal(dayNumber(parseDate(iso)!), Math.floor(when.getTime() / 86_400_000))
      },
    ),
    { seed: 3, numRuns: 1000 },
  )
})

test('dates of birth relate by the error most likely', () => {
  const table = [
    ['1980-04-12', '1980-12-04', 'day-and-month-exchanged'],
    ['1980-04-12', '1980-04-21', 'one-slip'],
    ['1980-04-12', '1990-04-12', 'one-slip'],
    ['1980-04-12', '1980-04', 'agree-in-part'],
    ['--04-12', '1980-04-12', 'agree-in-part'],
    ['1980-01-01', '1980-07-23', 'same-year-one-default'],
    ['1980-04-12', '1980-04-29', 'two-parts-same'],
    ['1980-04-28', '1980-05-03', 'days-apart'],
    ['1980-04-12', '1980-11-30', 'same-year'],
    ['1980-04-12', '1947-04-12', 'same-day-and-month'],
    ['1980-04-12', '1983-09-30', 'years-apart'],
    ['1980-04-12', '1955-09-30', 'different'],
  ] as const
  for (const [a, b, relation] of table) assert.equal(relateDates(a, b), relation, `${a} ${b}`)
})

test('postcodes: shapes, mended slips, levels of geography', () => {
  assert.deepEqual(parsePostcode('b46nl'), {
    area: 'B',
    outcode: 'B4',
    sector: 'B4 6',
    unit: 'B4 6NL',
  })
  const table: [string, string | null][] = [
    ['SW1A 1AA', 'SW1A 1AA'],
    ['SW1A IAA', 'SW1A 1AA'],
    ['BI 1AA', 'B1 1AA'],
    ['B1 OAA', 'B1 0AA'],
    ['0L6 9RW', 'OL6 9RW'],
    ['M1 1AE.', 'M1 1AE'],
    ['gir 0aa', 'GIR 0AA'],
    ['EC1A 1BB', 'EC1A 1BB'],
    ['Birmingham', null],
    ['B4 6N', null],
    ['QQ1 1AA', null],
  ]
  for (const [text, expected] of table) {
    assert.equal(parsePostcode(text)?.unit ?? null, expected, text)
  }
  const relations = [
    ['B4 6NL', 'B4 6NK', 'one-slip'],
    ['B4 6NL', 'B4 6QX', 'same-sector'],
    ['B4 6NL', 'B4 7QX', 'same-outcode'],
    ['B4', 'B4 7QX', 'same-outcode'],
    ['B4 6NL', 'B23 7QX', 'same-area'],
    ['B4 6NL', 'BS1 4DJ', 'different'],
  ] as const
  for (const [a, b, relation] of relations) assert.equal(relatePostcodes(a, b), relation)
})

test('addresses come apart', () => {
  assert.deepEqual(parseAddress('Flat 3a, 14 High St., Aston, Birmingham B6 4DA'), {
    flat: '3a',
    number: '14',
    street: 'high street',
    rest: 'aston birmingham',
    postcode: 'B6 4DA',
  })
  assert.equal(parseAddress('Rose Cottage, 12 St Johns Rd').street, 'saint johns road')
  assert.equal(cleanings.address!('14 HIGH ST.'), cleanings.address!('14, High Street'))
  assert.equal(parseAddress('12 A Church Lane').number, '12a')
  assert.equal(parseAddress('The Old Vicarage').number, '')
})

test('telephone numbers and e-mail addresses', () => {
  const table: [string, string | null][] = [
    ['07700 900123', '+447700900123'],
    ['+44 (0)7700 900 123', '+447700900123'],
    ['0044 7700 900123', '+447700900123'],
    ['7700900123', '+447700900123'],
    ['0121 496 0000 ext 12', '+441214960000'],
    ['+48 601 234 567', '+48601234567'],
    ['1234', null],
  ]
  for (const [text, expected] of table) assert.equal(parsePhone(text), expected, text)
  assert.equal(relatePhones('+441214960000', '4960000'), 'same-ending')
  assert.equal(relatePhones('+447700900123', '+447700900132'), 'one-slip')
  assert.ok(isFillerPhone('+440000000000') && isFillerPhone('123456789'))
  assert.deepEqual(parseEmail(' Jo.Bloggs+shop@GoogleMail.com'), {
    local: 'jobloggs',
    domain: 'gmail.com',
  })
  assert.equal(parseEmail('a.b@hotmial.com')?.domain, 'hotmail.com')
  assert.equal(parseEmail('a.b@west-mids.example')?.domain, 'west-mids.example')
  assert.equal(parseEmail('nobody'), null)
})

const anything = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 25 }),
  fc.constantFrom(
    'Flat 2, 3 St Johns Rd B4 6NL',
    "Mr O'Neil",
    '12/4/80',
    '07700 900123',
    'x+y@gmail.com',
    '14/120018R',
    'B46NL',
    '1980',
  ),
)

test('every cleaning cleans a clean text to itself', () => {
  for (const [name, clean] of Object.entries(cleanings)) {
    fc.assert(
      fc.property(anything, text => {
        const once = clean(text)
        assert.equal(clean(once), once, `${name} of ${JSON.stringify(text)}`)
      }),
      { seed: 4, numRuns: 4000 },
    )
  }
})

test('every measure is symmetric, bounded, and 1 for the same text', () => {
  const near = fc.constantFrom(
    '1980-04-12',
    '1980-12-04',
    '1980',
    'B4 6NL',
    'B4',
    'john smith',
    'jon smyth',
    'j',
    '+447700900123',
    '4960000',
    'mary ann',
    'maryann',
  )
  const text = fc.oneof(near, anything)
  for (const [name, measure] of Object.entries(measures)) {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const value = measure(a, b)
        assert.ok(value >= 0 && value <= 1, name)
        assert.equal(value, measure(b, a), name)
        assert.equal(measure(a, a), 1, name)
      }),
      { seed: 5, numRuns: 1000 },
    )
  }
})

test('keys are never empty and never repeated', () => {
  for (const [name, make] of Object.entries(keys)) {
    fc.assert(
      fc.property(anything, text => {
        const found = make(text)
        assert.equal(new Set(found).size, found.length, name)
        assert.ok(!found.includes(''), name)
      }),
      { seed: 6, numRuns: 500 },
    )
  }
})

test('two texts one error apart share a key', () => {
  const table: [string, string, string][] = [
    ['sounds', 'john smith', 'jon smyth'],
    ['variants', 'bill', 'william'],
    ['word-pairs', 'john smith', 'smith john'],
    ['slips', 'robertson', 'robetson'],
    ['date-parts', '1980-04-12', '1980-04-21'],
    ['day-month-either', '1980-04-12', '1980-12-04'],
    ['outcode', 'B4 6NL', 'B4 7QX'],
    ['sector', 'B4 6NL', 'B4 6QX'],
    ['digits-sorted', '1980-04-12', '1980-04-21'],
    ['number-and-street', '14 high street', '14 high street b4 6nl'],
    ['letters', 'mary ann', 'maryann'],
    ['last-6', '+441214960000', '4960000'],
  ]
  for (const [name, a, b] of table) {
    assert.ok(
      keys[name]!(a).some(key => keys[name]!(b).includes(key)),
      `${name}: ${keys[name]!(a)} / ${keys[name]!(b)}`,
    )
  }
})
