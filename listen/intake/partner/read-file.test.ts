import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readDay, readMoment } from '../dates.ts'
import { deliveryOfItem, textOfItem } from '../delivery-of-item.ts'
import { bodyOf, bytes, read } from '../testing.ts'
import { checkMapping, guessMapping, type Mapping, mapRow } from './mapping.ts'
import { readFile, readPartnerFile } from './read-file.ts'
import { splitDelimited } from './split-rows.ts'

test('encodings and separators are found out, and every row knows its bytes', () => {
  const rows = ['Réf;Nom;Note', '1;Zoë Brontë;"a;b\r\nc"', '2;Señor;"say ""hi"""']
  const text = rows.join('\r\n')
  const windows = Buffer.from(text, 'latin1')
  const wide = Buffer.from(`\ufeff${text}`, 'utf16le')
  for (const [given, encoding] of [
    [Buffer.from(text), 'utf-8'],
    [Buffer.from(`\ufeff${text}`), 'utf-8'],
    [windows, 'windows-1252'],
    [wide, 'utf-16le'],
    [Buffer.from(wide).swap16(), 'utf-16be'],
    [Buffer.from(text, 'utf16le'), 'utf-16le'],
  ] as const) {
    const file = readFile(given)
    assert.deepEqual(
      [file.encoding, file.delimiter, file.columns],
      [encoding, ';', ['Réf', 'Nom', 'Note']],
    )
    assert.deepEqual(
      file.rows.map(row => ('values' in row ? Object.values(row.values) : row.fault)),
      [
        ['1', 'Zoë Brontë', 'a;b\r\nc'],
        ['2', 'Señor', 'say "hi"'],
      ],
    )
    const { start, length } = file.rows[1]!
    assert.equal(textOfItem(given.subarray(start, start + length), given), rows[2])
  }
})

test('whatever the signs, the rows are parts of the file in order, and none overlap', () => {
  const pieces = fc.array(fc.constantFrom('"', ',', '\n', '\r\n', 'a', ';', 'é', '""', '\0'), {
    maxLength: 60,
  })
  fc.assert(
    fc.property(pieces, fc.boolean(), (list, isWide) => {
      const given = Buffer.from(list.join(''), isWide ? 'utf16le' : 'utf8')
      let reached = 0
      for (const { start, length } of splitDelimited(given, 1000).rows) {
        assert.ok(start >= reached && length > 0)
        // Between rows stand line ends and a mark alone.
        assert.doesNotMatch(given.subarray(reached, start).toString('latin1'), /[^\r\n\0]/)
        reached = start + length
      }
      assert.doesNotMatch(given.subarray(reached).toString('latin1'), /[^\r\n\0]/)
    }),
    { seed: 7, numRuns: 2000 },
  )
})

test('a quotation mark left open spoils its own row and no other', () => {
  const { rows } = readFile(bytes('a,b\n1,"x\n2,"y"\n3,z\n'))
  assert.deepEqual(
    rows.map(row => 'fault' in row),
    [true, false, false],
  )
})

test('one row can be read again alone, with its header and its mend', () => {
  const given = Buffer.from('ref,when\n1,31/02/2026\n2,19/11/2026\n', 'utf16le')
  const { rows } = readFile(given)
  const slice = { part_start: rows[0]!.start, part_length: rows[0]!.length }
  const again = deliveryOfItem('partner-file', given, slice, undefined)
  assert.equal(Buffer.from(again).toString(), 'ref,when\n1,31/02/2026')
  const mended = deliveryOfItem('partner-file', given, slice, '1,28/02/2026')
  assert.equal(Buffer.from(mended).toString(), 'ref,when\n1,28/02/2026')
})

test('JSON is taken as a list, as lines and as one object; what is nested by its path', () => {
  const object = { ref: 1, person: { name: 'Kit Moss', tags: ['a', 'b'] }, none: null }
  for (const text of [
    JSON.stringify([object]),
    `${JSON.stringify(object)}\n`,
    JSON.stringify(object, null, 2),
  ]) {
    const { rows } = readFile(bytes(text))
    assert.deepEqual(
      rows.map(row => ('values' in row ? row.values : row.fault)),
      [{ ref: '1', 'person.name': 'Kit Moss', 'person.tags': 'a; b' }],
    )
  }
  const cut = readFile(bytes('[{"a":1},{"a":'))
  assert.deepEqual(
    cut.rows.map(row => 'fault' in row),
    [false, true],
  )
})

test('a formula in a cell is words like any other', () => {
  const used = {
    name: 'm',
    version: 1,
    mapping: { ...guessMapping([]), columns: { note: 'words' } },
  }
  const item = read(readPartnerFile(bytes('ref,note\n1,=cmd|calc!A1\n'), used, 'Housing'))
  assert.equal(bodyOf(item).words, '=cmd|calc!A1')
})

test('a mapping is guessed by the columns’ names, checked, and reads dates as told', () => {
  const guessed = guessMapping([
    'Our Ref',
    'Tenant name',
    'DOB',
    'Mobile',
    'Post_code',
    'What happened',
  ])
  assert.deepEqual(guessed.columns, {
    'Our Ref': 'key',
    'Tenant name': 'person-1.name',
    DOB: 'person-1.date-of-birth',
    Mobile: 'person-1.phone',
    Post_code: 'place.postcode',
    'What happened': 'words',
  })
  assert.deepEqual(checkMapping(guessed), [])
  assert.equal(checkMapping({ ...guessed, columns: { a: 'key' } }).length, 1)
  assert.equal(
    checkMapping({ ...guessed, columns: { a: 'key', b: 'key', c: 'nonsense', d: 'words' } }).length,
    2,
  )
  const dates: Mapping = {
    ...guessed,
    columns: { d: 'from', w: 'words' },
    dateOrder: 'month-first',
  }
  assert.equal(
    mapRow({ d: '11/19/2026', w: 'x' }, dates).row.from?.toISOString(),
    '2026-11-19T00:00:00.000Z',
  )
  assert.equal(mapRow({ d: '19/11/2026', w: 'x' }, dates).faults[0]?.field, 'd')
  assert.deepEqual(
    mapRow({ d: '', w: ' ' }, dates).faults.map(each => each.field),
    ['row'],
  )
})

test('days that are none, and hours of summer and winter', () => {
  assert.equal(readDay('29/02/2026', 'day-first'), undefined)
  assert.equal(readDay('29/02/2028', 'day-first'), '2028-02-29')
  const at = (text: string) => readMoment(text, 'day-first')?.toISOString()
  assert.equal(at('01/07/2026 12:00'), '2026-07-01T11:00:00.000Z')
  assert.equal(at('01/12/2026 12:00'), '2026-12-01T12:00:00.000Z')
  assert.equal(at('2026-07-01T12:00:00+02:00'), '2026-07-01T10:00:00.000Z')
  assert.equal(at('01/07/2026 25:00'), undefined)
  assert.equal(at('yesterday'), undefined)
})
