import { normalScore } from '../statistics/normal.ts'
import { correlationRoot, type RankCorrelation } from './correlation.ts'
import { seededShares, walkLattice } from './lattice.ts'
import { bundleOfLines, nodes } from './lines.ts'
import { type Marginal, valueAtScore } from './marginals.ts'
import { steepestFirst } from './steepest-first.ts'

export interface UncertainInput {
  readonly name: string
  readonly marginal: Marginal
}

export interface Uncertainty {
  readonly inputs: readonly UncertainInput[]
  /** Pairs that move together; all others are independent. */
  readonly correlations?: readonly RankCorrelation[]
}

export interface Simulation extends Uncertainty {
  /** The outcome of one draw: values in the order of `inputs`. The array is used again: do not keep it. */
  readonly model: (values: Float64Array) => number
  /** Points of each lattice, a power of two: each point is a line along which the model runs 11 times. */
  readonly points?: number
  /** Lattices shifted independently of one another: the standard errors come from their spread. At least 2. */
  readonly randomisations?: number
  readonly seed: number
  /** Percentiles wanted, as shares between 0 and 1. */
  readonly shares?: readonly number[]
}

export interface Estimated {
  readonly value: number
  /** One standard error of `value`; with 16 randomisations the 95% interval is some 2.1 of them either way. */
  readonly standardError: number
}

export interface Simulated {
  readonly mean: Estimated
  /** One for each share asked for: P10, P50 and P90 unless told otherwise. */
  readonly percentiles: readonly (Estimated & { readonly share: number })[]
  /** The share of draws whose outcome is below 0. */
  readonly belowZero: Estimated
  readonly draws: number
  readonly seed: number
}

export class BadSimulationError extends Error {
  override name = 'BadSimulationError'
}

/**
 * The spread of a model's outcome when its inputs are uncertain and move together (a Gaussian copula). It turns the
 * inputs so that one direction is the one in which the outcome changes most (Imai and Tan 2006, `steepestFirst`),
 * integrates along it without chance (`bundleOfLines`) and fills the other directions evenly with lattices, each moved
 * at random from the seed: a business case is a sum of many lines, and most of the noise goes. A model may bend, step
 * and turn back; the nearer to a straight line it is, the more is gained. The same seed gives the same figures. The
 * outcome keeps the model's unit. Throws `BadSimulationError` for no input, two of one name, fewer than two
 * randomisations, a share that is not between 0 and 1 or an outcome that is no number, and the errors of
 * `valueAtScore`, `correlationRoot` and `walkLattice`.
 */
export function simulate(simulation: Simulation): Simulated {
  const { model, points = 256, randomisations = 16, seed, shares = [0.1, 0.5, 0.9] } = simulation
  if (!Number.isInteger(randomisations) || randomisations < 2) {
    throw new BadSimulationError(`${randomisations} randomisations: give 2 or more`)
  }
  for (const share of shares) {
    if (!(share > 0 && share < 1))
      throw new BadSimulationError(`share ${share}: give above 0 and below 1`)
  }
  const { values, root, quantiles } = prepare(simulation)
  const count = values.length
  const outcomeAt = (scores: Float64Array): number => {
    for (let at = 0; at < count; at++) values[at] = quantiles[at]!(scores[at]!)
    const outcome = model(values)
    if (!Number.isFinite(outcome)) throw new BadSimulationError(`the model gave ${outcome}`)
    return outcome
  }
  const turned = steepestFirst(root, count, outcomeAt)
  const along = Float64Array.from(values, (_, row) => turned[row * count]!)
  const next = seededShares(seed)
  const draw = drawer(turned, 1, points, next)
  const onLine = new Float64Array(count)
  const found = {
    means: [] as number[],
    below: [] as number[],
    shares: shares.map((): number[] => []),
  }
  for (let round = 0; round < randomisations; round++) {
    const bundle = bundleOfLines(points, next())
    let written = 0
    draw(scores => {
      for (const place of bundle.places) {
        for (let at = 0; at < count; at++) onLine[at] = scores[at]! + along[at]! * place
        bundle.outcomes[written++] = outcomeAt(onLine)
      }
    })
    bundle.fitCurves()
    found.means.push(bundle.mean())
    found.below.push(bundle.shareBelow(0))
    shares.forEach((share, which) => {
      found.shares[which]!.push(bundle.quantile(share))
    })
  }
  return {
    mean: overRandomisations(found.means),
    percentiles: shares.map((share, which) => ({
      share,
      ...overRandomisations(found.shares[which]!),
    })),
    belowZero: overRandomisations(found.below),
    draws: points * nodes * randomisations,
    seed,
  }
}

/**
 * Draws of the inputs themselves, one array an input in their order: to look at, or to run through a model elsewhere.
 * Errors as `simulate`.
 */
export function drawInputs(
  uncertainty: Uncertainty & { readonly points: number; readonly seed: number },
): Float64Array[] {
  const { root, quantiles } = prepare(uncertainty)
  const columns = quantiles.map(() => new Float64Array(uncertainty.points))
  const draw = drawer(root, 0, uncertainty.points, seededShares(uncertainty.seed))
  draw((scores, point) => {
    for (let at = 0; at < columns.length; at++) columns[at]![point] = quantiles[at]!(scores[at]!)
  })
  return columns
}

function prepare({ inputs, correlations = [] }: Uncertainty) {
  if (inputs.length === 0) throw new BadSimulationError('no input is uncertain')
  const names = inputs.map(input => input.name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw new BadSimulationError(`two inputs are called "${twice}"`)
  return {
    values: new Float64Array(inputs.length),
    root: correlationRoot(names, correlations),
    quantiles: inputs.map(input => valueAtScore(input.marginal)),
  }
}

/**
 * Each call walks one lattice with shifts of its own and hands over correlated normal scores, point by point. The
 * first `held` directions stay at 0.
 */
function drawer(matrix: Float64Array, held: number, points: number, next: () => number) {
  const count = Math.sqrt(matrix.length)
  const point = new Float64Array(count - held)
  const scores = new Float64Array(count)
  return (take: (scores: Float64Array, at: number) => void): void => {
    const shifts = Float64Array.from(point, next)
    const walk = walkLattice(points, shifts, point)
    for (let written = 0; written < points; ) {
      written = walk()
      for (let at = 0; at < point.length; at++) point[at] = normalScore(point[at]!)
      for (let row = 0; row < count; row++) {
        let score = 0
        let cell = row * count + held
        for (let at = 0; at < point.length; at++) score += matrix[cell++]! * point[at]!
        scores[row] = score
      }
      take(scores, written - 1)
    }
  }
}

function overRandomisations(values: readonly number[]): Estimated {
  const count = values.length
  const value = values.reduce((sum, one) => sum + one, 0) / count
  const squares = values.reduce((sum, one) => sum + (one - value) ** 2, 0)
  return { value, standardError: Math.sqrt(squares / (count - 1) / count) }
}
