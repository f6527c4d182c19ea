import type { Kinds } from '../model/kind.ts'

export const dataKinds = {
  'data-item': {
    area: 'capability',
    words: 'Data item',
    plural: 'Data catalogue',
    about:
      'What the force knows, and by which right: who answers for it, how long it is kept, where it comes from and where it goes.',
    archimate: 'DataObject',
    fields: {
      what: { type: 'prose', words: 'What it is', required: true },
      owner: { type: 'text', words: 'Owner' },
      regime: {
        type: 'choice',
        words: 'Law it is under',
        choices: {
          enforcement: 'Law enforcement (Part 3)',
          general: 'UK GDPR',
          none: 'No personal data',
        },
      },
      marking: {
        type: 'choice',
        words: 'Marking',
        choices: { official: 'OFFICIAL', sensitive: 'OFFICIAL-SENSITIVE' },
      },
      retention: { type: 'text', words: 'Kept for' },
      origin: {
        type: 'text',
        words: 'Captured first',
        hint: 'By whom and where, if it comes from no other data of the catalogue.',
      },
      comesFrom: {
        type: 'many',
        words: 'Comes from',
        of: ['data-item'],
        link: 'Association',
      },
      heldIn: { type: 'many', words: 'Held in', of: ['application'], link: 'Association' },
      highRisk: { type: 'yes-no', words: 'High risk to people' },
      assessment: { type: 'text', words: 'Data protection impact assessment' },
    },
  },
} as const satisfies Kinds
