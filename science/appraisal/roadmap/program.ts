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
  /** How far from the best value an answer may be: 0.999 where all values are whole numbers. */
  readonly gap?: number
  readonly seconds?: number
}

export type Solution = {
  /** `stopped`: by the time limit; what it had found by then is given. */
  readonly status: 'best' | 'impossible' | 'stopped'
  /** By column; undefined where none was found. */
  readonly columns?: Float64Array
  readonly value: number
  /** No solution is worth more than this. */
  readonly bound: number
  /** What each column would add to the value per unit; only without `whole`. */
  readonly reduced?: Float64Array
  /** 1 for each variable of the basis it ended at: columns, then the slack of each row; only without `whole`. */
  readonly basis?: Uint8Array
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

/** The same program with more rows at its end. */
export function addRows(program: Program, rows: readonly Row[]): Program {
  if (rows.length === 0) return program
  const more = assembleProgram(program.value, rows)
  const { length } = program.indices
  return {
    ...program,
    starts: Int32Array.of(...program.starts, ...more.starts.subarray(1).map(at => at + length)),
    indices: Int32Array.of(...program.indices, ...more.indices),
    amounts: Float64Array.of(...program.amounts, ...more.amounts),
    low: Float64Array.of(...program.low, ...more.low),
    high: Float64Array.of(...program.high, ...more.high),
  }
}

/**
 * The same program with each row divided by a power of two near its largest amount, which is exact: rows of millions of
 * pounds beside rows of ones would leave cells that no pivot may be trusted to.
 */
export function scaleRows(program: Program): Program {
  const amounts = program.amounts.slice()
  const [low, high] = [program.low.slice(), program.high.slice()]
  for (let r = 0; r < low.length; r++) {
    const row = amounts.subarray(program.starts[r]!, program.starts[r + 1]!)
    const most = row.reduce((largest, amount) => Math.max(largest, Math.abs(amount)), 0)
    if (most === 0) continue
    const unit = 2 ** Math.floor(Math.log2(most))
    for (let k = 0; k < row.length; k++) row[k]! /= unit
    low[r]! /= unit
    high[r]! /= unit
  }
  return { ...program, amounts, low, high }
}

/** Whether taking these columns once each, and no others, keeps every row; -1 is none. */
export function keepsRows(program: Program, taken: Int32Array): boolean {
  const chosen = new Uint8Array(program.value.length)
  for (const column of taken) if (column >= 0) chosen[column] = 1
  return program.low.every((low, r) => {
    let sum = 0
    for (let k = program.starts[r]!; k < program.starts[r + 1]!; k++) {
      if (chosen[program.indices[k]!]) sum += program.amounts[k]!
    }
    return sum <= program.high[r]! + 1e-9 && sum >= low - 1e-9
  })
}
