import type { Told } from './told.ts'

/** Who, level, since, and how they go on learning. */
type Holder = readonly [who: string, level: 1 | 2 | 3 | 4 | 5, since: string, plan?: string]

const expert = (
  key: string,
  name: string,
  what: string,
  critical: boolean,
  holders: readonly Holder[],
): Told => ({
  key: `expertise-${key}`,
  kind: 'expertise',
  name,
  body: {
    what: `${what} Holders and levels are invented.`,
    critical,
    holders: holders.map(([who, level, since, plan]) => ({
      who,
      level: String(level),
      since,
      ...(plan && { plan }),
    })),
  },
})

export const expertise: readonly Told[] = [
  expert(
    'mobile-forensics',
    'Reading of damaged telephones',
    'Takes what is stored off a telephone that no longer starts, so that it stands in court.',
    true,
    [
      [
        'Digital examiner, laboratory A',
        5,
        '2014-09-01',
        'Teaches the method to a second examiner',
      ],
    ],
  ),
  expert(
    'negotiation',
    'Negotiation with people in crisis',
    'Speaks with somebody who threatens to harm themselves or others.',
    true,
    [
      ['Inspector, force response, east', 5, '2012-03-01', 'Assesses new negotiators'],
      ['Sergeant, neighbourhoods, north', 4, '2018-05-01', 'Regional course next year'],
      ['Detective inspector, protection', 3, '2022-10-01', 'Six calls with a mentor'],
    ],
  ),
  expert(
    'child',
    'Interviews with children',
    'Asks a child what happened in words that help and that a court accepts.',
    true,
    [
      ['Detective constable, protection', 4, '2016-02-01', 'Advanced interview course'],
      ['Detective inspector, protection', 5, '2011-06-01', 'Supervises interviews'],
    ],
  ),
  expert(
    'evaluation',
    'Design of fair trials',
    'Says before something new is spread how one will know whether it works.',
    false,
    [
      ['Analyst, learning', 4, '2019-01-01', 'Masters degree, second year'],
      ['Change manager, benefits', 2, '2024-04-01', 'Reads along in two trials'],
    ],
  ),
  expert(
    'problem',
    'Problem solving with neighbours',
    'Finds with residents and councils what lies under a problem that comes back.',
    false,
    [
      ['Sergeant, neighbourhoods, north', 5, '2010-04-01', 'Coaches two units'],
      ['Constable, neighbourhoods, west', 3, '2020-09-01', 'Coached for a year'],
    ],
  ),
  expert(
    'leading-change',
    'Leading people through change',
    'Leads a team from the old way of working to the new, and says honestly what is not known yet.',
    false,
    [
      ['Head of contact', 4, '2016-04-01', 'Peer group of heads'],
      ['Commander, neighbourhood policing unit, south', 3, '2021-01-01', 'Leadership programme'],
    ],
  ),
]

type Said = readonly [on: string, version: string, group: string, asked: number, share: number]

const statement = (
  key: string,
  part: 'culture' | 'leadership' | 'prevention',
  name: string,
  owner: string,
  [today, toBe]: readonly [today: string, toBe: string],
  target: number,
  said: readonly Said[],
): Told => ({
  key: `culture-${key}`,
  kind: 'culture',
  name,
  body: {
    part,
    owner,
    target,
    today,
    toBe,
    readings: said.map(([on, version, group, asked, share]) => ({
      on,
      survey: `Staff survey, version ${version}`,
      group,
      asked,
      share,
    })),
    evidence: 'Shares and numbers of people are invented.',
  },
})

export const culture: readonly Told[] = [
  statement(
    'said',
    'culture',
    'I can say what does not work, and it is heard',
    'Head of people',
    [
      'Ideas go up and nothing is heard of them.',
      'Whoever raises something hears what became of it.',
    ],
    75,
    [
      ['2015-06-01', '1', 'Officers', 1840, 38],
      ['2026-06-01', '3', 'Officers', 2110, 57],
      ['2026-06-01', '3', 'Staff', 960, 63],
    ],
  ),
  statement(
    'trusts',
    'leadership',
    'My line manager trusts me to decide',
    'Deputy chief constable',
    ['Small things wait for a signature.', 'Decisions are taken by whoever is nearest to them.'],
    80,
    [
      ['2015-06-01', '1', 'Officers', 1840, 44],
      ['2026-06-01', '3', 'Officers', 2110, 66],
      ['2026-06-01', '3', 'Staff', 960, 71],
    ],
  ),
  statement(
    'prevention',
    'prevention',
    'Preventing harm counts for as much as an arrest',
    'Assistant chief constable, crime',
    [
      'What is counted is what was detected.',
      'Work that keeps somebody safe is seen and credited; nobody has a target for arrests.',
    ],
    70,
    [
      ['2015-06-01', '1', 'Officers', 1840, 31],
      ['2026-06-01', '3', 'Officers', 2110, 52],
    ],
  ),
]
