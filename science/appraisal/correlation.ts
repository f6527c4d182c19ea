/** Two inputs that move together, by name: Spearman's rank correlation, -1 to 1. */
export interface RankCorrelation {
  readonly between: readonly [string, string]
  readonly rank: number
}

export class BadCorrelationError extends Error {
  override name = 'BadCorrelationError'
}

/**
 * The lower triangle that turns independent standard normal scores into scores correlated as asked (Cholesky), row by
 * row in one array, `names.length` squared. A rank correlation r becomes 2 sin(pi r / 6) between normal scores
 * (Pearson 1907), so that the inputs keep it whatever their spreads are. Pairs not named are independent. Throws
 * `BadCorrelationError` for an unknown or repeated pair, a figure outside -1 to 1, or figures that cannot all hold
 * together (A with B, B with C, but A against C): it names the input where they break.
 */
export function correlationRoot(
  names: readonly string[],
  correlations: readonly RankCorrelation[],
): Float64Array {
  const count = names.length
  const matrix = correlationMatrix(names, correlations)
  const root = new Float64Array(count * count)
  for (let row = 0; row < count; row++) {
    for (let column = 0; column <= row; column++) {
      let left = matrix[row * count + column]!
      for (let k = 0; k < column; k++) left -= root[row * count + k]! * root[column * count + k]!
      root[row * count + column] =
        column < row ? offDiagonal(left, root[column * count + column]!, row) : diagonal(left, row)
    }
  }
  return root

  function diagonal(left: number, row: number): number {
    if (left < -tolerance) throw broken(row)
    // Two inputs that move as one leave nothing over: allowed, and worth exactly nothing.
    return left > tolerance ? Math.sqrt(left) : 0
  }

  function offDiagonal(left: number, pivot: number, row: number): number {
    if (pivot > 0) return left / pivot
    if (Math.abs(left) > Math.sqrt(tolerance)) throw broken(row)
    return 0
  }

  function broken(row: number) {
    return new BadCorrelationError(
      `the correlations of "${names[row]}" cannot hold together with those before it; weaken some`,
    )
  }
}

const tolerance = 1e-10

function correlationMatrix(
  names: readonly string[],
  correlations: readonly RankCorrelation[],
): Float64Array {
  const count = names.length
  const matrix = new Float64Array(count * count)
  for (let at = 0; at < count; at++) matrix[at * count + at] = 1
  const seen = new Set<number>()
  for (const { between, rank } of correlations) {
    const [a, b] = between.map(name => names.indexOf(name)) as [number, number]
    const pair = `${between[0]} and ${between[1]}`
    if (a < 0 || b < 0 || a === b) throw new BadCorrelationError(`${pair} are not two inputs`)
    if (!(rank >= -1 && rank <= 1)) {
      throw new BadCorrelationError(`${pair}: ${rank} lies outside -1 to 1`)
    }
    const place = Math.min(a, b) * count + Math.max(a, b)
    if (seen.has(place)) throw new BadCorrelationError(`${pair} are correlated twice`)
    seen.add(place)
    const onScores = 2 * Math.sin((Math.PI * rank) / 6)
    matrix[a * count + b] = onScores
    matrix[b * count + a] = onScores
  }
  return matrix
}
