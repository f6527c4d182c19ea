import { affordRules } from '../block/afford.ts'
import { type BlockIndex, openBlocks } from '../block/candidates.ts'
import type { Model, RecordTable, Tie } from '../model.ts'
import { everyRow } from '../table/sample.ts'
import { buildTable, type Table } from '../table/table.ts'
import { chooseRules } from './choose-rules.ts'
import type { Tie as FittedTie } from './dependence.ts'
import { type Fit, fit } from './fit.ts'
import { countFrequencies } from './frequencies.ts'
import { patternsOf, type Tally } from './patterns.ts'
import { openSampler, planSamples, type Samples } from './samples.ts'

export type TrainOptions = {
  readonly seed: number
  /** Pairs taken at random to learn how unlike records agree. Default 400,000; of fewer pairs than that, all. */
  readonly randomPairs?: number
  /** Candidate pairs to learn from, about; of more, an even share of rows is taken. Default 1,000,000. */
  readonly candidatePairs?: number
  readonly rounds?: number
  /**
   * Pairs a record that the blocks of a large table may bring, before those found several times are counted once; of more, the
   * largest blocks go. Without it the work would grow faster than the records. Default 100.
   */
  readonly pairsPerRecord?: number
}

/**
 * Fills a model from records, without labels: frequencies, keys too common to block on, m, u and the prior; and leaves out
 * proposed blocking rules that cost more pairs than they are worth. Depends on the records and the seed alone.
 */
export function train(given: Model, records: RecordTable | Table, options: TrainOptions): Model {
  const table = 'size' in records ? records : buildTable(records, given.fields)
  const training = openTraining(given, table, options)
  const found = openBlocks(training.model.blocking, table, { count: true })
  const model = training.afford(found)
  const blocks =
    model === training.model ? found : openBlocks(model.blocking, table, { count: true })
  const samples = training.plan(blocks)
  const sampler = openSampler(model, table, blocks, samples)
  const finders = new Map<number, Map<number, number>>()
  const note = (pattern: number, rules: number) => {
    const of = finders.get(rules) ?? new Map<number, number>()
    finders.set(rules, of.set(pattern, (of.get(pattern) ?? 0) + 1))
  }
  const all = { part: 0, of: 1 }
  const choosing = model.blocking.some(rule => rule.proposed)
  const candidates = sampler.candidates(all, choosing ? note : undefined)
  return training.conclude(model, blocks, samples, [candidates], [sampler.random(all)], finders)
}

/** `train` in its steps, for whoever has others count the samples. */
export type Training = {
  /** The model with all that is known before pairs are looked at: frequencies, and for large tables the rules chosen. */
  readonly model: Model
  /** The same with caps that can be afforded, by the blocks of its rules; the model itself where nothing needs to go. */
  afford(blocks: BlockIndex): Model
  plan(blocks: BlockIndex): Samples
  /** `finders`: by the rules that found a pair (bit r for rule r), how many of each pattern. */
  conclude(
    model: Model,
    blocks: BlockIndex,
    samples: Samples,
    candidates: readonly Tally[],
    random: readonly Tally[],
    finders?: ReadonlyMap<number, ReadonlyMap<number, number>>,
  ): Model
}

export function openTraining(given: Model, table: Table, options: TrainOptions): Training {
  const chosen = settleRules(given, table, options)
  const frequencies = countFrequencies(chosen.comparisons, table)
  const model = { ...chosen, frequencies }
  const { candidatePairs = 1_000_000, randomPairs = 400_000, seed, rounds } = options
  const { pairsPerRecord = 100 } = options
  return {
    model,
    afford(blocks) {
      if (table.size <= mostForChoice) return model
      const blocking = affordRules(model.blocking, blocks, pairsPerRecord * table.size)
      return blocking === model.blocking ? model : { ...model, blocking }
    },
    plan: blocks => planSamples(blocks, { seed, candidatePairs, randomPairs }),
    conclude(model, blocks, samples, ofCandidates, ofRandom, finders = new Map()) {
      const allPairs = (table.size * (table.size - 1)) / 2
      const candidates = patternsOf(ofCandidates)
      // An even share of the rows has an even share of the pairs.
      const scale = samples.oneIn
      const fitted = fit(
        model.comparisons,
        { ...candidates, pairs: candidates.pairs.map(pairs => pairs * scale) },
        patternsOf(ofRandom),
        { allPairs, ...(rounds === undefined ? {} : { rounds }) },
      )
      const place = new Map(Array.from(candidates.keys, (key, at) => [key, at]))
      const found = Array.from(finders, ([rules, patterns]) =>
        Array.from(patterns, ([pattern, pairs]) => ({
          rules,
          pairs,
          same: pairs * fitted.odds[place.get(pattern)!]!,
        })),
      ).flat()
      const { kept, lost } = chooseRules(found, model.blocking.length, rule =>
        Boolean(model.blocking[rule]!.proposed),
      )
      return {
        ...withFit(model, fitted),
        blocking: kept.map(r => {
          const { proposed, ...rule } = model.blocking[r]!
          return { ...rule, stops: blocks.rules[r]!.index.dropped.stops }
        }),
        training: {
          records: table.size,
          candidatePairs: candidates.total * scale,
          learntFrom: candidates.total,
          randomPairs: Math.min(samples.random, allPairs),
          patterns: candidates.count,
          rulesLeftOut: model.blocking.length - kept.length,
          pairsLeftOut: found
            .filter(({ rules }) => !kept.some(r => (rules >>> r) & 1))
            .reduce((sum, { pairs }) => sum + pairs * scale, 0),
          lostByLeavingOut: lost,
          rounds: fitted.rounds,
          seed,
        },
      }
    },
  }
}

function withFit(model: Model, fitted: Fit): Model {
  const { near, prior, m, u, base, ties } = fitted
  const isNear = near.length > 0
  return {
    ...model,
    prior,
    ...(isNear ? { near: Object.fromEntries(near.map(n => [n.name, n.share])) } : {}),
    comparisons: model.comparisons.map((comparison, c) => ({
      ...comparison,
      levels: comparison.levels.map((level, l) =>
        'missing' in level.test
          ? level
          : {
              ...level,
              m: m[c]![l]!,
              u: u[c]![l]!,
              ...(isNear ? { near: Object.fromEntries(near.map(n => [n.name, n.h[c]![l]!])) } : {}),
              ...(level.termFrequency
                ? { termFrequency: { ...level.termFrequency, base: 2 ** base[c]![l]! } }
                : {}),
            },
      ),
    })),
    ties: ties.map(tie => nameTie(model, tie)),
  }
}

/** Rules are chosen on so many records at most: to index all of many by rules that then go costs more than it tells. */
const mostForChoice = 200_000

/** Whether all of the model's rules stand before samples of the whole table are counted. */
export const rulesStandFirst = ({ blocking }: Model, table: Table): boolean =>
  table.size > mostForChoice || !blocking.some(rule => rule.proposed)

/** The model with its proposed rules chosen on a sample, where the table is large enough for that. */
export function settleRules(model: Model, table: Table, options: TrainOptions): Model {
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
