import {
  BadMoneyError,
  makeNominal,
  makeReal,
  type Nominal,
  type Real,
  roundPence,
} from './money.ts'

/** An index of prices by year, as it was published on a day: later editions revise earlier years. */
export interface Deflator {
  readonly name: string
  readonly source: string
  /** When the series was read, as year, month and day. */
  readonly readOn: string
  /** The index by year; which year is 100 does not matter, only ratios are used. */
  readonly index: Readonly<Record<number, number>>
}

/** GDP deflator at market prices, calendar years, 2024 = 100; the years this project has checked, and no others. */
export const gdpDeflator: Deflator = {
  name: 'GDP deflator',
  source: 'HM Treasury, GDP deflators at market prices, and money GDP',
  readOn: '2026-08-01',
  index: { 2012: 71.9294, 2015: 75.1536, 2020: 85.2137, 2024: 100 },
}

/** Prices of year `to` over prices of year `from`. Throws `BadMoneyError` for a year the series does not hold. */
export function priceRatio(deflator: Deflator, from: number, to: number): number {
  return level(deflator, to) / level(deflator, from)
}

/**
 * Cash of a year in the prices of a base year: real = nominal / (deflator of the year / deflator of the base),
 * rounded to the penny. Throws `BadMoneyError` as `priceRatio`.
 */
export function toReal<const Year extends number>(
  cash: Nominal,
  paid: { readonly in: number; readonly prices: Year; readonly deflator: Deflator },
): Real<Year> {
  if (cash.kind !== 'nominal') throw new BadMoneyError('this money is real already; use rebase')
  return makeReal(
    roundPence(cash.pence * priceRatio(paid.deflator, paid.in, paid.prices)),
    paid.prices,
  )
}

/** Real money as the cash it will be in a year, rounded to the penny. Throws `BadMoneyError` as `priceRatio`. */
export function toNominal(
  amount: Real,
  paid: { readonly in: number; readonly deflator: Deflator },
): Nominal {
  if (amount.kind !== 'real') throw new BadMoneyError('this money is nominal already')
  return makeNominal(roundPence(amount.pence * priceRatio(paid.deflator, amount.prices, paid.in)))
}

/** Real money in the prices of another year, rounded to the penny. Throws `BadMoneyError` as `priceRatio`. */
export function rebase<const Year extends number>(
  amount: Real,
  prices: Year,
  deflator: Deflator,
): Real<Year> {
  if (amount.kind !== 'real') throw new BadMoneyError('nominal money has no base year; use toReal')
  return makeReal(roundPence(amount.pence * priceRatio(deflator, amount.prices, prices)), prices)
}

function level({ name, index, readOn }: Deflator, year: number): number {
  const found = index[year]
  if (found === undefined || !(found > 0 && found < Infinity)) {
    throw new BadMoneyError(`${name} as read on ${readOn} has no figure for ${year}`)
  }
  return found
}
