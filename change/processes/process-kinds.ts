import type { Kinds } from '../model/kind.ts'

const processStates = { 'as-is': 'As it is', 'to-be': 'As it is to be' } as const

/** When a role works. */
const hoursWords = {
  always: 'Day and night',
  office: 'Monday to Friday, 9 to 5',
} as const

const minutes = { type: 'number', min: 0, max: 100_000, required: true } as const

export const processKinds = {
  process: {
    area: 'processes',
    words: 'Process',
    plural: 'Processes',
    about:
      'How one kind of case goes through people’s hands, as it is or as it is to be. Time, cost and handoffs follow from its steps; nothing of that is typed in.',
    archimate: 'BusinessProcess',
    fields: {
      what: { type: 'prose', words: 'What begins it, and what it ends with', required: true },
      state: { type: 'choice', words: 'Which', choices: processStates, required: true },
      owner: { type: 'text', words: 'Owner', required: true },
      perDay: {
        type: 'number',
        words: 'Cases that begin in a day',
        hint: 'Of one team or area: at most 300 a day can be simulated.',
        min: 0.1,
        max: 300,
        required: true,
      },
      steps: {
        type: 'rows',
        words: 'Steps',
        hint: 'A step is done by a role, or by a machine that takes nobody’s time. Minutes are those at work; what is waited for others afterwards stands beside them.',
        required: true,
        columns: {
          what: { type: 'text', words: 'Step', required: true },
          role: { type: 'text', words: 'Who does it' },
          low: { ...minutes, words: 'Minutes, lowest' },
          likely: { ...minutes, words: 'Likely' },
          high: { ...minutes, words: 'Highest' },
          wait: { type: 'number', words: 'Then waits for others (hours)', min: 0, max: 10_000 },
          share: { type: 'number', words: 'Cases that come to it (%)', min: 0, max: 100 },
          machine: { type: 'yes-no', words: 'Done by a machine' },
        },
      },
      people: {
        type: 'rows',
        words: 'People by role',
        hint: 'How many are there for this work at a time, not how many are employed.',
        columns: {
          role: { type: 'text', words: 'Role', required: true },
          people: {
            type: 'number',
            words: 'People at a time',
            min: 1,
            max: 1000,
            whole: true,
            required: true,
          },
          hours: { type: 'choice', words: 'They work', choices: hoursWords, required: true },
          cost: { type: 'money', words: 'Cost of an hour', required: true },
        },
      },
      measured: { type: 'number', words: 'Cycle time measured today (hours)', min: 0 },
      measuredSource: { type: 'text', words: 'Where that was measured' },
      replaces: {
        type: 'one',
        words: 'Takes the place of',
        of: ['process'],
        link: 'Association',
      },
      services: {
        type: 'many',
        words: 'Services it is part of',
        of: ['service'],
        link: 'Realization',
      },
      benefit: {
        type: 'one',
        words: 'Benefit it brings',
        of: ['benefit'],
        link: 'Association',
      },
      released: {
        type: 'yes-no',
        words: 'Posts or costs go for the time saved',
        hint: 'Otherwise what is saved is time, and not money.',
      },
    },
  },
} as const satisfies Kinds
