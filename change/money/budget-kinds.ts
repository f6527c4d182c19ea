import type { Kinds } from '../model/kind.ts'

/** From the lowest to the highest: each needs the one before it. */
export const bidLevels = {
  least: 'The least',
  today: 'As today',
  more: 'More than today',
} as const
export type BidLevel = keyof typeof bidLevels

const financialYear = {
  type: 'number',
  words: 'Year that begins on 1 April',
  min: 2000,
  max: 2100,
  whole: true,
  required: true,
} as const

export const budgetKinds = {
  'budget-round': {
    area: 'money',
    words: 'Budget round',
    plural: 'Budget rounds',
    about:
      'One year’s money, to the penny. A panel ranks what services bid for; where the money ends, a line is drawn.',
    fields: {
      year: financialYear,
      total: { type: 'money', words: 'Money to be spent', required: true },
      note: { type: 'prose', words: 'What one should know of this round' },
    },
  },
  bid: {
    area: 'money',
    words: 'Bid',
    plural: 'Bids',
    about:
      'One level of one service: what it costs on top of the level below, what the service then does, and what is lost without it.',
    fields: {
      level: { type: 'choice', words: 'Level', choices: bidLevels, required: true },
      cost: {
        type: 'money',
        words: 'Cost a year, on top of the level below',
        required: true,
      },
      rank: {
        type: 'number',
        words: 'Rank by the panel',
        hint: '1 is paid for first. A level can only be paid for once the one below it is.',
        min: 1,
        max: 10_000,
        whole: true,
        required: true,
      },
      round: {
        type: 'one',
        words: 'Budget round',
        of: ['budget-round'],
        link: 'Association',
        required: true,
      },
      service: {
        type: 'one',
        words: 'Service',
        of: ['service'],
        link: 'Association',
        required: true,
      },
      does: { type: 'prose', words: 'What the service then does', required: true },
      lost: { type: 'prose', words: 'What is lost without it', required: true },
    },
  },
  'saving-profile': {
    area: 'money',
    words: 'Saving profile',
    plural: 'Saving profiles',
    about:
      'How much less a year is to be spent from each year on. It adds up to the saving that the budget says must be found.',
    fields: {
      years: {
        type: 'rows',
        words: 'New saving by year',
        required: true,
        columns: {
          year: financialYear,
          amount: { type: 'money', words: 'New saving from this year on', required: true },
        },
      },
      source: { type: 'prose', words: 'Where it comes from', required: true },
    },
  },
  improvement: {
    area: 'money',
    words: 'Improvement',
    plural: 'Improvement cycles',
    about:
      'Something small, tried and measured: plan, do, check, act. A saving counts once it was checked; one that a benefit already counts is not told again.',
    fields: {
      stage: {
        type: 'choice',
        words: 'Stage',
        choices: { plan: 'Plan', do: 'Do', check: 'Check', act: 'Act' },
        required: true,
      },
      aimed: { type: 'money', words: 'Saving a year that is aimed at' },
      saving: { type: 'money', words: 'Saving a year that was measured' },
      from: { ...financialYear, words: 'Saves from the year that begins on 1 April' },
      what: { type: 'prose', words: 'What is tried', required: true },
      service: {
        type: 'one',
        words: 'Service',
        of: ['service'],
        link: 'Association',
        required: true,
      },
      measure: { type: 'text', words: 'What is measured', required: true },
      before: { type: 'number', words: 'Before' },
      after: { type: 'number', words: 'After' },
      benefit: {
        type: 'one',
        words: 'Already counted by the benefit',
        of: ['benefit'],
        link: 'Association',
      },
      learned: { type: 'prose', words: 'What was learned' },
    },
  },
} as const satisfies Kinds
