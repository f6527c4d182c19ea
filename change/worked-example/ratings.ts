import type { Told } from './told.ts'

const words = { H: 'high', M: 'medium', L: 'low' } as const
type Letter = keyof typeof words
/** Criticality and benefit, and why. */
type Said = readonly [`${Letter}${Letter}`, string]

const raters = ['Deputy chief officer', 'Head of business change', 'Board member for performance']

const rated = (service: string, name: string, said: readonly Said[], reconciled = false): Told[] =>
  said.map(([letters, because], at) => ({
    key: `rating-${service}-${at + 1}`,
    kind: 'rating',
    name: `${name}, by the ${raters[at]?.toLowerCase()}`,
    body: {
      service: `service-${service}`,
      rater: raters[at] ?? '',
      criticality: words[letters[0] as Letter],
      benefit: words[letters[1] as Letter],
      because: `${because} (Invented rating.)`,
      reconciled,
    },
  }))

/** Estates were not rated, and legal services by two only: the list shows such gaps. */
export const ratings: readonly Told[] = [
  ...rated('response', 'Response', [
    ['HH', 'Lives depend on it, and every minute won is won a thousand times a day.'],
    ['HH', 'The largest number of hours at desks is here.'],
    ['HM', 'It must not fail. Much was already gained in the last programme.'],
  ]),
  ...rated('neighbourhood', 'Neighbourhood policing', [
    ['HM', 'Trust is made here. It is hard to speed up.'],
    ['HM', 'Problems come back because nobody keeps the thread.'],
    ['HH', 'The public ask for it more than for anything else.'],
  ]),
  ...rated('investigation', 'Investigation', [
    ['HH', 'Most victims judge us by it, and queues are long.'],
    ['HH', 'Files are typed three times.'],
    ['HM', 'Critical. What slows it is partly outside the force.'],
  ]),
  ...rated('protection', 'Public protection', [
    ['HH', 'Hidden harm grows, and is seen late.'],
    ['HM', 'Gains need partners to move too.'],
    ['HH', 'This is where a mistake costs most.'],
  ]),
  // More than one level apart, and nobody has brought the raters together yet.
  ...rated('custody', 'Custody', [
    ['HL', 'It is safe and cheap enough after the new blocks.'],
    ['HH', 'Officers still wait two hours to hand somebody over.'],
    ['HM', 'Safe, though slow at weekends.'],
  ]),
  ...rated('offenders', 'Offender management', [
    ['HM', 'It already does well with adults.'],
    ['MH', 'Young people and families are not reached yet.'],
    ['HH', 'Each person who stops spares many victims.'],
  ]),
  ...rated('contact', 'Contact centre', [
    ['HH', 'The front door of the force.'],
    ['HH', 'A third of the calls ask what became of an earlier one.'],
    ['HH', 'Complaints about waiting are rising.'],
  ]),
  ...rated('control', 'Control room', [
    ['HH', 'The system is old and its support runs out.'],
    ['HM', 'It must be renewed; much of the gain then lies elsewhere.'],
    ['HH', 'If it stops, the force stops.'],
  ]),
  ...rated('intelligence', 'Intelligence', [
    ['HH', 'What is known sits in seven places.'],
    ['MH', 'Analysts spend their mornings copying.'],
    ['HM', 'Valuable, but the public see little of it.'],
  ]),
  ...rated('forensics', 'Forensics', [
    ['MH', 'Telephones wait for months.'],
    ['HH', 'No serious case is without a device now.'],
    ['MM', 'Good work, with queues.'],
  ]),
  ...rated('fleet', 'Vehicles', [
    ['MM', 'Cars stand where they are not needed.'],
    ['MM', 'A known saving, not a large one.'],
    ['MM', 'It runs well, and could run with fewer.'],
  ]),
  ...rated('finance', 'Finance', [
    ['MM', 'Much is still on paper.'],
    ['MH', 'Self-service would free a third of the work.'],
    ['MM', 'The saving has to be accounted for by somebody.'],
  ]),
  ...rated('people', 'Human resources', [
    ['MH', 'Managers fill in forms that nobody reads.'],
    ['MH', 'Together with finance the best case for sharing.'],
    ['MM', 'Staff said so in the workshops.'],
  ]),
  ...rated('legal', 'Legal services', [
    ['ML', 'Small and good.'],
    ['LL', 'Little to gain.'],
  ]),
  // More than one level apart at first; the three met and agreed on what is meant by critical.
  ...rated(
    'training',
    'Training',
    [
      [
        'LM',
        'Nobody is harmed when a course falls out. After talking: medium, as change fails without it.',
      ],
      ['HM', 'Every project needs it. After talking: medium, as it can be bought in.'],
      ['MM', 'It decides how fast change arrives.'],
    ],
    true,
  ),
  ...rated('technology', 'ICT service', [
    ['HH', 'Everything else waits for it.'],
    ['HH', 'Too many systems, too few hands.'],
    ['HH', 'Several systems are out of support.'],
  ]),
  ...rated('records', 'Information management', [
    ['HM', 'A mistake here is a mistake everywhere.'],
    ['HH', 'One record would end the double keeping.'],
    ['MM', 'Requests are late.'],
  ]),
]
