import type { Choices } from './choices.ts'
import { type Split, Splitter, splitAnywhere } from './choose-split.ts'
import { worthOf } from './first-roadmap.ts'
import { barredByDoing, type RoadmapProgram } from './model.ts'
import { Narrowing } from './narrowing.ts'
import { PriceBound } from './price-bound.ts'
import { keepsRows, type Program, scaleRows } from './program.ts'
import type { RoadmapQuestion } from './roadmap.ts'
import { Tableau } from './tableau.ts'
import { tableauAt } from './tableau-at.ts'
import { tightenRelaxation } from './tighten-relaxation.ts'

export type BoundSearch = {
  /** `lost` where rounding stood in the way, from the start or too often. */
  readonly status: 'best' | 'stopped' | 'lost'
  /** Better than what was known; absent where nothing is. */
  readonly taken?: Int32Array
  /** No roadmap is worth more than this. */
  readonly bound: number
}

type Input = RoadmapProgram & {
  readonly question: RoadmapQuestion
  readonly choices: Choices
  /** The basis at which the relaxation ended, and its value. */
  readonly basis: Uint8Array
  readonly relaxed: number
  /** Value of a roadmap that is known; only better ones count. */
  readonly mark: number
  readonly gap: number
  readonly firstAllowance: number
  readonly late: () => boolean
  /** Looks for a better roadmap by other means than bounds. */
  readonly improve: (known: Int32Array | undefined, rounds: number) => Int32Array | undefined
}

/** A search that took so many pivots is a long one. */
const firstPause = 20_000
/** By how much each round allows more than the one before it; measured, see the bench. */
const growth = 1.6
/** How often the tableau may be deceived before the search is given up. */
const mostDeceived = 30

/**
 * Branch and bound (Land and Doig 1960) with a tableau of its own. What is open is parted until its bound lies below the
 * best roadmap known, depth first. Until it is known how far the best lies below the relaxation, an allowance for it grows
 * from round to round (Korf 1985): what lies lower is passed over, so that little is looked at that the last round would not
 * look at too. Whatever is left out is left out by `PriceBound` or `Narrowing`, which are exact; the tableau only leads.
 */
export function searchByBound(input: Input): BoundSearch {
  const scaled = { ...input, program: scaleRows(input.program) }
  const base = tableauAt(scaled.program, input.basis, input.late)
  if (!base) return { status: 'lost', bound: input.relaxed }
  const program = tightenRelaxation(scaled, base)
  return new Search({ ...input, program }, base, input.program).run()
}

class Search {
  readonly #input: Input
  readonly #base: Tableau
  /** As it was told: whether a roadmap keeps every limit is reckoned by this one. */
  readonly #told: Program
  readonly #narrowing: Narrowing
  readonly #prices: PriceBound
  readonly #splitter: Splitter
  /** By project: the slacks, and choices of others, that are 0 where it is done. */
  readonly #barred: readonly (readonly number[])[]
  readonly #tableaux: Tableau[] = []
  readonly #variables: number
  readonly #must: Uint8Array
  #value: number
  #taken: Int32Array | undefined
  /** What is worth no more than this is passed over. */
  #enough = 0
  /** Nothing that was passed over in this round is worth more than this. */
  #passed = Number.NEGATIVE_INFINITY
  /** Of what is looked at: nothing in it is worth more. */
  #bound = 0
  #nodes = 0
  #pivots = 0
  #stopped = false
  #deceived = 0
  #pause = firstPause

  constructor(input: Input, base: Tableau, told: Program) {
    const { program, choices, single } = input
    this.#input = input
    this.#base = base
    this.#told = told
    this.#narrowing = new Narrowing(input.question, choices)
    this.#value = input.mark
    this.#must = Uint8Array.from(choices.must, Number)
    this.#variables = program.value.length + program.low.length
    this.#prices = new PriceBound(program, choices, single)
    this.#barred = barredByDoing(input, choices)
    this.#splitter = new Splitter(choices, this.#barred, this.#variables)
  }

  run(): BoundSearch {
    const { gap, firstAllowance, relaxed } = this.#input
    const nothing = new Uint8Array(this.#variables)
    const root = Math.min(relaxed, this.#prices.of(this.#base, nothing, this.#must))
    let bound = root
    let allowance = firstAllowance
    for (;;) {
      this.#round(root - allowance)
      if (this.#deceived > mostDeceived) return this.#found('lost', bound)
      if (this.#stopped) return this.#found('stopped', Math.max(bound, this.#value))
      if (this.#passed <= this.#value + gap) return this.#found('best', this.#value)
      bound = Math.min(bound, this.#passed)
      // What was passed over lies that far below at the least.
      allowance = Math.max(allowance * growth, root - this.#passed + gap)
    }
  }

  #found(status: BoundSearch['status'], bound: number): BoundSearch {
    return { status, ...(this.#taken && { taken: this.#taken }), bound }
  }

  /** A search that is long already is worth a while of looking elsewhere. */
  #improve(): void {
    const taken = this.#input.improve(this.#taken, this.#pause / 2)
    this.#pause *= 4
    if (taken) this.#keep(taken)
  }

  #keep(taken: Int32Array): void {
    const value = worthOf(this.#input.choices, taken)
    if (value <= this.#value) return
    this.#value = value
    this.#taken = taken
  }

  #round(enough: number): void {
    this.#enough = Math.max(enough, this.#value + this.#input.gap)
    this.#passed = Number.NEGATIVE_INFINITY
    this.#visit(0, this.#base, new Uint8Array(this.#variables), this.#must.slice())
  }

  #visit(depth: number, parent: Tableau, closed: Uint8Array, must: Uint8Array): void {
    this.#nodes++
    if (this.#nodes % 8 === 0 && this.#input.late()) this.#stopped = true
    if (this.#pivots > this.#pause) this.#improve()
    if (this.#stopped || this.#deceived > mostDeceived) return
    const tableau = this.#tableaux[depth] ?? new Tableau(0, 0)
    this.#tableaux[depth] = tableau
    tableau.take(parent, closed)
    const before = tableau.pivots
    const ended = this.#bounded(tableau, closed, must)
    this.#pivots += tableau.pivots - before
    if (ended) return
    const split = this.#splitter.choose(tableau, closed, must) ?? this.#whole(closed, must)
    if (!split) return
    const { place, early, late, losses } = split
    const halves = [
      { close: early, must: false, loss: losses[0] },
      { close: late, must: true, loss: losses[1] },
    ].sort((a, b) => a.loss - b.loss)
    for (const half of halves) {
      const less = closed.slice()
      for (const column of half.close) less[column] = 1
      const more = must.slice()
      if (half.must) more[place] = 1
      this.#visit(depth + 1, tableau, less, more)
    }
  }

  /** Narrows, bounds and closes until nothing changes; true where nothing better is left. */
  #bounded(tableau: Tableau, closed: Uint8Array, must: Uint8Array): boolean {
    for (;;) {
      if (!this.#narrowing.narrow(closed, must)) return true
      for (let place = 0; place < must.length; place++) {
        if (must[place]) for (const variable of this.#barred[place]!) closed[variable] = 1
      }
      this.#enough = Math.max(this.#enough, this.#value + this.#input.gap)
      let status = tableau.solve(closed, this.#enough - 1e-7)
      if (status === 'impossible') {
        if (this.#prices.showsImpossible(tableau, closed, must)) return true
        // The tableau is deceived: of what is open nothing is known.
        this.#deceived++
        this.#bound = Number.POSITIVE_INFINITY
        return false
      }
      let bound = this.#prices.of(tableau, closed, must)
      if (bound > this.#enough && status === 'below') {
        status = tableau.solve(closed, Number.NEGATIVE_INFINITY)
        bound = this.#prices.of(tableau, closed, must)
      }
      this.#bound = bound
      if (bound <= this.#enough) {
        this.#passed = Math.max(this.#passed, bound)
        return true
      }
      const spare = bound - this.#enough
      const dearest = status === 'best' ? this.#prices.closeDear(spare, closed, must) : undefined
      if (dearest === undefined) return false
      this.#passed = Math.max(this.#passed, bound - dearest)
    }
  }

  /** No project is done by shares: a roadmap, the best in here, unless rounding deceived; then any project is parted. */
  #whole(closed: Uint8Array, must: Uint8Array): Split | undefined {
    const { choices, gap } = this.#input
    const { shares } = this.#splitter
    const taken = Int32Array.from(choices.of, columns => columns.find(c => shares[c]! > 0.5) ?? -1)
    if (keepsRows(this.#told, taken)) {
      this.#keep(taken)
      if (this.#bound <= this.#value + gap) {
        this.#passed = Math.max(this.#passed, this.#bound)
        return
      }
    }
    this.#deceived++
    const split = splitAnywhere(choices, closed, must)
    if (split) return split
    // All is settled: the one roadmap that is left counts, whatever the tableau says of it.
    const left = Int32Array.from(choices.of, columns => columns.find(c => !closed[c]) ?? -1)
    if (keepsRows(this.#told, left)) this.#keep(left)
    return
  }
}
