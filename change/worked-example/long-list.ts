import type { Told } from './told.ts'

type Question = 'scope' | 'solution' | 'delivery' | 'implementation' | 'funding'
type Verdict = 'carry' | 'possible' | 'discount'

const choice = (
  key: string,
  question: Question,
  verdict: Verdict,
  name: string,
  reason: string,
): Told => ({ key: `choice-${key}`, kind: 'choice', name, body: { question, verdict, reason } })

export const longList: readonly Told[] = [
  choice(
    'scope-all',
    'scope',
    'possible',
    'Every service of the force',
    'Complete, but there are not enough people to change everything in five years.',
  ),
  choice(
    'scope-rated',
    'scope',
    'carry',
    'Services rated at 4 and above',
    'Puts the work where it matters most, by ratings that anybody can read.',
  ),
  choice(
    'scope-ict',
    'scope',
    'carry',
    'ICT that would fail, and nothing else',
    'The least that is safe; it is what doing the minimum means.',
  ),
  choice(
    'scope-support',
    'scope',
    'discount',
    'Support services only',
    'Finds a fifth of the saving (invented share) and leaves the public with the service they have.',
  ),
  choice(
    'solution-patch',
    'solution',
    'carry',
    'Mend the old systems',
    'Needed for comparison: it is what happens if nothing is decided.',
  ),
  choice(
    'solution-one',
    'solution',
    'carry',
    'One record, with devices and online contact on top',
    'What is typed once can be used everywhere.',
  ),
  choice(
    'solution-front',
    'solution',
    'carry',
    'Devices and online contact over the old records',
    'Quick and cheap, with a limit that is known.',
  ),
  choice(
    'solution-suite',
    'solution',
    'possible',
    'One suite from one maker',
    'Less to join up, but one maker for everything and no way out.',
  ),
  choice(
    'delivery-own',
    'delivery',
    'carry',
    'With our own people alone',
    'Possible for the minimum; too slow for the rest.',
  ),
  choice(
    'delivery-partner',
    'delivery',
    'carry',
    'A partner transforms, the force operates',
    'Brings skills that are missing and leaves control where it belongs.',
  ),
  choice(
    'delivery-share',
    'delivery',
    'carry',
    'Support services shared with other bodies',
    'Allowed outside the core; the legal basis has to be there first.',
  ),
  choice(
    'delivery-supplier',
    'delivery',
    'discount',
    'A supplier operates core services',
    'Not allowed: core services stay under the direction of the chief officer.',
  ),
  choice(
    'delivery-joint',
    'delivery',
    'discount',
    'A joint company',
    'Slow to found and hard to leave; nothing is gained that a contract does not give.',
  ),
  choice(
    'implementation-bang',
    'implementation',
    'possible',
    'All within three years',
    'Benefits come sooner, if it succeeds; the people for it are not there.',
  ),
  choice(
    'implementation-rounds',
    'implementation',
    'carry',
    'In rounds of two years, each with outline cases first',
    'One can stop after each round with what has been built.',
  ),
  choice(
    'implementation-pilot',
    'implementation',
    'carry',
    'A trial in one area before each spread',
    'Shows what works before it is paid for everywhere.',
  ),
  choice(
    'funding-reserves',
    'funding',
    'carry',
    'Reserves and the yearly budget for change',
    'The money is there, and ends.',
  ),
  choice(
    'funding-borrow',
    'funding',
    'possible',
    'Borrow for buildings',
    'Sensible for what lasts thirty years; decided case by case.',
  ),
  choice(
    'funding-gain',
    'funding',
    'discount',
    'The supplier is paid a share of the saving',
    'Pays for what can be claimed rather than for what the public need.',
  ),
]
