import type { Kinds } from '../model/kind.ts'

/** The four aspects by which a contract is held against an option, and what each score means. */
export const fitAspects = {
  scope: {
    words: 'Scope',
    anchors: {
      '0': '0 buys something the option does away with',
      '1': '1 covers a small part of what the option needs',
      '2': '2 covers most of it',
      '3': '3 covers all of it',
    },
  },
  value: {
    words: 'Value',
    anchors: {
      '0': '0 dearer than what the option would buy',
      '1': '1 some of it is paid for twice',
      '2': '2 about what it would cost anew',
      '3': '3 cheaper than anything bought anew',
    },
  },
  term: {
    words: 'Term',
    anchors: {
      '0': '0 ends too early or binds for years too long',
      '1': '1 more than a year apart',
      '2': '2 within a year of what the option needs',
      '3': '3 ends when the option needs it to',
    },
  },
  exit: {
    words: 'Exit',
    anchors: {
      '0': '0 no way out, or data cannot be taken along',
      '1': '1 a way out that costs more than a year’s price',
      '2': '2 a way out at a known cost',
      '3': '3 may be left at any time without cost',
    },
  },
} as const
export type FitAspect = keyof typeof fitAspects

export const fitConsequences = {
  keep: 'Keep it as it is',
  vary: 'Vary it',
  end: 'End it',
  anew: 'Buy anew',
} as const
export type FitConsequence = keyof typeof fitConsequences

const aspect = (name: FitAspect) =>
  ({
    type: 'choice',
    words: fitAspects[name].words,
    choices: fitAspects[name].anchors,
    required: true,
  }) as const

export const fitKinds = {
  fit: {
    area: 'options',
    words: 'Fit of a contract',
    plural: 'Contracts against options',
    about:
      'How a contract that stands suits an option, and what would follow for it. Every contract is held against every option of the short list.',
    fields: {
      contract: {
        type: 'one',
        words: 'Contract',
        of: ['contract'],
        link: 'Association',
        required: true,
      },
      option: { type: 'one', words: 'Option', of: ['option'], link: 'Association', required: true },
      scope: aspect('scope'),
      value: aspect('value'),
      term: aspect('term'),
      exit: aspect('exit'),
      follows: {
        type: 'choice',
        words: 'What would follow',
        choices: fitConsequences,
        required: true,
      },
      leave: {
        type: 'money',
        words: 'What it would cost to leave or vary it',
        hint: 'Nothing to pay is £0.',
      },
      because: { type: 'prose', words: 'Because', required: true },
    },
  },
} as const satisfies Kinds
