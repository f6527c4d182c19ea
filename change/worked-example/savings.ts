import { millions, type Told, thousands } from './told.ts'

export const savingProfiles: readonly Told[] = [
  {
    key: 'saving-profile',
    kind: 'saving-profile',
    name: '130 million pounds less a year by 2020',
    body: {
      years: [38, 31, 26, 20, 15].map((amount, at) => ({
        year: 2015 + at,
        amount: millions(amount),
      })),
      source:
        'The reduction between 2015 and 2020 is of the Board report of 17 March 2015, paragraph 3; how it falls on the years is invented.',
    },
  },
]

type Say = {
  stage: 'plan' | 'do' | 'check' | 'act'
  service: string
  from: number
  /** Thousands of pounds a year. */
  aimed: number
  saving?: number
  what: string
  measure: string
  before: number
  after?: number
  benefit?: string
  learned?: string
}

const improvement = (
  key: string,
  name: string,
  { service, aimed, saving, what, benefit, ...say }: Say,
): Told => ({
  key: `improvement-${key}`,
  kind: 'improvement',
  name,
  body: {
    ...say,
    what: `${what} (Figures are invented.)`,
    service: `service-${service}`,
    aimed: thousands(aimed),
    ...(saving === undefined ? {} : { saving: thousands(saving) }),
    ...(benefit ? { benefit: `benefit-${benefit}` } : {}),
  },
})

/** One did not work, and says so; one is counted by a benefit, and so is not counted again. */
export const improvements: readonly Told[] = [
  improvement('shifts', 'Shifts that follow the calls', {
    stage: 'act',
    service: 'response',
    from: 2015,
    aimed: 4200,
    saving: 3850,
    what: 'Shifts begin when calls rise, first in two areas and then in all ten.',
    measure: 'Hours of overtime a month',
    before: 21_400,
    after: 14_900,
    learned:
      'It holds where officers drew up the pattern themselves; elsewhere it slipped within a year.',
  }),
  improvement('nights', 'Buildings that are empty at night', {
    stage: 'act',
    service: 'estates',
    from: 2016,
    aimed: 1900,
    saving: 2050,
    what: 'Heating and guards stop at eight in the evening where nobody works after that.',
    measure: 'Buildings open all night',
    before: 61,
    after: 24,
    learned: 'Three buildings had to open again: somebody had not been asked.',
  }),
  improvement('doctor', 'A doctor by telephone first', {
    stage: 'check',
    service: 'custody',
    from: 2017,
    aimed: 950,
    saving: 620,
    what: 'A doctor first speaks to the custody nurse, and comes if one of them thinks so.',
    measure: 'Visits by a doctor for each 100 detained',
    before: 38,
    after: 23,
  }),
  improvement('call-back', 'Call back at a time people choose', {
    stage: 'act',
    service: 'contact',
    from: 2016,
    aimed: 700,
    what: 'Whoever waits is offered a call at a time of their own.',
    measure: 'Calls given up (%)',
    before: 7.2,
    after: 7.1,
    learned:
      'People like it and it saves nothing: half are not there when they are rung. It is kept for victims only.',
  }),
  improvement('pool', 'Cars in one pool', {
    stage: 'act',
    service: 'fleet',
    from: 2018,
    aimed: 840,
    saving: 840,
    what: 'Cars of three departments are booked from one list.',
    measure: 'Cars kept',
    before: 1240,
    after: 1131,
    benefit: 'fleet',
    learned: 'The list only works where keys are handed out by a machine.',
  }),
  improvement('telephones', 'Telephones sorted before they are sent', {
    stage: 'do',
    service: 'forensics',
    from: 2019,
    aimed: 1300,
    what: 'Investigators look at a telephone on the spot, and send only what needs a laboratory.',
    measure: 'Days until a telephone is examined',
    before: 94,
  }),
]
