import { addDays } from '@bluelamp/memory'
import {
  type Element,
  idsIn,
  isYes,
  type Model,
  numberIn,
  ofKind,
  textIn,
} from '../model/element.ts'

/** A post as the rules reckon with it: whole hundredths and whole pence, so that sums are exact. */
export type Post = {
  readonly element: Element
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly reportsTo: string
  readonly comesFrom: readonly string[]
  /** Hundredths of a full-time equivalent. */
  readonly hundredths: number
  /** Pence a year for all of them, rounded once here and nowhere else. */
  readonly pence: number
  readonly powers: boolean
  readonly from: string
  /** Last day; empty while it goes on. */
  readonly to: string
}

function postOf(element: Element): Post {
  const hundredths = Math.round((numberIn(element, 'fte') ?? 0) * 100)
  return {
    element,
    id: element.id,
    name: element.name,
    unit: textIn(element, 'unit'),
    reportsTo: textIn(element, 'reportsTo'),
    comesFrom: idsIn(element, 'comesFrom'),
    hundredths,
    pence: Math.round((hundredths * (numberIn(element, 'cost') ?? 0)) / 100),
    powers: isYes(element, 'powers'),
    from: textIn(element, 'from'),
    to: textIn(element, 'to'),
  }
}

/** Of a post brought in from another tool the first day may not be said yet: until then it stands on no day. */
export const postsOf = (model: Model): Post[] =>
  ofKind(model, 'post')
    .map(postOf)
    .filter(({ from }) => from !== '')

export const standsOn = ({ from, to }: Pick<Post, 'from' | 'to'>, day: string): boolean =>
  from <= day && (to === '' || day <= to)

export const postsOn = (model: Model, day: string): Post[] =>
  postsOf(model).filter(post => standsOn(post, day))

/** Headcount and cost of some posts. */
export type Tally = { readonly hundredths: number; readonly pence: number }

export const tallyOf = (posts: readonly Tally[]): Tally => ({
  hundredths: posts.reduce((sum, post) => sum + post.hundredths, 0),
  pence: posts.reduce((sum, post) => sum + post.pence, 0),
})

/** Days on which some post begins or is gone for the first time, in order. */
export const daysOfChange = (model: Model): string[] =>
  [
    ...new Set(
      postsOf(model).flatMap(({ from, to }) => (to === '' ? [from] : [from, addDays(to, 1)])),
    ),
  ].sort()
