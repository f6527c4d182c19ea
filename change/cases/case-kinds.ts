import type { Kinds } from '../model/kind.ts'

export const stages = {
  soc: 'Strategic outline case',
  obc: 'Outline business case',
  dbc: 'Detailed business case',
} as const

export const fiveCases = {
  strategic: 'Strategic case',
  economic: 'Economic case',
  commercial: 'Commercial case',
  financial: 'Financial case',
  management: 'Management case',
} as const

const text = (words: string, hint: string) => ({ type: 'prose', words, hint }) as const

export const caseKinds = {
  case: {
    area: 'cases',
    words: 'Business case',
    plural: 'Business cases',
    about:
      'Why, what, from whom, with what money and how: five cases at three stages, each stage signed before the next.',
    archimate: 'Deliverable',
    fields: {
      project: {
        type: 'one',
        words: 'Project',
        of: ['project'],
        link: 'Association',
        required: true,
      },
      stage: { type: 'choice', words: 'Stage', choices: stages, required: true },
      strategic: text(fiveCases.strategic, 'Why change, and which outcomes it serves.'),
      economic: text(fiveCases.economic, 'Which option gives the public most for the money.'),
      commercial: text(fiveCases.commercial, 'From whom, on what terms.'),
      financial: text(fiveCases.financial, 'Whether it can be paid, year by year.'),
      management: text(fiveCases.management, 'Who does it, and how one knows that it works.'),
      quarters: {
        type: 'number',
        words: 'Quarters it takes, by this case',
        min: 1,
        max: 20,
        whole: true,
      },
      value: { type: 'money', words: 'What it brings a year, by this case' },
      cost: {
        type: 'rows',
        words: 'What it spends, by this case',
        columns: {
          quarter: {
            type: 'number',
            words: 'Quarter',
            min: 1,
            max: 20,
            whole: true,
            required: true,
          },
          amount: { type: 'money', words: 'Spent', required: true },
        },
      },
    },
  },
} as const satisfies Kinds
