import type { Choices } from './choices.ts'
import type { Tableau } from './tableau.ts'

/** Two halves of what is open: in one some choices are closed; in the other the rest of that project's, and it must be done. */
export type Split = {
  readonly place: number
  readonly early: readonly number[]
  readonly late: readonly number[]
  /** About how much of the value each half loses, at the least: with the early ones closed, with the late ones. */
  readonly losses: readonly [number, number]
}

const fraction = 1e-6
/** A loss of nothing is not worth nothing: what the other half loses still counts. */
const leastLoss = 1e-4

/**
 * Where to part what is open: a project that is done by shares, between two of its shares (by start; not at all comes
 * last), so that both halves lose much. What they lose is estimated by one pivot (Driebeek 1966), which the tableau gives away;
 * trying candidates out with more pivots took longer than it saved, see the bench.
 */
export class Splitter {
  readonly #choices: Choices
  /** By project: variables that are 0 where it is done, but its own choices. */
  readonly #barred: readonly (readonly number[])[]
  readonly #rowOf: Int32Array
  readonly #inside: Uint8Array
  #cells = new Float64Array(0)
  /** What the relaxed roadmap takes, by variable. */
  readonly shares: Float64Array

  constructor(choices: Choices, barred: readonly (readonly number[])[], variables: number) {
    this.#choices = choices
    this.#barred = barred
    this.#rowOf = new Int32Array(variables)
    this.#inside = new Uint8Array(variables)
    this.shares = new Float64Array(variables)
  }

  /** Undefined where no project is done by shares. */
  choose(tableau: Tableau, closed: Uint8Array, must: Uint8Array): Split | undefined {
    this.read(tableau)
    let best: Split | undefined
    let most = -1
    for (const [place, columns] of this.#choices.of.entries()) {
      const open = columns.filter(column => !closed[column])
      for (const cut of this.#cuts(open, must[place] === 1)) {
        const split = this.#weigh(tableau, closed, must, { place, open, cut })
        const score = split.losses.reduce((product, loss) => product * Math.max(loss, leastLoss), 1)
        if (score > most) [best, most] = [split, score]
      }
    }
    return best
  }

  read(tableau: Tableau): void {
    this.shares.fill(0)
    this.#rowOf.fill(-1)
    for (let r = 0; r < tableau.rows; r++) {
      this.shares[tableau.basic[r]!] = tableau.level[r]!
      this.#rowOf[tableau.basic[r]!] = r
    }
  }

  /** Between which of the open choices a project may be parted. */
  #cuts(open: readonly number[], must: boolean): number[] {
    const cuts: number[] = []
    let [last, sum] = [-1, 0]
    for (let k = 0; k < open.length; k++) {
      const share = this.shares[open[k]!]!
      if (share <= fraction) continue
      if (last >= 0) cuts.push((last + k + 1) >> 1)
      last = k
      sum += share
    }
    if (last >= 0 && !must && sum < 1 - fraction) cuts.push(open.length)
    return cuts
  }

  #weigh(
    tableau: Tableau,
    closed: Uint8Array,
    must: Uint8Array,
    { place, open, cut }: { place: number; open: readonly number[]; cut: number },
  ): Split {
    const early = open.slice(0, cut)
    const late = open.slice(cut)
    const barred = must[place] ? late : [...late, ...this.#barred[place]!]
    const losses = [
      this.#loss(tableau, closed, early),
      this.#loss(tableau, closed, barred),
    ] as const
    return { place, early, late, losses }
  }

  /** What closing these loses at the least: the first pivot of the dual simplex method on the sum of their rows. */
  #loss(tableau: Tableau, closed: Uint8Array, variables: readonly number[]): number {
    const { columns, cells, free, price } = tableau
    if (this.#cells.length < columns) this.#cells = new Float64Array(columns)
    const sums = this.#cells.fill(0)
    let level = 0
    for (const variable of variables) {
      this.#inside[variable] = 1
      const r = this.#rowOf[variable]!
      if (r < 0) continue
      level += tableau.level[r]!
      for (let k = 0; k < columns; k++) sums[k]! += cells[r * columns + k]!
    }
    let least = Number.POSITIVE_INFINITY
    for (let k = 0; k < columns; k++) {
      const variable = free[k]!
      if (sums[k]! <= 1e-7 || closed[variable] || this.#inside[variable]) continue
      least = Math.min(least, Math.max(0, price[k]!) / sums[k]!)
    }
    for (const variable of variables) this.#inside[variable] = 0
    return level > 0 ? level * least : 0
  }
}

/** Any project of which more than one thing is open, its first choice apart; undefined where nothing is left to part. */
export function splitAnywhere(
  { of }: Choices,
  closed: Uint8Array,
  must: Uint8Array,
): Split | undefined {
  for (const [place, columns] of of.entries()) {
    const open = columns.filter(column => !closed[column])
    if (open.length + Number(!must[place]) < 2) continue
    return { place, early: open.slice(0, 1), late: open.slice(1), losses: [0, 0] }
  }
  return
}
