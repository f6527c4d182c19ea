import { type Choices, isWhole, readyAt } from './choices.ts'
import type { Program } from './program.ts'
import type { RoadmapQuestion } from './roadmap.ts'

/** Of a project: a choice, or (-1) that it is not done, and how far below the best at these prices that is. */
type Way = { readonly place: number; readonly column: number; readonly loss: number }

export type LossSearch = {
  /** Whether the search went to its end: then `taken` is the best, or there is none above `mark`. */
  readonly done: boolean
  /** Whether it went further at last and found nothing better, or far: what is known is likely the best. */
  readonly settled: boolean
  readonly taken?: Int32Array
  readonly value: number
}

/** After so many steps on one level what it found was the best in each roadmap of the bench. */
const thorough = 100_000

/**
 * A depth-first search on what is lost against the prices of the relaxation. With the limits, dependencies and groups priced
 * into the projects (Lagrange; Geoffrion 1974), the best of each project by itself adds up to a bound; every other choice loses
 * something against it, and a roadmap better than the mark may lose no more than what lies between. Where a favoured choice no longer
 * fits, the next one's loss counts at once. The allowance grows step by step, so that little is tried in vain.
 */
export function searchByLoss(input: {
  question: RoadmapQuestion
  choices: Choices
  program: Program
  /** What one more of each row would add; the first `single` rows choose once for each project and are kept as they are. */
  prices: Float64Array
  single: number
  /** Value of a roadmap that is known; only better ones count. */
  mark: number
  gap: number
  firstAllowance: number
  /** How many steps it may take before it gives up. */
  steps: number
}): LossSearch {
  const { choices, mark, gap, firstAllowance } = input
  const priced = priceChoices(input)
  const search = new Search(input.question, choices, priced, { mark, gap, steps: input.steps })
  const everything = priced.ways.reduce((sum, way) => sum + way.loss, 0)
  // Beyond this much loss a roadmap is not better than the best known; a little more for rounding.
  const enough = () => Math.min(everything, search.ceiling) + 1e-6 + 1e-9 * Math.abs(priced.bound)
  let last = Number.POSITIVE_INFINITY
  for (let allowance = Math.max(firstAllowance, everything / 1000, 1e-6); ; allowance *= 1.6) {
    const most = enough()
    const before = search.steps
    const valued = search.value
    search.within(Math.min(allowance, most))
    const ended = allowance >= Math.min(most, enough())
    const done = search.steps > 0 && ended
    // Each level takes some times as long as the one before it; one that would not come to its end is not begun.
    const spent = before - search.steps
    const next = spent * Math.min(8, Math.max(1.5, spent / last))
    last = spent
    if (ended || search.steps < next) {
      const settled = search.steps > 0 && (search.value === valued || spent > thorough)
      const taken = search.best ? { taken: search.best } : {}
      return { done, settled, ...taken, value: search.value }
    }
  }
}

type Priced = { readonly bound: number; readonly ways: readonly Way[] }

function priceChoices(input: {
  choices: Choices
  program: Program
  prices: Float64Array
  single: number
}): Priced {
  const { choices, program, prices, single } = input
  const worth = Float64Array.from(program.value)
  let bound = 0
  for (let r = single; r < prices.length; r++) {
    const price = Math.max(0, prices[r]!)
    if (price === 0) continue
    bound += price * program.high[r]!
    for (let k = program.starts[r]!; k < program.starts[r + 1]!; k++) {
      worth[program.indices[k]!]! -= price * program.amounts[k]!
    }
  }
  const ways = choices.of.flatMap((columns, place) => {
    const all = columns.map(column => ({ place, column, worth: worth[column]! }))
    if (!choices.must[place]) all.push({ place, column: -1, worth: 0 })
    const best = Math.max(...all.map(way => way.worth))
    bound += best
    return all
      .map(way => ({ place, column: way.column, loss: best - way.worth }))
      .sort((a, b) => a.loss - b.loss)
  })
  return { bound, ways }
}

class Search {
  steps: number
  value: number
  best: Int32Array | undefined
  readonly #question: RoadmapQuestion
  readonly #choices: Choices
  readonly #priced: Priced
  readonly #left: Float64Array
  readonly #taken: Int32Array
  #allowance = 0
  readonly #gap: number
  readonly #links: readonly (readonly { other: number; lag: number; first: boolean }[])[]
  readonly #rivals: readonly ReadonlySet<number>[]

  constructor(
    question: RoadmapQuestion,
    choices: Choices,
    priced: Priced,
    { mark, gap, steps }: { mark: number; gap: number; steps: number },
  ) {
    this.value = mark
    this.#gap = gap
    this.#question = question
    this.#choices = choices
    this.#priced = priced
    this.steps = steps
    this.#left = Float64Array.from(choices.limits, limit => limit.amount + 1e-9)
    this.#taken = new Int32Array(choices.of.length).fill(-1)
    this.#links = choices.of.map((_, place) =>
      choices.links.flatMap(({ before, after, lag }) => [
        ...(before === place ? [{ other: after, lag, first: true }] : []),
        ...(after === place ? [{ other: before, lag, first: false }] : []),
      ]),
    )
    this.#rivals = choices.of.map(
      (_, place) =>
        new Set(
          choices.groups.flatMap(group =>
            group.includes(place) ? group.filter(p => p !== place) : [],
          ),
        ),
    )
  }

  /** How much less than the bound a roadmap better than the best known may be worth. */
  get ceiling(): number {
    return this.#priced.bound - this.value - this.#gap
  }

  /** Looks for better roadmaps that lose no more than the allowance. */
  within(allowance: number): void {
    this.#allowance = allowance
    this.#visit(
      this.#priced.ways.filter(way => way.loss <= allowance),
      0,
    )
  }

  /** `ways` hold those of every open project, each project's together and the least loss first. */
  #visit(ways: readonly Way[], lost: number): void {
    this.steps -= 1 + ways.length / 16
    if (this.steps <= 0) return
    // The project with the fewest ways left; the loss of all open ones at their least.
    let [from, to, least] = [0, 0, lost]
    let fewest = Number.POSITIVE_INFINITY
    let regret = -1
    for (let start = 0; start < ways.length; ) {
      let end = start + 1
      while (end < ways.length && ways[end]!.place === ways[start]!.place) end++
      least += ways[start]!.loss
      const second = end - start > 1 ? ways[start + 1]!.loss - ways[start]!.loss : 1e9
      if (end - start < fewest || (end - start === fewest && second > regret)) {
        ;[from, to, fewest, regret] = [start, end, end - start, second]
      }
      start = end
    }
    if (least > this.#allowance) return
    if (ways.length === 0) {
      this.#keep()
      return
    }
    for (let w = from; w < to; w++) {
      const way = ways[w]!
      if (least - ways[from]!.loss + way.loss > this.#allowance) break
      this.#take(way, 1)
      const next = this.#after(
        way,
        ways,
        from,
        to,
        this.#allowance - least + ways[from]!.loss - way.loss,
      )
      if (next) this.#visit(next, lost + way.loss)
      this.#take(way, -1)
      if (this.steps <= 0) return
    }
  }

  #take({ place, column }: Way, sign: number): void {
    this.#taken[place] = sign > 0 ? column : -1
    if (column < 0) return
    const { limits, amounts } = this.#choices.list[column]!
    for (let k = 0; k < limits.length; k++) this.#left[limits[k]!]! -= sign * amounts[k]!
  }

  /** What is left to the open projects; undefined where one of them has nothing left. */
  #after(
    way: Way,
    ways: readonly Way[],
    from: number,
    to: number,
    spare: number,
  ): Way[] | undefined {
    const next: Way[] = []
    const links = this.#links[way.place]!
    const rivals = this.#rivals[way.place]!
    for (let start = 0; start < ways.length; ) {
      const { place, loss: first } = ways[start]!
      const order = links.length === 0 ? links : links.filter(({ other }) => other === place)
      const rival = way.column >= 0 && rivals.has(place)
      const before = next.length
      let end = start
      for (; end < ways.length && ways[end]!.place === place; end++) {
        const other = ways[end]!
        if (start === from || other.loss - first > spare) continue
        if (rival && other.column >= 0) continue
        if (!order.every(link => this.#inOrder(way, other, link))) continue
        if (this.#fits(other.column)) next.push(other)
      }
      if (start !== from) {
        if (next.length === before) return undefined
        // What the project loses by the choice just made is spare no longer for those that follow.
        spare -= next[before]!.loss - first
        if (spare < 0) return undefined
      }
      start = end
    }
    return to > from ? next : undefined
  }

  #fits(column: number): boolean {
    if (column < 0) return true
    const { limits, amounts } = this.#choices.list[column]!
    for (let k = 0; k < limits.length; k++) {
      if (amounts[k]! > this.#left[limits[k]!]!) return false
    }
    return true
  }

  #inOrder(way: Way, other: Way, { lag, first }: { lag: number; first: boolean }): boolean {
    const [before, after] = first ? [way, other] : [other, way]
    if (after.column < 0) return true
    if (before.column < 0) return false
    const { list } = this.#choices
    const choice = list[before.column]!
    const project = this.#question.projects[before.place]!
    return isWhole(choice) && readyAt(choice, project, lag) <= list[after.column]!.start
  }

  #keep(): void {
    let value = 0
    for (const column of this.#taken) if (column >= 0) value += this.#choices.list[column]!.value
    if (value <= this.value) return
    this.value = value
    this.best = this.#taken.slice()
    this.#allowance = Math.min(this.#allowance, this.ceiling + 1e-6)
  }
}
