import type { Body, Row } from '../model/field.ts'

/** An element of the worked example. Where its body speaks of another it says that one's key; the loader makes identifiers of them. */
export type Told = {
  readonly key: string
  readonly kind: string
  readonly name: string
  readonly body: Body
}

export const pounds = (amount: number): number => Math.round(amount * 100)
export const thousands = (amount: number): number => Math.round(amount * 100_000)
export const millions = (amount: number): number => Math.round(amount * 100_000_000)

/** What is spent in each quarter of a project's life, in thousands of pounds. */
export const spend = (...quarters: readonly number[]): Row[] =>
  quarters.map((amount, at) => ({ quarter: at + 1, amount: thousands(amount) }))

export const evenly = (amount: number, quarters: number): Row[] =>
  spend(...Array.from({ length: quarters }, () => amount))
