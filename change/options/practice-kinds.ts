import type { Kinds } from '../model/kind.ts'

/** How well it was tested: the Maryland scale, in words of ours. */
export const marylandLevels = {
  '1': '1 Seen together, once',
  '2': '2 Before and after, nothing to compare',
  '3': '3 Before and after, beside a comparable place',
  '4': '4 Many places, other causes allowed for',
  '5': '5 By lot',
} as const

export const practiceTags = {
  works: 'Works',
  promising: 'Promising',
  unknown: 'Unknown',
  not: 'Does not work',
} as const

export const practiceKinds = {
  practice: {
    area: 'options',
    words: 'Practice',
    plural: 'Practice library',
    about:
      'What others have done, how well it was tested, and whether it would work here. Nothing “works” on less than a comparison.',
    fields: {
      tag: { type: 'choice', words: 'What is known', choices: practiceTags, required: true },
      level: {
        type: 'choice',
        words: 'Evidence (Maryland level)',
        choices: marylandLevels,
        required: true,
      },
      source: { type: 'text', words: 'Source', required: true },
      cost: { type: 'text', words: 'What it costs', required: true },
      what: { type: 'prose', words: 'What is done', required: true },
      where: { type: 'prose', words: 'Where it was done, and for whom', required: true },
      here: { type: 'prose', words: 'Whether it would work here', required: true },
    },
  },
} as const satisfies Kinds
