/** A linear program, columns from 0 to their upper bound, rows stored one after the other (CSR). Maximised. */
export type Program = {
  readonly value: Float64Array
  readonly upper: Float64Array
  /** Rows: `indices[starts[r] .. starts[r + 1]]` with their `amounts`, between `low` and `high`. */
  readonly starts: Int32Array
  readonly indices: Int32Array
  readonly amounts: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
}

export type SolveOptions = {
  /** Whether columns must be whole numbers. */
  readonly whole: boolean
  /** A solution known beforehand, by column. */
  readonly known?: Float64Array
  /** What is known is thought to be the best: nothing is spent on looking for better ones beside the proof. */
  readonly proofOnly?: boolean
  /** How far from the best value an answer may be: 0.999 where all values are whole numbers. */
  readonly gap?: number
  readonly seconds?: number
}

export type Solution = {
  /** `stopped`: by the time limit or by `shouldStop`; what it had found by then is given. */
  readonly status: 'best' | 'impossible' | 'stopped'
  /** By column; undefined where none was found. */
  readonly columns?: Float64Array
  readonly value: number
  /** No solution is worth more than this. */
  readonly bound: number
  /** What each column would add to the value per unit; only without `whole`. */
  readonly reduced?: Float64Array
  /** What one more unit of each row's `high` would add; only without `whole`. */
  readonly prices?: Float64Array
}

/** The port for an optimiser: `solveWithHighs` fills it. */
export type Solver = (program: Program, options: SolveOptions) => Solution

export type Row = {
  readonly terms: ReadonlyMap<number, number>
  readonly low: number
  readonly high: number
}

export function assembleProgram(
  value: Float64Array,
  rows: readonly Row[],
  upper: Float64Array = new Float64Array(value.length).fill(1),
): Program {
  const starts = new Int32Array(rows.length + 1)
  const indices: number[] = []
  const amounts: number[] = []
  for (const [r, { terms }] of rows.entries()) {
    for (const [column, amount] of terms) {
      if (amount === 0) continue
      indices.push(column)
      amounts.push(amount)
    }
    starts[r + 1] = indices.length
  }
  return {
    value,
    upper,
    starts,
    indices: Int32Array.from(indices),
    amounts: Float64Array.from(amounts),
    low: Float64Array.from(rows, row => row.low),
    high: Float64Array.from(rows, row => row.high),
  }
}
