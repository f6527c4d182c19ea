import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Comparison } from '../model.ts'
import { fit } from './fit.ts'
import type { Patterns } from './patterns.ts'
import { seeded } from './random.ts'

/** Comparisons of three levels and one for missing, known by heart. */
const comparisons: Comparison[] = ['a', 'b', 'c', 'd', 'e', 'f'].map(name => ({
  name,
  levels: [
    { label: 'missing', test: { missing: name } },
    { label: 'same', test: { equal: name } },
    { label: 'near', test: { measure: 'jaro', of: name, atLeast: 0.9 } },
    { label: 'else', test: { otherwise: true } },
  ],
}))
const trueM = [
  [0.85, 0.1, 0.05],
  [0.7, 0.2, 0.1],
  [0.9, 0.04, 0.06],
  [0.6, 0.25, 0.15],
  [0.8, 0.1, 0.1],
  [0.75, 0.15, 0.1],
]
const trueU = [
  [0.002, 0.01, 0.988],
  [0.01, 0.03, 0.96],
  [0.05, 0.05, 0.9],
  [0.004, 0.02, 0.976],
  [0.01, 0.02, 0.97],
  [0.02, 0.04, 0.94],
]
const prior = 0.002
const missing = 0.1

type Draw = () => number

function pick(shares: readonly number[], draw: Draw): number {
  let at = draw()
  for (const [level, share] of shares.entries()) {
    at -= share
    if (at < 0) return level + 1
  }
  return shares.length
}

/** Invented pairs by pattern: drawn from the known m and u, some values missing. `tied` makes b repeat a among the unlike. */
function draws(
  pairs: number,
  seed: number,
  tied: number,
  home: { trueH: readonly (readonly number[])[]; homeShare: number } = { trueH: [], homeShare: 0 },
): Patterns {
  const draw = seeded(seed)
  const counts = new Map<string, number>()
  for (let n = 0; n < pairs; n++) {
    const kind = draw()
    const same = kind < prior
    const shares = same ? trueM : kind < prior + home.homeShare ? home.trueH : trueU
    const levels = shares.map(of => pick(of, draw))
    if (!same && draw() < tied) levels[1] = levels[0]!
    const said = levels.map(level => (draw() < missing ? 0 : level)).join('')
    counts.set(said, (counts.get(said) ?? 0) + 1)
  }
  const keys = [...counts.keys()]
  return {
    comparisons: 6,
    count: keys.length,
    levels: Uint8Array.from([...keys.join('')].map(Number)),
    pairs: Float64Array.from(counts.values()),
    frequency: new Float64Array(keys.length * 6),
    total: pairs,
  }
}

test('m, u and the prior are found again in pairs made from known ones', () => {
  const all = draws(600_000, 1, 0)
  const fitted = fit(comparisons, all, draws(600_000, 2, 0), { allPairs: 600_000 })
  assert.ok(fitted.rounds < 60)
  assert.ok(Math.abs(fitted.prior / prior - 1) < 0.1, `prior ${fitted.prior}`)
  for (const [c, m] of trueM.entries()) {
    for (const [l, share] of m.entries()) {
      const found = fitted.m[c]![l + 1]!
      assert.ok(Math.abs(found - share) < 0.06, `m of ${c} ${l}: ${found} for ${share}`)
      const u = fitted.u[c]![l + 1]!
      const known = trueU[c]![l]!
      assert.ok(Math.abs(u - known) < 0.1 * known + 0.0005, `u of ${c} ${l}: ${u} for ${known}`)
    }
  }
  // Nothing here goes together by more than chance.
  for (const { ratios } of fitted.ties) for (const bits of ratios) assert.ok(Math.abs(bits) < 2)
})

test('answers that go together among the unlike are found, and do not pass for pairs that are the same', () => {
  const fitted = fit(comparisons, draws(600_000, 3, 0.3), draws(600_000, 4, 0.3), {
    allPairs: 600_000,
  })
  const tie = fitted.ties.find(({ a, b }) => a === 0 && b === 1)
  assert.ok(tie)
  // Both same: 0.002 * (0.3 + 0.7 * 0.01), beside 0.002 * (0.7 * 0.01 + 0.3 * 0.002) by chance.
  const expected = Math.log2((0.3 + 0.7 * 0.01) / (0.7 * 0.01 + 0.3 * 0.002))
  const found = tie.ratios[1 * tie.width + 1]!
  assert.ok(Math.abs(found - expected) < 1, `${found} bits for ${expected}`)
  assert.ok(Math.abs(fitted.prior / prior - 1) < 0.15, `prior ${fitted.prior}`)
})

test('what must agree does, whatever the pairs say', () => {
  const bounded = comparisons.map(comparison => ({
    ...comparison,
    agrees: [
      { upTo: 'same', atLeast: 0.8 },
      { upTo: 'near', atLeast: 0.95 },
    ],
  }))
  const fitted = fit(bounded, draws(200_000, 5, 0), draws(200_000, 6, 0), { allPairs: 200_000 })
  for (const m of fitted.m) {
    assert.ok(m[1]! >= 0.8 - 1e-9)
    assert.ok(m[3]! <= 0.05 + 1e-9)
  }
})

test('two people of one home are told from one person, and their share is found again', () => {
  // A home shares a, b and c; d, e and f are a person's own.
  const homeShare = 0.004
  const ownLevels = trueU.map(([same, near, other]) => [same!, near!, other!])
  const trueH = trueM.map((m, c) => (c < 3 ? m : ownLevels[c]!))
  const some = comparisons.map((comparison, c) =>
    c < 3
      ? { ...comparison, shared: 'home' as const }
      : { ...comparison, own: [{ upTo: 'near', atMost: 0.2 }] },
  )
  const mixed = (pairs: number, seed: number) => draws(pairs, seed, 0, { trueH, homeShare })
  const fitted = fit(some, mixed(600_000, 7), mixed(600_000, 8), { allPairs: 600_000 })
  assert.ok(Math.abs(fitted.prior / prior - 1) < 0.15, `prior ${fitted.prior}`)
  const [household] = fitted.near
  assert.ok(Math.abs(household!.share / homeShare - 1) < 0.15, `household ${household!.share}`)
  for (const [c, shares] of trueH.entries()) {
    for (const [l, share] of shares.entries()) {
      assert.ok(Math.abs(household!.h[c]![l + 1]! - share) < 0.06, `h of ${c} ${l}`)
      assert.ok(Math.abs(fitted.m[c]![l + 1]! - trueM[c]![l]!) < 0.06, `m of ${c} ${l}`)
    }
  }
})

test('nothing to learn from gives a model all the same', () => {
  const none: Patterns = {
    comparisons: 6,
    count: 0,
    levels: new Uint8Array(),
    pairs: new Float64Array(),
    frequency: new Float64Array(),
    total: 0,
  }
  const fitted = fit(comparisons, none, none, { allPairs: 0 })
  for (const m of fitted.m) assert.ok(Math.abs(m.reduce((a, b) => a + b) - 1) < 1e-9)
  assert.ok(fitted.prior > 0 && fitted.prior < 1)
})
