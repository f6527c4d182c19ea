import type { Comparison, Field, FieldKind, Level } from '../model.ts'

const otherwise: Level = { label: 'otherwise', test: { otherwise: true } }

/**
 * What people keep: it is misspelt, or half of it is left out, but seldom does it differ altogether. Without these a
 * household of many records passes for one person. The Ministry of Justice's weights of February 2026 give a date of birth
 * that differs by more than five years 0.002 of the pairs of one person; these bounds leave far more room.
 */
const nameLasts = [
  { upTo: 'the one word the same', atLeast: 0.6 },
  { upTo: 'one word alike', atLeast: 0.88 },
]
const lasting: Partial<Record<FieldKind, NonNullable<Comparison['agrees']>>> = {
  'given-name': nameLasts,
  'family-name': nameLasts,
  'full-name': nameLasts,
  'date-of-birth': [
    { upTo: 'two parts the same', atLeast: 0.85 },
    { upTo: 'one part the same', atLeast: 0.96 },
  ],
}

/**
 * What is a person's own, and how often two people near one another may agree in it all the same: twins, a son with his
 * father's names, a mailbox for two. Loose bounds: the shares themselves are learnt.
 */
const own: Partial<Record<FieldKind, NonNullable<Comparison['own']>>> = {
  'given-name': [{ upTo: 'two words alike', atMost: 0.05 }],
  'full-name': [{ upTo: 'two words alike', atMost: 0.05 }],
  'date-of-birth': [{ upTo: 'as far as known', atMost: 0.05 }],
  identifier: [{ upTo: 'one slip', atMost: 0.01 }],
  email: [{ upTo: 'alike', atMost: 0.1 }],
}

const shared: Partial<Record<FieldKind, NonNullable<Comparison['shared']>>> = {
  address: 'home',
  phone: 'home',
  postcode: 'place',
  'place-name': 'place',
}

/** The comparison of a field by its kind. */
export function defaultComparison(field: Field): Comparison | undefined {
  const of = field.name
  const missing: Level = { label: 'missing', test: { missing: of } }
  const value = { termFrequency: { field: of, weight: 1 } }
  const words = { termFrequency: { field: of, weight: 1, by: 'words' as const } }
  const same: Level = { label: 'the same', test: { equal: of }, ...value }
  const made = (...levels: Level[]): Comparison => ({
    name: of,
    levels: [missing, ...levels, otherwise],
    ...(lasting[field.kind] ? { agrees: lasting[field.kind] } : {}),
    ...(own[field.kind] ? { own: own[field.kind] } : {}),
    ...(shared[field.kind] ? { shared: shared[field.kind] } : {}),
  })
  switch (field.kind) {
    case 'given-name':
    case 'family-name':
    case 'full-name':
      return made(
        { label: 'the same words', test: { words: of, same: 2, spare: 'none' }, ...words },
        { label: 'one within the other', test: { words: of, same: 2, spare: 'longer' }, ...words },
        { label: 'two words the same', test: { words: of, same: 2 }, ...words },
        {
          label: 'one word the same, others alike',
          test: { words: of, same: 1, near: 2, spare: 'longer' },
          ...words,
        },
        { label: 'one word the same, one alike', test: { words: of, same: 1, near: 2 }, ...words },
        { label: 'two words alike', test: { words: of, near: 2 }, ...words },
        {
          label: 'one word the same and an initial',
          test: { words: of, same: 1, like: 2 },
          ...words,
        },
        { label: 'the one word the same', test: { words: of, same: 1, spare: 'longer' }, ...words },
        { label: 'one word the same', test: { words: of, same: 1 }, ...words },
        { label: 'the one word alike', test: { words: of, near: 1, spare: 'longer' }, ...words },
        { label: 'one word alike', test: { words: of, near: 1 }, ...words },
      )
    case 'date-of-birth':
      return made(
        same,
        { label: 'day and month exchanged', test: { measure: 'date', of, atLeast: 0.95 } },
        { label: 'one slip', test: { measure: 'date', of, atLeast: 0.9 } },
        { label: 'as far as known', test: { measure: 'date', of, atLeast: 0.8 } },
        { label: 'two parts the same', test: { measure: 'date', of, atLeast: 0.7 } },
        { label: 'within a year or so', test: { daysApart: of, atMost: 370 } },
        { label: 'one part the same', test: { parts: of, atLeast: 1 } },
      )
    case 'postcode':
      return made(
        same,
        { label: 'one slip', test: { measure: 'postcode', of, atLeast: 0.9 } },
        { label: 'the same sector', test: { measure: 'postcode', of, atLeast: 0.8 } },
        { label: 'the same district', test: { measure: 'postcode', of, atLeast: 0.6 } },
        { label: 'the same area', test: { measure: 'postcode', of, atLeast: 0.3 } },
      )
    case 'place-name':
      return made(same, {
        label: 'alike',
        test: {
          any: [
            { measure: 'jaro-winkler', of, atLeast: 0.88 },
            { words: of, same: 1 },
          ],
        },
      })
    case 'address':
      return made(
        { label: 'the same words', test: { words: of, same: 2, spare: 'none' }, ...words },
        { label: 'all alike', test: { words: of, same: 2, near: 3, spare: 'longer' }, ...words },
        { label: 'four words alike', test: { words: of, near: 4 }, ...words },
        { label: 'three words alike', test: { words: of, near: 3 }, ...words },
        { label: 'two words alike', test: { words: of, near: 2 }, ...words },
        { label: 'one word alike', test: { words: of, near: 1 }, ...words },
      )
    case 'phone':
    case 'identifier':
      return made(same, {
        label: 'one slip',
        test: { measure: 'damerau-levenshtein', of, atLeast: 0.85 },
      })
    case 'email':
      return made(same, { label: 'alike', test: { measure: 'jaro-winkler', of, atLeast: 0.9 } })
    case 'category':
      return made(same)
    case 'text':
      return made(
        same,
        {
          label: 'alike',
          test: {
            any: [
              { measure: 'jaro-winkler', of, atLeast: 0.9 },
              { words: of, near: 2 },
            ],
          },
        },
        { label: 'a word alike', test: { words: of, near: 1 }, ...words },
      )
  }
}
