import type { Parameters } from './parameters.ts'
import type { Patterns } from './patterns.ts'

/** Two comparisons whose answers go together, and by how much: log2 of seen over expected, by both levels. */
export type Tie = {
  readonly a: number
  readonly b: number
  readonly ratios: Float64Array
  readonly width: number
}

/** Pairs as good as seen once more as expected, so that a handful says little. */
const calm = 2

/** What the rest must say, in bits, for a pair to count as surely not the same. */
const against = -2

/**
 * How answers go together among pairs, as a tree of ties between comparisons that says most (Chow and Liu, 1968,
 * "Approximating discrete probability distributions with dependence trees", IEEE IT-14(3)). Counted where neither
 * answer is silent, and only in pairs of which what all the other comparisons say is clearly against: pairs that
 * are the same agree in everything and would pass for ties. The two answers themselves have no say in whether
 * a pair counts, or ties would pass for pairs that are the same. Nor do those near one another count, by the odds of
 * their patterns (`near`). `bits` is what each comparison says of each pattern.
 */
export function findTies(
  patterns: Patterns,
  bits: Float64Array,
  { m, prior }: Pick<Parameters, 'm' | 'prior'>,
  near: readonly Float64Array[],
  silent: readonly (readonly boolean[])[],
): Tie[] {
  const strangers = patterns.pairs.map((pairs, p) =>
    near.reduce((left, odds) => left - odds[p]! * pairs, pairs),
  )
  const counted = { ...patterns, pairs: strangers }
  const width = silent.length
  const sums = new Float64Array(patterns.count)
  for (let p = 0; p < patterns.count; p++) {
    for (let c = 0; c < width; c++) sums[p]! += bits[p * width + c]!
  }
  const found: (Tie & { readonly says: number })[] = []
  for (let a = 0; a < width; a++) {
    for (let b = a + 1; b < width; b++) {
      found.push(tieOf(counted, bits, sums, m, Math.log2(prior / (1 - prior)), silent, a, b))
    }
  }
  // Kruskal's spanning tree, strongest ties first.
  found.sort((x, y) => y.says - x.says || x.a - y.a || x.b - y.b)
  const group = Int32Array.from({ length: width }, (_, c) => c)
  const tree: Tie[] = []
  for (const { says, ...tie } of found) {
    const [from, to] = [group[tie.b]!, group[tie.a]!]
    if (from === to || says <= 0) continue
    tree.push(tie)
    for (let c = 0; c < width; c++) if (group[c] === from) group[c] = to
  }
  return tree
}

function tieOf(
  { comparisons: width, count, levels, pairs }: Patterns,
  bits: Float64Array,
  sums: Float64Array,
  m: readonly Float64Array[],
  prior: number,
  silent: readonly (readonly boolean[])[],
  a: number,
  b: number,
): Tie & { says: number } {
  const across = silent[b]!.length
  const seen = new Float64Array(silent[a]!.length * across)
  const ofA = new Float64Array(silent[a]!.length)
  const ofB = new Float64Array(across)
  let total = 0
  let same = 0
  for (let p = 0; p < count; p++) {
    const x = levels[p * width + a]!
    const y = levels[p * width + b]!
    if (silent[a]![x] || silent[b]![y]) continue
    const others = sums[p]! - bits[p * width + a]! - bits[p * width + b]!
    if (others > against) continue
    const n = pairs[p]!
    same += n / (1 + 2 ** -(prior + others))
    seen[x * across + y]! += n
    ofA[x]! += n
    ofB[y]! += n
    total += n
  }
  const ratios = new Float64Array(seen.length)
  let says = 0
  for (let x = 0; x < ofA.length; x++) {
    for (let y = 0; y < across; y++) {
      const expected = total > 0 ? (ofA[x]! * ofB[y]!) / total : 0
      const n = seen[x * across + y]!
      // Less those that may be the same after all by what the others say, and as many again in doubt.
      const alike = same * m[a]![x]! * m[b]![y]!
      const unlike = Math.max(0, n - alike)
      const ratio = Math.log2((unlike + calm + alike) / (expected + calm + alike))
      ratios[x * across + y] = ratio
      says += total > 0 ? (n / total) * ratio : 0
    }
  }
  return { a, b, ratios, width: across, says }
}
