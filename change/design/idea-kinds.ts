import type { Kinds } from '../model/kind.ts'

/** From a thought to what everybody does; stopping is a result too. */
export const ideaStages = {
  idea: 'Idea',
  small: 'Tried small',
  trialled: 'Trialled',
  taken: 'Taken up',
  stopped: 'Stopped',
} as const

export const ideaKinds = {
  idea: {
    area: 'design',
    words: 'Idea',
    plural: 'Ideas',
    about:
      'What somebody thinks would work, the cheapest way to find out, and what would make us stop. Stopped ideas stay, so that nobody pays for them twice.',
    fields: {
      what: { type: 'prose', words: 'What it is', required: true },
      stage: { type: 'choice', words: 'Stage', choices: ideaStages, required: true },
      hypothesis: { type: 'prose', words: 'We think that', hint: 'If we do this, that happens.' },
      test: { type: 'prose', words: 'Cheapest test' },
      stopRule: { type: 'prose', words: 'We stop when' },
      stopBy: { type: 'date', words: 'Decided by', hint: 'On this day it goes on or stops.' },
      invented: {
        type: 'yes-no',
        words: 'Uses invented data only',
        hint: 'Yes until it is trialled: no real person’s data before.',
      },
      owner: { type: 'text', words: 'Owner' },
      result: { type: 'prose', words: 'Result' },
      learned: { type: 'prose', words: 'What was learned' },
      project: {
        type: 'one',
        words: 'Taken up by project',
        of: ['project'],
        link: 'Association',
      },
    },
  },
} as const satisfies Kinds
