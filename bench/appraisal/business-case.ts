import {
  discountFactors,
  greenBook2026,
  type RankCorrelation,
  type UncertainInput,
} from '@bluelamp/science/appraisal'

/**
 * One invented business case over ten years, read by our run and by numpy's: ten cost lines and eight benefit lines, each
 * with years of its own, the share who take the new service up and the growth of its benefits, all correlated. Take-up
 * and growth multiply the benefits, so the model is not linear.
 */
export interface BusinessCase {
  readonly inputs: readonly UncertainInput[]
  readonly correlations: readonly RankCorrelation[]
  /** By cost line: worth today of one pound of it. */
  readonly costWeights: readonly number[]
  /** By benefit line: times its estimate in each year. */
  readonly benefitYears: readonly (readonly number[])[]
  readonly factors: readonly number[]
}

const years = 10
const factors = [...discountFactors(greenBook2026, years - 1)]
const flat = (from: number, to: number, share = 1) =>
  Array.from({ length: years }, (_, year) => (year >= from && year <= to ? share : 0))

/** Low, likely and high in thousands of pounds, and the years in which it falls. */
const costs = [
  ['mobilisation', 300, 400, 700, flat(0, 0)],
  ['design', 500, 700, 1300, flat(0, 1, 0.5)],
  ['software', 1800, 2400, 5200, flat(0, 2, 0.33)],
  ['integration', 700, 1000, 2600, flat(1, 2, 0.5)],
  ['data migration', 250, 400, 1200, flat(1, 2, 0.5)],
  ['training', 400, 600, 900, flat(2, 3, 0.5)],
  ['dual running', 200, 350, 800, flat(2, 3, 0.5)],
  ['licences', 350, 420, 560, flat(3, 9)],
  ['hosting', 150, 210, 400, flat(2, 9)],
  ['support staff', 260, 330, 480, flat(3, 9)],
] as const
const benefits = [
  ['posts released', 500, 800, 950, flat(3, 9)],
  ['estate sold', 600, 900, 1400, flat(4, 4)],
  ['systems switched off', 250, 300, 380, flat(3, 9)],
  ['officer hours', 400, 900, 1300, flat(3, 9)],
  ['fewer repeat calls', 100, 250, 500, flat(4, 9)],
] as const
/** Median in thousands of pounds and the deviation of its logarithm. */
const harms = [
  ['harm prevented', 500, 0.45, flat(4, 9)],
  ['compensation avoided', 80, 0.6, flat(3, 9)],
  ['better evidence', 150, 0.35, flat(5, 9)],
] as const

const triangular = (name: string, low: number, likely: number, high: number): UncertainInput => ({
  name,
  marginal: { kind: 'triangular', low, likely, high },
})

const together = (names: readonly string[], rank: number): RankCorrelation[] =>
  names.flatMap((one, at) => names.slice(at + 1).map(other => ({ between: [one, other], rank })))

const costNames = costs.map(line => line[0])
const benefitNames = [...benefits, ...harms].map(line => line[0])

export const businessCase: BusinessCase = {
  inputs: [
    ...costs.map(([name, low, likely, high]) => triangular(name, low, likely, high)),
    ...benefits.map(([name, low, likely, high]) => triangular(name, low, likely, high)),
    triangular('take-up', 0.55, 0.85, 1),
    ...harms.map(
      ([name, median, logDeviation]): UncertainInput => ({
        name,
        marginal: { kind: 'lognormal', median, logDeviation },
      }),
    ),
    { name: 'growth', marginal: { kind: 'normal', mean: 0.01, deviation: 0.015 } },
  ],
  correlations: [
    ...together(costNames, 0.4),
    ...together(benefitNames, 0.3),
    ...benefitNames.map((name): RankCorrelation => ({ between: ['take-up', name], rank: 0.25 })),
    { between: ['take-up', 'training'], rank: 0.2 },
    { between: ['growth', 'officer hours'], rank: 0.3 },
  ],
  costWeights: costs.map(line =>
    line[4].reduce((sum, share, year) => sum + share * factors[year]!, 0),
  ),
  benefitYears: [...benefits.map(line => line[4]), ...harms.map(line => line[3])],
  factors,
}

/** NPSV in thousands of pounds for values in the order of the inputs. */
export function npsvOf({ costWeights, benefitYears, factors }: BusinessCase) {
  const years = benefitYears.map(line => Float64Array.from(line))
  const firstBenefit = costWeights.length
  const takeUpAt = firstBenefit + benefits.length
  return (values: Float64Array): number => {
    let cost = 0
    for (let at = 0; at < firstBenefit; at++) cost += costWeights[at]! * values[at]!
    const growth = 1 + values[takeUpAt + 1 + harms.length]!
    let grown = 1
    let worth = 0
    for (let year = 0; year < factors.length; year++) {
      let amount = 0
      for (let line = 0; line < years.length; line++) {
        // Take-up stands between the benefits of the two kinds, so that each kind of spread is one block.
        const at = firstBenefit + line + (line < benefits.length ? 0 : 1)
        amount += years[line]![year]! * values[at]!
      }
      worth += factors[year]! * grown * amount
      grown *= growth
    }
    return values[takeUpAt]! * worth - cost
  }
}
