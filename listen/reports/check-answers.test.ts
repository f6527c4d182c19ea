import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { answers } from '../testing.ts'
import { type Answers, burglarySteps, findStep } from './burglary-journey.ts'
import { checkAll, checkStep, occurred, readDate, readTime } from './check-answers.ts'
import { readReport } from './report.ts'
import { readItems } from './stolen-items.ts'

const now = new Date('2026-11-20T12:00:00Z')
const faultsAt = (id: string, change: Answers) =>
  checkStep(findStep(id)!, { ...answers, ...change }, now).map(fault => fault.field)

test('the example is complete', () => {
  assert.deepEqual(checkAll(answers, now), [])
})

test('a date is one that is in the calendar, however its parts are written', () => {
  for (const [text, iso] of [
    ['2026-3-7', '2026-03-07'],
    ['2026-03-07', '2026-03-07'],
    ['2024-2-29', '2024-02-29'],
    ['2000-02-29', '2000-02-29'],
    ['1899-12-31', '1899-12-31'],
  ] as const) {
    assert.equal(readDate(text), iso, text)
  }
  for (const text of [
    '2026-2-29',
    '1900-2-29',
    '2026-4-31',
    '2026-13-1',
    '2026-0-1',
    '2026-1-0',
    '26-3-7',
    '2026/3/7',
    '7-3-2026',
    '2026-3',
    '',
    ' 2026-3-7',
    '2026-3-7 ',
    '2026-003-7',
    '20260-3-7',
    '2026--1',
    '+2026-3-7',
    '2026-３-7',
  ]) {
    assert.equal(readDate(text), undefined, JSON.stringify(text))
  }
})

test('a time is a time of day, with a colon, a dot or neither', () => {
  for (const [text, clock] of [
    ['7.15', '07:15'],
    ['07:15', '07:15'],
    ['0715', '07:15'],
    ['715', '07:15'],
    ['0:00', '00:00'],
    ['23:59', '23:59'],
    [' 18:30 ', '18:30'],
  ] as const) {
    assert.equal(readTime(text), clock, text)
  }
  for (const text of [
    '24:00',
    '12:60',
    '7',
    '7:5',
    '7pm',
    '12:30:15',
    '',
    'noon',
    '-1:30',
    '1 230',
  ]) {
    assert.equal(readTime(text), undefined, JSON.stringify(text))
  }
})

const at = (from: string, fromTime: string) => occurred({ from, fromTime }).from?.toISOString()

test('local times are London’s: an hour ahead in summer', () => {
  assert.equal(at('2026-01-15', '12:00'), '2026-01-15T12:00:00.000Z')
  assert.equal(at('2026-07-15', '12:00'), '2026-07-15T11:00:00.000Z')
  assert.equal(at('2026-07-15', '0:30'), '2026-07-14T23:30:00.000Z')
  assert.equal(at('2026-07-15', ''), undefined)
  assert.equal(at('', '12:00'), undefined)
})

test('around the change of the clocks every time is within the hour that it can mean', () => {
  // Forward on 29 March 2026 at 01:00, back on 25 October 2026 at 01:00 UTC (02:00 summer time).
  assert.equal(at('2026-03-29', '0:59'), '2026-03-29T00:59:00.000Z')
  assert.equal(at('2026-03-29', '2:00'), '2026-03-29T01:00:00.000Z')
  assert.equal(at('2026-03-29', '3:00'), '2026-03-29T02:00:00.000Z')
  assert.equal(at('2026-10-25', '0:30'), '2026-10-24T23:30:00.000Z')
  assert.equal(at('2026-10-25', '2:00'), '2026-10-25T02:00:00.000Z')
  assert.equal(at('2026-10-25', '2:30'), '2026-10-25T02:30:00.000Z')
  // 01:30 comes twice: either is right, nothing else is.
  assert.ok(
    ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'].includes(at('2026-10-25', '1:30')!),
  )
})

const shown = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
})

test('a local time read and shown again is the same time, on every hour of eight years', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8 * 366 * 48 }), n => {
      const instant = new Date(Date.parse('2021-01-01T00:00:00Z') + n * 1_800_000)
      const [day, time] = shown.format(instant).split(', ')
      const [date, month, year] = day!.split('/')
      const back = occurred({ from: `${year}-${month}-${date}`, fromTime: time! }).from!
      const [again, there] = [shown.format(back), shown.format(instant)]
      assert.equal(again, there)
    }),
    { seed: 20261122, numRuns: 4000 },
  )
})

test('what lies ahead, or ends before it began, is refused', () => {
  assert.deepEqual(faultsAt('safe-before', { from: '2026-11-20', fromTime: '12:00' }), [])
  assert.deepEqual(faultsAt('safe-before', { from: '2026-11-20', fromTime: '12:01' }), ['from'])
  assert.deepEqual(faultsAt('found', { to: '2026-11-21', toTime: '00:00' }), ['to'])
  const same = { from: '2026-11-18', fromTime: '18:30', to: '2026-11-18', toTime: '18:30' }
  assert.deepEqual(faultsAt('found', same), [])
  assert.deepEqual(faultsAt('found', { ...same, toTime: '18:29' }), ['to'])
  assert.deepEqual(faultsAt('date-of-birth', { dateOfBirth: '2026-11-21' }), ['dateOfBirth'])
  assert.deepEqual(faultsAt('date-of-birth', { dateOfBirth: '' }), [])
  assert.deepEqual(faultsAt('date-of-birth', { dateOfBirth: '1984-2-30' }), ['dateOfBirth'])
})

test('postcodes of every form are taken, and nothing else', () => {
  for (const postcode of [
    'M1 1AE',
    'B33 8TH',
    'CR2 6XH',
    'DN55 1PT',
    'W1A 1HQ',
    'EC1A 1BB',
    'ec1a1bb',
    'SW1A  2AA',
  ]) {
    assert.deepEqual(faultsAt('where', { postcode }), [], postcode)
  }
  for (const postcode of [
    '',
    'M1',
    'M1 1A',
    '1M 1AE',
    'ABC1 1AA',
    'M111 1AE',
    'M1 AAE',
    'M1 1AE x',
    'Manchester',
  ]) {
    assert.deepEqual(faultsAt('where', { postcode }), ['postcode'], postcode)
  }
})

test('only the chosen way of contact is asked for, and must be usable', () => {
  const contact = (change: Answers) =>
    faultsAt('contact', { email: '', mobile: '', phone: '', ...change })
  assert.deepEqual(contact({ channel: 'email', email: 'a@b.example' }), [])
  assert.deepEqual(contact({ channel: 'email', mobile: '07700 900123' }), ['email'])
  for (const email of ['a', 'a@b', '@b.uk', 'a b@c.uk', 'a@b.uk x']) {
    assert.deepEqual(contact({ channel: 'email', email }), ['email'], email)
  }
  for (const mobile of ['07700 900123', '+44 (0)7700-900123', '(0161) 496 0123']) {
    assert.deepEqual(contact({ channel: 'sms', mobile }), [], mobile)
  }
  for (const mobile of ['', '999', 'call me', '07700 9001', '0---------', '07700 900123 x']) {
    assert.deepEqual(contact({ channel: 'sms', mobile }), ['mobile'], mobile)
  }
  assert.deepEqual(contact({ channel: 'pigeon' }), ['channel'])
  assert.deepEqual(contact({}), ['email'])
})

test('an address that is in no list is told in words', () => {
  assert.deepEqual(faultsAt('address', { uprn: '', addressWords: '' }), ['uprn'])
  assert.deepEqual(faultsAt('address', { uprn: 'other', addressWords: '' }), ['addressWords'])
  assert.deepEqual(faultsAt('address', { uprn: 'other', addressWords: 'The old mill' }), [])
  assert.deepEqual(faultsAt('address', { uprn: '', addressWords: 'The old mill' }), [])
  assert.deepEqual(faultsAt('address', { uprn: 'robert"); drop', addressWords: '' }), ['uprn'])
})

test('what was taken is asked only of those from whom something was', () => {
  assert.deepEqual(faultsAt('taken', { taken: 'no', items: '' }), [])
  assert.deepEqual(faultsAt('taken', { taken: 'yes', items: '' }), ['items'])
  assert.deepEqual(faultsAt('taken', { taken: 'perhaps' }), ['taken'])
})

test('a fault says what to do, in words, on the page it is on', () => {
  const faults = checkAll({}, now)
  for (const fault of faults) {
    assert.match(fault.message, /^(Enter|Choose|Tell us)/)
    assert.ok(burglarySteps.some(step => step.id === fault.step))
  }
  assert.deepEqual(
    new Set(faults.map(fault => fault.step)),
    new Set(
      burglarySteps.map(step => step.id).filter(id => id !== 'date-of-birth' && id !== 'support'),
    ),
  )
  const long = checkAll({ ...answers, whatHappened: 'x'.repeat(4001) }, now)
  assert.deepEqual(
    long.map(fault => [fault.field, fault.message]),
    [['whatHappened', 'What happened must be 4000 characters or fewer: it has 4001']],
  )
})

const names = [...new Set(burglarySteps.flatMap(step => step.fields.map(field => field.name)))]
const telling = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[\d:.\-/ ]{0,12}$/),
  fc.constantFrom(
    '',
    'yes',
    'no',
    'other',
    'email',
    '2026-02-30',
    '275760-09-13',
    '9999-12-31',
    '99:99',
  ),
)

test('whatever is answered, it is checked without an error of ours', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...names), telling, { noNullPrototype: true }),
      fc.boolean(),
      (given, onTop) => {
        const whole = onTop ? { ...answers, ...given } : given
        const faults = checkAll(whole, now)
        for (const fault of faults) {
          assert.ok(names.includes(fault.field) || fault.field === 'addressWords')
          assert.ok(fault.message.length > 5)
        }
        // What is found complete can be read.
        if (faults.length === 0) assert.ok(readReport(whole).from <= readReport(whole).to)
      },
    ),
    { seed: 20261122, numRuns: 4000 },
  )
})

test('what was taken is one thing a line, with its serial number where there is one', () => {
  assert.deepEqual(readItems('Silver laptop, serial ABC-123\r\n\r\n  A jewellery box \n'), [
    { description: 'Silver laptop', serialNumber: 'ABC-123' },
    { description: 'A jewellery box' },
  ])
  for (const line of [
    'Bike serial no WTU99',
    'Bike; Serial Number: WTU99',
    'Bike, serial: WTU99',
    'Bike serial no. WTU99',
  ]) {
    assert.deepEqual(readItems(line), [{ description: 'Bike', serialNumber: 'WTU99' }], line)
  }
  for (const line of [
    'A box of serials',
    'Cereal bowl',
    'serial ABC',
    'Bike serial',
    'Serial killer DVD box',
  ]) {
    assert.deepEqual(readItems(line), [{ description: line }], line)
  }
  assert.deepEqual(readItems(''), [])
  assert.equal(readItems('x\n'.repeat(500)).length, 100)
})

test('nothing written of what was taken is lost, and long lines take no long time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const lines = text.split(/\r?\n/).filter(line => line.trim() !== '')
      const items = readItems(text)
      assert.equal(items.length, Math.min(lines.length, 100))
      for (const item of items)
        assert.ok(item.description !== '' && text.includes(item.description))
    }),
    { seed: 20261122, numRuns: 2000 },
  )
  const start = performance.now()
  readItems(`${',; serial '.repeat(220)}\n${' '.repeat(1000)}serial${' '.repeat(900)}!`)
  readItems(`a${' '.repeat(1998)}b`)
  assert.ok(performance.now() - start < 200, `${performance.now() - start} ms`)
})
