import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { betaDistribution } from '../statistics/beta.ts'
import { normalDensity, normalScore, normalShare } from '../statistics/normal.ts'
import { mostDimensions, seededShares, walkLattice } from './lattice.ts'
import { BadMarginalError, type Marginal, marginalMean, valueAtScore } from './marginals.ts'

const near = (found: number, expected: number, off: number) =>
  assert.ok(Math.abs(found - expected) <= off, `${found}, not ${expected}`)

test('the normal distribution agrees with its tables, far out too', () => {
  near(normalShare(1.959963984540054), 0.975, 1e-15)
  near(normalScore(0.975), 1.959963984540054, 1e-14)
  near(normalShare(1), 0.8413447460685429, 1e-15)
  near(normalShare(-5) / 2.866515718791939e-7, 1, 1e-10)
  near(normalShare(-10) / 7.619853024160527e-24, 1, 1e-6)
  assert.equal(normalScore(0), -Infinity)
  assert.equal(normalScore(1), Infinity)
  assert.ok(Number.isNaN(normalScore(-0.1)))
})

test('score and share undo each other, and the share grows as its density says', () => {
  fc.assert(
    fc.property(fc.double({ min: -8, max: 5, noNaN: true }), z => {
      near(normalScore(normalShare(z)), z, 1e-8)
      const h = 1e-4
      near((normalShare(z + h) - normalShare(z - h)) / (2 * h), normalDensity(z), 1e-8)
      near(normalShare(z) + normalShare(-z), 1, 1e-15)
    }),
    { seed: 1988, numRuns: 500 },
  )
})

test('the beta distribution agrees with what is known in closed form', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      (x, a, b) => {
        // For whole shapes the share is a binomial tail: at least a of a + b - 1 fall below x.
        const n = a + b - 1
        let tail = 0
        for (let k = a; k <= n; k++) tail += choose(n, k) * x ** k * (1 - x) ** (n - k)
        const beta = betaDistribution(a, b)
        near(beta.share(x), tail, 1e-12)
        near(beta.share(beta.quantile(tail)), tail, 1e-13)
      },
    ),
    { seed: 5, numRuns: 200 },
  )
})

const marginals: readonly Marginal[] = [
  { kind: 'triangular', low: 80, likely: 100, high: 160 },
  { kind: 'triangular', low: 0, likely: 0, high: 1 },
  { kind: 'pert', low: 20, likely: 30, high: 70 },
  { kind: 'pert', low: 0, likely: 10, high: 10 },
  { kind: 'uniform', low: -3, high: 5 },
  { kind: 'normal', mean: 7, deviation: 2 },
  { kind: 'lognormal', median: 3, logDeviation: 0.5 },
]

test('values rise with their score and integrate to the mean', () => {
  for (const marginal of marginals) {
    const value = valueAtScore(marginal)
    const steps = 40_000
    let sum = 0
    let before = -Infinity
    for (let at = 0; at < steps; at++) {
      const now = value(normalScore((at + 0.5) / steps))
      assert.ok(now >= before, `${marginal.kind} at ${at}`)
      before = now
      sum += now / steps
    }
    near(sum, marginalMean(marginal), 2e-4)
  }
})

test('triangular and PERT quantiles put the right share below them', () => {
  const triangle = valueAtScore({ kind: 'triangular', low: 80, likely: 100, high: 160 })
  near(triangle(normalScore(0.25)), 100, 1e-12)
  near(triangle(normalScore(0.0625)), 90, 1e-12)
  near(triangle(40), 160, 1e-12)
  const pert = valueAtScore({ kind: 'pert', low: 20, likely: 30, high: 70 })
  const exact = betaDistribution(1.8, 4.2)
  for (let score = -5.9; score < 6; score += 0.137) {
    near(exact.share((pert(score) - 20) / 50), normalShare(score), 2e-8)
  }
})

test('spreads that are none are refused', () => {
  const bad: readonly Marginal[] = [
    { kind: 'uniform', low: 1, high: 1 },
    { kind: 'pert', low: 0, likely: 2, high: 1 },
    { kind: 'normal', mean: 0, deviation: 0 },
    { kind: 'lognormal', median: -1, logDeviation: 1 },
    { kind: 'normal', mean: Number.NaN, deviation: 1 },
  ]
  for (const one of bad) assert.throws(() => valueAtScore(one), BadMarginalError)
})

test('every dimension of a lattice is even: each of n slots is hit once before folding', () => {
  const count = 64
  const shifts = new Float64Array(mostDimensions).fill(1 / 256)
  const point = new Float64Array(mostDimensions)
  const step = walkLattice(count, shifts, point)
  const seen = Array.from(shifts, () => new Map<number, number>())
  for (let at = 1; at <= count; at++) {
    assert.equal(step(), at)
    point.forEach((x, dimension) => {
      assert.ok(x > 0 && x < 1)
      const slot = Math.floor(x * (count / 2))
      seen[dimension]!.set(slot, (seen[dimension]!.get(slot) ?? 0) + 1)
    })
  }
  // Folding lays two slots on one.
  for (const slots of seen) assert.deepEqual(new Set(slots.values()), new Set([2]))
  assert.throws(() => walkLattice(63, shifts, point), /power of two/)
  assert.throws(() => walkLattice(64, new Float64Array(101), new Float64Array(101)), /100/)
})

test('pairs of dimensions are far more even than chance makes them', () => {
  const dimensions = 40
  const count = 1024
  const next = seededShares(11)
  const lattice: Float64Array[] = []
  const point = new Float64Array(dimensions)
  const step = walkLattice(count, Float64Array.from(point, next), point)
  while (step() < count) lattice.push(Float64Array.from(point))
  lattice.push(Float64Array.from(point))
  const chance = lattice.map(one => Float64Array.from(one, next))
  // The mean of (x - 1/2)(y - 1/2) is 0; chance misses it by 1 / 12 / sqrt(count).
  const miss = (points: Float64Array[]) => {
    let squares = 0
    for (let a = 0; a < dimensions; a++) {
      for (let b = 0; b < a; b++) {
        const mean = points.reduce((sum, p) => sum + (p[a]! - 0.5) * (p[b]! - 0.5), 0) / count
        squares += mean ** 2
      }
    }
    return Math.sqrt(squares / ((dimensions * (dimensions - 1)) / 2))
  }
  const plain = miss(chance)
  near(plain, 1 / 12 / Math.sqrt(count), 4e-4)
  assert.ok(miss(lattice) < plain / 4, `${miss(lattice)} against ${plain}`)
})

test('seeded shares are even and the same for the same seed', () => {
  const [one, same, other] = [seededShares(9), seededShares(9), seededShares(10)]
  const values = Float64Array.from({ length: 20_000 }, one)
  assert.ok(values.every(value => value >= 0 && value < 1 && value === same()))
  assert.notEqual(values[0], other())
  near(values.reduce((sum, value) => sum + value, 0) / values.length, 0.5, 0.01)
})

function choose(n: number, k: number): number {
  let result = 1
  for (let at = 1; at <= k; at++) result = (result * (n - k + at)) / at
  return result
}
