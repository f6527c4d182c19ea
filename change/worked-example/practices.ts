import type { practiceTags } from '../options/practice-kinds.ts'
import type { Told } from './told.ts'

const practice = (
  key: string,
  name: string,
  [tag, level]: readonly [keyof typeof practiceTags, 1 | 2 | 3 | 4 | 5],
  what: string,
  where: string,
  cost: string,
  here: string,
): Told => ({
  key: `practice-${key}`,
  kind: 'practice',
  name,
  body: {
    tag,
    level: String(level),
    source: 'Invented review for the worked example',
    cost: `${cost} (invented)`,
    what,
    where,
    here,
  },
})

/** What others do (task force terms of reference 2012, section 3). One is tagged beyond its evidence. */
export const practices: readonly Told[] = [
  practice(
    'patrol',
    'Short visits where harm gathers',
    ['works', 5],
    'Officers stop for a quarter of an hour at the few streets where most harm is done, at hours drawn by lot.',
    'The centre of a large city; streets drawn by lot into two groups.',
    '£31 a visit',
    'Yes: we have such streets, and units whose positions are known.',
  ),
  practice(
    'deferred',
    'Prosecution put off on conditions',
    ['promising', 4],
    'A first offender who keeps to agreed conditions is not taken to court.',
    'Three custody suites of an urban force, beside two without it.',
    '£420 a case',
    'Probably: it needs the prosecutor and people who keep the conditions in view.',
  ),
  practice(
    'neighbours',
    'Telling neighbours after a burglary',
    ['promising', 3],
    'Homes near a burgled one are visited within two days.',
    'One borough, beside another like it.',
    '£9 a home',
    'Yes, where neighbourhood teams have the time.',
  ),
  practice(
    'leaflets',
    'Leaflets on safe windows',
    ['works', 2],
    'A leaflet goes to each home before winter.',
    'One town, the year before and the year after.',
    '£0.40 a home',
    'Unknown: burglary fell everywhere in that year.',
  ),
  practice(
    'tours',
    'Prison visits for boys in trouble',
    ['not', 5],
    'Boys are shown round a prison to frighten them.',
    'Several states abroad, boys drawn by lot.',
    '£150 a boy',
    'No: those who went offended more.',
  ),
]
