import { evenly, spend, type Told, thousands } from './told.ts'

type Texts = {
  strategic: string
  economic: string
  commercial?: string
  financial: string
  management: string
}

const businessCase = (
  project: string,
  stage: 'soc' | 'obc' | 'dbc',
  name: string,
  texts: Texts,
  value: number,
  cost: ReturnType<typeof spend>,
): Told => ({
  key: `case-${project}-${stage}`,
  kind: 'case',
  name,
  body: {
    project: `project-${project}`,
    stage,
    ...texts,
    financial: `${texts.financial} (Figures invented.)`,
    quarters: cost.length,
    value: thousands(value),
    cost,
  },
})

/** Four outline the strategy, three went further, one is worked out in detail. */
export const cases: readonly Told[] = [
  businessCase(
    'mobile',
    'soc',
    'Mobile working: strategic outline case',
    {
      strategic:
        'Officers drive back to type. The board asked that they be better informed and more mobile (Board report of 17 March 2015, paragraph 4).',
      economic: 'Devices for response only, for all, or none. For all seems best, by a rough sum.',
      commercial: 'A framework for devices is open to the force.',
      financial: 'About 5 million pounds over five quarters, from the second year of the budget.',
      management: 'The head of response leads. Trial with two teams first.',
    },
    7000,
    evenly(1000, 5),
  ),
  businessCase(
    'mobile',
    'obc',
    'Mobile working: outline business case',
    {
      strategic:
        'Serves two outcomes: officers spend their time with the public, and emergencies are reached in time.',
      economic:
        'Four ways were compared over ten years. For all, with one kind of telephone, brings most even if only half of the minutes saved are used.',
      commercial:
        'A call within the framework, three years with two more; prices fixed for each device.',
      financial:
        'Fits the second and third year. Running costs are in the ICT budget from the sixth quarter.',
      management:
        'Spread by area, with a floor-walker in each station for a month. Reviewed after each area.',
    },
    6600,
    spend(1300, 1100, 1000, 1000, 1000),
  ),
  businessCase(
    'mobile',
    'dbc',
    'Mobile working: detailed business case',
    {
      strategic: 'Nothing has changed since the outline case, which was read again line by line.',
      economic:
        'The prices offered are in. The trial saved 38 minutes a shift, not 45 (invented); the way chosen still brings most.',
      commercial:
        'Contract ready to be signed. It ends without cost if the second area is not taken on.',
      financial: 'One hundred thousand pounds more in the last quarter, for teaching.',
      management: 'Plan by week, named leads in ten areas, a gate after the second.',
    },
    6400,
    spend(1300, 1100, 1000, 1000, 1100),
  ),
  businessCase(
    'command',
    'soc',
    'Mission command: strategic outline case',
    {
      strategic:
        'The old dispatch loses its support, and control is to be stronger (Board report of 17 March 2015, paragraph 7).',
      economic: 'Renew, extend or share with fire. Extending only moves the date.',
      commercial: 'Four makers are known; two run in forces of this size.',
      financial: 'About 6 million pounds over six quarters.',
      management: 'The head of contact leads, with controllers from each shift in the team.',
    },
    3000,
    evenly(1000, 6),
  ),
  businessCase(
    'command',
    'obc',
    'Mission command: outline business case',
    {
      strategic: 'Must be done. Serves arrival in time, and puts all cars into one picture.',
      economic:
        'Three ways compared over ten years; a known product with small changes brings most.',
      commercial:
        'Open competition. Data and their form belong to the force; exit is tested once a year.',
      financial:
        'Fits the second and third year, and leaves half a million for what is not foreseen.',
      management: 'Both systems run side by side for six weeks. No change in December.',
    },
    3200,
    evenly(1000, 6),
  ),
  businessCase(
    'record',
    'soc',
    'One operational record: strategic outline case',
    {
      strategic:
        'A name is typed seven times. Harm at home is seen late because nobody sees the whole.',
      economic: 'Join the old stores, or move into one. One store costs more and brings far more.',
      commercial: 'Few makers; a partner for moving the data is needed.',
      financial: 'About 7 million pounds over eight quarters.',
      management: 'The head of information leads. Old stores are moved one after the other.',
    },
    4200,
    evenly(900, 8),
  ),
  businessCase(
    'record',
    'obc',
    'One operational record: outline business case (commercial case still to be written)',
    {
      strategic: 'Serves three outcomes, and insight for prevention cannot begin before it.',
      economic:
        'Two ways compared over ten years; the order turns only if moving takes twice as long.',
      financial:
        'The survey of the data shows more to clean: a million pounds in each quarter. The roadmap still says 900,000.',
      management: 'A trial move of one store first; each store is signed off by those who use it.',
    },
    4000,
    evenly(1000, 8),
  ),
  businessCase(
    'contact-centre',
    'soc',
    'Contact centre: strategic outline case',
    {
      strategic:
        'A third of the calls ask what became of an earlier one. It is the front door of the force.',
      economic:
        'More people, better tools, or fewer reasons to ring. The last two together look best.',
      commercial: 'Mostly our own work; one small contract for tools.',
      financial: 'About 1.6 million pounds over four quarters.',
      management: 'The head of contact leads, after online contact has settled.',
    },
    2600,
    evenly(400, 4),
  ),
]
