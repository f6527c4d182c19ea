import type { Kinds } from '../model/kind.ts'

/** What the options report says beside what it draws from the model. */
export const reportKinds = {
  report: {
    area: 'options',
    words: 'Options report',
    plural: 'Options reports',
    about:
      'The report the policing body decides on: nine sections, its figures drawn from the model. It cannot be signed while one is empty.',
    fields: {
      ambition: { type: 'prose', words: 'Ambition statement' },
      strategicIntent: { type: 'prose', words: 'Strategic intent' },
      financialContext: { type: 'prose', words: 'Financial context' },
      background: { type: 'prose', words: 'Background' },
      scope: { type: 'prose', words: 'Scope: what is said beside the table' },
      capability: { type: 'prose', words: 'Capability assessment: what is said beside the table' },
      engagement: { type: 'prose', words: 'Engagement: what is said beside the themes' },
      options: { type: 'prose', words: 'Options analysis: what is said beside the figures' },
      governance: { type: 'prose', words: 'Governance' },
      baseYear: {
        type: 'number',
        words: 'Base year of prices',
        min: 2000,
        max: 2100,
        whole: true,
        required: true,
      },
    },
  },
} as const satisfies Kinds
