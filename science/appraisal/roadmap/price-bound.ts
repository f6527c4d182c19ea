import type { Choices } from './choices.ts'
import type { Program } from './program.ts'
import type { Tableau } from './tableau.ts'

/** Below this the objective of a program without values shows that nothing fits. */
const impossible = -1e-7

/**
 * A bound that holds whatever the tableau got wrong (Lagrange; Geoffrion 1974): any prices for limits and dependencies that
 * are not below 0 give one, reckoned from the program itself. Of each project, or group of those that exclude one
 * another, the best choice at these prices counts; what another choice is worth less is its loss.
 */
export class PriceBound {
  /** Choices of which one at most is taken: of a group, else of a project. */
  readonly sets: readonly (readonly number[])[]
  /** By choice: its worth at the last prices; by set: the most of them. */
  readonly worth: Float64Array
  readonly most: Float64Array
  readonly #setOf: Int32Array
  /** By set: its project, where it has only one. */
  readonly #alone: Int32Array
  readonly #program: Program
  readonly #single: number
  readonly #prices: Float64Array
  /** By column: the rows that are priced, and the amounts. */
  readonly #from: Int32Array
  readonly #rows: Int32Array
  readonly #amounts: Float64Array

  constructor(program: Program, choices: Choices, single: number) {
    this.#program = program
    this.#single = single
    const { of, groups } = choices
    const setOf = new Int32Array(of.length).fill(-1)
    const sets: number[][] = []
    const alone: number[] = []
    for (const places of [...groups, ...of.map((_, place) => [place])]) {
      const open = places.filter(place => setOf[place]! < 0)
      if (open.length === 0) continue
      for (const place of open) setOf[place] = sets.length
      sets.push(open.flatMap(place => of[place]!))
      alone.push(open.length === 1 ? open[0]! : -1)
    }
    this.sets = sets
    this.#setOf = setOf
    this.#alone = Int32Array.from(alone)
    this.worth = new Float64Array(program.value.length)
    this.most = new Float64Array(sets.length)
    this.#prices = new Float64Array(program.low.length)
    const columns = Array.from(program.value, (): [row: number, amount: number][] => [])
    for (let r = single; r < program.low.length; r++) {
      for (let k = program.starts[r]!; k < program.starts[r + 1]!; k++) {
        columns[program.indices[k]!]!.push([r, program.amounts[k]!])
      }
    }
    this.#from = new Int32Array(columns.length + 1)
    for (const [x, rows] of columns.entries()) this.#from[x + 1] = this.#from[x]! + rows.length
    this.#rows = Int32Array.from(columns.flat(), ([row]) => row)
    this.#amounts = Float64Array.from(columns.flat(), ([, amount]) => amount)
  }

  /** What is open is worth no more than this, by the prices of a tableau. */
  of(tableau: Tableau, closed: Uint8Array, must: Uint8Array): number {
    const prices = this.#prices.fill(0)
    const count = this.worth.length
    for (let k = 0; k < tableau.columns; k++) {
      const row = tableau.free[k]! - count
      if (row >= this.#single) prices[row] = Math.max(0, tableau.price[k]!)
    }
    return this.#reckon(closed, must, this.#program.value)
  }

  /** Whether the row at which a tableau failed shows that nothing fits (Farkas): its cells are the prices. */
  showsImpossible(tableau: Tableau, closed: Uint8Array, must: Uint8Array): boolean {
    const prices = this.#prices.fill(0)
    const count = this.worth.length
    const { failed } = tableau
    const sign = tableau.level[failed]! < 0 ? 1 : -1
    for (let k = 0; k < tableau.columns; k++) {
      const row = tableau.free[k]! - count
      if (row < this.#single) continue
      prices[row] = Math.max(0, sign * tableau.cells[failed * tableau.columns + k]!)
    }
    const own = tableau.basic[failed]! - count
    if (own >= this.#single && sign > 0) prices[own] = 1
    return this.#reckon(closed, must, undefined) < impossible
  }

  /**
   * Closes what loses as much as there is to spare, and demands what cannot be left out without (reduced costs: Dantzig,
   * Fulkerson and Johnson 1954). The least loss among them; undefined where nothing changed.
   */
  closeDear(spare: number, closed: Uint8Array, must: Uint8Array): number | undefined {
    let least = Number.POSITIVE_INFINITY
    for (let s = 0; s < this.sets.length; s++) {
      const most = this.most[s]!
      for (const column of this.sets[s]!) {
        const loss = most - this.worth[column]!
        if (closed[column] || loss < spare) continue
        closed[column] = 1
        least = Math.min(least, loss)
      }
      const place = this.#alone[s]!
      if (place < 0 || must[place] || most < spare) continue
      must[place] = 1
      least = Math.min(least, most)
    }
    return least < Number.POSITIVE_INFINITY ? least : undefined
  }

  #reckon(closed: Uint8Array, must: Uint8Array, values: Float64Array | undefined): number {
    const { high } = this.#program
    const prices = this.#prices
    let bound = 0
    for (let r = this.#single; r < prices.length; r++) bound += prices[r]! * high[r]!
    const most = this.most.fill(0)
    for (let place = 0; place < must.length; place++) {
      if (must[place]) most[this.#setOf[place]!] = Number.NEGATIVE_INFINITY
    }
    for (let s = 0; s < this.sets.length; s++) {
      let best = most[s]!
      for (const x of this.sets[s]!) {
        if (closed[x]) continue
        let worth = values ? values[x]! : 0
        for (let k = this.#from[x]!; k < this.#from[x + 1]!; k++) {
          worth -= prices[this.#rows[k]!]! * this.#amounts[k]!
        }
        this.worth[x] = worth
        if (worth > best) best = worth
      }
      most[s] = best
      bound += best
    }
    return bound
  }
}
