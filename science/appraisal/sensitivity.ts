import { type Appraisal, appraise, weighLines } from './cash-flows.ts'
import { BadOptionError, type Option, type Setting } from './cost-phases.ts'
import { type DiscountSchedule, freemanGroom2026 } from './discount.ts'
import type { Marginal } from './marginals.ts'
import { type Simulated, type Simulation, simulate } from './monte-carlo.ts'

export interface TornadoBar {
  readonly input: string
  /** NPSV with this input at its low, then at its high figure, all others likely. */
  readonly atLow: number
  readonly atHigh: number
  readonly swing: number
}

/** How far each input by itself moves the NPSV, widest first. Real pounds. Errors as `appraise`. */
export function tornado(option: Option, schedule: DiscountSchedule): TornadoBar[] {
  const lines = weighLines(option, schedule)
  const npsv = lines.reduce((sum, { weight, likely }) => sum + weight * likely, 0)
  return lines
    .map(({ name, weight, low, likely, high }) => ({
      input: name,
      atLow: npsv + weight * (low - likely),
      atHigh: npsv + weight * (high - likely),
      swing: Math.abs(weight) * (high - low),
    }))
    .sort((a, b) => b.swing - a.swing)
}

/**
 * The same option by other discount schedules. Freeman and Groom's 3.0% is shown unless others are asked for, because
 * it may come into force in the life of a case made now. Errors as `appraise`.
 */
export const compareSchedules = (
  option: Option,
  schedules: readonly DiscountSchedule[] = [freemanGroom2026],
): Appraisal[] => schedules.map(schedule => appraise(option, schedule))

/** A story of how things could go, that moves several inputs at once. */
export interface Scenario {
  readonly name: string
  readonly words: string
  /** By the name of the line; all others stay at their likely figures. */
  readonly settings?: Readonly<Record<string, Setting>>
  /** Whole years by which every benefit comes late; what falls past the end is lost. */
  readonly benefitsLate?: number
}

/**
 * The option as each scenario has it. A line that an option does not have is refused, so that a scenario that moves
 * nothing is noticed. Errors as `appraise`; `BadOptionError` for years late that are not whole.
 */
export function runScenarios(
  option: Option,
  schedule: DiscountSchedule,
  scenarios: readonly Scenario[],
): (Appraisal & { readonly scenario: string })[] {
  return scenarios.map(({ name, settings, benefitsLate = 0 }) => ({
    scenario: name,
    ...appraise(delayBenefits(option, benefitsLate), schedule, settings),
  }))
}

function delayBenefits(option: Option, years: number): Option {
  if (!Number.isInteger(years) || years < 0) {
    throw new BadOptionError(`benefits ${years} years late: give whole years`)
  }
  if (years === 0) return option
  const late = option.benefits.map(line => ({
    ...line,
    profile: line.profile.map((_, year) => line.profile[year - years] ?? 0),
  }))
  return { ...option, benefits: late.filter(line => line.profile.some(share => share > 0)) }
}

/**
 * The spread of an option's NPSV, real pounds: each line is drawn once and moves all its years, between low and high
 * with its peak at likely (triangular unless PERT is asked for). Low and high are taken as the ends, so give figures
 * that wide. Errors as `appraise` and `simulate`.
 */
export function simulateOption(
  option: Option,
  schedule: DiscountSchedule,
  how: Pick<Simulation, 'seed' | 'points' | 'randomisations' | 'shares' | 'correlations'> & {
    readonly spread?: Extract<Marginal['kind'], 'triangular' | 'pert'>
  },
): Simulated {
  const lines = weighLines(option, schedule)
  const weights = Float64Array.from(lines, line => line.weight)
  const { spread = 'triangular', ...rest } = how
  return simulate({
    ...rest,
    inputs: lines.map(({ name, low, likely, high }) => ({
      name,
      marginal: { kind: spread, low, likely, high },
    })),
    model: values => {
      let npsv = 0
      for (let at = 0; at < weights.length; at++) npsv += weights[at]! * values[at]!
      return npsv
    },
  })
}
