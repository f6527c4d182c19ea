import type { Kinds } from '../model/kind.ts'

export const weights = {
  must: 'Must',
  should: 'Should',
  could: 'Could',
} as const

export const requirementKinds = {
  requirement: {
    area: 'design',
    words: 'Requirement',
    plural: 'Requirements',
    about:
      'What must be true when the change is done, and how that is measured. How it is made is left open to whoever offers it.',
    archimate: 'Requirement',
    fields: {
      outcome: {
        type: 'one',
        words: 'Outcome it serves',
        of: ['outcome'],
        link: 'Realization',
        required: true,
      },
      what: {
        type: 'prose',
        words: 'What must be true',
        hint: 'One thing, for whom, without naming a product or a way of doing it.',
        required: true,
      },
      measure: { type: 'text', words: 'How it is measured', required: true },
      constraint: {
        type: 'prose',
        words: 'Constraint',
        hint: 'What cannot be chosen, and who says so: a law, a contract in force, a standard.',
      },
      weight: { type: 'choice', words: 'How much it weighs', choices: weights, required: true },
    },
  },
} as const satisfies Kinds
