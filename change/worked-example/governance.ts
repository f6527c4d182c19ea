import { pounds, type Told } from './told.ts'

const workstream = (
  key: string,
  name: string,
  what: string,
  lead: string,
  deputy: string,
  feeds: readonly string[] = [],
): Told => ({
  key: `workstream-${key}`,
  kind: 'workstream',
  name,
  body: { what, lead, deputy, feeds: feeds.map(each => `workstream-${each}`) },
})

/** Engagement feeds the options, which make the report (Task Force terms of reference 2012, section 10). The others are invented. */
export const workstreams: readonly Told[] = [
  workstream(
    'options',
    'Options analysis',
    'Forms the options, weighs them and writes the report.',
    'Options analysis lead',
    'Chief accountant',
  ),
  workstream(
    'engagement',
    'Engagement',
    'Hears the public, staff and partners, and brings what they said into the options.',
    'Engagement lead',
    'Head of communications',
    ['options'],
  ),
  workstream(
    'scope',
    'Scope and rating',
    'Settles the words, classifies the services and has them rated.',
    'Head of business change',
    'Deputy head of business change',
    ['options'],
  ),
  workstream(
    'technology',
    'ICT and information',
    'Looks at the state of technology and at what the service can deliver.',
    'Head of ICT',
    'Head of information',
    ['options'],
  ),
  workstream(
    'capacity',
    'Ability to change',
    'Counts the people who can deliver change, and what they are busy with.',
    'Head of people',
    'Head of learning',
    ['options'],
  ),
  workstream(
    'office',
    'Programme office',
    'Keeps the plan, the log and the weekly meeting.',
    'Programme office lead',
    'Programme office deputy',
  ),
]

/** What was bought before the programme, and runs on. */
const standing = (
  key: string,
  name: string,
  supplier: string,
  scope: string,
  price: number,
  years: number,
  begins: string,
  exit: string,
): Told => ({
  key: `contract-${key}`,
  kind: 'contract',
  name,
  body: {
    supplier,
    scope: `${scope} Supplier, price and days are invented.`,
    price: pounds(price),
    holdBack: 0,
    years,
    begins,
    exit,
  },
})

export const contracts: readonly Told[] = [
  {
    key: 'contract-consultancy',
    kind: 'contract',
    name: 'Consultancy for the task force',
    body: {
      supplier: 'The consultancy (framework RM353)',
      scope:
        'Support to the task force: 55 days for 98,000 pounds and expenses (Task Force terms of reference 2012, section 2). The first day is invented.',
      price: pounds(98_000),
      holdBack: 0,
      years: 1,
      begins: '2012-12-10',
      exit: 'Ends with the report. Help with a later procurement would be decided anew.',
      measures: [
        { year: 1, measure: 'Draft report read by somebody outside (invented)', met: true },
        { year: 1, measure: 'No more than 55 days used (invented)', met: true },
      ],
    },
  },
  {
    key: 'contract-transformation',
    kind: 'contract',
    name: 'Transformation partner: the blueprint',
    body: {
      supplier: 'The transformation partner',
      scope:
        'Looks at how the force works today, writes the blueprint and a roadmap, and helps with the outline cases. Contract of July 2014, fixed price with 20% held back and paid year by year when performance is met (Board report of 17 March 2015, paragraphs 2 and 14). The price of 1,000,000 pounds, the day and the measures are invented.',
      price: pounds(1_000_000),
      holdBack: 20,
      years: 5,
      begins: '2014-07-14',
      exit: 'May be ended after the outline cases of the first two years, if the programme no longer fits (Board report of 17 March 2015, paragraph 13).',
      measures: [
        { year: 1, measure: 'Deliverables on the day agreed', met: true },
        { year: 1, measure: 'Named people stay', met: true },
        { year: 2, measure: 'Outline cases accepted at the first reading', met: true },
        { year: 2, measure: 'Skills handed over to our own people', met: false },
        { year: 3, measure: 'Blueprint refreshed in time', met: true },
        { year: 3, measure: 'Skills handed over to our own people', met: true },
        { year: 4, measure: 'Blueprint refreshed in time', met: true },
        { year: 5, measure: 'Blueprint refreshed in time', met: true },
      ],
    },
  },
  standing(
    'dispatch',
    'Support of the dispatch system',
    'The maker of the old system',
    'Keeps the old dispatch system running.',
    2_400_000,
    4,
    '2013-01-01',
    'Three months’ notice; ends with the support of the system.',
  ),
  standing(
    'network',
    'Network between buildings',
    'A network company',
    'Lines between all buildings, and their repair.',
    8_160_000,
    6,
    '2012-04-01',
    'Half of what is left of the price is due when it is left early.',
  ),
]

const reviewer = 'Independent reviewers'

export const deliverables: readonly Told[] = [
  {
    key: 'deliverable-blueprint',
    kind: 'deliverable',
    name: 'Target operating model: the blueprint in eleven parts',
    body: {
      what: 'Eleven parts that belong together, named in the Board report of 17 March 2015, paragraph 9. They were checked against the contract by reviewers who did not write them (paragraph 11). The payment is invented: 80% of the price.',
      author: 'The transformation partner',
      contract: 'contract-transformation',
      milestone: pounds(800_000),
      criteria: [
        {
          what: 'All eleven parts are there',
          met: true,
          evidence: 'List compared with the contract (invented)',
          reviewer,
          major: false,
        },
        {
          what: 'Each part has an owner in the force',
          met: true,
          evidence: 'Names of roles on each part (invented)',
          reviewer,
          major: false,
        },
        {
          what: 'The roadmap fits the money',
          met: true,
          evidence: 'Added up by year (invented)',
          reviewer,
          major: false,
        },
        {
          what: 'Core services stay under the chief officer',
          met: true,
          evidence: 'Every option read for it (invented)',
          reviewer,
          major: false,
        },
        {
          what: 'Every benefit has a measure',
          met: false,
          evidence: 'Trust of residents has none (invented)',
          reviewer,
          major: false,
        },
        {
          what: 'The public and staff had a part in it',
          met: true,
          evidence: 'Themes and their answers (invented)',
          reviewer,
          major: false,
        },
      ],
    },
  },
]

const gate = (
  order: number,
  name: string,
  due: string,
  tests: string,
  stop: string,
  [costs, saves]: readonly [costs: number, saves: number],
  project?: string,
): Told => ({
  key: `gate-${order}`,
  kind: 'gate',
  name,
  body: {
    order,
    ...(project ? { project: `project-${project}` } : {}),
    tests,
    stop: `${stop} (Invented.)`,
    stopCosts: pounds(costs),
    stopSaves: pounds(saves),
    due,
  },
})

export const gates: readonly Told[] = [
  gate(
    0,
    'Gate 0: is the blueprint the right one?',
    '2015-03-17',
    'The blueprint is accepted in one of the four ways of the Board report of 17 March 2015, paragraph 15.',
    'What has been paid is lost; nothing that follows is spent.',
    [800_000, 58_000_000],
  ),
  gate(
    1,
    'Gate 1: after the outline cases of two years',
    '2015-05-29',
    'The cases hold, the roadmap is revised, and the programme still fits (Board report of 17 March 2015, paragraph 13).',
    'The right to end the contract is used without penalty; foundations can go on without a partner.',
    [1_200_000, 52_000_000],
  ),
  gate(
    2,
    'Gate 2: before devices go to the third area',
    '2016-10-03',
    'Minutes saved in two areas are at least half of what the case says.',
    'Two areas keep their devices.',
    [400_000, 3_100_000],
    'mobile',
  ),
  gate(
    3,
    'Gate 3: before the first old store is moved',
    '2017-03-31',
    'A trial move is without loss, and the commercial case is written and signed.',
    'The old stores need longer support.',
    [1_500_000, 7_200_000],
    'record',
  ),
]
