import { pounds, type Told } from './told.ts'

/** The last day of the local policing units, and the first of the neighbourhood policing units. */
const [last, first] = ['2016-03-31', '2016-04-01']

type Say = {
  unit: string
  fte: number
  /** Pounds a year for one. */
  cost: number
  to?: string
  from?: string
  staff?: true
  boss?: string
  of?: readonly string[]
}

const post = (key: string, name: string, say: Say): Told => ({
  key: `post-${key}`,
  kind: 'post',
  name,
  body: {
    what: 'Numbers, cost and lines of reporting are invented.',
    fte: say.fte,
    cost: pounds(say.cost),
    from: say.from ?? '2009-06-01',
    ...(say.to && { to: say.to }),
    powers: say.staff !== true,
    unit: `unit-${say.unit}`,
    ...(say.boss && { reportsTo: `post-${say.boss}` }),
    ...(say.of && { comesFrom: say.of.map(each => `post-${each}`) }),
  },
})

export const posts: readonly Told[] = [
  post('chief', 'Chief constable', { unit: 'force', fte: 1, cost: 241_300 }),
  post('local', 'Assistant chief constable, local policing', {
    unit: 'local',
    fte: 1,
    cost: 151_250.5,
    boss: 'chief',
  }),
  post('crime', 'Assistant chief constable, crime', {
    unit: 'crime',
    fte: 1,
    cost: 151_250.5,
    boss: 'chief',
  }),
  post('support', 'Director of change and support', {
    unit: 'support',
    fte: 1,
    cost: 138_400,
    staff: true,
    boss: 'chief',
  }),
  post('lpu-commander', 'Commander, local policing unit', {
    unit: 'lpu',
    fte: 10,
    cost: 103_700,
    to: last,
    boss: 'local',
  }),
  post('lpu-inspector', 'Inspector, local policing unit', {
    unit: 'lpu',
    fte: 60,
    cost: 74_150,
    to: last,
    boss: 'lpu-commander',
  }),
  post('lpu-sergeant', 'Sergeant, local policing unit', {
    unit: 'lpu',
    fte: 240,
    cost: 60_420,
    to: last,
    boss: 'lpu-inspector',
  }),
  post('lpu-constable', 'Constable, local policing unit', {
    unit: 'lpu',
    fte: 1561.6,
    cost: 48_305.25,
    to: last,
    boss: 'lpu-sergeant',
  }),
  post('npu-commander', 'Commander, neighbourhood policing unit', {
    unit: 'npu',
    fte: 8,
    cost: 105_900,
    from: first,
    boss: 'local',
    of: ['lpu-commander'],
  }),
  post('npu-inspector', 'Inspector, neighbourhoods', {
    unit: 'npu',
    fte: 40,
    cost: 74_150,
    from: first,
    boss: 'npu-commander',
    of: ['lpu-inspector'],
  }),
  post('npu-sergeant', 'Sergeant, neighbourhoods', {
    unit: 'npu',
    fte: 160,
    cost: 60_420,
    from: first,
    boss: 'npu-inspector',
    of: ['lpu-sergeant'],
  }),
  post('npu-constable', 'Constable, neighbourhoods', {
    unit: 'npu',
    fte: 1004.8,
    cost: 48_305.25,
    from: first,
    boss: 'npu-sergeant',
    of: ['lpu-constable'],
  }),
  post('response-head', 'Superintendent, force response', {
    unit: 'response',
    fte: 1,
    cost: 103_700,
    from: first,
    boss: 'local',
    of: ['lpu-commander'],
  }),
  // Twenty inspectors under one superintendent: the finding that the comparison is meant to show.
  post('response-inspector', 'Inspector, force response', {
    unit: 'response',
    fte: 20,
    cost: 74_150,
    from: first,
    boss: 'response-head',
    of: ['lpu-inspector'],
  }),
  post('response-sergeant', 'Sergeant, force response', {
    unit: 'response',
    fte: 80,
    cost: 60_420,
    from: first,
    boss: 'response-inspector',
    of: ['lpu-sergeant'],
  }),
  post('response-constable', 'Constable, force response', {
    unit: 'response',
    fte: 496.4,
    cost: 48_305.25,
    from: first,
    boss: 'response-sergeant',
    of: ['lpu-constable'],
  }),
  post('crime-head', 'Heads of investigation, protection and intelligence', {
    unit: 'crime',
    fte: 3,
    cost: 103_700,
    boss: 'crime',
  }),
  post('crime-inspector', 'Detective inspector', {
    unit: 'crime',
    fte: 24,
    cost: 75_800,
    boss: 'crime-head',
  }),
  post('detective', 'Detective constable', {
    unit: 'crime',
    fte: 216,
    cost: 50_110.75,
    boss: 'crime-inspector',
  }),
  post('contact-head', 'Head of contact', {
    unit: 'contact',
    fte: 1,
    cost: 84_600,
    staff: true,
    boss: 'local',
  }),
  post('contact-desk', 'Front desk clerk', {
    unit: 'contact',
    fte: 26.5,
    cost: 27_940.4,
    to: last,
    staff: true,
    boss: 'support',
  }),
  post('contact-online', 'Online contact officer', {
    unit: 'contact',
    fte: 9.5,
    cost: 31_200,
    from: first,
    staff: true,
    boss: 'contact-head',
  }),
  post('change-manager', 'Change manager', {
    unit: 'support',
    fte: 6,
    cost: 63_150,
    staff: true,
    boss: 'support',
  }),
]
