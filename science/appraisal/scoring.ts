import { BadRatingError } from './kappa.ts'

export interface Criterion {
  readonly name: string
  /** How much it counts against the others: any scale, 0 or more. */
  readonly weight: number
}

export interface ScoredOption {
  readonly name: string
  /** By the name of the criterion, all on one scale, higher is better. */
  readonly scores: Readonly<Record<string, number>>
}

export interface OptionScore {
  readonly name: string
  readonly total: number
  /** 1 is best; equals share a rank. */
  readonly rank: number
  /** What each criterion added to the total, in the order of the criteria, its weight shown as a share of 1. */
  readonly parts: readonly {
    readonly criterion: string
    readonly weight: number
    readonly score: number
    readonly adds: number
  }[]
}

/**
 * Options scored against weighted criteria: a weighted sum (multi-criteria analysis, Dodgson and others 2009), each
 * part shown so that nobody has to believe the total. In the order of rank. Throws `BadRatingError` for no criterion,
 * names that repeat, a weight below 0, weights that are all 0 or a score that is missing.
 */
export function scoreOptions(
  criteria: readonly Criterion[],
  options: readonly ScoredOption[],
): OptionScore[] {
  const sum = checkCriteria(criteria, options)
  const scored = options.map(option => {
    const parts = criteria.map(({ name, weight }) => {
      const score = option.scores[name]!
      return { criterion: name, weight: weight / sum, score, adds: (weight / sum) * score }
    })
    return { name: option.name, parts, total: parts.reduce((all, part) => all + part.adds, 0) }
  })
  return scored
    .map(one => ({
      ...one,
      rank: 1 + scored.filter(other => other.total > one.total + hair).length,
    }))
    .sort((a, b) => a.rank - b.rank)
}

// Sums of the same parts in another order differ by less: a lead must be more than that.
const hair = 1e-9

export interface RankStability {
  /** No two options can change places. */
  readonly stable: boolean
  readonly options: readonly {
    readonly name: string
    readonly rank: number
    /** The best and the worst rank that the moves could give it. */
    readonly best: number
    readonly worst: number
  }[]
  /** Pairs whose order can turn, the one in front first. */
  readonly reversals: readonly { readonly ahead: string; readonly behind: string }[]
}

/**
 * Whether the ranking stands when every weight may move, each by itself, by up to `move` (a share, 0.2 for 20%) of its
 * value either way. Exact for each pair: the lead of one option over another is a sum over criteria, and is smallest
 * where each weight has gone its own worst way. Best and worst rank count the options that can be passed; two such
 * passings may need different weights, so they are bounds. Errors as `scoreOptions`; `BadRatingError` for a move
 * outside 0 to 1.
 */
export function rankStability(
  criteria: readonly Criterion[],
  options: readonly ScoredOption[],
  move = 0.2,
): RankStability {
  if (!(move >= 0 && move <= 1)) throw new BadRatingError(`a move of ${move}: give 0 to 1`)
  const ranked = scoreOptions(criteria, options)
  const scoresOf = new Map(options.map(option => [option.name, option.scores]))
  const leastLead = (of: string, over: string) =>
    criteria.reduce((lead, { name, weight }) => {
      const gap = scoresOf.get(of)![name]! - scoresOf.get(over)![name]!
      return lead + weight * (gap > 0 ? 1 - move : 1 + move) * gap
    }, 0)
  const surely = (of: string, over: string) => leastLead(of, over) > hair
  const names = ranked.map(one => one.name)
  const reversals = ranked.flatMap((ahead, at) =>
    ranked
      .slice(at + 1)
      .filter(behind => ahead.rank < behind.rank && leastLead(ahead.name, behind.name) < -hair)
      .map(behind => ({ ahead: ahead.name, behind: behind.name })),
  )
  return {
    stable: reversals.length === 0,
    options: ranked.map(({ name, rank }) => ({
      name,
      rank,
      best: 1 + names.filter(other => other !== name && surely(other, name)).length,
      worst: names.length - names.filter(other => other !== name && surely(name, other)).length,
    })),
    reversals,
  }
}

function checkCriteria(criteria: readonly Criterion[], options: readonly ScoredOption[]): number {
  for (const list of [criteria, options]) {
    const names = list.map(one => one.name)
    const twice = names.find((name, at) => names.indexOf(name) !== at)
    if (twice !== undefined) throw new BadRatingError(`two are called "${twice}"`)
  }
  for (const { name, weight } of criteria) {
    if (!(weight >= 0 && weight < Infinity)) throw new BadRatingError(`"${name}" weighs ${weight}`)
    for (const option of options) {
      if (!Number.isFinite(option.scores[name])) {
        throw new BadRatingError(`"${option.name}" has no score for "${name}"`)
      }
    }
  }
  const sum = criteria.reduce((all, { weight }) => all + weight, 0)
  if (!(sum > 0)) throw new BadRatingError('no criterion has any weight')
  return sum
}
