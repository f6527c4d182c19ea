import type { Row } from '../model/field.ts'
import type { Told } from './told.ts'

const answers = [
  'Interviews with victims, and with people who never rang us',
  'From the first call to the outcome, not the form alone',
  'One reference on the telephone, online and at the desk',
  'Tested until nine in ten finished alone',
  'Screen readers, six languages, and a person to help',
  'Designer, researcher, developer, officer and call handler in one room',
  'Two weeks at a time, shown to the board each month',
  'Changed after each round, and still changed each month',
  'Threats weighed, data protection assessed, testers asked to break in',
  'Completion, satisfaction, cost and use, published each month',
  'Bought only what no open tool did',
  'Code is open, but for what would help an attacker',
  'Common components, and open formats for all exchanges',
  'Two sites; a fallback on paper was rehearsed',
]

const points = (...left: readonly number[]): Row[] =>
  answers
    .map((met, at) => ({ point: String(at + 1), met }))
    .filter(({ point }) => !left.includes(Number(point)))

type Test = readonly [what: string, people: number, date: string, found: string]
const tests = (...rows: readonly Test[]): Row[] =>
  rows.map(([what, people, date, found]) => ({ what, people, date, found }))

/** Designing services (Board report of 17 March 2015, paragraph 7). One is live with two points unanswered. */
export const serviceDesigns: readonly Told[] = [
  {
    key: 'design-online',
    kind: 'service-design',
    name: 'Report and follow up online (figures invented)',
    body: {
      service: 'service-contact',
      need: 'Somebody whose home was broken into wants to report it once, know that it was read, and hear what happens.',
      prototypes: tests(
        [
          'Drawn on paper',
          8,
          '2016-05-11',
          'People looked for the reference number and did not find it',
        ],
        ['Working pages', 14, '2016-08-24', 'Twelve finished alone; two wanted to ring'],
      ),
      points: points(),
      standard: 'A person has read the report within 15 minutes, at any hour',
      owner: 'Head of contact',
      live: '2017-03-06',
    },
  },
  {
    key: 'design-pages',
    kind: 'service-design',
    name: 'Neighbourhood pages (figures invented)',
    body: {
      service: 'service-neighbourhood',
      need: 'Residents want to say what matters in their street and to see that it was heard.',
      prototypes: tests([
        'A page for one ward',
        22,
        '2018-09-19',
        'They read what was done before they read what is planned',
      ]),
      points: points(12, 14),
      standard: 'What was done is shown within 28 days',
      owner: 'Head of neighbourhoods',
      live: '2019-02-04',
    },
  },
  {
    key: 'design-custody',
    kind: 'service-design',
    name: 'Telling families about a detention',
    body: {
      service: 'service-custody',
      need: 'The family of a detained child wants to know where the child is, and that somebody is there.',
      owner: 'Head of custody',
    },
  },
]
