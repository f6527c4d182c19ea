import { fivePoint } from '../model/field.ts'
import type { Kinds } from '../model/kind.ts'

/** A share of fewer people could tell what one of them said: it is not taken at all. */
export const fewestAsked = 10

const cultureParts = {
  culture: 'Culture',
  leadership: 'Leadership',
  prevention: 'Prevention and protection',
} as const

const share = { type: 'number', unit: '%', min: 0, max: 100, required: true } as const
const asked = {
  type: 'number',
  words: `People who answered (${fewestAsked} or more)`,
  min: fewestAsked,
  max: 1_000_000,
  whole: true,
  required: true,
} as const
const askedOn = { type: 'date', words: 'Asked on', required: true } as const

/** What people know, what change does to them, and how they say it is to work here. */
export const peopleKinds = {
  expertise: {
    area: 'organisation',
    words: 'Expertise',
    plural: 'Register of expertise',
    about:
      'What people of the force are expert in, and how it is kept. What is critical and held by fewer than two is a risk.',
    archimate: 'Resource',
    fields: {
      what: { type: 'prose', words: 'What they can do', required: true },
      critical: { type: 'yes-no', words: 'The force cannot do without it', required: true },
      holders: {
        type: 'rows',
        words: 'Who holds it',
        columns: {
          who: { type: 'text', words: 'Who', required: true },
          level: { type: 'choice', words: 'Level', choices: fivePoint, required: true },
          since: { type: 'date', words: 'Since', required: true },
          plan: { type: 'text', words: 'Development plan' },
        },
      },
      risk: {
        type: 'one',
        words: 'Risk that speaks of it',
        of: ['raid'],
        link: 'Association',
      },
    },
  },
  impact: {
    area: 'organisation',
    words: 'Impact on our people',
    plural: 'Impacts on our people',
    about:
      'What one project changes for one role: the training, the day it must be ready, how ready people say they are, and what worries them.',
    archimate: 'Assessment',
    fields: {
      role: { type: 'text', words: 'Role', required: true },
      people: {
        type: 'number',
        words: 'How many people',
        min: 1,
        max: 100_000,
        whole: true,
        required: true,
      },
      readyBy: { type: 'date', words: 'Ready by', required: true },
      project: {
        type: 'one',
        words: 'Project',
        of: ['project'],
        link: 'Association',
        required: true,
      },
      what: { type: 'prose', words: 'What changes for them', required: true },
      training: { type: 'prose', words: 'Training', required: true },
      readiness: {
        type: 'rows',
        words: 'Readiness, as staff say it',
        columns: { on: askedOn, asked, share: { ...share, words: 'Feel ready' } },
      },
      concerns: {
        type: 'rows',
        words: 'Concerns',
        columns: {
          what: { type: 'text', words: 'Concern', required: true },
          raised: { type: 'date', words: 'Raised on', required: true },
          answer: { type: 'text', words: 'Answer' },
          answered: { type: 'date', words: 'Answered on' },
        },
      },
    },
  },
  culture: {
    area: 'organisation',
    words: 'Culture and leadership',
    plural: 'Culture and leadership, today and to be',
    about: `How it is to work here, in one statement: today, as it is to be, and what people say. Groups smaller than ${fewestAsked} are not taken.`,
    archimate: 'Assessment',
    fields: {
      part: { type: 'choice', words: 'Part', choices: cultureParts, required: true },
      owner: { type: 'text', words: 'Owner', required: true },
      target: { ...share, words: 'Agree, to be' },
      today: { type: 'prose', words: 'Today', required: true },
      toBe: { type: 'prose', words: 'To be', required: true },
      readings: {
        type: 'rows',
        words: 'What people said',
        columns: {
          on: askedOn,
          survey: { type: 'text', words: 'Survey and its version', required: true },
          group: { type: 'text', words: 'Who was asked', required: true },
          asked,
          share: { ...share, words: 'Agree' },
        },
      },
      evidence: { type: 'prose', words: 'Other evidence' },
    },
  },
} as const satisfies Kinds
