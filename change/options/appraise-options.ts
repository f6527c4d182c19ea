import {
  type Appraisal,
  appraise,
  BadOptionError,
  type BenefitKind,
  type CostPhase,
  type DiscountSchedule,
  freemanGroom2026,
  greenBook2026,
  type Option,
  real,
  type Simulated,
  type Switching,
  simulateOption,
  switchingValues,
  type TornadoBar,
  tornado,
} from '@bluelamp/science/appraisal'
import { type Element, type Model, numberIn, ofKind, rowsIn, textIn } from '../model/element.ts'
import { shortList } from './short-list.ts'

const seed = 2020
const phaseOf: Readonly<Record<string, CostPhase>> = {
  'start-up': 'start-up',
  'design-and-build': 'design and build',
  implementation: 'implementation',
  ownership: 'ownership',
}

export type AppraisedOption = {
  readonly element: Element
  /** As estimated, and with the optimism bias on all costs before ownership: the second is what is decided on. */
  readonly plain: Appraisal
  readonly adjusted: Appraisal
  /** The adjusted option at the 3.0% of the 2026 review, not adopted: a standing sensitivity. */
  readonly atThreePercent: Appraisal
  readonly spread: Simulated
  readonly tornado: readonly TornadoBar[]
}

export type OptionsAppraisal = {
  readonly prices: number
  readonly schedule: DiscountSchedule
  readonly options: readonly AppraisedOption[]
  /** Those that cannot be appraised, with the reason in words. */
  readonly faulty: readonly { readonly element: Element; readonly why: string }[]
  readonly switching: Switching | undefined
}

/** The short list weighed by the Green Book: present values, spread, what would change the ranking. Deterministic. */
export function appraiseOptions(model: Model): OptionsAppraisal {
  const prices = pricesOf(model)
  const schedule = greenBook2026
  const options: AppraisedOption[] = []
  const faulty: OptionsAppraisal['faulty'][number][] = []
  const given: Option[] = []
  for (const element of shortList(model)) {
    try {
      const option = toOption(element, prices)
      const adjusted = withOptimism(option, numberIn(element, 'optimism') ?? 0)
      options.push({
        element,
        plain: appraise(option, schedule),
        adjusted: appraise(adjusted, schedule),
        atThreePercent: appraise(adjusted, freemanGroom2026),
        spread: simulateOption(adjusted, schedule, { seed, points: 64, randomisations: 8 }),
        tornado: tornado(adjusted, schedule),
      })
      given.push(adjusted)
    } catch (error) {
      if (!(error instanceof BadOptionError)) throw error
      faulty.push({ element, why: error.message })
    }
  }
  return {
    prices,
    schedule,
    options,
    faulty,
    switching: given.length > 0 ? switchingValues(given, schedule) : undefined,
  }
}

export const pricesOf = (model: Model): number =>
  ofKind(model, 'report')
    .map(report => numberIn(report, 'baseYear'))
    .find(year => year !== undefined) ?? 2026

/** An option as the science has it: lines with a name each, in prices of one year. */
export function toOption(element: Element, prices: number): Option {
  const names = new Map<string, number>()
  const line = (row: Readonly<Record<string, string | number | boolean>>) => {
    const said = String(row.what)
    const times = (names.get(said) ?? 0) + 1
    names.set(said, times)
    const from = Number(row.from)
    const to = Math.max(from, Number(row.to))
    return {
      name: times === 1 ? said : `${said} (${times})`,
      estimate: {
        low: real(Number(row.low) / 100, prices),
        likely: real(Number(row.likely) / 100, prices),
        high: real(Number(row.high) / 100, prices),
      },
      profile: Array.from({ length: to + 1 }, (_, year) => (year >= from ? 1 : 0)),
    }
  }
  return {
    name: element.name,
    prices,
    costs: rowsIn(element, 'costs').map(row => ({
      ...line(row),
      phase: phaseOf[String(row.phase)] ?? 'ownership',
    })),
    benefits: rowsIn(element, 'benefits').map(row => {
      const released = typeof row.released === 'string' ? row.released : ''
      // Without a post or a cost that goes no cash is released, whatever the line is called.
      const kind =
        row.sort === 'cash-releasing' && released === '' ? 'non-cash' : (row.sort as BenefitKind)
      return { ...line(row), kind, ...(kind === 'cash-releasing' && { releasedBy: released }) }
    }),
    unmonetised: [{ name: 'Risks', words: textIn(element, 'risks') }].filter(
      ({ words }) => words !== '',
    ),
  }
}

/** Costs until the option works, raised by the bias; what it then costs to own stays as estimated. */
export function withOptimism(option: Option, percent: number): Option {
  const factor = 1 + percent / 100
  const raised = (pounds: { pence: number }) => real((pounds.pence / 100) * factor, option.prices)
  return {
    ...option,
    costs: option.costs.map(cost =>
      cost.phase === 'ownership'
        ? cost
        : {
            ...cost,
            estimate: {
              low: raised(cost.estimate.low),
              likely: raised(cost.estimate.likely),
              high: raised(cost.estimate.high),
            },
          },
    ),
  }
}
