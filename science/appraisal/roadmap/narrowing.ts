import { type Choices, isWhole, readyAt } from './choices.ts'
import type { RoadmapQuestion } from './roadmap.ts'

/**
 * What follows by itself from choices that are closed and projects that must be done: along dependencies, within groups, and
 * from what of each limit those that must be done take at the least. It is exact: nothing that can still be is closed.
 */
export class Narrowing {
  readonly #choices: Choices
  readonly #ready: Int32Array
  readonly #whole: Uint8Array
  readonly #links: Choices['links']
  readonly #amount: Float64Array
  readonly #spare: Float64Array
  /** By limit: the choices that draw on it, those that draw most first, and how much. */
  readonly #from: Int32Array
  readonly #takers: Int32Array
  readonly #taken: Float64Array

  constructor({ projects }: RoadmapQuestion, choices: Choices) {
    this.#choices = choices
    this.#links = choices.links
    this.#whole = Uint8Array.from(choices.list, choice => Number(isWhole(choice)))
    this.#ready = Int32Array.from(choices.list, choice =>
      readyAt(choice, projects[choice.project]!, 0),
    )
    this.#amount = Float64Array.from(choices.limits, limit => limit.amount + 1e-9)
    this.#spare = new Float64Array(choices.limits.length)
    const draws = choices.limits.map((): { column: number; amount: number }[] => [])
    for (const [column, { limits, amounts }] of choices.list.entries()) {
      for (const [k, limit] of limits.entries()) draws[limit]!.push({ column, amount: amounts[k]! })
    }
    for (const all of draws) all.sort((a, b) => b.amount - a.amount)
    this.#from = new Int32Array(draws.length + 1)
    for (const [l, all] of draws.entries()) this.#from[l + 1] = this.#from[l]! + all.length
    this.#takers = Int32Array.from(draws.flat(), draw => draw.column)
    this.#taken = Float64Array.from(draws.flat(), draw => draw.amount)
  }

  /** Closes and demands until nothing changes; false where nothing is left that fits. */
  narrow(closed: Uint8Array, must: Uint8Array): boolean {
    for (;;) {
      const changed = this.#order(closed, must) | this.#share(closed, must)
      if (!this.#someLeft(closed, must)) return false
      if (changed) continue
      const filled = this.#fill(closed, must)
      if (filled < 0) return false
      if (filled === 0) return true
    }
  }

  #someLeft(closed: Uint8Array, must: Uint8Array): boolean {
    const { of } = this.#choices
    for (let place = 0; place < of.length; place++) {
      if (must[place] && of[place]!.every(column => closed[column])) return false
    }
    return true
  }

  #order(closed: Uint8Array, must: Uint8Array): number {
    const { of, list } = this.#choices
    let changed = 0
    for (const { before, after, lag } of this.#links) {
      let ready = Number.POSITIVE_INFINITY
      for (const column of of[before]!) {
        if (!closed[column] && this.#whole[column])
          ready = Math.min(ready, this.#ready[column]! + lag)
      }
      let latest = -1
      for (const column of of[after]!) {
        if (closed[column]) continue
        const { start } = list[column]!
        if (start < ready) closed[column] = changed = 1
        else if (start > latest) latest = start
      }
      if (!must[after]) continue
      if (!must[before]) must[before] = changed = 1
      for (const column of of[before]!) {
        if (closed[column] || (this.#whole[column] && this.#ready[column]! + lag <= latest))
          continue
        closed[column] = changed = 1
      }
    }
    return changed
  }

  #share(closed: Uint8Array, must: Uint8Array): number {
    let changed = 0
    for (const group of this.#choices.groups) {
      const chosen = group.find(place => must[place])
      if (chosen === undefined) continue
      for (const place of group) {
        if (place === chosen) continue
        for (const column of this.#choices.of[place]!) {
          if (!closed[column]) closed[column] = changed = 1
        }
      }
    }
    return changed
  }

  /** What those that must be done take of each limit at the least is gone for all the others; -1 where that is too much. */
  #fill(closed: Uint8Array, must: Uint8Array): number {
    const spare = this.#spare
    spare.set(this.#amount)
    for (let place = 0; place < must.length; place++) {
      if (must[place]) this.#reserve(place, closed)
    }
    let changed = 0
    for (let limit = 0; limit < spare.length; limit++) {
      const left = spare[limit]!
      if (left < 0) return -1
      for (let k = this.#from[limit]!; k < this.#from[limit + 1]!; k++) {
        const column = this.#takers[k]!
        if (this.#taken[k]! <= left) break
        if (closed[column]) continue
        const { project } = this.#choices.list[column]!
        const own = must[project] ? this.#leastOf(project, limit, closed) : 0
        if (this.#taken[k]! > left + own) closed[column] = changed = 1
      }
    }
    return changed
  }

  /** Takes from `#spare` what every open choice of a project takes. */
  #reserve(place: number, closed: Uint8Array): void {
    const { of, list } = this.#choices
    const first = of[place]!.find(column => !closed[column])!
    const { limits } = list[first]!
    const only = of[place]!.every(column => column === first || closed[column])
    for (let k = 0; k < limits.length; k++) {
      const limit = limits[k]!
      const least = only ? list[first]!.amounts[k]! : this.#leastOf(place, limit, closed)
      this.#spare[limit]! -= least
    }
  }

  #leastOf(place: number, limit: number, closed: Uint8Array): number {
    const { of, list } = this.#choices
    let least = Number.POSITIVE_INFINITY
    for (const column of of[place]!) {
      if (closed[column]) continue
      const { limits, amounts } = list[column]!
      const at = limits.indexOf(limit)
      if (at < 0) return 0
      if (amounts[at]! < least) least = amounts[at]!
    }
    return least
  }
}
