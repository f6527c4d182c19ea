import { betaDistribution } from '../statistics/beta.ts'
import { normalDensity, normalShare } from '../statistics/normal.ts'

/** How one uncertain input is spread, in the input's own unit. */
export type Marginal =
  /** Low and high are the ends: nothing lies beyond them. */
  | {
      readonly kind: 'triangular'
      readonly low: number
      readonly likely: number
      readonly high: number
    }
  /** As triangular, with more weight on what is likely: mean (low + 4 likely + high) / 6 (Malcolm and others 1959). */
  | { readonly kind: 'pert'; readonly low: number; readonly likely: number; readonly high: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly deviation: number }
  /** `logDeviation` is the standard deviation of the logarithm. */
  | { readonly kind: 'lognormal'; readonly median: number; readonly logDeviation: number }

export class BadMarginalError extends Error {
  override name = 'BadMarginalError'
}

/**
 * The value of an input at a standard normal score (0 is its median): its quantile at the share below that score.
 * Throws `BadMarginalError` for ends out of order, a spread that is not above 0 or what is no number.
 */
export function valueAtScore(marginal: Marginal): (score: number) => number {
  check(marginal)
  if (marginal.kind === 'triangular') return triangular(marginal)
  if (marginal.kind === 'pert') return pert(marginal)
  if (marginal.kind === 'uniform') {
    const { low, high } = marginal
    return score => low + (high - low) * normalShare(score)
  }
  if (marginal.kind === 'normal') {
    const { mean, deviation } = marginal
    return score => mean + deviation * score
  }
  const { median, logDeviation } = marginal
  return score => median * Math.exp(logDeviation * score)
}

/** The mean of an input. Errors as `valueAtScore`. */
export function marginalMean(marginal: Marginal): number {
  check(marginal)
  if (marginal.kind === 'triangular') return (marginal.low + marginal.likely + marginal.high) / 3
  if (marginal.kind === 'pert') return (marginal.low + 4 * marginal.likely + marginal.high) / 6
  if (marginal.kind === 'uniform') return (marginal.low + marginal.high) / 2
  if (marginal.kind === 'normal') return marginal.mean
  return marginal.median * Math.exp(marginal.logDeviation ** 2 / 2)
}

function triangular(ends: { low: number; likely: number; high: number }) {
  const { low, likely, high } = ends
  const rising = (likely - low) / (high - low)
  const up = (high - low) * (likely - low)
  const down = (high - low) * (high - likely)
  return (score: number): number => {
    // Each side is worked from its own tail, so that neither loses digits.
    const tail = normalShare(score < 0 ? score : -score)
    const below = score < 0 ? tail : 1 - tail
    return below < rising
      ? low + Math.sqrt(below * up)
      : high - Math.sqrt((score < 0 ? 1 - tail : tail) * down)
  }
}

// The quantile of a beta distribution is slow, so it is worked out once on a grid of scores and read between with
// its slopes (cubic Hermite); beyond the grid lies a share of two in a thousand million.
const edge = 6
const cells = 384

function pert({ low, likely, high }: { low: number; likely: number; high: number }) {
  const width = high - low
  const a = 1 + (4 * (likely - low)) / width
  const b = 1 + (4 * (high - likely)) / width
  const left = betaDistribution(a, b)
  const right = betaDistribution(b, a)
  const step = (2 * edge) / cells
  const value = new Float64Array(cells + 1)
  const slope = new Float64Array(cells + 1)
  for (let node = 0; node <= cells; node++) {
    const score = -edge + node * step
    const tail = normalShare(-Math.abs(score))
    const x = score < 0 ? left.quantile(tail) : right.quantile(tail)
    value[node] = score < 0 ? x : 1 - x
    slope[node] = (normalDensity(score) / (score < 0 ? left : right).density(x)) * step
  }
  return (score: number): number => {
    const place = (Math.min(edge, Math.max(-edge, score)) + edge) / step
    const node = Math.min(cells - 1, Math.floor(place))
    const t = place - node
    const rise = value[node + 1]! - value[node]!
    const bend = (slope[node]! - rise) * (1 - t) + (rise - slope[node + 1]!) * t
    return low + width * (value[node]! + rise * t + t * (1 - t) * bend)
  }
}

function check(marginal: Marginal): void {
  const { kind, ...figures } = marginal
  for (const [name, figure] of Object.entries(figures)) {
    if (!Number.isFinite(figure)) throw new BadMarginalError(`${name} of ${kind} is ${figure}`)
  }
  if ('low' in marginal && !(marginal.low < marginal.high)) {
    throw new BadMarginalError(`low ${marginal.low} must be below high ${marginal.high}`)
  }
  if (
    'likely' in marginal &&
    !(marginal.low <= marginal.likely && marginal.likely <= marginal.high)
  ) {
    throw new BadMarginalError(`likely ${marginal.likely} must lie between low and high`)
  }
  if (kind === 'normal' && !(marginal.deviation > 0)) {
    throw new BadMarginalError(`a deviation of ${marginal.deviation} must be above 0`)
  }
  if (kind === 'lognormal' && !(marginal.median > 0 && marginal.logDeviation > 0)) {
    throw new BadMarginalError('a lognormal needs a median and a spread above 0')
  }
}
