import { forEachCandidate, mostCandidates, openBlocks } from '../block/candidates.ts'
import { compileModel } from '../compile/model.ts'
import { openPairReader } from '../compile/pairs.ts'
import type { Model, RecordTable, Tie } from '../model.ts'
import { everyRow } from '../table/sample.ts'
import { buildTable, type Table } from '../table/table.ts'
import { chooseRules } from './choose-rules.ts'
import type { Tie as FittedTie } from './dependence.ts'
import { fit } from './fit.ts'
import { countFrequencies } from './frequencies.ts'
import { countPatterns } from './patterns.ts'
import { seeded } from './random.ts'

export type TrainOptions = {
  readonly seed: number
  /** Pairs taken at random to learn how unlike records agree. Default 400,000; of fewer pairs than that, all. */
  readonly randomPairs?: number
  /** Candidate pairs to learn from, about; of more, an even share of rows is taken. Default 1,000,000. */
  readonly candidatePairs?: number
  readonly rounds?: number
}

/**
 * Fills a model from records, without labels: frequencies, keys too common to block on, m, u and the prior; and leaves out
 * proposed blocking rules that cost more pairs than they are worth. Depends on the records and the seed alone.
 */
export function train(given: Model, records: RecordTable | Table, options: TrainOptions): Model {
  const table = 'size' in records ? records : buildTable(records, given.fields)
  const model = choose(given, table, options)
  const frequencies = countFrequencies(model.comparisons, table)
  const blocks = openBlocks(model.blocking, table, { count: true })
  const judges = compileModel({ ...model, frequencies })
  const reader = openPairReader(judges, table)

  const wantedCandidates = options.candidatePairs ?? 1_000_000
  const parts = Math.max(1, Math.ceil(mostCandidates(blocks) / (2 * wantedCandidates)))
  const counter = countPatterns(judges, reader)
  const finders = new Map<number, number>()
  const choosing = model.blocking.some(rule => rule.proposed)
  forEachCandidate(
    blocks,
    (row, others, count, rules) => {
      for (let at = 0; at < count; at++) {
        const other = others[at]!
        const pattern = counter.add(other, row)
        if (!choosing) continue
        const key = pattern * 2 ** 32 + rules[other]!
        finders.set(key, (finders.get(key) ?? 0) + 1)
      }
    },
    { part: 0, of: parts },
  )
  const candidates = counter.done()
  // An even share of the rows has an even share of the pairs.
  const total = candidates.total * parts
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

  const { near, odds } = fitted
  const found = Array.from(finders, ([key, pairs]) => ({
    rules: key % 2 ** 32,
    pairs,
    same: pairs * odds[Math.floor(key / 2 ** 32)]!,
  }))
  const { kept, lost } = chooseRules(found, model.blocking.length, rule =>
    Boolean(model.blocking[rule]!.proposed),
  )
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
    blocking: kept.map(r => {
      const { proposed, ...rule } = model.blocking[r]!
      return { ...rule, stops: blocks.rules[r]!.index.dropped.stops }
    }),
    training: {
      records: table.size,
      candidatePairs: total,
      learntFrom: candidates.total,
      randomPairs: Math.min(wanted, allPairs),
      patterns: candidates.count,
      rulesLeftOut: model.blocking.length - kept.length,
      pairsLeftOut: found
        .filter(({ rules }) => !kept.some(r => (rules >>> r) & 1))
        .reduce((sum, { pairs }) => sum + pairs * (total / candidates.total), 0),
      lostByLeavingOut: lost,
      rounds: fitted.rounds,
      seed: options.seed,
    },
  }
}

/** Rules are chosen on so many records at most: to index all of many by rules that then go costs more than it tells. */
const mostForChoice = 200_000

function choose(model: Model, table: Table, options: TrainOptions): Model {
  if (table.size <= mostForChoice || !model.blocking.some(rule => rule.proposed)) return model
  const some = everyRow(table, Math.ceil(table.size / mostForChoice))
  const kept = new Set(train(model, some, options).blocking.map(rule => rule.name))
  return {
    ...model,
    blocking: model.blocking
      .filter(rule => kept.has(rule.name))
      .map(({ proposed, ...rule }) => rule),
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
