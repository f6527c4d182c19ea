import { type BlockIndex, forEachCandidate, mostCandidates } from '../block/candidates.ts'
import { compileModel } from '../compile/model.ts'
import { openPairReader } from '../compile/pairs.ts'
import type { LetterComparison } from '../letters/comparison.ts'
import type { Model } from '../model.ts'
import type { Table } from '../table/table.ts'
import { countPatterns, type Tally } from './patterns.ts'
import { seeded } from './random.ts'

/** The two samples of pairs that a model is learnt from. They do not depend on who counts them, nor in how many parts. */
export type Samples = {
  readonly seed: number
  /** Of the candidates, those of one row in so many. */
  readonly oneIn: number
  /** Pairs taken at random; where there are no more than that, all. */
  readonly random: number
}

/** A part of a sample. Parts are disjoint, and together all. */
export type Part = { readonly part: number; readonly of: number }

export function planSamples(
  blocks: BlockIndex,
  options: { seed: number; candidatePairs: number; randomPairs: number },
): Samples {
  return {
    seed: options.seed,
    oneIn: Math.max(1, Math.ceil(mostCandidates(blocks) / (2 * options.candidatePairs))),
    random: options.randomPairs,
  }
}

export type Sampler = {
  /** `onPair` hears of each pair: the key of its pattern, and the rules that found it (bit r for rule r). */
  candidates(part: Part, onPair?: (pattern: number, rules: number) => void): Tally
  /** Pairs taken at random, whether they are candidates or not. */
  random(part: Part): Tally
}

/** Counts samples. `letters` as of `planComparisons`, where the texts are not at hand. */
export function openSampler(
  model: Model,
  table: Table,
  blocks: BlockIndex,
  samples: Samples,
  letters?: readonly (LetterComparison | undefined)[],
): Sampler {
  const reader = openPairReader(compileModel(model), table, letters)
  return {
    candidates({ part, of }, onPair) {
      const counter = countPatterns(model, reader)
      const share = { part: part * samples.oneIn, of: of * samples.oneIn }
      forEachCandidate(
        blocks,
        (row, others, count, rules) => {
          for (let at = 0; at < count; at++) {
            const other = others[at]!
            const pattern = counter.add(other, row)
            onPair?.(pattern, rules[other]!)
          }
        },
        share,
      )
      return counter.done()
    },
    random({ part, of }) {
      const counter = countPatterns(model, reader)
      const { size } = table
      if ((size * (size - 1)) / 2 <= samples.random) {
        for (let right = 1 + part; right < size; right += of) {
          for (let left = 0; left < right; left++) counter.add(left, right)
        }
        return counter.done()
      }
      const draw = seeded(samples.seed)
      for (let n = 0; n < samples.random; n++) {
        const left = Math.floor(draw() * size)
        const right = (left + 1 + Math.floor(draw() * (size - 1))) % size
        if (n % of === part) counter.add(left, right)
      }
      return counter.done()
    },
  }
}
