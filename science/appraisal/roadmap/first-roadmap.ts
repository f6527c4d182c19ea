import { type Choices, isWhole, readyAt } from './choices.ts'
import type { RoadmapQuestion } from './roadmap.ts'

/** Which choice was taken for each project; -1 is none. */
export type Taken = Int32Array

export function worthOf({ list }: Choices, taken: Taken): number {
  let value = 0
  for (const x of taken) if (x >= 0) value += list[x]!.value
  return value
}

const slack = 1e-9

/** A roadmap under construction: what is taken and what of each limit is left. */
export class Draft {
  readonly taken: Taken
  readonly left: Float64Array
  value = 0
  readonly #question: RoadmapQuestion
  readonly #choices: Choices
  readonly #rivals: readonly (readonly number[])[]

  constructor(question: RoadmapQuestion, choices: Choices) {
    this.#question = question
    this.#choices = choices
    this.taken = new Int32Array(choices.of.length).fill(-1)
    this.left = Float64Array.from(choices.limits, limit => limit.amount)
    this.#rivals = choices.of.map((_, place) =>
      choices.groups.flatMap(group =>
        group.includes(place) ? group.filter(p => p !== place) : [],
      ),
    )
  }

  fits(column: number): boolean {
    const { list, links } = this.#choices
    const { projects } = this.#question
    const choice = list[column]!
    const place = choice.project
    if (this.taken[place]! >= 0) return false
    for (let k = 0; k < choice.limits.length; k++) {
      if (choice.amounts[k]! > this.left[choice.limits[k]!]! + slack) return false
    }
    if (this.#rivals[place]!.some(rival => this.taken[rival]! >= 0)) return false
    return links.every(({ before, after, lag }) => {
      if (after === place) {
        const first = list[this.taken[before]!]
        return first && isWhole(first) && readyAt(first, projects[before]!, lag) <= choice.start
      }
      const second = before === place ? list[this.taken[after]!] : undefined
      return !second || (isWhole(choice) && readyAt(choice, projects[place]!, lag) <= second.start)
    })
  }

  take(column: number, sign = 1): void {
    const choice = this.#choices.list[column]!
    this.taken[choice.project] = sign > 0 ? column : -1
    this.value += sign * choice.value
    for (let k = 0; k < choice.limits.length; k++) {
      this.left[choice.limits[k]!]! -= sign * choice.amounts[k]!
    }
  }

  /** Takes a project out, and with it all that needs it. */
  drop(place: number): void {
    if (this.taken[place]! < 0) return
    this.take(this.taken[place]!, -1)
    for (const { before, after } of this.#choices.links) if (before === place) this.drop(after)
  }

  /** Takes for each project in turn the choice of most worth that fits; those that wait for another come again. */
  fill(order: readonly number[], worth: ArrayLike<number>): void {
    let open = order.filter(place => this.taken[place]! < 0)
    for (;;) {
      const waiting = open.filter(place => {
        let best = -1
        for (const column of this.#choices.of[place]!) {
          if ((best < 0 || worth[column]! > worth[best]!) && this.fits(column)) best = column
        }
        if (best < 0) return true
        this.take(best)
        return false
      })
      if (waiting.length === open.length) return
      open = waiting
    }
  }

  isWhole(): boolean {
    return this.#choices.must.every((must, place) => !must || this.taken[place]! >= 0)
  }
}

/**
 * A good roadmap soon: filled by worth (what a choice adds at the prices of the relaxation), then again and again with a
 * few projects taken out at random. It is the mark that the exact search must beat; undefined where none was found.
 */
export function findFirstRoadmap(input: {
  question: RoadmapQuestion
  choices: Choices
  /** By choice: what it adds at the relaxation's prices, and how much of it the relaxation takes. */
  reduced: Float64Array
  share: Float64Array
  rounds: number
  /** One to go on from. */
  from?: Taken | undefined
  /** Whether there is no more time. */
  late?: () => boolean
}): { taken: Taken; value: number } | undefined {
  const { question, choices, reduced, share, rounds, from, late } = input
  const { of, list, must } = choices
  const liking = of.map(columns =>
    columns.reduce((most, column) => Math.max(most, share[column]! * 1e6 + reduced[column]!), -1e9),
  )
  const places = [...of.keys()].filter(place => of[place]!.length > 0)
  places.sort((a, b) => Number(must[b]) - Number(must[a]) || liking[b]! - liking[a]!)
  const values = Float64Array.from(list, choice => choice.value)
  const likedStart = Float64Array.from(list, (_, c) => share[c]! * 1e6 + reduced[c]!)
  const draft = new Draft(question, choices)
  if (from) restore(draft, from)
  draft.fill(places, likedStart)
  let best = draft.isWhole() ? { taken: draft.taken.slice(), value: draft.value } : undefined
  const chance = lehmer(20261130 + rounds)
  let current = draft.taken.slice()
  for (let round = 0; round < rounds && places.length > 0; round++) {
    if (round % 32 === 31 && late?.()) break
    const count = 1 + Math.floor(chance() * Math.min(5, places.length))
    for (let n = 0; n < count; n++) draft.drop(places[Math.floor(chance() * places.length)]!)
    const order = places.map(place => [place, chance() * (must[place] ? 0.1 : 1)] as const)
    order.sort((a, b) => a[1] - b[1])
    draft.fill(
      order.map(([place]) => place),
      round % 2 ? values : likedStart,
    )
    if (draft.isWhole() && (!best || draft.value >= best.value)) {
      best = { taken: draft.taken.slice(), value: draft.value }
      current = best.taken
    } else {
      restore(draft, best?.taken ?? current)
    }
  }
  return best
}

function restore(draft: Draft, taken: Taken): void {
  for (const column of draft.taken)
    if (column >= 0 && !taken.includes(column)) draft.take(column, -1)
  for (const column of taken) if (column >= 0 && !draft.taken.includes(column)) draft.take(column)
}

/** Park and Miller's generator (1988): science is given no chance of its own. */
function lehmer(seed: number): () => number {
  let state = seed % 2147483647
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}
