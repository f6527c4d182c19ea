import type { ideaStages } from '../design/idea-kinds.ts'
import type { Body } from '../model/field.ts'
import type { Told } from './told.ts'

type Tried = readonly [hypothesis: string, test: string, stopRule: string, stopBy: string]

const idea = (
  key: string,
  name: string,
  stage: keyof typeof ideaStages,
  what: string,
  [hypothesis, test, stopRule, stopBy]: Tried,
  more: Body,
): Told => ({
  key: `idea-${key}`,
  kind: 'idea',
  name,
  body: {
    what: `${what} (All of it is invented.)`,
    stage,
    hypothesis,
    test,
    stopRule,
    stopBy,
    ...more,
  },
})

/** More innovation (Board report of 17 March 2015, paragraph 7). One is past the day on which it should have been decided. */
export const ideas: readonly Told[] = [
  idea(
    'signs',
    'Quiet signs in taxis',
    'idea',
    'A card in taxis says how to ask for help without speaking.',
    [
      'If the card is there, people who are held against their will are found sooner',
      'Ten drivers carry it for a month, and are asked what happened',
      'No driver saw it used, or a passenger was put in danger',
      '2027-03-31',
    ],
    { owner: 'Head of public protection' },
  ),
  idea(
    'lockers',
    'Lockers for found property',
    'small',
    'People fetch found property from a locker at any hour.',
    [
      'If there is a locker, half of found property is back within a week',
      'One locker at one station, with empty parcels',
      'Fewer than one in five parcels is fetched within a week',
      '2026-09-30',
    ],
    { invented: true, owner: 'Head of estates' },
  ),
  idea(
    'summary',
    'First draft of a case summary',
    'small',
    'A program drafts the summary of a case; the officer corrects it.',
    [
      'If a draft is there, a summary takes half the time and holds no fact that is not in the file',
      'Forty invented cases, read by four detectives',
      'One made-up fact in forty cases',
      '2027-01-29',
    ],
    { invented: true, owner: 'Head of investigation' },
  ),
  idea(
    'lamps',
    'Brighter lamps in two parks',
    'trialled',
    'The council turns lamps up between dusk and midnight.',
    [
      'If lamps are brighter, fewer people avoid the park after dark',
      'Two parks of six drawn by lot, for twelve weeks',
      'No difference of five points in those who feel safe',
      '2027-02-26',
    ],
    { invented: false, owner: 'Head of neighbourhoods' },
  ),
  idea(
    'harm',
    'Weighing harm in the first minute',
    'taken',
    'The call handler is shown what happened before at an address while the caller speaks.',
    [
      'If what happened before is seen in the first minute, repeat victims are graded higher',
      'Two hundred invented calls, graded twice',
      'Grades of repeat victims do not change',
      '2016-02-29',
    ],
    {
      invented: false,
      owner: 'Head of contact',
      result: 'Seven in ten repeat victims were graded higher.',
      learned: 'It must be on the same page: nobody opened a second one.',
      project: 'project-triage',
    },
  ),
  idea(
    'drones',
    'Drones over car parks',
    'stopped',
    'A drone looks over car parks in the evening.',
    [
      'If a drone is seen, fewer cars are broken into',
      'Four evenings over a car park of our own',
      'It costs more an hour than an officer on foot',
      '2018-10-31',
    ],
    {
      invented: true,
      owner: 'Head of operations',
      result: 'It cost three times as much an hour.',
      learned: 'Batteries last twenty minutes; people asked who was being watched.',
    },
  ),
  idea(
    'rewards',
    'Points for reporting litter',
    'stopped',
    'Residents collect points for what they report.',
    [
      'If there is a reward, more problems are reported early',
      'Thirty residents of one street for a month',
      'More than one report in ten is false',
      '2019-06-28',
    ],
    {
      invented: true,
      owner: 'Head of neighbourhoods',
      result: 'One report in four was false.',
      learned: 'Residents want to see what was done, not points.',
    },
  ),
]
