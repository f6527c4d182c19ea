import type { Told } from './told.ts'

export const collaborations: readonly Told[] = [
  {
    key: 'collaboration-region',
    kind: 'collaboration',
    name: 'Regional forensics',
    body: {
      partners: 'Three neighbouring forces',
      lead: 'The force',
      basis: 'Section 22A, Police Act 1996',
      control:
        'The chief officer of the lead force directs; each chief officer keeps command of scenes in the own area.',
      baseline:
        'Days to examine a telephone, and cost of each, in 2014 (invented: 94 days, 610 pounds).',
      owner: 'Head of forensics',
      exit: 'Twelve months’ notice; equipment goes back to whoever paid for it.',
      status: 'agreed',
    },
  },
  {
    key: 'collaboration-councils',
    kind: 'collaboration',
    name: 'Support services with the councils',
    body: {
      partners: 'Seven councils',
      lead: 'One of the councils',
      basis: 'Section 101 and 113, Local Government Act 1972, with the policing body as party',
      control: 'A joint board; support services only, so the direction of policing is not touched.',
      baseline: 'Cost of finance and human resources in 2014, 17 million pounds (invented).',
      owner: 'Chief finance officer',
      exit: 'After three years, with two years’ notice; staff may come back.',
      status: 'proposed',
    },
  },
  {
    key: 'collaboration-control',
    kind: 'collaboration',
    name: 'One emergency control room with fire',
    body: {
      partners: 'The fire and rescue service',
      control: 'Not worked out yet: sending officers must stay with the chief officer.',
      baseline: 'Seconds to answer and to send, in 2014 (not measured yet).',
      owner: 'Head of contact',
      exit: 'Not worked out yet.',
      status: 'idea',
    },
  },
]

const reached =
  'Share of emergency calls with arrival within 15 minutes of the call being answered, all hours.'
const answered = 'Share of emergency calls answered within 10 seconds, all hours.'

type Value = readonly [key: string, body: string, value: number, definition?: string]

/** The three forces are of the same most similar group (HMICFRS), and so are the ones to stand beside. */
const compare = (
  key: string,
  name: string,
  definition: string,
  denominator: string,
  values: readonly Value[],
): Told[] =>
  values.map(([who, body, value, own = definition]) => ({
    key: `comparator-${key}${who}`,
    kind: 'comparator',
    name: `${body}: ${name.toLowerCase()}`,
    body: {
      body,
      metric: `${name} (%)`,
      definition: own,
      value,
      denominator,
      source: 'Invented value',
      date: '2014-12-31',
    },
  }))

/** For the first figure the third force counts from another moment, and so is not compared. */
export const comparators: readonly Told[] = [
  ...compare('', 'Emergencies reached in time', reached, '100 emergency calls attended', [
    ['merseyside', 'Merseyside Police', 84.1],
    ['manchester', 'Greater Manchester Police', 79.6],
    [
      'yorkshire',
      'West Yorkshire Police',
      91.3,
      'Share of emergency calls with arrival within 15 minutes of a car being sent, without night hours.',
    ],
  ]),
  ...compare('answered-', 'Emergency calls answered in time', answered, '100 emergency calls', [
    ['own', 'The force itself', 86.7],
    ['merseyside', 'Merseyside Police', 91.2],
    ['manchester', 'Greater Manchester Police', 83.9],
    ['yorkshire', 'West Yorkshire Police', 89.5],
  ]),
]
