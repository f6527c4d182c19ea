import type { Kinds } from '../model/kind.ts'

export const voiceKinds = {
  engagement: {
    area: 'voices',
    words: 'Survey, workshop or interviews',
    plural: 'Surveys, workshops and interviews',
    about: 'How people were asked. What they said is kept apart, and goes when they withdraw.',
    fields: {
      how: {
        type: 'choice',
        words: 'How',
        choices: {
          survey: 'Survey',
          workshop: 'Workshop',
          interview: 'Interviews',
          ideas: 'Ideas from staff',
        },
        required: true,
      },
      who: {
        type: 'choice',
        words: 'Who was asked',
        choices: { public: 'The public', staff: 'Staff', partners: 'Partners' },
        required: true,
      },
      invited: { type: 'number', words: 'People asked', min: 0, required: true },
      population: { type: 'number', words: 'People they stand for', min: 1 },
      sampling: { type: 'prose', words: 'How they were chosen', required: true },
      from: { type: 'date', words: 'From' },
      to: { type: 'date', words: 'To' },
    },
  },
  theme: {
    area: 'voices',
    words: 'Theme',
    plural: 'Themes',
    about:
      'What many said, in their own terms. Every theme is answered: an option that changed, or why none did.',
    archimate: 'Driver',
    fields: {
      what: { type: 'prose', words: 'What was said', required: true },
      from: {
        type: 'many',
        words: 'Heard in',
        of: ['engagement'],
        link: 'Association',
        required: true,
      },
      options: {
        type: 'many',
        words: 'Options changed by it',
        of: ['option'],
        link: 'Association',
      },
      changed: { type: 'prose', words: 'What was changed' },
      reason: { type: 'prose', words: 'Or why nothing was' },
    },
  },
} as const satisfies Kinds
