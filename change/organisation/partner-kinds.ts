import type { Kinds } from '../model/kind.ts'

export const districts = {
  birmingham: 'Birmingham',
  coventry: 'Coventry',
  dudley: 'Dudley',
  sandwell: 'Sandwell',
  solihull: 'Solihull',
  walsall: 'Walsall',
  wolverhampton: 'Wolverhampton',
} as const

export const partnerKinds = {
  partner: {
    area: 'organisation',
    words: 'Partner',
    plural: 'Partners',
    about:
      'Another service the force works with: where, to what shared ends, where the boundary lies, and what both do.',
    archimate: 'BusinessActor',
    fields: {
      reviewed: { type: 'date', words: 'Last looked at together', required: true },
      aims: { type: 'prose', words: 'Shared aims', required: true },
      boundary: { type: 'prose', words: 'Boundary: who does what', required: true },
      both: { type: 'prose', words: 'What both do' },
      districts: {
        type: 'rows',
        words: 'Districts',
        columns: {
          district: { type: 'choice', words: 'District', choices: districts, required: true },
          how: { type: 'text', words: 'How the two meet there' },
        },
      },
      joint: {
        type: 'rows',
        words: 'Joint outcomes',
        hint: 'Each outcome has one owner, the same with every partner.',
        columns: {
          outcome: {
            type: 'one',
            words: 'Outcome',
            of: ['outcome'],
            link: 'Association',
            required: true,
          },
          measure: { type: 'text', words: 'Joint measure', required: true },
          owner: { type: 'text', words: 'Owner of the measure' },
        },
      },
    },
  },
} as const satisfies Kinds
