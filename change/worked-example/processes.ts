import type { Row } from '../model/field.ts'
import { pounds, type Told } from './told.ts'

/** Minutes from lowest to highest; then who, unless a machine does it; the hours waited for others; how many cases come to it. */
type Step = {
  what: string
  who?: Role
  minutes: readonly [low: number, likely: number, high: number]
  wait?: number
  share?: number
}
type Role = keyof typeof costs

/** Pounds an hour. */
const costs = {
  'Contact staff': 26,
  Investigator: 38,
  'Response officer': 34,
  Sergeant: 44,
  'Records staff': 24,
  Examiner: 41,
} as const

type Say = {
  name: string
  what: string
  owner: string
  state: 'as-is' | 'to-be'
  perDay: number
  steps: readonly Step[]
  people: readonly (readonly [role: Role, people: number, hours: 'always' | 'office'])[]
  measured?: number
  replaces?: string
  services: readonly string[]
  benefit?: string
  released?: true
}

const process = (key: string, say: Say): Told => ({
  key: `process-${key}`,
  kind: 'process',
  name: say.name,
  body: {
    what: `${say.what} One of eight districts; all figures are invented.`,
    state: say.state,
    owner: say.owner,
    perDay: say.perDay,
    steps: say.steps.map(
      ({ what, who, minutes: [low, likely, high], wait, share }): Row => ({
        what,
        ...(who ? { role: who } : {}),
        low,
        likely,
        high,
        ...(wait === undefined ? {} : { wait }),
        ...(share === undefined ? {} : { share }),
        machine: who === undefined,
      }),
    ),
    people: say.people.map(([role, people, hours]) => ({
      role,
      people,
      hours,
      cost: pounds(costs[role]),
    })),
    ...(say.measured === undefined
      ? {}
      : { measured: say.measured, measuredSource: 'Log of 200 cases (invented)' }),
    ...(say.replaces ? { replaces: `process-${say.replaces}` } : {}),
    services: say.services.map(each => `service-${each}`),
    ...(say.benefit ? { benefit: `benefit-${say.benefit}`, released: say.released === true } : {}),
  },
})

/** Two as they are and as they are to be. The third has no model that shows what was measured yet: evidence waits in batches. */
export const processes: readonly Told[] = [
  process('asks-today', {
    name: 'Somebody asks what became of a case, today',
    what: 'A victim rings; it ends when she or he has an answer.',
    owner: 'Head of contact',
    state: 'as-is',
    perDay: 30,
    steps: [
      { what: 'Takes the call, finds the case', who: 'Contact staff', minutes: [3, 6, 12] },
      {
        what: 'Reads the message, looks it up',
        who: 'Investigator',
        minutes: [4, 8, 20],
        share: 70,
      },
      {
        what: 'Rings back, often in vain',
        who: 'Investigator',
        minutes: [3, 7, 15],
        wait: 6,
        share: 70,
      },
      { what: 'Rings again with the answer', who: 'Contact staff', minutes: [3, 5, 9], share: 70 },
    ],
    people: [
      ['Contact staff', 1, 'always'],
      ['Investigator', 2, 'office'],
    ],
    measured: 21,
    services: ['contact', 'investigation'],
  }),
  process('asks-to-be', {
    name: 'Somebody asks what became of a case, to be',
    what: 'A victim looks online or rings; it ends when she or he has an answer.',
    owner: 'Head of contact',
    state: 'to-be',
    perDay: 30,
    steps: [
      { what: 'Sees where the case stands', minutes: [1, 1, 3] },
      { what: 'Answers what is not there', who: 'Contact staff', minutes: [3, 5, 10], share: 45 },
      { what: 'Looks into it, writes back', who: 'Investigator', minutes: [5, 9, 20], share: 15 },
    ],
    people: [
      ['Contact staff', 1, 'always'],
      ['Investigator', 2, 'office'],
    ],
    replaces: 'asks-today',
    services: ['contact', 'investigation'],
    benefit: 'repeat-calls',
    released: true,
  }),
  process('statement-today', {
    name: 'A crime is taken down at the door, today',
    what: 'An officer comes to the door; it ends with the crime in the record.',
    owner: 'Head of response',
    state: 'as-is',
    perDay: 24,
    steps: [
      { what: 'Writes it down on paper', who: 'Response officer', minutes: [25, 40, 80] },
      { what: 'Drives to the station', who: 'Response officer', minutes: [12, 20, 40] },
      { what: 'Types it', who: 'Response officer', minutes: [15, 25, 50] },
      { what: 'Checks it', who: 'Sergeant', minutes: [4, 8, 15] },
      { what: 'Enters the crime', who: 'Records staff', minutes: [6, 10, 20] },
    ],
    people: [
      ['Response officer', 3, 'always'],
      ['Sergeant', 1, 'always'],
      ['Records staff', 2, 'office'],
    ],
    measured: 18,
    services: ['response', 'records'],
  }),
  process('statement-to-be', {
    name: 'A crime is taken down at the door, to be',
    what: 'An officer comes to the door; it ends with the crime in the record.',
    owner: 'Head of response',
    state: 'to-be',
    perDay: 24,
    steps: [
      { what: 'Takes it down on the device', who: 'Response officer', minutes: [22, 35, 70] },
      { what: 'Records the crime', minutes: [1, 1, 3] },
      { what: 'Checks what is unclear', who: 'Sergeant', minutes: [4, 8, 15], share: 25 },
    ],
    people: [
      ['Response officer', 3, 'always'],
      ['Sergeant', 1, 'always'],
    ],
    replaces: 'statement-today',
    services: ['response', 'records'],
    benefit: 'minutes',
  }),
  process('device-today', {
    name: 'A device is examined, today',
    what: 'A telephone or computer is seized; it ends with what the investigator needs of it.',
    owner: 'Head of forensics',
    state: 'as-is',
    perDay: 4,
    steps: [
      { what: 'Packs and sends it', who: 'Investigator', minutes: [10, 20, 40], wait: 30 },
      { what: 'Takes it in and copies it', who: 'Examiner', minutes: [60, 120, 300] },
      { what: 'Looks through it', who: 'Examiner', minutes: [60, 180, 480], share: 60 },
      { what: 'Reads the report', who: 'Investigator', minutes: [20, 45, 120] },
    ],
    people: [
      ['Investigator', 2, 'office'],
      ['Examiner', 5, 'office'],
    ],
    measured: 640,
    services: ['forensics', 'investigation'],
  }),
]
