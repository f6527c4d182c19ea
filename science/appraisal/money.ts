/** Pounds of the money of one year, held in whole pence: what an economic case counts in. */
export interface Real<Year extends number = number> {
  readonly kind: 'real'
  /** The year whose prices these are. */
  readonly prices: Year
  readonly pence: number
  readonly [brand]: 'real'
}

/** Pounds as they are paid, held in whole pence: what a financial case and a contract count in. */
export interface Nominal {
  readonly kind: 'nominal'
  readonly pence: number
  readonly [brand]: 'nominal'
}

export type Money = Real | Nominal

// Known to the compiler alone: no one outside this file can make money without going through its checks.
declare const brand: unique symbol

export class BadMoneyError extends Error {
  override name = 'BadMoneyError'
}

/**
 * Whole pence from an amount of pence: halves go away from zero, as an invoice rounds. Throws `BadMoneyError` for
 * what is no number or too large to be exact (beyond some 90 million million pounds).
 */
export function roundPence(pence: number): number {
  // A hair above the half mends sums like 1.005 * 100, which floats keep just below it.
  const size = Math.abs(pence)
  const whole = Math.floor(size + 0.5 + size * 2 * Number.EPSILON)
  if (!Number.isSafeInteger(whole)) throw new BadMoneyError(`${pence} pence cannot be kept exactly`)
  return pence < 0 && whole > 0 ? -whole : whole
}

/** Money of one year's prices from pounds, rounded to the penny. Throws `BadMoneyError` for a bad amount or year. */
export function real<const Year extends number>(pounds: number, prices: Year): Real<Year> {
  if (!Number.isInteger(prices)) throw new BadMoneyError(`prices of ${prices}: give a whole year`)
  return makeReal(roundPence(pounds * 100), prices)
}

/** Cash from pounds, rounded to the penny. Throws `BadMoneyError` for a bad amount. */
export function nominal(pounds: number): Nominal {
  return makeNominal(roundPence(pounds * 100))
}

/** The amount in pounds, for showing and for discounting, which works in floats. */
export const inPounds = (amount: Money): number => amount.pence / 100

/**
 * The sum. Real and nominal money, or the money of two years, do not add: the compiler refuses it, and where it
 * could not see (a file, a form) a `BadMoneyError` does.
 */
export function add<M extends Money>(left: M, right: NoInfer<M>): M {
  return like(left, left.pence + alike(left, right).pence)
}

/** The difference. Errors as `add`. */
export function subtract<M extends Money>(left: M, right: NoInfer<M>): M {
  return like(left, left.pence - alike(left, right).pence)
}

/** So many times the amount, rounded once to the penny. Throws `BadMoneyError` for a bad factor. */
export function times<M extends Money>(amount: M, factor: number): M {
  return like(amount, roundPence(amount.pence * factor))
}

/** The sum of a list. Errors as `add`; throws `BadMoneyError` for an empty list, which has no kind of money. */
export function total<M extends Money>(amounts: readonly M[]): M {
  const [first, ...rest] = amounts
  if (!first) throw new BadMoneyError('no amounts to add up')
  return rest.reduce<M>((sum, amount) => add(sum, amount as NoInfer<M>), first)
}

/**
 * The amount cut into equal parts that add up to it to the penny: where it does not divide, the first parts hold
 * one penny more. Throws `BadMoneyError` for a number of parts that is not whole and above 0.
 */
export function splitEvenly<M extends Money>(amount: M, parts: number): M[] {
  if (!Number.isInteger(parts) || parts < 1)
    throw new BadMoneyError(`${parts} parts: give 1 or more`)
  const each = Math.trunc(amount.pence / parts)
  const over = amount.pence - each * parts
  return Array.from({ length: parts }, (_, part) =>
    like(amount, each + (part < Math.abs(over) ? Math.sign(over) : 0)),
  )
}

/** Real money out of whole pence; for `deflate.ts`, which rounds by itself. Not exported from the package. */
export function makeReal<Year extends number>(pence: number, prices: Year): Real<Year> {
  return Object.freeze({ kind: 'real', prices, pence: exact(pence) }) as Real<Year>
}

/** Nominal money out of whole pence; as `makeReal`. */
export function makeNominal(pence: number): Nominal {
  return Object.freeze({ kind: 'nominal', pence: exact(pence) }) as Nominal
}

const words = (amount: Money) =>
  amount.kind === 'real' ? `real money of ${amount.prices}` : 'nominal money'

function alike(left: Money, right: Money): Money {
  const bothReal = left.kind === 'real' && right.kind === 'real' && left.prices === right.prices
  if (bothReal || (left.kind === 'nominal' && right.kind === 'nominal')) return right
  throw new BadMoneyError(
    `${words(left)} and ${words(right)} cannot be added; bring them to one kind with a deflator first`,
  )
}

function exact(pence: number): number {
  if (!Number.isSafeInteger(pence))
    throw new BadMoneyError(`${pence} is not a number of whole pence`)
  // No minus zero: two amounts of nothing are the same.
  return pence === 0 ? 0 : pence
}

function like<M extends Money>(amount: M, pence: number): M {
  const made = amount.kind === 'real' ? makeReal(pence, amount.prices) : makeNominal(pence)
  return made as M
}
