import type { Kinds } from '../model/kind.ts'

const share = { type: 'number', unit: '%', min: 0, max: 100 } as const

export const releaseKinds = {
  release: {
    area: 'design',
    words: 'Release',
    plural: 'Releases',
    about:
      'A change on the day it reaches people: who is trained, who helps, how it is taken back, and which of its parts can be switched off.',
    archimate: 'ImplementationEvent',
    fields: {
      what: { type: 'prose', words: 'What changes, and for whom', required: true },
      project: {
        type: 'one',
        words: 'Project',
        of: ['project'],
        link: 'Triggering',
        required: true,
      },
      goLive: { type: 'date', words: 'Goes live on', required: true },
      trained: { ...share, words: 'Trained so far' },
      trainedNeeded: { ...share, words: 'Must be trained', required: true },
      support: { type: 'yes-no', words: 'Support is in place' },
      assessment: { type: 'yes-no', words: 'Data protection impact assessment is done' },
      rehearsed: { type: 'date', words: 'Taking it back was rehearsed on' },
      minutes: { type: 'number', words: 'It took', unit: 'minutes', min: 0, max: 100_000 },
      minutesAllowed: {
        type: 'number',
        words: 'Taking it back may take',
        unit: 'minutes',
        min: 1,
        max: 100_000,
        required: true,
      },
      parallel: { type: 'date', words: 'Old and new run side by side until' },
      switches: {
        type: 'rows',
        words: 'Feature switches',
        columns: {
          name: { type: 'text', words: 'Feature', required: true },
          on: { type: 'yes-no', words: 'On', required: true },
          since: { type: 'date', words: 'Since', required: true },
          who: { type: 'text', words: 'Switched by', required: true },
        },
      },
    },
  },
} as const satisfies Kinds
