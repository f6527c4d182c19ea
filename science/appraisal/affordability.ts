import { BadMoneyError, type Nominal, nominal, subtract, total } from './money.ts'

export interface AffordableYear {
  readonly year: number
  readonly cost: Nominal
  readonly budget: Nominal
  /** Budget less cost: below 0 is a gap. */
  readonly left: Nominal
  /** What is left of all years so far, if money may be carried over. */
  readonly carried: Nominal
}

export interface Affordability {
  readonly years: readonly AffordableYear[]
  readonly affordableEachYear: boolean
  readonly affordableOverall: boolean
}

/**
 * The financial case: cash costs against budgets, year by year. Only nominal money, to the penny; capital and revenue
 * budgets are not exchangeable, so ask once for each. Throws `BadMoneyError` where the lists differ in length, are empty
 * or hold real money.
 */
export function affordability(
  firstYear: number,
  costs: readonly Nominal[],
  budgets: readonly Nominal[],
): Affordability {
  if (costs.length !== budgets.length || costs.length === 0) {
    throw new BadMoneyError(`${costs.length} years of cost but ${budgets.length} of budget`)
  }
  let carried = nominal(0)
  const years = costs.map((cost, at): AffordableYear => {
    const budget = budgets[at]!
    const left = subtract(budget, cost)
    carried = total([carried, left])
    return { year: firstYear + at, cost, budget, left, carried }
  })
  return {
    years,
    affordableEachYear: years.every(year => year.left.pence >= 0),
    affordableOverall: carried.pence >= 0,
  }
}
