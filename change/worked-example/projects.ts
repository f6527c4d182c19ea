import { evenly, spend, type Told, thousands } from './told.ts'

type Skill = 'analysts' | 'managers' | 'engineers' | 'data' | 'trainers' | 'leaders'

type Say = {
  name: string
  what: string
  lead: string
  /** Thousands of pounds in each quarter. */
  cost: readonly number[] | { each: number; for: number }
  /** Thousands of pounds a year. */
  value: number
  people: Readonly<Partial<Record<Skill, number>>>
  after?: readonly string[]
  not?: readonly string[]
  must?: true
  earliest?: number
  latest?: number
  start?: number
  priority?: 'high' | 'medium' | 'low'
  outcomes: readonly string[]
  raises: readonly string[]
  option: 'minimum' | 'preferred' | 'more'
}

export function project(key: string, say: Say): Told {
  const cost = 'each' in say.cost ? evenly(say.cost.each, say.cost.for) : spend(...say.cost)
  return {
    key: `project-${key}`,
    kind: 'project',
    name: say.name,
    body: {
      what: `${say.what} Cost, value and people are invented.`,
      lead: say.lead,
      quarters: cost.length,
      cost,
      value: thousands(say.value),
      skills: Object.entries(say.people).map(([skill, people]) => ({
        skill: `skill-${skill}`,
        people,
      })),
      after: (say.after ?? []).map(each => `project-${each}`),
      not: (say.not ?? []).map(each => `project-${each}`),
      must: say.must === true,
      ...(say.earliest ? { earliest: say.earliest } : {}),
      ...(say.latest ? { latest: say.latest } : {}),
      ...(say.start ? { start: say.start } : {}),
      priority: say.priority ?? 'medium',
      outcomes: say.outcomes.map(each => `outcome-${each}`),
      capabilities: say.raises.map(each => `capability-${each}`),
      option: `option-${say.option}`,
    },
  }
}

/** Foundations and what stands on them. Three must be done: what they take the place of would fail. */
export const technologyProjects: readonly Told[] = [
  project('network', {
    name: 'Network and cloud platform',
    what: 'One network and a place to run new systems.',
    lead: 'Head of ICT',
    cost: { each: 1200, for: 4 },
    value: 900,
    people: { managers: 1, engineers: 4 },
    must: true,
    latest: 4,
    start: 1,
    priority: 'high',
    outcomes: ['time', 'means'],
    raises: ['technology'],
    option: 'minimum',
  }),
  project('sign-on', {
    name: 'One sign-on',
    what: 'One safe way in for everybody, with a second factor.',
    lead: 'Head of ICT',
    cost: { each: 500, for: 3 },
    value: 150,
    people: { managers: 1, engineers: 2 },
    must: true,
    latest: 6,
    start: 1,
    priority: 'high',
    outcomes: ['time'],
    raises: ['technology'],
    option: 'minimum',
  }),
  project('command', {
    name: 'Mission command',
    what: 'One picture of calls, cars and people, in the place of the old dispatch.',
    lead: 'Head of contact',
    cost: { each: 1000, for: 6 },
    value: 3200,
    people: { analysts: 2, managers: 1, engineers: 4, trainers: 2 },
    after: ['network'],
    must: true,
    earliest: 3,
    latest: 9,
    start: 5,
    priority: 'high',
    outcomes: ['arrival', 'time'],
    raises: ['command', 'triage'],
    option: 'minimum',
  }),
  project('record', {
    name: 'One operational record',
    what: 'Crimes, intelligence, people and places in one store. Four old ones are moved and ended.',
    lead: 'Head of information',
    cost: { each: 900, for: 8 },
    value: 4200,
    people: { analysts: 3, managers: 2, engineers: 5, data: 3 },
    after: ['network'],
    start: 9,
    priority: 'high',
    outcomes: ['cases', 'hidden', 'informed'],
    raises: ['information'],
    option: 'preferred',
  }),
  project('mobile', {
    name: 'Mobile working',
    what: 'Officers look up, write and send where they are.',
    lead: 'Head of response',
    cost: [1300, 1100, 1000, 1000, 1100],
    value: 6400,
    people: { managers: 1, engineers: 2, trainers: 4, leaders: 1 },
    after: ['sign-on'],
    start: 5,
    priority: 'high',
    outcomes: ['time', 'arrival'],
    raises: ['mobile'],
    option: 'preferred',
  }),
  project('analytics', {
    name: 'Insight for prevention',
    what: 'Analysts see where harm gathers, with the error of each figure and a log of its use.',
    lead: 'Head of intelligence',
    cost: { each: 550, for: 4 },
    value: 2800,
    people: { analysts: 1, engineers: 1, data: 4 },
    after: ['record'],
    start: 17,
    outcomes: ['repeat', 'reoffend'],
    raises: ['analytics'],
    option: 'preferred',
  }),
  project('body-worn', {
    name: 'Body-worn video',
    what: 'Cameras for response officers, and rules for what is kept.',
    lead: 'Head of response',
    cost: { each: 700, for: 4 },
    value: 1500,
    people: { managers: 1, trainers: 3 },
    after: ['network'],
    outcomes: ['cases', 'arrival'],
    raises: ['mobile', 'investigation'],
    option: 'more',
  }),
  project('digital-forensics', {
    name: 'Faster work on devices',
    what: 'Telephones are triaged at the station within two days.',
    lead: 'Head of forensics',
    cost: { each: 650, for: 4 },
    value: 1300,
    people: { managers: 1, engineers: 2, data: 1 },
    outcomes: ['cases'],
    raises: ['investigation'],
    option: 'more',
  }),
  project('digital-case', {
    name: 'Digital case file',
    what: 'A case is built once and sent to the prosecutor without paper.',
    lead: 'Head of criminal justice',
    cost: { each: 600, for: 5 },
    value: 2400,
    people: { analysts: 2, managers: 1, engineers: 3, trainers: 1 },
    after: ['record'],
    latest: 16,
    outcomes: ['cases', 'informed'],
    raises: ['investigation'],
    option: 'more',
  }),
  project('telematics', {
    name: 'Vehicles that tell where they are needed',
    what: 'Use of each car is seen, and a tenth of them can go.',
    lead: 'Head of fleet',
    cost: { each: 400, for: 3 },
    value: 1100,
    people: { managers: 1, engineers: 1 },
    start: 13,
    priority: 'low',
    outcomes: ['means'],
    raises: ['support'],
    option: 'preferred',
  }),
]
