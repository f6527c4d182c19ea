import type { Row } from '../model/field.ts'
import type { Told } from './told.ts'

/** People wanted of each group, grouping by grouping. */
const quotas = (wanted: Readonly<Record<string, Readonly<Record<string, number>>>>): Row[] =>
  Object.entries(wanted).flatMap(([by, groups]) =>
    Object.entries(groups).map(([group, people]) => ({ by, group, wanted: people })),
  )

export const engagements: readonly Told[] = [
  {
    key: 'engagement-public',
    kind: 'engagement',
    name: 'Customer Journey: what users of the service went through',
    body: {
      how: 'survey',
      who: 'public',
      invited: 500,
      population: 310_000,
      sampling:
        'Five hundred local people who had used the service (Task Force terms of reference 2012, section 7). How they were drawn is invented: by lot from those who rang or reported in the last year, in equal parts from ten areas; the number they stand for is invented too.',
      from: '2012-11-12',
      to: '2013-01-11',
      quotas: quotas({
        area: { North: 100, South: 100, East: 100, West: 100, Centre: 100 },
        age: {
          '16 to 24': 80,
          '25 to 34': 90,
          '35 to 49': 120,
          '50 to 64': 110,
          '65 and over': 100,
        },
        ethnicity: { White: 320, Asian: 90, Black: 50, Mixed: 30, Other: 10 },
      }),
    },
  },
  {
    key: 'engagement-public-again',
    kind: 'engagement',
    name: 'Customer Journey, asked again a year later',
    body: {
      how: 'survey',
      who: 'public',
      invited: 400,
      population: 310_000,
      sampling: 'Drawn as the first was; the same question. That it was asked again is invented.',
      from: '2013-11-11',
      to: '2014-01-10',
      repeats: 'engagement-public',
    },
  },
  {
    key: 'engagement-staff',
    kind: 'engagement',
    name: 'Survey of officers and staff',
    body: {
      how: 'survey',
      who: 'staff',
      invited: 11_400,
      population: 11_400,
      sampling: 'Everybody was asked, by a link that cannot be traced. Numbers invented.',
      from: '2012-12-10',
      to: '2013-01-04',
    },
  },
  {
    key: 'engagement-staff-again',
    kind: 'engagement',
    name: 'Survey of officers and staff, asked again',
    body: {
      how: 'survey',
      who: 'staff',
      invited: 11_200,
      population: 11_200,
      sampling: 'As the first, with the same question. Numbers invented.',
      from: '2013-12-02',
      to: '2013-12-20',
      repeats: 'engagement-staff',
    },
  },
  {
    key: 'engagement-workshops',
    kind: 'engagement',
    name: 'Eight workshops in the shape of the scope',
    body: {
      how: 'workshop',
      who: 'staff',
      invited: 144,
      population: 11_400,
      sampling:
        'Eighteen from each of eight groups of services, half of them by lot and half by name. Numbers invented.',
      from: '2012-12-12',
      to: '2013-01-09',
    },
  },
  {
    key: 'engagement-ideas',
    kind: 'engagement',
    name: 'Ideas box on what still gets in the way',
    body: {
      how: 'ideas',
      who: 'staff',
      invited: 11_400,
      population: 11_400,
      sampling:
        'Open to all, by name or without, and it stays open; who writes chooses to. Read as ideas, not as a survey. Numbers invented.',
      from: '2012-12-10',
      replyDays: 10,
    },
  },
  {
    key: 'engagement-partners',
    kind: 'engagement',
    name: 'Talks with councils, health and probation',
    body: {
      how: 'interview',
      who: 'partners',
      invited: 26,
      population: 40,
      sampling: 'Each council and the largest partners. Numbers invented.',
      from: '2013-01-07',
      to: '2013-01-18',
    },
  },
]

type Answer = { options: readonly string[]; changed: string } | { reason: string } | undefined

const theme = (
  key: string,
  name: string,
  what: string,
  from: readonly string[],
  answer?: Answer,
): Told => ({
  key: `theme-${key}`,
  kind: 'theme',
  name,
  body: {
    what: `${what} (Invented for this example.)`,
    from: from.map(each => `engagement-${each}`),
    ...(answer && 'changed' in answer
      ? { options: answer.options.map(each => `option-${each}`), changed: answer.changed }
      : (answer ?? {})),
  },
})

/** Every theme is answered but the last. */
export const themes: readonly Told[] = [
  theme(
    'silence',
    'I never heard what became of it',
    'People who reported a crime had to ring to find out more, and told their story again each time.',
    ['public'],
    { options: ['preferred', 'less'], changed: 'Following one’s own case online came into both.' },
  ),
  theme(
    'voice',
    'Do not take the telephone away',
    'Many who are older, or afraid, want a person to speak to.',
    ['public', 'partners'],
    {
      options: ['preferred', 'more'],
      changed:
        'No option closes the telephone; online adds to it. The saving was lowered for that.',
    },
  ),
  theme(
    'faces',
    'We want faces that we know',
    'Residents want the same officers for longer.',
    ['public'],
    { options: ['preferred'], changed: 'Neighbourhood teams stay at least two years in a place.' },
  ),
  theme(
    'twice',
    'We write everything twice',
    'A name is typed into up to seven systems.',
    ['staff', 'workshops', 'ideas'],
    {
      options: ['preferred', 'more'],
      changed: 'One record came before new tools on top of the old ones.',
    },
  ),
  theme(
    'station',
    'I drive back to type',
    'Officers go back to the station to write what they have just seen.',
    ['staff', 'workshops'],
    { options: ['preferred', 'less'], changed: 'Mobile working was moved into the second year.' },
  ),
  theme(
    'too-much',
    'Too much change at a time',
    'Teams are in four projects at once and finish none.',
    ['staff', 'ideas'],
    {
      options: ['preferred'],
      changed: 'The plan is held against the people there are, quarter by quarter.',
    },
  ),
  theme(
    'again',
    'Consultants again?',
    'After the programme that was stopped, staff doubt that another one will be theirs.',
    ['workshops', 'ideas'],
    {
      reason:
        'No option was changed. Who is asked to do what is now said in each paper, and the workstreams are led by our own people.',
    },
  ),
  theme(
    'share',
    'Share what you see earlier',
    'Councils and health hear of families at risk after the third call.',
    ['partners'],
    { options: ['preferred', 'more'], changed: 'A joint safeguarding team was added.' },
  ),
  theme(
    'buildings',
    'Keep a door open in each town',
    'People fear that the last counter near them will close.',
    ['public', 'partners'],
  ),
]
