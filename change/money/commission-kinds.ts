import type { Kinds } from '../model/kind.ts'

export const commissionKinds = {
  'commissioning-need': {
    area: 'money',
    words: 'Need',
    plural: 'Needs to be met by others',
    about:
      'Help that people need and the force cannot give by itself: who needs it, and how one knows.',
    archimate: 'Driver',
    fields: {
      what: { type: 'prose', words: 'What is needed, and by whom', required: true },
      evidence: { type: 'prose', words: 'How one knows', required: true },
      people: { type: 'number', words: 'How many people a year', min: 0, whole: true },
      services: {
        type: 'many',
        words: 'Services that meet it',
        of: ['service'],
        link: 'Association',
      },
    },
  },
  commission: {
    area: 'money',
    words: 'Commission',
    plural: 'Commissions',
    about:
      'A grant or a contract by which somebody else meets a need. Nothing is paid before interests are declared, and never more than the agreed maximum.',
    archimate: 'Contract',
    fields: {
      provider: { type: 'text', words: 'Provider', required: true },
      sort: {
        type: 'choice',
        words: 'Sort',
        choices: { grant: 'Grant', contract: 'Contract' },
        required: true,
      },
      maximum: { type: 'money', words: 'Agreed maximum', required: true },
      what: { type: 'prose', words: 'What is to be done', required: true },
      need: {
        type: 'one',
        words: 'Need',
        of: ['commissioning-need'],
        link: 'Association',
      },
      service: {
        type: 'one',
        words: 'Service it is part of',
        of: ['service'],
        link: 'Association',
      },
      outcomes: { type: 'many', words: 'Outcomes', of: ['outcome'], link: 'Realization' },
      conditions: { type: 'prose', words: 'Conditions' },
      interests: {
        type: 'prose',
        words: 'Declared interests',
        hint: 'Of those who chose the provider. Where there are none, say that they were asked.',
        required: true,
      },
      paid: {
        type: 'rows',
        words: 'Outcomes that are paid for',
        columns: {
          outcome: {
            type: 'one',
            words: 'Outcome',
            of: ['outcome'],
            link: 'Association',
            required: true,
          },
          counts: { type: 'text', words: 'What counts as one', required: true },
          tariff: { type: 'money', words: 'Paid for each', required: true },
          cap: { type: 'number', words: 'At most', min: 0, max: 1e6, whole: true, required: true },
          achieved: { type: 'number', words: 'Achieved', min: 0, max: 1e6, whole: true },
        },
      },
    },
  },
} as const satisfies Kinds
