import type { Kinds } from '../model/kind.ts'

/** Units, the posts in them, and how many people one post may lead. */
export const structureKinds = {
  unit: {
    area: 'organisation',
    words: 'Unit',
    plural: 'Units',
    about: 'A part of the force with a purpose of its own. It stands while there are posts in it.',
    archimate: 'BusinessActor',
    fields: {
      what: { type: 'prose', words: 'What it is for', required: true },
      parent: { type: 'one', words: 'Part of', of: ['unit'], link: 'Composition' },
    },
  },
  post: {
    area: 'organisation',
    words: 'Post',
    plural: 'Posts',
    about:
      'One post, or many alike. It holds from one day to another: what changes is a new post that comes from the old, so that the organisation of any day can be told.',
    archimate: 'BusinessRole',
    fields: {
      fte: {
        type: 'number',
        words: 'Full-time equivalents',
        hint: 'Up to two decimals; further ones are rounded.',
        min: 0,
        max: 100_000,
        required: true,
      },
      cost: {
        type: 'money',
        words: 'Cost a year of one full-time equivalent',
        hint: 'Pay, pension and all that goes with them.',
        required: true,
      },
      from: { type: 'date', words: 'First day', required: true },
      to: { type: 'date', words: 'Last day', hint: 'Empty: it goes on.' },
      powers: { type: 'yes-no', words: 'Uses police powers', required: true },
      unit: { type: 'one', words: 'Unit', of: ['unit'], link: 'Association', required: true },
      reportsTo: {
        type: 'one',
        words: 'Reports to',
        hint: 'None: it stands at the top.',
        of: ['post'],
        link: 'Association',
      },
      comesFrom: {
        type: 'many',
        words: 'Comes from',
        hint: 'The posts it takes the place of: a move, a re-grade, a merger.',
        of: ['post'],
        link: 'Triggering',
      },
      what: { type: 'prose', words: 'What it does' },
    },
  },
  span: {
    area: 'organisation',
    words: 'Range of spans',
    plural: 'Ranges of spans of control',
    about: 'How many people may report directly to one who leads. Outside of it is a finding.',
    fields: {
      lowest: { type: 'number', words: 'Fewest', min: 0, max: 1000, required: true },
      highest: { type: 'number', words: 'Most', min: 0, max: 1000, required: true },
      layer: {
        type: 'number',
        words: 'Only for layer',
        hint: 'The top post is layer 1. Empty: for every layer that has no range of its own.',
        min: 1,
        max: 30,
        whole: true,
      },
      because: { type: 'prose', words: 'Because', required: true },
    },
  },
} as const satisfies Kinds
