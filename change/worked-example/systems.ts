import { type Told, thousands } from './told.ts'

type Run = {
  owner?: string
  hosting?: string
  supportEnds?: string
  /** Thousands of pounds a year. */
  cost?: number
  criticality?: 'high' | 'medium' | 'low'
  /** Likelihood and impact of failure. */
  fails?: readonly [number, number]
}

export const system = (
  key: string,
  name: string,
  sort: 'application' | 'data' | 'infrastructure',
  what: string,
  run: Run,
  capabilities: readonly string[],
  outcomes: readonly string[],
): Told => ({
  key: `system-${key}`,
  kind: 'application',
  name,
  body: {
    what: `${what} Figures and dates are invented.`,
    sort,
    ...(run.owner ? { owner: run.owner } : {}),
    ...(run.hosting ? { hosting: run.hosting } : {}),
    ...(run.supportEnds ? { supportEnds: run.supportEnds } : {}),
    ...(run.cost === undefined ? {} : { cost: thousands(run.cost) }),
    ...(run.criticality ? { criticality: run.criticality } : {}),
    ...(run.fails ? { likelihood: String(run.fails[0]), impact: String(run.fails[1]) } : {}),
    capabilities: capabilities.map(each => `capability-${each}`),
    outcomes: outcomes.map(each => `outcome-${each}`),
  },
})

const ours = 'Own data centre'
export const cloud = 'Public cloud, in the United Kingdom'
export const ict = 'Head of ICT'

/** Some are out of support, some records have gaps, and the poster archive serves nothing any more. */
export const systemsToday: readonly Told[] = [
  system(
    'calls',
    'Call taking and dispatch (old)',
    'application',
    'Logs calls and sends cars.',
    {
      owner: 'Head of contact',
      hosting: ours,
      supportEnds: '2016-12-31',
      cost: 1450,
      criticality: 'high',
      fails: [4, 5],
    },
    ['command', 'triage'],
    ['arrival'],
  ),
  system(
    'telephony',
    'Telephone switch',
    'infrastructure',
    'Brings calls to the right desk.',
    {
      owner: ict,
      hosting: ours,
      supportEnds: '2025-03-31',
      cost: 620,
      criticality: 'high',
      fails: [2, 5],
    },
    ['contact'],
    ['choice', 'arrival'],
  ),
  system(
    'crimes',
    'Crime records (old)',
    'application',
    'Holds crimes and who looks after them.',
    {
      owner: 'Head of investigation',
      hosting: ours,
      supportEnds: '2018-09-30',
      cost: 980,
      criticality: 'high',
      fails: [3, 4],
    },
    ['investigation', 'information'],
    ['cases', 'informed'],
  ),
  system(
    'intelligence',
    'Intelligence store (old)',
    'data',
    'Holds reports and their grading.',
    {
      owner: 'Head of intelligence',
      hosting: ours,
      supportEnds: '2019-06-30',
      cost: 540,
      criticality: 'high',
      fails: [3, 4],
    },
    ['information', 'analytics'],
    ['hidden', 'repeat'],
  ),
  system(
    'custody',
    'Custody record',
    'application',
    'Holds detention, reviews and the care of people detained.',
    {
      owner: 'Head of criminal justice',
      hosting: ours,
      supportEnds: '2027-12-31',
      cost: 410,
      criticality: 'high',
      fails: [2, 4],
    },
    ['investigation'],
    ['cases'],
  ),
  system(
    'files',
    'Case files on shared drives',
    'data',
    'Folders in which case papers are kept.',
    { hosting: ours, criticality: 'high' },
    ['investigation'],
    ['cases'],
  ),
  system(
    'vulnerable',
    'Referrals of people at risk',
    'application',
    'Passes concerns to councils and health.',
    {
      owner: 'Head of public protection',
      hosting: ours,
      supportEnds: '2026-06-30',
      cost: 230,
      criticality: 'high',
      fails: [3, 5],
    },
    ['safeguarding'],
    ['hidden'],
  ),
  system(
    'offenders',
    'Offender management record',
    'application',
    'Holds plans and visits.',
    {
      owner: 'Head of offender management',
      hosting: cloud,
      supportEnds: '2028-03-31',
      cost: 120,
      criticality: 'medium',
      fails: [2, 3],
    },
    ['offenders'],
    ['reoffend'],
  ),
  system(
    'website',
    'Public website (old)',
    'application',
    'Shows pages and a few forms.',
    {
      owner: 'Head of contact',
      hosting: cloud,
      supportEnds: '2027-03-31',
      cost: 90,
      criticality: 'medium',
      fails: [2, 2],
    },
    ['contact'],
    ['choice', 'part'],
  ),
  system(
    'duties',
    'Duties and leave',
    'application',
    'Says who works when.',
    { owner: 'Head of people', supportEnds: '2027-09-30', cost: 310, criticality: 'medium' },
    ['support', 'command'],
    ['time'],
  ),
  system(
    'ledger',
    'Finance ledger',
    'application',
    'Holds the accounts.',
    {
      owner: 'Chief finance officer',
      hosting: ours,
      supportEnds: '2027-04-30',
      cost: 380,
      criticality: 'medium',
      fails: [2, 3],
    },
    ['support'],
    ['means'],
  ),
  system(
    'workshop',
    'Workshop diary',
    'application',
    'Says which car is mended when.',
    { cost: 35, criticality: 'low' },
    ['support'],
    ['means'],
  ),
  system(
    'learning',
    'Learning record',
    'application',
    'Says who was taught what.',
    {
      owner: 'Head of learning',
      hosting: cloud,
      supportEnds: '2028-08-31',
      cost: 140,
      criticality: 'medium',
      fails: [2, 2],
    },
    ['learning'],
    ['evidence'],
  ),
  system(
    'posters',
    'Archive of posters',
    'data',
    'Pictures of campaigns of earlier years. Nobody could say what it is kept for.',
    {
      owner: ict,
      hosting: ours,
      supportEnds: '2014-12-31',
      cost: 18,
      criticality: 'low',
      fails: [2, 1],
    },
    [],
    [],
  ),
]
