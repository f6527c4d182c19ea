import type { Kinds } from '../model/kind.ts'

export const productivityKinds = {
  account: {
    area: 'money',
    words: 'Productivity account',
    plural: 'Productivity accounts',
    about:
      'One year of one service: what it cost, what came of it, how good it was. Cost and quality are never shown without one another.',
    fields: {
      year: {
        type: 'number',
        words: 'Year that begins on 1 April',
        min: 2000,
        max: 2100,
        whole: true,
        required: true,
      },
      cost: { type: 'money', words: 'Cost', required: true },
      outcomes: { type: 'number', words: 'Outcomes counted', min: 0, required: true },
      unit: { type: 'text', words: 'What one outcome is', required: true },
      service: {
        type: 'one',
        words: 'Service',
        of: ['service'],
        link: 'Association',
        required: true,
      },
      quality: { type: 'text', words: 'Quality measure' },
      value: { type: 'number', words: 'Value of the quality measure' },
      higher: { type: 'yes-no', words: 'Is a higher value better?' },
      source: { type: 'text', words: 'Source', required: true },
    },
  },
} as const satisfies Kinds
