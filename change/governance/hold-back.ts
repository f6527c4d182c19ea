import {
  BadMoneyError,
  type Nominal,
  nominal,
  splitEvenly,
  subtract,
  times,
  total,
} from '@bluelamp/science/appraisal'

/** A contract of fixed price of which a share is held back and paid year by year as performance is shown. */
export interface HoldBackTerms {
  readonly price: Nominal
  /** Held back, 0 to 1: 0.2 in the contract of 2015 (report to the Strategic Policing and Crime Board, paragraph 14). */
  readonly share: number
  /** Years over which it is released, one part a year. */
  readonly years: number
}

/** What was found in one year of the contract, from 1. A year without a finding is not yet decided. */
export interface YearlyFinding {
  readonly year: number
  readonly met: boolean
  /** Which measures, on what evidence. */
  readonly grounds: string
}

export interface HoldBackYear {
  readonly year: number
  readonly part: Nominal
  readonly standing: 'released' | 'forfeited' | 'open'
  readonly grounds: string | undefined
}

export interface HoldBackLedger {
  readonly price: Nominal
  /** Due without condition of performance: the price less the hold-back. */
  readonly fixed: Nominal
  readonly heldBack: Nominal
  readonly years: readonly HoldBackYear[]
  readonly released: Nominal
  readonly forfeited: Nominal
  readonly open: Nominal
  /** Fixed and released: all that is due so far. */
  readonly due: Nominal
}

export class BadHoldBackError extends Error {
  override name = 'BadHoldBackError'
}

/**
 * The register of a hold-back: equal parts to the penny (where they do not divide, the first years carry a penny more),
 * each released when its year's measures were met and lost when they were not. Price = fixed + released + forfeited +
 * open, always. Throws `BadHoldBackError` for a share outside 0 to 1, years that are not whole and above 0, a price
 * below 0, a finding of no year of the contract, a second finding for a year or one without grounds.
 */
export function holdBackLedger(
  { price, share, years }: HoldBackTerms,
  findings: readonly YearlyFinding[],
): HoldBackLedger {
  if (!(share >= 0 && share <= 1)) throw new BadHoldBackError(`a share of ${share}: give 0 to 1`)
  if (!Number.isInteger(years) || years < 1) throw new BadHoldBackError(`${years} years`)
  if (price.kind !== 'nominal' || price.pence < 0) {
    throw new BadHoldBackError('a price is cash, 0 or more')
  }
  const byYear = new Map<number, YearlyFinding>()
  for (const finding of findings) {
    const { year, grounds } = finding
    if (!Number.isInteger(year) || year < 1 || year > years) {
      throw new BadHoldBackError(`the contract has no year ${year}`)
    }
    if (byYear.has(year)) throw new BadHoldBackError(`year ${year} is decided twice`)
    if (!grounds.trim()) throw new BadHoldBackError(`year ${year} is decided without grounds`)
    byYear.set(year, finding)
  }
  const heldBack = times(price, share)
  const fixed = subtract(price, heldBack)
  const register = splitEvenly(heldBack, years).map((part, at): HoldBackYear => {
    const finding = byYear.get(at + 1)
    const standing = !finding ? 'open' : finding.met ? 'released' : 'forfeited'
    return { year: at + 1, part, standing, grounds: finding?.grounds }
  })
  const sumOf = (standing: HoldBackYear['standing']) =>
    total([nominal(0), ...register.filter(one => one.standing === standing).map(one => one.part)])
  const released = sumOf('released')
  return {
    price,
    fixed,
    heldBack,
    years: register,
    released,
    forfeited: sumOf('forfeited'),
    open: sumOf('open'),
    due: total([fixed, released]),
  }
}

/** What a day cost, to the penny. Throws `BadMoneyError` for days that are not above 0. */
export function dailyRate(price: Nominal, days: number): Nominal {
  if (!(days > 0)) throw new BadMoneyError(`${days} days`)
  return times(price, 1 / days)
}
