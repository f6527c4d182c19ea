import type { Kinds } from '../model/kind.ts'

/** The 14 points of the government's Service Standard, in short words of ours. */
export const standardPoints = {
  '1': '1 Know who uses it and what they need',
  '2': '2 Settle the whole problem',
  '3': '3 One service, whichever way people come',
  '4': '4 Simple to use',
  '5': '5 Everybody can use it',
  '6': '6 One team with all the skills',
  '7': '7 Work in small steps',
  '8': '8 Keep making it better',
  '9': '9 Safe, and private',
  '10': '10 Say what success is, and publish it',
  '11': '11 The right tools',
  '12': '12 Open the source of new code',
  '13': '13 Open standards and shared parts',
  '14': '14 It works when it is needed',
} as const

export const serviceKinds = {
  'service-design': {
    area: 'design',
    words: 'Service design',
    plural: 'Service designs',
    about:
      'How a service is made from what people need: tried with them before it is live, and held against the 14 points of the Service Standard.',
    fields: {
      service: {
        type: 'one',
        words: 'Service',
        of: ['service'],
        link: 'Association',
        required: true,
      },
      need: { type: 'prose', words: 'What people need', hint: 'Who, what, and why.' },
      prototypes: {
        type: 'rows',
        words: 'Prototypes tested with people',
        columns: {
          what: { type: 'text', words: 'What was tested', required: true },
          people: {
            type: 'number',
            words: 'With how many people',
            min: 1,
            max: 100_000,
            whole: true,
            required: true,
          },
          date: { type: 'date', words: 'When', required: true },
          found: { type: 'text', words: 'What was found', required: true },
        },
      },
      points: {
        type: 'rows',
        words: 'Service Standard',
        columns: {
          point: { type: 'choice', words: 'Point', choices: standardPoints, required: true },
          met: { type: 'text', words: 'How it is met', required: true },
        },
      },
      standard: {
        type: 'text',
        words: 'What people may count on',
        hint: 'The standard of this service, such as an answer within two days.',
      },
      owner: { type: 'text', words: 'Owner' },
      live: { type: 'date', words: 'Live on' },
    },
  },
} as const satisfies Kinds
