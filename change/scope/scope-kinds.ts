import { levels } from '../model/field.ts'
import type { Kinds } from '../model/kind.ts'

export const classes = {
  core: 'Core service',
  support: 'Support service',
  ict: 'ICT and information service',
} as const
export type ServiceClass = keyof typeof classes

export const scopeKinds = {
  definition: {
    area: 'scope',
    words: 'Definition',
    plural: 'Definitions',
    about:
      'What a word means in this programme. It holds once the chief officer and the policing body have both signed it.',
    fields: {
      meaning: { type: 'prose', words: 'What it means', required: true },
      test: { type: 'prose', words: 'How one tells whether a service is one' },
      consequence: { type: 'prose', words: 'What follows from it' },
      of: { type: 'choice', words: 'The class it defines', choices: classes },
    },
  },
  service: {
    area: 'scope',
    words: 'Service',
    plural: 'Services',
    about:
      'What the force does for somebody. Its class follows from the answers, and is never typed in.',
    archimate: 'BusinessService',
    fields: {
      what: { type: 'prose', words: 'What it does, and for whom', required: true },
      owner: { type: 'text', words: 'Who answers for it', required: true },
      isInformation: {
        type: 'yes-no',
        words: 'Is it ICT or the management of information?',
      },
      usesPowers: {
        type: 'yes-no',
        words: 'Do its officers or staff exercise police powers?',
        hint: 'Powers over a person or their property: arrest, search, entry, detention, seizure, use of force.',
      },
      supportsPowers: {
        type: 'yes-no',
        words: 'Are its staff engaged to support those who exercise them?',
      },
      coercive: {
        type: 'yes-no',
        words: 'Could anybody be made to do something against their will by it?',
      },
      evidence: { type: 'prose', words: 'What the answers rest on', required: true },
      definition: {
        type: 'one',
        words: 'Classified under',
        of: ['definition'],
        link: 'Association',
      },
      outcomes: {
        type: 'many',
        words: 'Modernisation outcomes',
        hint: 'What is to be better, for whom. Every service in scope has at least one.',
        of: ['outcome'],
        link: 'Influence',
      },
      volume: { type: 'number', words: 'How often a year', min: 0 },
      direction: {
        type: 'choice',
        words: 'Where demand is going',
        choices: { rising: 'Rising', level: 'About the same', falling: 'Falling' },
      },
      cost: { type: 'money', words: 'What it costs a year' },
      method: { type: 'text', words: 'How it is delivered today' },
      methodToBe: { type: 'text', words: 'How it will be delivered' },
      standard: { type: 'text', words: 'The standard it is held to' },
      outlook: {
        type: 'rows',
        words: 'Demand year by year',
        columns: {
          year: {
            type: 'number',
            words: 'Year',
            min: 1990,
            max: 2100,
            whole: true,
            required: true,
          },
          expected: { type: 'number', words: 'Expected', min: 0, required: true },
          actual: { type: 'number', words: 'Came', min: 0 },
        },
      },
    },
  },
  rating: {
    area: 'scope',
    words: 'Rating',
    plural: 'Ratings',
    about:
      'How critical a service is and how much a change could gain, said by one rater who has not seen the others.',
    fields: {
      service: {
        type: 'one',
        words: 'Service',
        of: ['service'],
        link: 'Association',
        required: true,
      },
      rater: { type: 'text', words: 'Rated by', required: true },
      criticality: { type: 'choice', words: 'How critical it is', choices: levels, required: true },
      benefit: {
        type: 'choice',
        words: 'How much there is to gain',
        choices: levels,
        required: true,
      },
      because: { type: 'prose', words: 'Because', required: true },
      reconciled: { type: 'yes-no', words: 'Agreed with the other raters after talking' },
    },
  },
  'cut-off': {
    area: 'scope',
    words: 'Cut-off',
    plural: 'Cut-offs',
    about:
      'Where the line is drawn: services above it are analysed, those below are listed as not analysed.',
    fields: {
      score: {
        type: 'number',
        words: 'Lowest score that is analysed',
        hint: 'Criticality times benefit: 1 to 9.',
        min: 1,
        max: 9,
        required: true,
      },
      because: { type: 'prose', words: 'Why there', required: true },
    },
  },
} as const satisfies Kinds
