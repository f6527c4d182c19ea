import type { Told } from './told.ts'

type Weight = 'must' | 'should' | 'could'

const requirement = (
  key: string,
  weight: Weight,
  outcome: string,
  [name, what, measure, constraint]: readonly [string, string, string, string?],
): Told => ({
  key: `requirement-${key}`,
  kind: 'requirement',
  name,
  body: {
    outcome: `outcome-${outcome}`,
    what,
    measure: `${measure} (figure invented)`,
    ...(constraint ? { constraint } : {}),
    weight,
  },
})

/** Outcomes, without overly constraining the solution (task force terms of reference 2012, section 6). One is said badly. */
export const requirements: readonly Told[] = [
  requirement('name', 'must', 'informed', [
    'A victim knows who looks after the case',
    'A victim knows the name of the officer who looks after the case within 24 hours of reporting.',
    'Share of victims told within 24 hours: 95%',
    'Code of Practice for Victims of Crime.',
  ]),
  requirement('anytime', 'must', 'choice', [
    'Reporting at any hour',
    'Anyone who does not need an officer at the door can report a crime at any hour of the day.',
    'Hours of the year in which reports are taken: 99.9%',
    'The telephone stays for all who want it.',
  ]),
  requirement('known', 'must', 'arrival', [
    'Officers know what happened before',
    'Officers read what is known of an address before they arrive there.',
    'Share of emergencies in which it was read before arrival: 90%',
  ]),
  requirement('once', 'must', 'time', [
    'Written once',
    'A fact that an officer has written is not asked for a second time.',
    'Facts typed twice in a sample of 200 cases: none',
  ]),
  requirement('partners', 'should', 'hidden', [
    'Partners hear of a child at risk',
    'A referral of a child reaches the council within 4 hours.',
    'Median and ninth decile of hours from incident to receipt',
  ]),
  requirement('priorities', 'should', 'part', [
    'Residents see what was done',
    'Residents see what was done about a problem within 28 days of raising it.',
    'Share of problems answered within 28 days: 80%',
  ]),
  requirement('leave', 'should', 'means', [
    'The force keeps its data',
    'The force can read all of its own data for 12 months after a contract ends.',
    'Records opened in a yearly test: all of 1,000',
    'The contract with the transformation partner runs until its term ends.',
  ]),
  requirement('easy', 'could', 'choice', [
    'Reporting from a telephone in the hand',
    'Reporting must be user-friendly, in an app.',
    'Share of people who finish a report the first time: 85%',
  ]),
]
