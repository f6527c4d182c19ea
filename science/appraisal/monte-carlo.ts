import { correlationRoot, type RankCorrelation } from './correlation.ts'
import { seededShares, walkLattice } from './lattice.ts'
import { type Marginal, valueAtScore } from './marginals.ts'
import { normalScore } from './normal.ts'
import { sortedQuantile, steepestFirst } from './steepest-first.ts'

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
  /** Points of each lattice, a power of two. */
  readonly points?: number
  /** Lattices shifted independently of one another: the standard errors come from their spread. At least 2. */
  readonly randomisations?: number
  readonly seed: number
  /** Percentiles wanted, as shares of 1. */
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
 * The spread of a model's outcome when its inputs are uncertain and move together (a Gaussian copula). Instead of
 * chance it walks lattices that fill space evenly, shifted at random from the seed, and turns them so that their best
 * direction is the one in which the outcome changes most (Imai and Tan 2006; see `steepestFirst`): for a business
 * case, whose outcome is a sum of many lines, most of the noise goes. The same seed gives the same figures. Shares
 * are from 0 to 1; the outcome keeps the model's unit. Throws `BadSimulationError` for no input, two of one name,
 * fewer than two randomisations, a share outside 0 to 1 or an outcome that is no number, and the errors of
 * `valueAtScore`, `correlationRoot` and `walkLattice`.
 */
export function simulate(simulation: Simulation): Simulated {
  const { model, points = 1024, randomisations = 16, seed, shares = [0.1, 0.5, 0.9] } = simulation
  if (!Number.isInteger(randomisations) || randomisations < 2) {
    throw new BadSimulationError(`${randomisations} randomisations: give 2 or more`)
  }
  for (const share of shares) {
    if (!(share >= 0 && share <= 1)) throw new BadSimulationError(`share ${share}: give 0 to 1`)
  }
  const { values, root, quantiles } = prepare(simulation)
  const outcomeAt = (scores: Float64Array): number => {
    for (let at = 0; at < values.length; at++) values[at] = quantiles[at]!(scores[at]!)
    const outcome = model(values)
    if (!Number.isFinite(outcome)) throw new BadSimulationError(`the model gave ${outcome}`)
    return outcome
  }
  const turned = steepestFirst(root, values.length, outcomeAt)
  const draw = drawer(turned, points, seed)
  const means: number[] = []
  const below: number[] = []
  const found = shares.map((): number[] => [])
  const outcomes = new Float64Array(points)
  for (let round = 0; round < randomisations; round++) {
    let sum = 0
    let negative = 0
    draw((scores, at) => {
      const outcome = outcomeAt(scores)
      outcomes[at] = outcome
      sum += outcome
      if (outcome < 0) negative++
    })
    means.push(sum / points)
    below.push(negative / points)
    outcomes.sort()
    shares.forEach((share, which) => {
      found[which]!.push(sortedQuantile(outcomes, share))
    })
  }
  return {
    mean: overRandomisations(means),
    percentiles: shares.map((share, which) => ({ share, ...overRandomisations(found[which]!) })),
    belowZero: overRandomisations(below),
    draws: points * randomisations,
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
  drawer(
    root,
    uncertainty.points,
    uncertainty.seed,
  )((scores, point) => {
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

/** Each call walks one lattice with shifts of its own and hands over correlated normal scores, point by point. */
function drawer(matrix: Float64Array, points: number, seed: number) {
  const count = Math.sqrt(matrix.length)
  const next = seededShares(seed)
  const point = new Float64Array(count)
  const scores = new Float64Array(count)
  return (take: (scores: Float64Array, at: number) => void): void => {
    const shifts = Float64Array.from(point, () => next())
    const step = walkLattice(points, shifts, point)
    for (let written = 0; written < points; ) {
      written = step()
      for (let at = 0; at < count; at++) point[at] = normalScore(point[at]!)
      for (let row = 0, cell = 0; row < count; row++) {
        let score = 0
        for (let at = 0; at < count; at++) score += matrix[cell++]! * point[at]!
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
