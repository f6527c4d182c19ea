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

const same =
  'Share of emergency calls with arrival within 15 minutes of the call being answered, all hours.'

const comparator = (key: string, body: string, definition: string, value: number): Told => ({
  key: `comparator-${key}`,
  kind: 'comparator',
  name: `${body}: emergencies reached in time`,
  body: {
    body,
    metric: 'Emergencies reached in time (%)',
    definition,
    value,
    denominator: '100 emergency calls attended',
    source: 'Invented value; the three forces are of the same most similar group',
    date: '2014-12-31',
  },
})

/** The third counts from another moment, and so is not compared. */
export const comparators: readonly Told[] = [
  comparator('merseyside', 'Merseyside Police', same, 84.1),
  comparator('manchester', 'Greater Manchester Police', same, 79.6),
  comparator(
    'yorkshire',
    'West Yorkshire Police',
    'Share of emergency calls with arrival within 15 minutes of a car being sent, without night hours.',
    91.3,
  ),
]
