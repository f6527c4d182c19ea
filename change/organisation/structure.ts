import { byId, type Element, type Model, numberIn, ofKind } from '../model/element.ts'
import { type Post, postsOn, type Tally, tallyOf } from './posts.ts'

export type Range = { readonly lowest: number; readonly highest: number }

/** A post on one day with those who report to it. */
export type Place = {
  readonly post: Post
  /** The top is 1. */
  readonly layer: number
  readonly reports: readonly Place[]
  /** People who report directly, for each one who leads; none where nobody does. */
  readonly span?: number
  readonly range?: Range
}

export type Structure = Tally & {
  readonly day: string
  readonly tops: readonly Place[]
  readonly places: readonly Place[]
  /** Those who use police powers. */
  readonly powers: number
  /** Posts on the longest line of reporting. */
  readonly layers: number
}

/** The organisation as it stands on a day. */
export function structureOn(model: Model, day: string): Structure {
  const posts = postsOn(model, day)
  const tops = treeOf(model, posts)
  const places = tops.flatMap(allBelow)
  return {
    day,
    tops,
    places,
    ...tallyOf(posts),
    powers: tallyOf(posts.filter(({ powers }) => powers)).hundredths,
    layers: Math.max(0, ...places.map(({ layer }) => layer)),
  }
}

const allBelow = (place: Place): Place[] => [place, ...place.reports.flatMap(allBelow)]

function treeOf(model: Model, posts: readonly Post[]): Place[] {
  const there = new Set(posts.map(({ id }) => id))
  const placed = new Set<string>()
  const place = (post: Post, layer: number): Place => {
    placed.add(post.id)
    const direct = posts.filter(({ reportsTo }) => reportsTo === post.id)
    const range = rangeFor(model, layer)
    return {
      post,
      layer,
      reports: direct.filter(({ id }) => !placed.has(id)).map(each => place(each, layer + 1)),
      ...(direct.length > 0 && { span: spanOf(post, direct) }),
      ...(range && { range }),
    }
  }
  const tops = posts.filter(({ reportsTo }) => !there.has(reportsTo)).map(post => place(post, 1))
  // Posts that report to one another in a ring have no top: the first met stands for one.
  for (const post of posts) if (!placed.has(post.id)) tops.push(place(post, 1))
  return tops
}

/** Less than one full-time equivalent that leads is still one person with all of them. */
const spanOf = (post: Post, direct: readonly Post[]): number =>
  tallyOf(direct).hundredths / Math.max(100, post.hundredths)

/** The range of its own layer, or else the one for every layer. */
function rangeFor(model: Model, layer: number): Range | undefined {
  const ranges = ofKind(model, 'span')
  const own =
    ranges.find(range => numberIn(range, 'layer') === layer) ??
    ranges.find(range => numberIn(range, 'layer') === undefined)
  const [lowest, highest] = own ? [numberIn(own, 'lowest'), numberIn(own, 'highest')] : []
  return lowest === undefined || highest === undefined ? undefined : { lowest, highest }
}

export const isOutside = ({ span, range }: Pick<Place, 'span' | 'range'>): boolean =>
  span !== undefined && range !== undefined && (span < range.lowest || span > range.highest)

export type UnitTally = Tally & { readonly unit: Element | undefined }

/** Headcount and cost of each unit's own posts; together they are those of the whole. */
export function byUnit(model: Model, { places }: Structure): UnitTally[] {
  const units = [...new Set(places.map(({ post }) => post.unit))]
  return units.map(id => ({
    unit: byId(model, id),
    ...tallyOf(places.map(({ post }) => post).filter(({ unit }) => unit === id)),
  }))
}
