import type { Comparison, Field, Level, Model } from '@bluelamp/science/linkage'

/** Numbers that a register gave to one person, and to no other. */
export const personNumbers = {
  'pnc-id': 'PNC ID',
  'cro-number': 'CRO number',
  'prison-number': 'Prison number',
  'probation-crn': 'Probation case number',
  'driver-number': 'Driver number',
  'nhs-number': 'NHS number',
  'national-insurance': 'National Insurance number',
  passport: 'Passport number',
} as const

const field = (name: string, kind: Field['kind'], cleaning: string, from = [name]): Field => ({
  name,
  kind,
  from,
  cleaning,
})

const fields: readonly Field[] = [
  field('name', 'full-name', 'name'),
  field('date-of-birth', 'date-of-birth', 'date'),
  field('phone', 'phone', 'phone'),
  field('email', 'email', 'email'),
  field('uprn', 'identifier', 'identifier'),
  field('postcode', 'postcode', 'postcode'),
  field('pnc-id', 'identifier', 'pnc-id'),
  field('cro-number', 'identifier', 'cro-number'),
  field('prison-number', 'identifier', 'prison-number'),
  field('probation-crn', 'identifier', 'probation-crn'),
  field('driver-number', 'identifier', 'driver-number'),
  field('nhs-number', 'identifier', 'nhs-number'),
  field('national-insurance', 'identifier', 'national-insurance-number'),
  field('passport', 'identifier', 'identifier'),
]

const otherwise: Level = { label: 'different', test: { otherwise: true } }
const byWords = { field: 'name', weight: 1, least: 0.000_2, by: 'words' } as const

/** Levels whose words of a name agree as far as one person's do. */
export const nameAgrees = [
  'same name',
  'name spelled or ordered otherwise',
  'one name has more parts',
]

const comparisons: readonly Comparison[] = [
  {
    name: 'Name',
    levels: [
      { label: 'not said', test: { missing: 'name' } },
      {
        label: nameAgrees[0]!,
        test: { words: 'name', same: 2, spare: 'none' },
        termFrequency: byWords,
      },
      {
        label: nameAgrees[1]!,
        test: { words: 'name', near: 2, spare: 'none' },
        termFrequency: byWords,
      },
      {
        label: nameAgrees[2]!,
        test: { words: 'name', near: 2, spare: 'longer' },
        termFrequency: byWords,
      },
      {
        label: 'initial and name',
        test: { words: 'name', near: 1, like: 2, spare: 'longer' },
        termFrequency: byWords,
      },
      {
        label: 'one name alone',
        test: { words: 'name', near: 1, spare: 'longer' },
        termFrequency: byWords,
      },
      { label: 'one part alike', test: { words: 'name', near: 1 }, termFrequency: byWords },
      otherwise,
    ],
  },
  {
    name: 'Date of birth',
    levels: [
      { label: 'not said', test: { missing: 'date-of-birth' } },
      { label: 'same date of birth', test: { equal: 'date-of-birth' } },
      {
        label: 'one slip, or day and month exchanged',
        test: { measure: 'date', of: 'date-of-birth', atLeast: 0.88 },
      },
      {
        label: 'agrees as far as known',
        test: { measure: 'date', of: 'date-of-birth', atLeast: 0.78 },
      },
      {
        label: 'two parts of three the same',
        test: { measure: 'date', of: 'date-of-birth', atLeast: 0.65 },
      },
      otherwise,
    ],
  },
  {
    // One comparison: what a household shares, it shares together.
    name: 'Contact',
    levels: [
      { label: 'not said', test: { all: [{ missing: 'phone' }, { missing: 'email' }] } },
      { label: 'same phone and email', test: { all: [{ equal: 'phone' }, { equal: 'email' }] } },
      { label: 'same phone number', test: { equal: 'phone' } },
      { label: 'same email address', test: { equal: 'email' } },
      { label: 'phone number with a slip', test: { measure: 'phone', of: 'phone', atLeast: 0.79 } },
      otherwise,
    ],
  },
  {
    name: 'Address',
    levels: [
      { label: 'not said', test: { all: [{ missing: 'uprn' }, { missing: 'postcode' }] } },
      { label: 'same address', test: { equal: 'uprn' } },
      { label: 'same postcode', test: { equal: 'postcode' } },
      otherwise,
    ],
  },
  ...Object.entries(personNumbers).map(([name, words]) => ({
    name: words,
    levels: [
      { label: 'not said', test: { missing: name } },
      { label: `same ${words}`, test: { equal: name } },
      { label: 'one slip', test: { measure: 'damerau-levenshtein', of: name, atLeast: 0.86 } },
      otherwise,
    ] satisfies Level[],
  })),
]

const sounds = { field: 'name', as: 'sounds' }

/** By what a mention is looked for. `email` and numbers stand in memory.detail already, with their own index. */
const blocking: Model['blocking'] = [
  { name: 'birth-and-sound', keys: [{ field: 'date-of-birth' }, sounds] },
  { name: 'phone-and-sound', keys: [{ field: 'phone' }, sounds] },
  {
    name: 'names-and-birth-parts',
    keys: [
      { field: 'name', as: 'sound-pairs' },
      { field: 'date-of-birth', as: 'date-parts' },
    ],
  },
  {
    name: 'names-and-postcode',
    keys: [{ field: 'name', as: 'sound-pairs' }, { field: 'postcode' }],
  },
  { name: 'birth-and-postcode', keys: [{ field: 'date-of-birth' }, { field: 'postcode' }] },
]

/** What is compared of two mentions of a person, before it is trained. */
export const personDescription = { fields, comparisons, blocking }
