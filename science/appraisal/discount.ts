/** From `fromYear` on, each further year is worth `rate` less than the one before it; a share, 0.035 for 3.5%. */
export interface DiscountBand {
  readonly fromYear: number
  readonly rate: number
}

/** Discount rates as they stood from a day on. A case keeps the vintage that it was made with. */
export interface DiscountSchedule {
  readonly name: string
  readonly kind: 'standard' | 'health'
  /** The day it was published, as year, month and day; a recommendation is not in force. */
  readonly from: string
  readonly standing: 'in force' | 'recommended'
  readonly source: string
  readonly bands: readonly DiscountBand[]
}

const starts = [1, 31, 76, 126, 201, 301]
const bands = (...percents: number[]): readonly DiscountBand[] =>
  percents.map((percent, band) => ({ fromYear: starts[band]!, rate: percent / 100 }))

const standard = bands(3.5, 3, 2.5, 2, 1.5, 1)
const health = bands(1.5, 1.29, 1.07, 0.86, 0.64, 0.43)

/** HM Treasury, The Green Book, edition of 2022 (annex 6). Its rates have stood unchanged since 2003. */
export const greenBook2022: DiscountSchedule = {
  name: 'Green Book 2022',
  kind: 'standard',
  from: '2022-01-01',
  standing: 'in force',
  source:
    'HM Treasury, The Green Book (2022), annex 6; the day is that of the year, not of the print',
  bands: standard,
}

export const greenBook2022Health: DiscountSchedule = {
  ...greenBook2022,
  name: 'Green Book 2022, health',
  kind: 'health',
  bands: health,
}

/** HM Treasury, The Green Book, 5 February 2026 (chapter 6): the rates of 2022 stay. */
export const greenBook2026: DiscountSchedule = {
  name: 'Green Book 2026',
  kind: 'standard',
  from: '2026-02-05',
  standing: 'in force',
  source: 'HM Treasury, The Green Book, 5 February 2026, chapter 6',
  bands: standard,
}

export const greenBook2026Health: DiscountSchedule = {
  ...greenBook2026,
  name: 'Green Book 2026, health',
  kind: 'health',
  bands: health,
}

/**
 * Freeman and Groom's review of 30 June 2026 recommends 3.0%, a flatter decline and no rate of its own for health.
 * Not adopted when read (August 2026), so it is a sensitivity to show and never a case's rate. We hold only its
 * 3.0%: from year 76 on, where the standing rates are lower anyway, they are kept. That part is ours, not the review's.
 */
export const freemanGroom2026: DiscountSchedule = {
  name: 'Freeman and Groom 2026',
  kind: 'standard',
  from: '2026-06-30',
  standing: 'recommended',
  source: 'Freeman and Groom, review of the discount rate for HM Treasury, 30 June 2026',
  bands: bands(3, 3, 2.5, 2, 1.5, 1),
}

export const discountSchedules: readonly DiscountSchedule[] = [
  greenBook2022,
  greenBook2022Health,
  greenBook2026,
  greenBook2026Health,
  freemanGroom2026,
]

export class BadDiscountError extends Error {
  override name = 'BadDiscountError'
}

/**
 * The schedule in force on a day (year-month-day). Throws `BadDiscountError` where none of those given was, so that
 * a case of another age brings its own.
 */
export function scheduleOn(
  day: string,
  kind: DiscountSchedule['kind'] = 'standard',
  schedules: readonly DiscountSchedule[] = discountSchedules,
): DiscountSchedule {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new BadDiscountError(`${day} is no year-month-day`)
  const found = schedules
    .filter(one => one.kind === kind && one.standing === 'in force' && one.from <= day)
    .sort((a, b) => (a.from < b.from ? 1 : -1))[0]
  if (!found) throw new BadDiscountError(`no ${kind} schedule was in force on ${day}`)
  return found
}

/**
 * The rate of social time preference, a share: time preference `delta` + risk `l` + elasticity `mu` times `growth`
 * (Ramsey 1928; the Green Book takes 0.5% + 1% + 1 x 2% = 3.5%).
 */
export const socialTimePreference = (parts: {
  readonly delta: number
  readonly l: number
  readonly mu: number
  readonly growth: number
}): number => parts.delta + parts.l + parts.mu * parts.growth

/**
 * What one pound of each year 0 to `lastYear` is worth today: `lastYear + 1` factors, the first of them 1. Each is
 * the one before it divided by 1 + the rate of its own band, so year 31 is year 30 over 1.03. Throws
 * `BadDiscountError` for a last year that is not whole and 0 or more, or bands that do not begin at year 1 and rise.
 */
export function discountFactors(schedule: DiscountSchedule, lastYear: number): Float64Array {
  if (!Number.isInteger(lastYear) || lastYear < 0) {
    throw new BadDiscountError(`year ${lastYear}: give a whole year, 0 or more`)
  }
  checkBands(schedule)
  const factors = new Float64Array(lastYear + 1)
  factors[0] = 1
  let band = 0
  for (let year = 1; year <= lastYear; year++) {
    while ((schedule.bands[band + 1]?.fromYear ?? Infinity) <= year) band++
    factors[year] = factors[year - 1]! / (1 + schedule.bands[band]!.rate)
  }
  return factors
}

/** What one pound of one year is worth today. Errors as `discountFactors`. */
export const discountFactor = (schedule: DiscountSchedule, year: number): number =>
  discountFactors(schedule, year)[year]!

/** The worth today of one pound in each year from `from` to `to`, both counted. Errors as `discountFactors`. */
export function annuity(schedule: DiscountSchedule, from: number, to: number): number {
  const factors = discountFactors(schedule, to)
  if (!Number.isInteger(from) || from < 0 || from > to) {
    throw new BadDiscountError(`years ${from} to ${to}: give whole years in their order`)
  }
  return factors.subarray(from).reduce((sum, factor) => sum + factor, 0)
}

/**
 * The worth today of amounts by year, the first of them year 0, in the unit they are given in. They must be real:
 * these rates hold no inflation. 0 for no amounts. Throws `BadDiscountError` for an amount that is no number.
 */
export function presentValue(schedule: DiscountSchedule, amounts: ArrayLike<number>): number {
  if (amounts.length === 0) return 0
  const factors = discountFactors(schedule, amounts.length - 1)
  return factors.reduce((sum, factor, year) => {
    const amount = amounts[year]!
    if (!Number.isFinite(amount)) throw new BadDiscountError(`year ${year} holds ${amount}`)
    return sum + factor * amount
  }, 0)
}

function checkBands({ name, bands }: DiscountSchedule): void {
  if (bands[0]?.fromYear !== 1) throw new BadDiscountError(`${name} must begin at year 1`)
  bands.forEach(({ fromYear, rate }, band) => {
    if (!(rate > -1 && rate < Infinity)) throw new BadDiscountError(`${name} has a rate of ${rate}`)
    if (band > 0 && !(fromYear > bands[band - 1]!.fromYear)) {
      throw new BadDiscountError(`the bands of ${name} must rise: ${fromYear}`)
    }
  })
}
