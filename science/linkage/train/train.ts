import { mostCandidates } from '../block/by-key.ts'
import { forEachCandidate, openBlocks } from '../block/candidates.ts'
import { compileModel } from '../compile/model.ts'
import { openPairReader } from '../compile/pairs.ts'
import type { Model, RecordTable, Tie } from '../model.ts'
import { buildTable, type Table } from '../table/table.ts'
import type { Tie as FittedTie } from './dependence.ts'
import { fit } from './fit.ts'
import { countFrequencies } from './frequencies.ts'
import { countPatterns } from './patterns.ts'
import { seeded } from './random.ts'

export type TrainOptions = {
  readonly seed: number
  /** Pairs taken at random to learn how unlike records agree. Default 400,000; of fewer pairs than that, all. */
  readonly randomPairs?: number
  /** Candidate pairs to learn from; of more, an even share of rows is taken. Default 1,000,000. */
  readonly candidatePairs?: number
  readonly rounds?: number
}

/**
 * Fills a model from records, without labels: frequencies, keys too common to block on, m, u and the prior. Depends on
 * the records and the seed alone.
 */
export function train(model: Model, records: RecordTable | Table, options: TrainOptions): Model {
  const table = 'size' in records ? records : buildTable(records, model.fields)
  const frequencies = countFrequencies(model.comparisons, table)
  const blocks = openBlocks(model.blocking, table, { count: true })
  const judges = compileModel({ ...model, frequencies })
  const reader = openPairReader(judges, table)

  const most = mostCandidates(blocks)
  const parts = Math.max(1, Math.ceil(most / (options.candidatePairs ?? 1_000_000)))
  const share = { part: 0, of: parts }
  const counter = countPatterns(judges, reader)
  forEachCandidate(
    blocks,
    (row, others, count) => {
      for (let at = 0; at < count; at++) counter.add(others[at]!, row)
    },
    share,
  )
  const candidates = counter.done()
  // To count every pair takes longer than to learn from a share of them: rules overlap there as they do in all.
  const total = Math.round(candidates.total * (most / Math.max(1, mostCandidates(blocks, share))))

  const allPairs = (table.size * (table.size - 1)) / 2
  const random = countPatterns(judges, reader)
  const wanted = options.randomPairs ?? 400_000
  if (allPairs <= wanted) {
    for (let right = 1; right < table.size; right++) {
      for (let left = 0; left < right; left++) random.add(left, right)
    }
  } else {
    const draw = seeded(options.seed)
    for (let n = 0; n < wanted; n++) {
      const left = Math.floor(draw() * table.size)
      const right = (left + 1 + Math.floor(draw() * (table.size - 1))) % table.size
      random.add(left, right)
    }
  }
  const scaled = candidates.pairs.map(pairs => pairs * (total / Math.max(1, candidates.total)))
  const fitted = fit(model.comparisons, { ...candidates, pairs: scaled }, random.done(), {
    allPairs,
    ...(options.rounds === undefined ? {} : { rounds: options.rounds }),
  })

  const { near } = fitted
  return {
    ...model,
    frequencies,
    prior: fitted.prior,
    ...(near.length > 0 ? { near: Object.fromEntries(near.map(n => [n.name, n.share])) } : {}),
    comparisons: model.comparisons.map((comparison, c) => ({
      ...comparison,
      levels: comparison.levels.map((level, l) =>
        'missing' in level.test
          ? level
          : {
              ...level,
              m: fitted.m[c]![l]!,
              u: fitted.u[c]![l]!,
              ...(near.length > 0
                ? { near: Object.fromEntries(near.map(n => [n.name, n.h[c]![l]!])) }
                : {}),
              ...(level.termFrequency
                ? { termFrequency: { ...level.termFrequency, base: 2 ** fitted.base[c]![l]! } }
                : {}),
            },
      ),
    })),
    ties: fitted.ties.map(tie => nameTie(model, tie)),
    blocking: model.blocking.map((rule, r) => ({
      ...rule,
      stops: blocks.rules[r]!.index.dropped.stops,
    })),
    training: {
      records: table.size,
      candidatePairs: total,
      learntFrom: candidates.total,
      randomPairs: Math.min(wanted, allPairs),
      patterns: candidates.count,
      rounds: fitted.rounds,
      seed: options.seed,
    },
  }
}

/** In words, without what would move no weight by a twentieth of a bit. */
function nameTie({ comparisons }: Model, { a, b, ratios, width }: FittedTie): Tie {
  const one = comparisons[a]!
  const two = comparisons[b]!
  const bits: Record<string, Record<string, number>> = {}
  for (const [x, { label }] of one.levels.entries()) {
    for (const [y, other] of two.levels.entries()) {
      const ratio = ratios[x * width + y]!
      if (Math.abs(ratio) < 0.05) continue
      bits[label] ??= {}
      bits[label][other.label] = -ratio
    }
  }
  return { between: [one.name, two.name], bits }
}
