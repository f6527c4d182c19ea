import type { Model } from '../model/element.ts'
import { type Post, postsOf, standsOn, type Tally, tallyOf } from './posts.ts'

/** Posts that went and the posts that came from them: a move, a re-grade, a merger, a division. */
export type Move = { readonly left: readonly Post[]; readonly joined: readonly Post[] }

/** What a move brings more, or less, than there was. */
export function changeOf({ left, joined }: Move): Tally {
  const [gone, come] = [tallyOf(left), tallyOf(joined)]
  return { hundredths: come.hundredths - gone.hundredths, pence: come.pence - gone.pence }
}

export type Comparison = {
  readonly earlier: string
  readonly later: string
  readonly before: Tally
  readonly after: Tally
  /** Posts that came from none of those that went. */
  readonly began: readonly Post[]
  /** Posts that went, and of which nothing came. */
  readonly ended: readonly Post[]
  readonly moves: readonly Move[]
  /** Before, and what began, without what ended, is after: headcount, and cost to the penny. */
  readonly reconciles: boolean
}

/** What changes between two days, whichever is said first. */
export function compareDays(model: Model, one: string, other: string): Comparison {
  const [earlier, later] = one <= other ? [one, other] : [other, one]
  const posts = postsOf(model)
  const came = posts.filter(post => !standsOn(post, earlier) && standsOn(post, later))
  const went = posts.filter(post => standsOn(post, earlier) && !standsOn(post, later))
  const moves = movesBetween(posts, went, came)
  const moved = new Set(moves.flatMap(({ left, joined }) => [...left, ...joined]))
  const before = tallyOf(posts.filter(post => standsOn(post, earlier)))
  const after = tallyOf(posts.filter(post => standsOn(post, later)))
  const [plus, minus] = [tallyOf(came), tallyOf(went)]
  return {
    earlier,
    later,
    before,
    after,
    began: came.filter(post => !moved.has(post)),
    ended: went.filter(post => !moved.has(post)),
    moves,
    reconciles:
      before.hundredths + plus.hundredths - minus.hundredths === after.hundredths &&
      before.pence + plus.pence - minus.pence === after.pence,
  }
}

/** Posts tied by what came from what, each set of them one move. */
function movesBetween(
  posts: readonly Post[],
  went: readonly Post[],
  came: readonly Post[],
): Move[] {
  return came.reduce<Move[]>((moves, post) => {
    const origins = originsOf(post, posts, went)
    if (origins.length === 0) return moves
    const shared = moves.filter(({ left }) => left.some(each => origins.includes(each)))
    const joined: Move = {
      left: [...new Set([...shared.flatMap(({ left }) => left), ...origins])],
      joined: [...shared.flatMap(each => each.joined), post],
    }
    return [...moves.filter(move => !shared.includes(move)), joined]
  }, [])
}

/** Of those that went, the ones it came from: also over posts that stood only in between. */
function originsOf(post: Post, posts: readonly Post[], went: readonly Post[]): Post[] {
  const seen = new Set<string>()
  const found: Post[] = []
  const visit = ({ comesFrom }: Post): void => {
    for (const id of comesFrom) {
      const origin = posts.find(each => each.id === id)
      if (!origin || seen.has(id)) continue
      seen.add(id)
      if (went.includes(origin)) found.push(origin)
      else visit(origin)
    }
  }
  visit(post)
  return found
}
