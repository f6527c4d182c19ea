import { pounds, type Told } from './told.ts'

const need = (
  key: string,
  name: string,
  what: string,
  evidence: string,
  people: number,
  services: readonly string[],
): Told => ({
  key: `commissioning-need-${key}`,
  kind: 'commissioning-need',
  name,
  body: {
    what,
    evidence: `${evidence} (invented)`,
    people,
    services: services.map(each => `service-${each}`),
  },
})

/** Nobody meets the last one yet. */
export const commissioningNeeds: readonly Told[] = [
  need(
    'advisers',
    'Somebody independent beside victims of domestic abuse',
    'People harmed at home need an adviser who is not of the police, from the first call until they are safe.',
    'Of 212 victims who were asked, 147 would have gone on with somebody at their side',
    9400,
    ['protection'],
  ),
  need(
    'mentors',
    'A steady adult for young people who offend',
    'Young people who offend often have nobody who stays when a programme ends.',
    'Case files of 60 young people, read by the youth offending services',
    640,
    ['offenders'],
  ),
  need(
    'language',
    'Help in one’s own language after a crime',
    'Victims who speak little English learn nothing of their case.',
    'One in nine victims said so in the yearly survey',
    3100,
    ['investigation'],
  ),
]

const row = (outcome: string, counts: string, tariff: number, cap: number, achieved: number) => ({
  outcome: `outcome-${outcome}`,
  counts,
  tariff: pounds(tariff),
  cap,
  achieved,
})

/** A grant below its maximum, and a contract that has earned more than was agreed. */
export const commissions: readonly Told[] = [
  {
    key: 'commission-advisers',
    kind: 'commission',
    name: 'Advisers for victims of domestic abuse',
    body: {
      provider: 'A charity of the region',
      sort: 'grant',
      maximum: pounds(640_000),
      what: 'Advisers in all ten areas, seven days a week.',
      need: 'commissioning-need-advisers',
      service: 'service-protection',
      outcomes: ['outcome-hidden', 'outcome-repeat'],
      conditions:
        'For this purpose only; a report each quarter; what is not used is paid back; victims are never asked to make a complaint (invented).',
      interests:
        'All five of the panel were asked. One is a trustee of a charity that did not apply, and took no part (invented).',
      paid: [
        row('hidden', 'First talk within two working days', 85, 4000, 3412),
        row('repeat', 'Not harmed again within six months of the last talk', 240.5, 1500, 934),
      ],
    },
  },
  {
    key: 'commission-mentors',
    kind: 'commission',
    name: 'Mentors for young people who offend',
    body: {
      provider: 'A social enterprise of two boroughs',
      sort: 'contract',
      maximum: pounds(300_000),
      what: 'One mentor for each young person, for two years.',
      need: 'commissioning-need-mentors',
      service: 'service-offenders',
      outcomes: ['outcome-reoffend'],
      conditions: 'Mentors are vetted; a mentor stays when work or school begins (invented).',
      interests: 'All four of the panel were asked: none (invented).',
      paid: [row('reoffend', 'No offence within 12 months', 2150, 150, 171)],
    },
  },
]
