import type { Told } from './told.ts'

const paragraph9 = 'Part named in the Board report of 17 March 2015, paragraph 9.'

const component = (
  part: string,
  name: string,
  owner: string,
  refreshed: string,
  says: string,
): Told => ({
  key: `component-${part}`,
  kind: 'component',
  name,
  body: { part, says: `${says} ${paragraph9}`, owner, refreshed },
})

/** Each part is refreshed every year. One was not, and is found. Owners and dates are invented. */
export const blueprintParts: readonly Told[] = [
  component(
    'summary',
    'Executive summary',
    'Deputy chief officer',
    '2026-11-12',
    'The service of 2020 listens, prevents, responds and learns, with fewer people and better tools. It holds at one glance what the other ten parts say.',
  ),
  component(
    'capabilities',
    'Capabilities blueprint',
    'Head of business change',
    '2026-10-02',
    'What the force and the policing body must be able to do, how well today, and how well by the end. Fourteen capabilities, eight of which rise by two levels or more.',
  ),
  component(
    'organisation',
    'Organisation blueprint',
    'Head of people',
    '2026-06-18',
    'Response and investigation are led centrally; neighbourhood teams stay local. Fewer layers, each with a clear task.',
  ),
  component(
    'technology',
    'Technology blueprint',
    'Head of ICT',
    '2026-09-07',
    'How data are taken in, kept, used and kept safe; which systems stay, come and go; and how new ones are brought in without harm.',
  ),
  component(
    'channels',
    'Channel strategy',
    'Head of contact',
    '2026-03-24',
    'How people reach the force: by telephone, online and in person. Nobody is made to go online.',
  ),
  component(
    'partnership',
    'Partnership strategy',
    'Head of neighbourhoods',
    '2025-09-14',
    'With whom the force works on what, and what each brings: councils, health, probation, fire and residents.',
  ),
  component(
    'culture',
    'Culture and leadership model',
    'Head of people',
    '2026-01-29',
    'Values first. Leaders direct more and check less, and learn from what goes wrong.',
  ),
  component(
    'journeys',
    'Customer journey',
    'Head of contact',
    '2026-05-06',
    'Three journeys, step by step, as they are and as they are to be: domestic violence, burglary and anti-social behaviour in a neighbourhood.',
  ),
  component(
    'processes',
    'Process impact',
    'Head of business change',
    '2026-02-11',
    'Which processes become shorter by mobile working, by rules that decide, and by leaving steps out.',
  ),
  component(
    'services',
    'Service catalogue',
    'Head of business change',
    '2026-08-20',
    'Eighteen services: where demand rises and falls, and where the way of delivering changes.',
  ),
  component(
    'roadmap',
    'Roadmap and business case',
    'Head of business change',
    '2026-11-05',
    'Five years of projects within the money and the people there are, the first two with outline cases.',
  ),
]

const projectsDone = {
  first: ['network', 'sign-on', 'triage'],
  second: ['command', 'mobile', 'online', 'contact-centre', 'investigation', 'leadership'],
  third: ['record', 'offenders', 'telematics'],
  last: ['analytics', 'follow', 'neighbourhood', 'safeguarding', 'shared-support', 'academy'],
}

const everyService = [
  'response',
  'neighbourhood',
  'investigation',
  'protection',
  'custody',
  'offenders',
  'contact',
  'control',
  'intelligence',
  'forensics',
  'fleet',
  'finance',
  'people',
  'estates',
  'legal',
  'training',
  'technology',
  'records',
]
const lasting = ['telephony', 'custody', 'offenders', 'website', 'duties', 'learning']

const state = (
  key: string,
  name: string,
  when: string,
  what: string,
  projects: readonly string[],
  capabilities: readonly string[],
  systems: readonly string[],
): Told => ({
  key: `state-${key}`,
  kind: 'state',
  name,
  body: {
    when,
    what,
    projects: projects.map(each => `project-${each}`),
    capabilities: capabilities.map(each => `capability-${each}`),
    systems: systems.map(each => `system-${each}`),
    services: everyService.map(each => `service-${each}`),
  },
})

const { first, second, third, last } = projectsDone
const atFirst = ['contact', 'safeguarding', 'offenders', 'investigation', 'support', 'change']

/** As it is, three tranches, and as it is to be. A tranche counts what the plan has done by then. */
export const states: readonly Told[] = [
  state(
    'as-is',
    'As it is',
    '2015-03-31',
    'Ten local areas with central services. Strong people on old systems: seven hold the same person, and officers drive back to type.',
    [],
    atFirst,
    [
      ...lasting,
      'calls',
      'crimes',
      'intelligence',
      'files',
      'vulnerable',
      'ledger',
      'workshop',
      'posters',
    ],
  ),
  state(
    'tranche-1',
    'End of tranche 1: safe foundations',
    '2016-03-31',
    'One network, one sign-on, and one way to weigh harm at first contact. The public see little yet.',
    first,
    [...atFirst, 'technology', 'triage'],
    [
      ...lasting,
      'platform',
      'calls',
      'crimes',
      'intelligence',
      'files',
      'vulnerable',
      'ledger',
      'workshop',
    ],
  ),
  state(
    'tranche-2',
    'End of tranche 2: out on the street and online',
    '2018-03-31',
    'Officers write where they are. People report online and follow up. One picture in the control room; the old dispatch is off.',
    [...first, ...second],
    [...atFirst, 'technology', 'triage', 'command', 'mobile'],
    [
      ...lasting,
      'platform',
      'devices',
      'command',
      'crimes',
      'intelligence',
      'files',
      'vulnerable',
      'ledger',
      'workshop',
    ],
  ),
  state(
    'tranche-3',
    'End of tranche 3: one record',
    '2019-03-31',
    'A person, a place and an event stand once. Four old stores are off.',
    [...first, ...second, ...third],
    [...atFirst, 'technology', 'triage', 'command', 'mobile', 'information'],
    [...lasting, 'platform', 'devices', 'command', 'record', 'ledger'],
  ),
  state(
    'to-be',
    'As it is to be',
    '2020-03-31',
    'The force sees harm coming, acts with partners, and knows what works. It costs less.',
    [...first, ...second, ...third, ...last],
    [
      ...atFirst,
      'technology',
      'triage',
      'command',
      'mobile',
      'information',
      'analytics',
      'neighbourhood',
      'learning',
    ],
    [...lasting, 'platform', 'devices', 'command', 'record'],
  ),
]
