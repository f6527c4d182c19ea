import { pounds, type Told } from './told.ts'

const [noInternet, deaf, english, watched] = [
  'People without internet at home',
  'Deaf people',
  'People who read little English',
  'People who are watched at home',
]

type Say = {
  name: string
  what: string
  sort: 'phone' | 'online' | 'counter' | 'person' | 'social'
  cost: number
  /** Thousands of contacts, 2021 to 2025. */
  contacts: readonly number[]
  /** Percent of all contacts, 2025 to 2028. */
  targets: readonly [number, number, number, number]
  excluded?: readonly (readonly [group: string, share: number, instead: string])[]
}

const channel = ({ name, what, sort, cost, contacts, targets, excluded = [] }: Say): Told => ({
  key: `channel-${sort}`,
  kind: 'channel',
  name,
  body: {
    what: `${what} All figures are invented.`,
    sort,
    cost: pounds(cost),
    closing: false,
    readings: contacts.map((thousand, at) => ({ year: 2021 + at, contacts: 1000 * thousand })),
    targets: targets.map((share, at) => ({ year: 2025 + at, share })),
    excluded: excluded.map(([group, share, instead]) => ({ group, share, instead })),
    services: ['service-contact'],
  },
})

/** Nobody is made to go online. Social media is to grow, and says nothing of those who are watched at home: that is found. */
export const channels: readonly Told[] = [
  channel({
    name: 'Telephone',
    what: 'Ring 999 or 101, at any hour.',
    sort: 'phone',
    cost: 7.4,
    contacts: [1378, 1350, 1339, 1305, 1298],
    targets: [66, 64, 61.5, 59],
    excluded: [[deaf, 80, 'Text relay, sign language by video, online']],
  }),
  channel({
    name: 'Online',
    what: 'Report, ask, send pictures, follow a case.',
    sort: 'online',
    cost: 1.9,
    contacts: [211, 262, 299, 365, 428],
    targets: [23, 25, 28, 30.5],
    excluded: [
      [noInternet, 100, 'Telephone, and a desk in every library'],
      [deaf, 5, 'Video with an interpreter'],
      [english, 45, 'Eleven languages; telephone with an interpreter'],
      [watched, 60, 'A page that leaves no trace; telephone that is silent'],
    ],
  }),
  channel({
    name: 'Front counter',
    what: 'Come in and speak with somebody.',
    sort: 'counter',
    cost: 14.2,
    contacts: [105, 100, 93, 86, 79],
    targets: [4, 4, 3.5, 3],
    excluded: [[deaf, 20, 'An interpreter by video']],
  }),
  channel({
    name: 'Officers and surgeries',
    what: 'Speak with an officer in the street or at a ward meeting.',
    sort: 'person',
    cost: 11.5,
    contacts: [53, 55, 57, 56, 58],
    targets: [3, 3, 3, 3],
  }),
  channel({
    name: 'Social media',
    what: 'Write to the force; not for what is urgent.',
    sort: 'social',
    cost: 2.6,
    contacts: [55, 58, 65, 71, 77],
    targets: [4, 4, 4, 4.5],
    excluded: [
      [noInternet, 100, 'Telephone'],
      [deaf, 0, ''],
      [english, 50, 'Telephone with an interpreter'],
    ],
  }),
]
