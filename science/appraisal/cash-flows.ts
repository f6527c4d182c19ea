import {
  BadOptionError,
  type BenefitKind,
  benefitKinds,
  type CostPhase,
  checkOption,
  costPhases,
  type Option,
  poundsAt,
  type Setting,
  type UnmonetisedEffect,
} from './cost-phases.ts'
import { type DiscountSchedule, discountFactors, presentValue } from './discount.ts'

/** What is true of an option in one state of the world. All amounts are real pounds of `prices`. */
export interface Appraisal {
  readonly option: string
  readonly schedule: string
  readonly prices: number
  readonly presentCosts: number
  readonly presentPublicCosts: number
  /** Benefits less dis-benefits. */
  readonly presentBenefits: number
  /** Net present social value: benefits less all costs. */
  readonly npsv: number
  /**
   * Benefits, less what others pay, to each pound of public cost; none where there is no public cost. It is no pass
   * mark: the Green Book of 2026 forbids using it as a crude test of pass or fail. Read it beside `unmonetised`,
   * risk and strategic fit.
   */
  readonly bcr: number | undefined
  /** Years until what was spent has come back for good, discounted; `undefined` if it does not. */
  readonly paybackYears: number | undefined
  readonly costsByPhase: Readonly<Record<CostPhase, number>>
  readonly benefitsByKind: Readonly<Record<BenefitKind, number>>
  /** Benefits less costs by year from year 0, not discounted. */
  readonly netByYear: readonly number[]
  readonly unmonetised: readonly UnmonetisedEffect[]
}

/** One line seen from today: the worth of the option is the sum of weight x pounds over its lines. */
export interface WeightedLine {
  readonly name: string
  /** Worth today of one pound of its estimate: above 0 for benefits, below 0 for costs and dis-benefits. */
  readonly weight: number
  readonly low: number
  readonly likely: number
  readonly high: number
}

/**
 * The worth of an option by a discount schedule, each line at its likely figure unless a setting says otherwise.
 * Floats throughout: round when showing. Throws `BadOptionError` with all faults of the option, and for a setting
 * of a line that is not there; `BadDiscountError` for a bad schedule.
 */
export function appraise(
  option: Option,
  schedule: DiscountSchedule,
  settings: Readonly<Record<string, Setting>> = {},
): Appraisal {
  checkOption(option)
  const lines = [...option.costs, ...option.benefits]
  const years = Math.max(...lines.map(line => line.profile.length))
  const factors = discountFactors(schedule, years - 1)
  const net = new Float64Array(years)
  const stray = Object.keys(settings).find(name => !lines.some(line => line.name === name))
  if (stray !== undefined) throw new BadOptionError(`${option.name} has no line called "${stray}"`)
  const costsByPhase = blank(costPhases)
  const benefitsByKind = blank(benefitKinds)
  let ofOthers = 0
  for (const line of option.costs) {
    const worth = addLine(line, -1)
    costsByPhase[line.phase] += worth
    if (line.bornBy === 'others') ofOthers += worth
  }
  for (const line of option.benefits) {
    const worth = addLine(line, line.kind === 'dis-benefit' ? -1 : 1)
    benefitsByKind[line.kind] += worth
  }
  const presentCosts = sum(costsByPhase)
  const presentBenefits = sum(benefitsByKind) - 2 * benefitsByKind['dis-benefit']
  const presentPublicCosts = presentCosts - ofOthers
  return {
    option: option.name,
    schedule: schedule.name,
    prices: option.prices,
    presentCosts,
    presentPublicCosts,
    presentBenefits,
    npsv: presentBenefits - presentCosts,
    bcr: presentPublicCosts > 0 ? (presentBenefits - ofOthers) / presentPublicCosts : undefined,
    paybackYears: payback(net.map((amount, year) => amount * factors[year]!)),
    costsByPhase,
    benefitsByKind,
    netByYear: [...net],
    unmonetised: option.unmonetised ?? [],
  }

  function addLine(line: (typeof lines)[number], sign: 1 | -1): number {
    const pounds = poundsAt(line, settings[line.name])
    const amounts = line.profile.map(share => share * pounds)
    amounts.forEach((amount, year) => {
      net[year]! += sign * amount
    })
    return presentValue(schedule, amounts)
  }
}

/** The lines of an option as weights on their estimates. Errors as `appraise`. */
export function weighLines(option: Option, schedule: DiscountSchedule): WeightedLine[] {
  checkOption(option)
  const weigh = (line: Option['costs'][number] | Option['benefits'][number], sign: number) => ({
    name: line.name,
    weight: sign * presentValue(schedule, line.profile),
    low: poundsAt(line, 'low'),
    likely: poundsAt(line),
    high: poundsAt(line, 'high'),
  })
  return [
    ...option.costs.map(line => weigh(line, -1)),
    ...option.benefits.map(line => weigh(line, line.kind === 'dis-benefit' ? -1 : 1)),
  ]
}

/**
 * Years until the running sum of amounts (the first of them year 0) has reached 0 and stays there to the end, the last
 * year counted in part. A sum that comes back and is spent again has not paid back. `undefined` if it never does, 0
 * if it was never below 0.
 */
export function payback(amounts: ArrayLike<number>): number | undefined {
  let running = 0
  let paid: number | undefined = 0
  for (let year = 0; year < amounts.length; year++) {
    const before = running
    running += amounts[year]!
    if (running < 0) paid = undefined
    else if (paid === undefined) paid = year - 1 + before / (before - running)
  }
  return paid
}

/**
 * Present cost for each outcome (a crime prevented, a case detected), with outcomes by year discounted as money is: an
 * outcome sooner is worth more. Pounds an outcome. Throws `RangeError` where there is none or one is below 0.
 */
export function costPerOutcome(
  presentCosts: number,
  outcomesByYear: ArrayLike<number>,
  schedule: DiscountSchedule,
): number {
  if (Array.from(outcomesByYear).some(count => !(count >= 0))) {
    throw new RangeError('outcomes must be 0 or more in every year')
  }
  const outcomes = presentValue(schedule, outcomesByYear)
  if (!(outcomes > 0)) throw new RangeError('there is no outcome to share the cost')
  return presentCosts / outcomes
}

const blank = <Key extends string>(keys: readonly Key[]) =>
  Object.fromEntries(keys.map(key => [key, 0])) as Record<Key, number>

const sum = (amounts: Readonly<Record<string, number>>) =>
  Object.values(amounts).reduce((all, amount) => all + amount, 0)
