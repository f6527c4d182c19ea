import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { BadCorrelationError, correlationRoot } from './correlation.ts'
import { BadMarginalError, type Marginal, marginalMean } from './marginals.ts'
import { BadSimulationError, drawInputs, simulate } from './monte-carlo.ts'
import { steepestFirst } from './steepest-first.ts'

const spread: readonly Marginal[] = [
  { kind: 'triangular', low: 80, likely: 100, high: 160 },
  { kind: 'pert', low: 20, likely: 30, high: 70 },
  { kind: 'uniform', low: -10, high: 30 },
  { kind: 'normal', mean: 50, deviation: 12 },
  { kind: 'lognormal', median: 40, logDeviation: 0.4 },
]
const inputs = spread.map(marginal => ({ name: marginal.kind, marginal }))
const correlations = [
  { between: ['triangular', 'pert'], rank: 0.7 },
  { between: ['triangular', 'lognormal'], rank: -0.4 },
  { between: ['uniform', 'normal'], rank: 0.3 },
] as const
const weights = [1, -2, 0.5, 3, -1]
const linear = (values: Float64Array) =>
  values.reduce((sum, value, at) => sum + value * weights[at]!, 0)

test('the mean of a linear model is known, and the error claimed is about the error made', () => {
  const truth = spread.reduce((sum, one, at) => sum + weights[at]! * marginalMean(one), 0)
  let errors = 0
  let claimed = 0
  const seeds = 30
  for (let seed = 1; seed <= seeds; seed++) {
    const { mean } = simulate({ inputs, correlations, model: linear, seed, points: 256 })
    errors += (mean.value - truth) ** 2
    claimed += mean.standardError ** 2
  }
  const ratio = Math.sqrt(errors / claimed)
  assert.ok(ratio > 0.7 && ratio < 1.4, `true over claimed error ${ratio}`)
  // Plain sampling of as many draws would be off by some 0.2.
  assert.ok(Math.sqrt(errors / seeds) < 0.05, `${Math.sqrt(errors / seeds)}`)
})

test('percentiles of a sum of correlated normals are known', () => {
  const rank = 0.5
  const both = simulate({
    inputs: ['a', 'b'].map(name => ({
      name,
      marginal: { kind: 'normal', mean: 10, deviation: 2 } as const,
    })),
    correlations: [{ between: ['a', 'b'], rank }],
    model: values => values[0]! + values[1]! - 20,
    seed: 7,
    shares: [0.1, 0.5, 0.9],
  })
  const correlation = 2 * Math.sin((Math.PI * rank) / 6)
  const deviation = Math.sqrt(8 + 8 * correlation)
  const expected = [-1.2815515655446004, 0, 1.2815515655446004].map(z => z * deviation)
  both.percentiles.forEach(({ value, standardError }, at) => {
    assert.ok(Math.abs(value - expected[at]!) < 5 * standardError + 1e-3, `${value}`)
    assert.ok(standardError < 0.01)
  })
  assert.ok(Math.abs(both.belowZero.value - 0.5) < 0.002)
})

test('draws keep the spreads and the rank correlations asked for', () => {
  const columns = drawInputs({ inputs, correlations, points: 16_384, seed: 3 })
  columns.forEach((column, at) => {
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length
    assert.ok(Math.abs(mean / marginalMean(spread[at]!) - 1) < 2e-3, spread[at]!.kind)
  })
  assert.ok(columns[0]!.every(value => value >= 80 && value <= 160))
  assert.ok(columns[1]!.every(value => value >= 20 && value <= 70))
  const place = (name: string) => inputs.findIndex(input => input.name === name)
  for (const { between, rank } of correlations) {
    const found = spearman(columns[place(between[0])]!, columns[place(between[1])]!)
    assert.ok(Math.abs(found - rank) < 0.01, `${between}: ${found}`)
  }
  assert.ok(Math.abs(spearman(columns[0]!, columns[3]!)) < 0.01)
})

test('the same seed gives the same figures, another seed others', () => {
  const run = (seed: number) => simulate({ inputs, correlations, model: linear, seed, points: 64 })
  assert.deepEqual(run(5), run(5))
  assert.notEqual(run(5).mean.value, run(6).mean.value)
  assert.equal(run(5).draws, 64 * 11 * 16)
})

test('turning the root leaves the correlations as they were and puts the slope first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 5, maxLength: 5 }),
      slopes => {
        const names = inputs.map(input => input.name)
        const root = correlationRoot(names, correlations)
        const outcome = (z: Float64Array) => z.reduce((sum, one, at) => sum + one * slopes[at]!, 0)
        const turned = steepestFirst(root, 5, outcome)
        const times = (m: Float64Array, row: number, column: number) =>
          [0, 1, 2, 3, 4].reduce((sum, k) => sum + m[row * 5 + k]! * m[column * 5 + k]!, 0)
        for (let cell = 0; cell < 25; cell++) {
          const [row, column] = [Math.floor(cell / 5), cell % 5]
          assert.ok(Math.abs(times(turned, row, column) - times(root, row, column)) < 1e-9)
        }
        // A linear outcome now depends on the first score alone.
        for (let at = 1; at < 5; at++) {
          const along = slopes.reduce((sum, slope, row) => sum + slope * turned[row * 5 + at]!, 0)
          assert.ok(Math.abs(along) < 1e-9)
        }
      },
    ),
    { seed: 2006, numRuns: 100 },
  )
})

test('correlations that cannot hold together are refused by name, and inputs may move as one', () => {
  const pairs = [
    { between: ['a', 'b'], rank: 0.9 },
    { between: ['b', 'c'], rank: 0.9 },
    { between: ['a', 'c'], rank: -0.9 },
  ] as const
  assert.throws(() => correlationRoot(['a', 'b', 'c'], pairs), /"c" cannot hold together/)
  assert.throws(() => correlationRoot(['a', 'b'], [{ between: ['a', 'x'], rank: 0 }]), /a and x/)
  assert.throws(() => correlationRoot(['a', 'b'], [pairs[0], pairs[0]]), /twice/)
  assert.throws(
    () => correlationRoot(['a', 'b'], [{ between: ['a', 'b'], rank: 1.1 }]),
    BadCorrelationError,
  )
  const asOne = correlationRoot(['a', 'b'], [{ between: ['a', 'b'], rank: 1 }])
  assert.deepEqual([...asOne].map(Math.round), [1, 0, 1, 0])
})

test('what makes no sense is refused', () => {
  const base = { inputs, model: linear, seed: 1 }
  assert.throws(() => simulate({ ...base, inputs: [] }), BadSimulationError)
  assert.throws(
    () => simulate({ ...base, inputs: [inputs[0]!, inputs[0]!] }),
    /called "triangular"/,
  )
  assert.throws(() => simulate({ ...base, randomisations: 1 }), /2 or more/)
  assert.throws(() => simulate({ ...base, shares: [1.2] }), /share 1.2/)
  assert.throws(() => simulate({ ...base, points: 1000 }), /power of two/)
  assert.throws(() => simulate({ ...base, model: () => Number.NaN }), /the model gave NaN/)
  assert.throws(() => simulate({ ...base, seed: 0.5 }), /not whole/)
  const bad: Marginal = { kind: 'triangular', low: 5, likely: 5, high: 5 }
  assert.throws(
    () => simulate({ ...base, inputs: [{ name: 'x', marginal: bad }] }),
    BadMarginalError,
  )
})

test('models that step, turn back or lie flat are measured too', () => {
  const normal = (name: string) => ({
    name,
    marginal: { kind: 'normal', mean: 0, deviation: 1 } as const,
  })
  const run = (model: (values: Float64Array) => number) =>
    simulate({ inputs: ['a', 'b', 'c'].map(normal), model, seed: 8, points: 512 })
  const near = (found: { value: number; standardError: number }, truth: number, least: number) =>
    assert.ok(
      Math.abs(found.value - truth) < 5 * found.standardError + least,
      `${found.value}, not ${truth}`,
    )
  // A penalty of 10 as soon as two things together go over: 1 below that in 7.865% of cases.
  const step = run(values => (values[0]! + values[1]! > 2 ? -10 : 1))
  near(step.mean, 1 - 11 * 0.0786496, 1e-3)
  near(step.belowZero, 0.0786496, 1e-3)
  // The squared distance follows chi-squared with 3 degrees, whose mean is 3 and whose P90 is 6.2514.
  const bowl = run(values => values[0]! ** 2 + values[1]! ** 2 + values[2]! ** 2)
  near(bowl.mean, 3, 1e-3)
  near(bowl.percentiles[2]!, 6.2514, 0.02)
  near(bowl.percentiles[1]!, 2.366, 0.02)
  const flat = run(() => 5)
  assert.equal(flat.mean.value.toFixed(9), '5.000000000')
  assert.deepEqual(
    flat.percentiles.map(one => one.value),
    [5, 5, 5],
  )
  assert.equal(flat.belowZero.value, 0)
})

test('percentiles of a bent model are known', () => {
  // A product of two independent lognormals is lognormal.
  const lognormal = (name: string) =>
    ({ name, marginal: { kind: 'lognormal', median: 10, logDeviation: 0.5 } }) as const
  const { percentiles, mean } = simulate({
    inputs: [lognormal('a'), lognormal('b')],
    model: values => values[0]! * values[1]!,
    seed: 12,
    shares: [0.05, 0.5, 0.95],
  })
  const truth = [-1.6448536, 0, 1.6448536].map(z => 100 * Math.exp(z * Math.SQRT1_2))
  percentiles.forEach(({ value, standardError }, at) => {
    assert.ok(Math.abs(value / truth[at]! - 1) < 2e-3, `${value}, not ${truth[at]}`)
    assert.ok(standardError < 0.01 * truth[at]!)
  })
  assert.ok(Math.abs(mean.value / (100 * Math.exp(0.25)) - 1) < 1e-3)
})

function spearman(left: Float64Array, right: Float64Array): number {
  const ranks = (values: Float64Array) => {
    const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!)
    const rank = new Float64Array(values.length)
    order.forEach((at, place) => {
      rank[at] = place
    })
    return rank
  }
  const [a, b] = [ranks(left), ranks(right)]
  const middle = (a.length - 1) / 2
  const along = a.reduce((sum, rank, at) => sum + (rank - middle) * (b[at]! - middle), 0)
  return along / a.reduce((sum, rank) => sum + (rank - middle) ** 2, 0)
}
