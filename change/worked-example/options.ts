import { millions, type Told } from './told.ts'

/** What, from year, to year, then low, likely and high in millions of pounds a year. */
type Range = readonly [
  what: string,
  from: number,
  to: number,
  low: number,
  likely: number,
  high: number,
]
type Phase = 'start-up' | 'design-and-build' | 'implementation' | 'ownership'
type Sort = 'cash-releasing' | 'non-cash' | 'quality' | 'dis-benefit'
type Factor = 'fit' | 'value' | 'supplier' | 'affordability' | 'achievability'

const range = ([what, from, to, low, likely, high]: Range) => ({
  what: `${what} (invented)`,
  from,
  to,
  low: millions(low),
  likely: millions(likely),
  high: millions(high),
})

/** Year 0 is the year from 1 April 2015. All amounts are invented. */
type Say = {
  stands: 'usual' | 'minimum' | 'preferred' | 'more' | 'less' | 'discarded'
  name: string
  what: string
  reason?: string
  model: 'public' | 'transform' | 'shared' | 'outsource' | 'joint'
  services: readonly string[]
  operates?: readonly string[]
  staffing: string
  transfer?: Readonly<Record<'tupe' | 'tax' | 'control' | 'exit', string>>
  confidence: 'high' | 'medium' | 'low'
  narrow: string
  costs: readonly (readonly [Phase, Range])[]
  benefits: readonly (readonly [Sort, Range])[]
  factors: Readonly<Record<Factor, readonly [score: 0 | 1 | 2 | 3, because: string]>>
  optimism: number
  risks: string
  months: number
}

export const option = (say: Say): Told => ({
  key: `option-${say.stands}`,
  kind: 'option',
  name: say.name,
  body: {
    stands: say.stands,
    what: say.what,
    ...(say.reason ? { reason: say.reason } : {}),
    model: say.model,
    services: say.services.map(each => `service-${each}`),
    operates: (say.operates ?? []).map(each => `service-${each}`),
    staffing: say.staffing,
    ...say.transfer,
    confidence: say.confidence,
    narrow: say.narrow,
    costs: say.costs.map(([phase, costs]) => ({ phase, ...range(costs) })),
    benefits: say.benefits.map(([sort, brings]) => ({
      sort,
      ...range(brings),
      // Cash is released where a post or a cost goes: here the line names it.
      ...(sort === 'cash-releasing' && { released: brings[0] }),
    })),
    factors: Object.entries(say.factors).map(([factor, [score, because]]) => ({
      factor,
      score: String(score),
      because,
    })),
    optimism: say.optimism,
    risks: say.risks,
    months: say.months,
  },
})

/** The two that are always there: to go on as before, and to do the least. */
export const baseOptions: readonly Told[] = [
  option({
    stands: 'usual',
    name: 'Go on as before',
    what: 'Keep what there is, mend what breaks and go on saving a little everywhere. Year 0 begins on 1 April 2015.',
    model: 'public',
    services: ['technology'],
    staffing: 'Posts go as people leave, wherever they happen to leave.',
    confidence: 'high',
    narrow: 'The extended support for the oldest system is quoted anew each year.',
    costs: [
      ['start-up', ['Contract extensions', 0, 0, 0.1, 0.2, 0.4]],
      ['design-and-build', ['Patches for systems out of support', 0, 1, 0.6, 0.9, 1.6]],
      ['implementation', ['Moving people between old systems', 1, 4, 0.5, 0.8, 1.2]],
      ['ownership', ['Old systems and extended support', 0, 9, 10.2, 11, 13.5]],
    ],
    benefits: [
      ['cash-releasing', ['Posts not filled', 1, 9, 2, 3, 3.6]],
      ['dis-benefit', ['Failures of old systems, hours lost', 1, 9, 0.6, 1.4, 3.2]],
    ],
    factors: {
      fit: [0, 'None of the four pillars is reached'],
      value: [1, 'Cheap to begin with, dear to keep'],
      supplier: [1, 'Makers no longer support some of it'],
      affordability: [0, 'The saving of 130 million pounds is not found'],
      achievability: [3, 'Nothing new has to be learned'],
    },
    optimism: 10,
    risks: 'A system fails and cannot be mended. The service shrinks without a plan.',
    months: 0,
  }),
  option({
    stands: 'minimum',
    name: 'Do the least: safe foundations only',
    what: 'Renew only what would fail: network, sign-on and dispatch. The rest stays.',
    model: 'public',
    services: ['technology', 'control'],
    staffing: 'No post goes because of it.',
    confidence: 'medium',
    narrow: 'A tender for the network; two weeks of measurements in the control room.',
    costs: [
      ['start-up', ['Team and procurement', 0, 0, 0.3, 0.4, 0.6]],
      ['design-and-build', ['Network, sign-on and dispatch', 0, 1, 4.4, 5.2, 7]],
      ['implementation', ['Moving over and teaching', 1, 2, 0.7, 0.9, 1.3]],
      ['ownership', ['New foundations beside old systems', 2, 9, 9.1, 9.8, 11.6]],
    ],
    benefits: [
      ['cash-releasing', ['Old contracts ended', 3, 9, 2.6, 3.4, 3.9]],
      ['non-cash', ['Minutes saved in the control room', 3, 9, 0.5, 0.9, 1.2]],
      ['quality', ['Fewer calls lost in failures, valued', 2, 9, 0.2, 0.4, 0.6]],
    ],
    factors: {
      fit: [1, 'Helps to respond; the other pillars wait'],
      value: [1, 'Prevents loss, brings little that is new'],
      supplier: [3, 'Much bought, well known'],
      affordability: [2, 'Fits the money for change, not the saving'],
      achievability: [3, 'Three projects'],
    },
    optimism: 40,
    risks: 'The saving is then taken from people, as it is found nowhere else.',
    months: 30,
  }),
]
