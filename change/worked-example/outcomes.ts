import type { Told } from './told.ts'

type Pillar = 'listen' | 'prevent' | 'respond' | 'learn'

/** Who answers for an objective is invented. */
const owners: Readonly<Record<Pillar, string>> = {
  listen: 'Assistant chief constable (local policing)',
  prevent: 'Assistant chief constable (security and protection)',
  respond: 'Assistant chief constable (operations)',
  learn: 'Deputy chief constable',
}

const objective = (pillar: Pillar, name: string, what: string, measure: string): Told => ({
  key: `objective-${pillar}`,
  kind: 'outcome',
  name,
  body: { what, measure, pillar, objective: true, owner: owners[pillar] },
})

const outcome = (
  key: string,
  pillar: Pillar,
  name: string,
  what: string,
  measure: string,
  also: readonly Pillar[] = [],
): Told => ({
  key: `outcome-${key}`,
  kind: 'outcome',
  name,
  body: {
    what,
    measure,
    pillar,
    objective: false,
    serves: [pillar, ...also].map(each => `objective-${each}`),
  },
})

/** The four pillars of the Board report of 17 March 2015, paragraph 7, and what serves them. */
export const outcomes: readonly Told[] = [
  objective(
    'listen',
    'The public are heard and reassured',
    'People choose how they reach the force, see what it does and have a part in it. Board report of 17 March 2015, paragraph 7.',
    'Share of people in the yearly survey who say the force listens',
  ),
  objective(
    'prevent',
    'Harm is prevented',
    'Fewer people become victims, because the force and its partners act before harm is done. Board report of 17 March 2015, paragraph 7.',
    'Harm of recorded crime, weighed by the Crime Harm Index',
  ),
  objective(
    'respond',
    'Help comes at pace',
    'When people need the police, the right help comes quickly and knows what it is coming to. Board report of 17 March 2015, paragraph 7.',
    'Share of emergencies reached in time',
  ),
  objective(
    'learn',
    'The force learns and lives within its means',
    'The force tests what it does, keeps what works and drops what does not. Board report of 17 March 2015, paragraph 7.',
    'Share of new practices that were tested before they were spread',
  ),
  outcome(
    'choice',
    'listen',
    'People reach the force in the way that suits them',
    'Somebody who does not need an officer at the door can report, ask and follow up online at any hour. The telephone stays for everybody else.',
    'Share of contacts that do not need a telephone call',
  ),
  outcome(
    'informed',
    'listen',
    'Victims know how their case goes on',
    'Victims hear about their case without having to ring and ask.',
    'Victims told within the time of the Victims’ Code',
  ),
  outcome(
    'part',
    'listen',
    'Neighbours take part in solving local problems',
    'Residents say what matters where they live, and see what was done about it.',
    'Local problems closed with the agreement of the residents who raised them',
    ['prevent'],
  ),
  outcome(
    'repeat',
    'prevent',
    'Fewer people become victims again',
    'Those who were harmed once are protected from the next time.',
    'Share of victims who were victims before within 12 months',
  ),
  outcome(
    'hidden',
    'prevent',
    'Harm at home is seen early',
    'Signs of domestic abuse and of the exploitation of children are put together across agencies before they become a crisis.',
    'Days from the first sign to the first joint plan',
  ),
  outcome(
    'reoffend',
    'prevent',
    'Fewer people offend again',
    'The work that has done well with adults reaches young people and families in trouble.',
    'Share of the cohort who offend again within 12 months',
  ),
  outcome(
    'arrival',
    'respond',
    'Emergencies are reached in time',
    'People in danger wait no longer than was promised, wherever they live.',
    'Arrivals at emergencies within 15 minutes',
  ),
  outcome(
    'time',
    'respond',
    'Officers spend their time with the public',
    'What an officer writes is written once, where it happens, and not again at a desk.',
    'Hours of a shift spent away from a police building',
    ['listen'],
  ),
  outcome(
    'cases',
    'respond',
    'Cases are ready sooner',
    'Victims and suspects wait less for a decision because the evidence is found and shared sooner.',
    'Days from report to a decision on charge',
  ),
  outcome(
    'evidence',
    'learn',
    'What works is known before it is spread',
    'New practice is tried out fairly and looked at by somebody who did not invent it.',
    'Trials finished and published each year',
    ['prevent'],
  ),
  outcome(
    'means',
    'learn',
    'The force lives within its means',
    'The service holds while the budget falls by 130 million pounds between 2015 and 2020 (Board report of 17 March 2015, paragraph 3).',
    'Yearly cost, in prices of 2015',
  ),
]
