import type { Kinds } from '../model/kind.ts'

const channelSorts = {
  phone: 'Telephone',
  online: 'Online',
  counter: 'Counter',
  person: 'In person',
  social: 'Social media',
} as const

const year = {
  type: 'number',
  words: 'Year',
  min: 1990,
  max: 2100,
  whole: true,
  required: true,
} as const

export const channelKinds = {
  channel: {
    area: 'processes',
    words: 'Channel',
    plural: 'Channels',
    about:
      'A way in which people reach the force: how many use it, how many shall, what each contact costs, and who cannot use it. The telephone is never closed.',
    archimate: 'BusinessInterface',
    fields: {
      what: { type: 'prose', words: 'What people can do by it', required: true },
      sort: { type: 'choice', words: 'Sort', choices: channelSorts, required: true },
      cost: { type: 'money', words: 'Cost to serve one contact' },
      closing: { type: 'yes-no', words: 'It is to be closed' },
      readings: {
        type: 'rows',
        words: 'Contacts a year',
        columns: {
          year,
          contacts: { type: 'number', words: 'Contacts', min: 0, whole: true, required: true },
        },
      },
      targets: {
        type: 'rows',
        words: 'Share of all contacts it is to have',
        columns: {
          year,
          share: { type: 'number', words: 'Share (%)', min: 0, max: 100, required: true },
        },
      },
      excluded: {
        type: 'rows',
        words: 'Who cannot use it',
        hint: 'For each group that any channel names: how many of it cannot use this one, and what they are offered.',
        columns: {
          group: { type: 'text', words: 'Group', required: true },
          share: { type: 'number', words: 'Cannot use it (%)', min: 0, max: 100, required: true },
          instead: { type: 'text', words: 'What they are offered instead' },
        },
      },
      services: {
        type: 'many',
        words: 'Services reached by it',
        of: ['service'],
        link: 'Assignment',
      },
    },
  },
} as const satisfies Kinds
