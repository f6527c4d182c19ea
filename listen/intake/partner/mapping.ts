import type { DetailName, Mention } from '@bluelamp/memory'
import { type DateOrder, readDay, readMoment } from '../dates.ts'
import type { Fault } from '../intake.ts'

/** Somebody or something that a row may speak of. Two people at the most: a file with more is a file for the bulk loader. */
export const slots = [
  { name: 'person-1', words: 'Person 1', kind: 'person', subkind: 'person', role: 'victim' },
  { name: 'person-2', words: 'Person 2', kind: 'person', subkind: 'person', role: 'reporter' },
  {
    name: 'organisation',
    words: 'Organisation',
    kind: 'organisation',
    subkind: 'organisation',
    role: 'referrer',
  },
  { name: 'place', words: 'Place', kind: 'place', subkind: 'address', role: 'scene' },
  { name: 'thing', words: 'Thing', kind: 'object', subkind: 'property', role: 'involved' },
  { name: 'vehicle', words: 'Vehicle', kind: 'object', subkind: 'vehicle', role: 'involved' },
] as const
export type Slot = (typeof slots)[number]['name']

const person = ['name', 'alias', 'date-of-birth', 'phone', 'email', 'address', 'postcode'] as const
export const detailsOf: Readonly<Record<Slot, readonly DetailName[]>> = {
  'person-1': person,
  'person-2': person,
  organisation: ['name', 'phone', 'email', 'address', 'postcode', 'company-number'],
  place: ['address', 'postcode', 'uprn'],
  thing: ['description', 'serial-number', 'imei'],
  vehicle: ['registration', 'description'],
}

export const detailWords: Partial<Readonly<Record<DetailName, string>>> = {
  name: 'name',
  alias: 'other name',
  'date-of-birth': 'date of birth',
  phone: 'phone',
  email: 'email',
  address: 'address',
  postcode: 'postcode',
  uprn: 'property number (UPRN)',
  description: 'description',
  'serial-number': 'serial number',
  registration: 'registration',
  imei: 'IMEI',
  'company-number': 'company number',
}

/** What may be told of a row as a whole. */
export const rowMeanings = [
  { name: 'key', words: 'The partner’s own number for the row' },
  { name: 'summary', words: 'Summary' },
  { name: 'words', words: 'What happened' },
  { name: 'from', words: 'When it happened, or from when' },
  { name: 'to', words: 'Until when' },
] as const

export const dataSubjects = ['victim', 'witness', 'suspect', 'convicted'] as const

export type Mapping = {
  /** Column → meaning: one of `rowMeanings`, or `slot.detail`. Columns left out are kept, but looked up by nobody. */
  columns: Readonly<Record<string, string>>
  dateOrder: DateOrder
  /** Whether each row waits for somebody to assess it, or is history that is only kept. */
  use: 'contact' | 'import'
  marking: 0 | 1
  roles: Partial<
    Readonly<
      Record<Slot, { role: string; dataSubject?: (typeof dataSubjects)[number] | undefined }>
    >
  >
}

const meanings = new Set([
  ...rowMeanings.map(meaning => meaning.name as string),
  ...slots.flatMap(slot => detailsOf[slot.name].map(detail => `${slot.name}.${detail}`)),
])

const once = new Set(['key', 'from', 'to'])

/** What is wrong with a mapping, in words for whoever makes it. */
export function checkMapping(mapping: Mapping): Fault[] {
  const used = Object.values(mapping.columns)
  const unknown = Object.entries(mapping.columns).filter(([, meaning]) => !meanings.has(meaning))
  const twice = [...once].filter(meaning => used.filter(each => each === meaning).length > 1)
  const says = used.some(
    meaning => meaning === 'words' || meaning === 'summary' || meaning.includes('.'),
  )
  return [
    ...unknown.map(([column]) => ({ field: column, message: 'Choose what this column means' })),
    ...twice.map(meaning => ({
      field: 'columns',
      message: `Only one column can be “${rowMeanings.find(each => each.name === meaning)?.words}”`,
    })),
    ...(says
      ? []
      : [
          {
            field: 'columns',
            message:
              'Say of at least one column what it tells: words, a person, a place or a thing',
          },
        ]),
  ]
}

export type MappedRow = {
  key: string | undefined
  summary: string
  words: string
  from: Date | undefined
  to: Date | undefined
  mentions: Mention[]
}

type Values = Readonly<Record<string, string>>

/** Several columns for one detail are one value where people write it in parts, and each a value where not. */
const joined = new Set<DetailName>(['name', 'address', 'description'])

export function mapRow(values: Values, mapping: Mapping): { row: MappedRow; faults: Fault[] } {
  const faults: Fault[] = []
  const columns = Object.entries(mapping.columns).filter(([column]) =>
    Object.hasOwn(values, column),
  )
  const of = (meaning: string) =>
    columns
      .filter(([, each]) => each === meaning)
      .map(([column]) => ({ column, value: values[column]!.trim() }))
      .filter(({ value }) => value !== '')
  const moment = (meaning: 'from' | 'to') => {
    const [given] = of(meaning)
    const read = given && readMoment(given.value, mapping.dateOrder)
    if (given && !read) {
      faults.push({
        field: given.column,
        message: `is not a date written ${orderWords[mapping.dateOrder]}`,
      })
    }
    return read
  }
  const detail = (slot: Slot, name: DetailName): Mention['details'] => {
    const given = of(`${slot}.${name}`)
    if (given.length === 0) return []
    if (name === 'date-of-birth') {
      return given.flatMap(({ column, value }) => {
        const day =
          readDay(value, mapping.dateOrder) ?? (/^\d{4}(-\d{2})?$/.test(value) ? value : undefined)
        if (!day)
          faults.push({
            field: column,
            message: `is not a date written ${orderWords[mapping.dateOrder]}`,
          })
        return day ? [{ name, value: day }] : []
      })
    }
    if (joined.has(name)) {
      const by = name === 'address' ? ', ' : ' '
      return [
        {
          name,
          value: given
            .map(({ value }) => value)
            .join(by)
            .slice(0, 500)
            .toWellFormed(),
        },
      ]
    }
    return given.map(({ value }) => ({ name, value: value.slice(0, 500).toWellFormed() }))
  }
  const mentions = slots.flatMap((slot): Mention[] => {
    const details = detailsOf[slot.name].flatMap(name => detail(slot.name, name))
    if (details.length === 0) return []
    const { kind, subkind } = slot
    const { role, dataSubject } = mapping.roles[slot.name] ?? { role: slot.role }
    return [
      { kind, subkind, role, ...(dataSubject && kind === 'person' && { dataSubject }), details },
    ]
  })
  const text = (meaning: string) =>
    of(meaning)
      .map(({ value }) => value)
      .join('\n')
  const [from, to] = [moment('from'), moment('to')]
  if (from && to && to < from) faults.push({ field: 'to', message: 'It ends before it begins' })
  const row = {
    key: of('key')[0]?.value,
    summary: text('summary'),
    words: text('words'),
    from,
    to,
    mentions,
  }
  if (faults.length === 0 && mentions.length === 0 && row.words === '' && row.summary === '') {
    faults.push({ field: 'row', message: 'All the columns that are mapped are empty' })
  }
  return { row, faults }
}

/** The faults of a row in a line: those of a column name it and go on as a sentence; others are one by themselves. */
export const whatIsWrong = (faults: readonly Fault[]): string =>
  faults
    .map(({ field, message }) => (/^\p{Ll}/u.test(message) ? `${field} ${message}` : message))
    .join('; ')

export const orderWords: Readonly<Record<DateOrder, string>> = {
  'day-first': 'day/month/year',
  'month-first': 'month/day/year',
  'year-first': 'year-month-day',
}

const likely: readonly [RegExp, string][] = [
  [/^(id|ref|reference|our ref|case (no|number|id|ref)|row id|unique id)$/, 'key'],
  [/^(summary|title|subject|incident type|category)$/, 'summary'],
  [/(^what$|description of|what happened|details|narrative|notes|concern|reason)/, 'words'],
  [/^(date|when|incident date|occurred|from|start)/, 'from'],
  [/^(to|end|until)\b/, 'to'],
  [/(dob|birth|^born)/, 'person-1.date-of-birth'],
  [/(alias|known as|aka|nickname)/, 'person-1.alias'],
  [/(company|organisation|employer|school|agency)/, 'organisation.name'],
  [/(registration|vrm|number plate|reg\b)/, 'vehicle.registration'],
  [/(serial)/, 'thing.serial-number'],
  [/(imei)/, 'thing.imei'],
  [/(uprn)/, 'place.uprn'],
  [/(postcode|post code)/, 'place.postcode'],
  [/(address|street|town|house)/, 'place.address'],
  [/(e ?mail)/, 'person-1.email'],
  [/(phone|mobile|telephone|tel\b)/, 'person-1.phone'],
  [/(name|^(tenant|resident|customer|client|patient|pupil|person)$)/, 'person-1.name'],
]

/** A first guess by the columns' names; a person looks at it before it is used. */
export function guessMapping(columns: readonly string[]): Mapping {
  const taken = new Set<string>()
  const guessed: Record<string, string> = {}
  for (const column of columns) {
    const plain = column
      .toLowerCase()
      .replace(/[_\-.]+/g, ' ')
      .trim()
    const birth = /(dob|birth|^born)/.test(plain)
    const meaning = likely.find(
      ([pattern, each]) =>
        pattern.test(plain) && !taken.has(each) && (!birth || each.endsWith('date-of-birth')),
    )?.[1]
    if (!meaning) continue
    guessed[column] = meaning
    if (once.has(meaning)) taken.add(meaning)
  }
  return { columns: guessed, dateOrder: 'day-first', use: 'contact', marking: 0, roles: {} }
}
