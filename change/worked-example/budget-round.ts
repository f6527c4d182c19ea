import { millions, pounds, type Told } from './told.ts'

type Step = readonly [rank: number, cost: number, does: string, lost: string]
type Steps = { least: Step; today: Step; more?: Step }

/** Ranks by the panel, and millions of pounds a year on top of the level below. All of it is invented. */
const steps: Readonly<Record<string, readonly [name: string, of: Steps]>> = {
  response: [
    'Response policing',
    {
      least: [
        1,
        84.2,
        'Every emergency is reached; the rest waits for a day.',
        'People in danger wait.',
      ],
      today: [
        14,
        11.8,
        'Calls that are not emergencies are reached within four hours.',
        'They wait until the next day.',
      ],
      more: [24, 4.1, 'Two more cars at night in each area.', 'Nights stay as thin as they are.'],
    },
  ],
  protection: [
    'Public protection',
    {
      least: [
        2,
        46.3,
        'Children and adults at high risk are protected.',
        'Duties under the law are not met.',
      ],
      today: [
        11,
        5.7,
        'Those at medium risk are seen within a week.',
        'They are seen when the risk is high.',
      ],
      more: [
        22,
        3.6,
        'A worker sits with children’s services in each borough.',
        'Referrals go on by message.',
      ],
    },
  ],
  control: [
    'Control room',
    {
      least: [3, 19.9, 'Officers are sent to every emergency.', 'Nobody is sent.'],
      today: [
        13,
        2.1,
        'A second pair of ears for dangerous calls.',
        'One person hears and sends alone.',
      ],
    },
  ],
  contact: [
    'Contact centre',
    {
      least: [
        4,
        24.6,
        'Emergency calls at once, other calls within ten minutes.',
        'Calls are lost.',
      ],
      today: [
        18,
        4.4,
        'Other calls within three minutes, and counters in ten places.',
        'Ten minutes to wait, four counters.',
      ],
      more: [
        23,
        1.8,
        'Somebody answers messages at night too.',
        'Messages of the night wait for the morning.',
      ],
    },
  ],
  custody: [
    'Custody',
    {
      least: [
        5,
        28.4,
        'Five custody blocks, staffed as the law asks.',
        'People who are arrested cannot be kept safe.',
      ],
      today: [16, 2.6, 'A sixth block in the east.', 'Officers of the east drive 40 minutes.'],
    },
  ],
  neighbourhood: [
    'Neighbourhood policing',
    {
      least: [6, 44.75, 'One named officer for each ward.', 'Nobody knows the place.'],
      today: [
        12,
        16.25,
        'A team for each ward, with community support officers.',
        'One officer for each ward, and no evening meetings.',
      ],
      more: [
        25,
        5.2,
        'A problem solver for each borough.',
        'Problems are solved beside other work.',
      ],
    },
  ],
  training: [
    'Training',
    {
      least: [
        7,
        9.1,
        'What the law asks everybody to know.',
        'Officers may not carry out their powers.',
      ],
      today: [19, 3.9, 'A week of practice a year for every officer.', 'Two days instead of five.'],
      more: [
        15,
        2.2,
        'Trials of new practice, led by the academy.',
        'What is new is spread before it is tried.',
      ],
    },
  ],
  estates: [
    'Estates',
    {
      least: [
        8,
        33.5,
        'Buildings are safe and warm.',
        'Buildings are closed at once and without a plan.',
      ],
      today: [21, 4.5, 'Rooms are renewed when they are worn.', 'What is worn is mended.'],
    },
  ],
  fleet: [
    'Vehicles',
    {
      least: [9, 12.65, 'Cars for response and for those at risk.', 'Nobody can be reached.'],
      today: [
        17,
        2.35,
        'Cars are renewed after five years.',
        'They run for seven, and stand still more often.',
      ],
    },
  ],
  people: [
    'Human resources',
    {
      least: [10, 8.2, 'Pay, recruiting and what the law asks.', 'People are not paid.'],
      today: [
        20,
        1.8,
        'Help for those who come back after illness.',
        'They wait twice as long for a first talk.',
      ],
    },
  ],
}
const words = { least: 'the least', today: 'as today', more: 'more than today' } as const

/** Training asks for more before it is clear that today’s level is paid for: the panel must look again. */
export const bids: readonly Told[] = Object.entries(steps).flatMap(([service, [name, of]]) =>
  (['least', 'today', 'more'] as const).flatMap(level => {
    const step = of[level]
    if (!step) return []
    const [rank, cost, does, lost] = step
    return [
      {
        key: `bid-${service}-${level}`,
        kind: 'bid',
        name: `${name}, ${words[level]}`,
        body: {
          level,
          cost: millions(cost),
          rank,
          round: 'budget-round',
          service: `service-${service}`,
          does: `${does} (Cost and rank are invented.)`,
          lost,
        },
      },
    ]
  }),
)

export const budgetRounds: readonly Told[] = [
  {
    key: 'budget-round',
    kind: 'budget-round',
    name: 'Budget of 2016 to 2017: ten services',
    body: {
      year: 2016,
      total: pounds(352_618_407.35),
      note: 'Ten services bid; the others keep what they have. The total is what they cost today less their part of that year’s saving (invented).',
    },
  },
]
