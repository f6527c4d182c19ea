const tiny = 1e-9
/** A pivot smaller than this is not trusted. */
export const leastPivot = 1e-7

/**
 * A linear program as a dense tableau, kept by the dual simplex method (Lemke 1954): columns and slacks from 0 upwards, where
 * some are closed, which holds them at 0. Closing more and solving again takes a few pivots. Small programs only: a pivot
 * costs rows times columns. What it answers is never trusted as a proof: see `PriceBound`.
 *
 * Variables are numbered: the program's columns first, then the slack of each row. A basic variable is worth
 * `level - sum of cells * free variables`, the objective `value - sum of price * free variables`.
 */
export class Tableau {
  rows = 0
  columns = 0
  cells: Float64Array
  level: Float64Array
  price: Float64Array
  basic: Int32Array
  free: Int32Array
  value = 0
  pivots = 0
  /** Where the program was shown impossible: the row that shows it. */
  failed = -1
  #touched: Int32Array

  constructor(rows: number, columns: number) {
    this.cells = new Float64Array(rows * columns)
    this.level = new Float64Array(rows)
    this.price = new Float64Array(columns)
    this.basic = new Int32Array(rows)
    this.free = new Int32Array(columns)
    this.#touched = new Int32Array(columns)
    this.rows = rows
    this.columns = columns
  }

  /** Becomes a copy of another, without closed columns. */
  take(other: Tableau, closed: Uint8Array): void {
    const keep =
      this.#touched.length >= other.columns ? this.#touched : new Int32Array(other.columns)
    let columns = 0
    for (let k = 0; k < other.columns; k++) if (!closed[other.free[k]!]) keep[columns++] = k
    this.#touched = keep
    const size = other.rows * columns
    if (this.cells.length < size) this.cells = new Float64Array(size)
    if (this.level.length < other.rows) {
      this.level = new Float64Array(other.rows)
      this.basic = new Int32Array(other.rows)
    }
    if (this.price.length < columns) {
      this.price = new Float64Array(columns)
      this.free = new Int32Array(columns)
    }
    for (let k = 0; k < columns; k++) {
      this.price[k] = other.price[keep[k]!]!
      this.free[k] = other.free[keep[k]!]!
    }
    const { rows } = other
    const whole = columns === other.columns
    for (let r = 0; r < rows; r++) {
      this.basic[r] = other.basic[r]!
      this.level[r] = other.level[r]!
      const [from, to] = [r * other.columns, r * columns]
      if (whole) this.cells.set(other.cells.subarray(from, from + columns), to)
      else for (let k = 0; k < columns; k++) this.cells[to + k] = other.cells[from + keep[k]!]!
    }
    this.rows = rows
    this.columns = columns
    this.value = other.value
  }

  /** One more row, at most `high`, with a slack of its own. */
  add(terms: ReadonlyMap<number, number>, high: number, slack: number): void {
    const { columns } = this
    const cells = new Float64Array((this.rows + 1) * columns)
    cells.set(this.cells.subarray(0, this.rows * columns))
    const last = this.rows * columns
    let level = high
    for (let k = 0; k < columns; k++) cells[last + k] = terms.get(this.free[k]!) ?? 0
    for (let r = 0; r < this.rows; r++) {
      const amount = terms.get(this.basic[r]!)
      if (!amount) continue
      level -= amount * this.level[r]!
      for (let k = 0; k < columns; k++) cells[last + k]! -= amount * cells[r * columns + k]!
    }
    this.cells = cells
    this.level = Float64Array.of(...this.level.subarray(0, this.rows), level)
    this.basic = Int32Array.of(...this.basic.subarray(0, this.rows), slack)
    this.rows++
  }

  /**
   * Pivots until nothing closed and nothing below 0 is in the basis (`best`), or until the value is no more than `enough`
   * (`below`), or it is shown that nothing fits (`impossible`); `lost` where rounding got the better of it.
   */
  solve(closed: Uint8Array, enough: number, most = 500): 'best' | 'below' | 'impossible' | 'lost' {
    for (let turn = 0; turn < most; turn++) {
      if (this.value <= enough) return 'below'
      let [row, worst] = [-1, tiny]
      for (let r = 0; r < this.rows; r++) {
        const level = this.level[r]!
        const wrong = level < 0 ? -level : closed[this.basic[r]!] ? level : 0
        if (wrong > worst) [row, worst] = [r, wrong]
      }
      if (row < 0) return 'best'
      const column = this.#enter(row, closed)
      if (column < 0) {
        this.failed = row
        return 'impossible'
      }
      this.pivot(row, column, closed)
    }
    return 'lost'
  }

  /** The free variable that costs least for each unit by which the row is mended; of those alike the largest pivot. */
  #enter(row: number, closed: Uint8Array): number {
    const sign = this.level[row]! < 0 ? -1 : 1
    const { cells, price, free } = this
    const start = row * this.columns
    let least = Number.POSITIVE_INFINITY
    for (let k = 0; k < this.columns; k++) {
      const cell = sign * cells[start + k]!
      if (cell > leastPivot && !closed[free[k]!]) {
        const ratio = (Math.max(0, price[k]!) + tiny) / cell
        if (ratio < least) least = ratio
      }
    }
    let [column, most] = [-1, 0]
    for (let k = 0; k < this.columns; k++) {
      const cell = sign * cells[start + k]!
      if (cell > most && cell > leastPivot && !closed[free[k]!] && price[k]! <= least * cell) {
        ;[column, most] = [k, cell]
      }
    }
    return column
  }

  /** Changes the basic variable of a row for a free one. */
  pivot(row: number, column: number, closed: Uint8Array): void {
    this.pivots++
    const { cells, level, price, basic, free, columns } = this
    const start = row * columns
    const pivot = cells[start + column]!
    const touched = this.#touched.length >= columns ? this.#touched : new Int32Array(columns)
    this.#touched = touched
    let count = 0
    for (let k = 0; k < columns; k++) {
      if (k === column) continue
      const cell = cells[start + k]!
      if (cell === 0) continue
      if (closed[free[k]!]) continue
      const scaled = cell / pivot
      if (scaled < 1e-11 && scaled > -1e-11) {
        cells[start + k] = 0
        continue
      }
      cells[start + k] = scaled
      touched[count++] = k
    }
    const raise = level[row]! / pivot
    level[row] = raise
    cells[start + column] = 1 / pivot
    for (let r = 0; r < this.rows; r++) {
      if (r === row) continue
      const base = r * columns
      const factor = cells[base + column]!
      if (factor === 0) continue
      for (let t = 0; t < count; t++) {
        const k = touched[t]!
        cells[base + k]! -= factor * cells[start + k]!
      }
      cells[base + column] = -factor / pivot
      level[r]! -= factor * raise
    }
    const cost = price[column]!
    for (let t = 0; t < count; t++) {
      const k = touched[t]!
      price[k]! -= cost * cells[start + k]!
    }
    price[column] = -cost / pivot
    this.value -= cost * raise
    const leaving = basic[row]!
    basic[row] = free[column]!
    free[column] = leaving
  }
}
