import {
  type BlockIndex,
  buildTable,
  cluster,
  describe,
  evaluatePairs,
  forEachCandidate,
  type Model,
  openBlocks,
  pairsReached,
  precisionRecall,
  type RecordTable,
  type RecordValues,
  type ScoredPairs,
  type Table,
  unlinkables,
  weigh,
  weighInside,
} from '@bluelamp/science/linkage'
import { weightsOf } from './model-weights.ts'
import type { BlockingLine, LinkFacts } from './report/report-page.ts'
import {
  type ScoreOptions,
  type Scorers,
  sharedCodes,
  withScorers,
} from './workers/score-in-workers.ts'

export type LinkOptions = {
  readonly seed: number
  /** A model to use as it is; absent: described and trained on these records. */
  readonly model?: Model | undefined
  readonly name: string
  /** Columns that are not evidence: the identifier, the truth. */
  readonly except: readonly string[]
  /** Row to number of the one it truly is; -1 where not known. Looked at only after all is done. */
  readonly truth?: Int32Array | undefined
  /** Probability fixed beforehand, for the accuracy beside the model's own threshold. */
  readonly fixed: number
  readonly onProgress?: (stage: string, done: number, of: number) => void
  /** Scored pairs of an earlier run that was broken off, by part; and where to keep those of this one. */
  readonly kept?: {
    model(): Model | undefined
    keepModel(model: Model): void
    pairs(of: number): NonNullable<ScoreOptions['kept']>
  }
  readonly clock: () => number
}

export type Linked = {
  readonly model: Model
  readonly clusters: Int32Array
  readonly pairs: ScoredPairs
  readonly candidates: number
  readonly facts: Omit<LinkFacts, 'files' | 'madeAt' | 'examples'>
}

/** So many parts that progress shows and that a broken run loses little. */
const parts = 16

const bits = (probability: number) => Math.log2(probability / (1 - probability))

/** Links the records of one table: describe, train, weigh, cluster; and what can be said of how well. */
export async function linkTable(records: RecordTable, options: LinkOptions): Promise<Linked> {
  const { clock, truth } = options
  const stages: { name: string; seconds: number }[] = []
  const size = records.ids.length
  const stage = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
    options.onProgress?.(name, 0, 1)
    const from = clock()
    const made = await work()
    stages.push({ name, seconds: (clock() - from) / 1000 })
    options.onProgress?.(name, 1, 1)
    return made
  }
  const { kept } = options

  const described = await stage(
    'Describing the fields',
    () => options.model ?? describe(records, { name: options.name, except: options.except }),
  )
  const table = await stage('Reading the values', () =>
    buildTable(records, described.fields, { codes: sharedCodes }),
  )
  const known = options.model ? described : kept?.model()
  const learn = async (scorers: Scorers) => {
    if (known) return { model: known, blocks: openBlocks(known.blocking, table) }
    const learnt = await scorers.train(described, table, { seed: options.seed })
    kept?.keepModel(learnt.model)
    return learnt
  }
  const { model, blocks, weighed } = await withScorers(async scorers => {
    const learnt = await stage('Learning the weights', () => learn(scorers))
    const pairs = await stage('Weighing pairs', () =>
      scorers.score(learnt.model, table, {
        blocks: learnt.blocks,
        parts,
        ...(kept && { kept: kept.pairs(parts) }),
        // The last part ends the stage, which says so itself.
        onProgress: (done, of) => {
          if (done < of) options.onProgress?.('Weighing pairs', done, of)
        },
      }),
    )
    return { ...learnt, weighed: pairs }
  })
  const byId = (a: number, b: number) => (records.ids[a]! < records.ids[b]! ? -1 : 1)
  const clustersAt = (certain: number) =>
    cluster(size, weighInside(model, table, weighed, certain), { certain, compare: byId })
  const clusters = await stage('Clustering', () => clustersAt(bits(model.thresholds.certain)))
  const blocking = await stage('Counting', () => countBlocking(blocks, truth))
  const facts: Linked['facts'] = {
    records: size,
    model,
    blocking,
    weights: weightsOf(model),
    bins: binsOf(weighed.weight),
    sizes: sizesOf(clusters),
    unlinkables: unlinkables(selfWeights(model, records, table)),
    stages,
    ...(truth && {
      accuracy: {
        found: evaluatePairs(clusters, truth),
        fixed: {
          probability: options.fixed,
          scores: evaluatePairs(clustersAt(bits(options.fixed)), truth),
        },
        curve: precisionRecall(weighed, truth),
        reached: blocking.at(-1)?.reached ?? pairsReached(weighed, truth).share,
      },
    }),
  }
  return { model, clusters, pairs: weighed, candidates: weighed.candidates, facts }
}

function countBlocking(blocks: BlockIndex, truth: Int32Array | undefined): BlockingLine[] {
  const rules = blocks.rules.length
  const pairs = new Float64Array(rules)
  const added = new Float64Array(rules)
  const addedTrue = new Float64Array(rules)
  forEachCandidate(blocks, (row, others, count, found) => {
    for (let at = 0; at < count; at++) {
      const other = others[at]!
      const by = found[other]!
      for (let rule = 0; rule < rules; rule++) if ((by >>> rule) & 1) pairs[rule]!++
      const first = 31 - Math.clz32(by & -by)
      added[first]!++
      if (truth && truth[row]! >= 0 && truth[row] === truth[other]) addedTrue[first]!++
    }
  })
  const truly = truth ? evaluatePairs(truth, truth).truePairs : 0
  let reached = 0
  return blocks.rules.map(({ name, index }, rule) => {
    reached += addedTrue[rule]!
    return {
      rule: name,
      pairs: pairs[rule]!,
      added: added[rule]!,
      dropped: index.dropped.pairs,
      ...(truth && { reached: truly === 0 ? 1 : reached / truly }),
    }
  })
}

function binsOf(weights: Float32Array): LinkFacts['bins'] {
  const counts = new Map<number, number>()
  for (const weight of weights) {
    const bin = Math.max(-10, Math.min(80, Math.floor(weight)))
    counts.set(bin, (counts.get(bin) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([from, count]) => ({ from, to: from + 1, pairs: count }))
}

function sizesOf(clusters: Int32Array): LinkFacts['sizes'] {
  const sizes = new Map<number, number>()
  for (const label of clusters) sizes.set(label, (sizes.get(label) ?? 0) + 1)
  const bySize = new Map<number, number>()
  for (const size of sizes.values()) bySize.set(size, (bySize.get(size) ?? 0) + 1)
  return [...bySize].sort(([a], [b]) => a - b).map(([size, count]) => ({ size, clusters: count }))
}

const mostSelf = 2000

/** An even sample of the records, each weighed against itself: what it could reach at best. */
function selfWeights(model: Model, records: RecordTable, table: Table): Float32Array {
  const step = Math.max(1, Math.floor(table.size / mostSelf))
  const weights: number[] = []
  for (let row = 0; row < table.size; row += step) {
    const values = rowOf(records, row)
    weights.push(weigh(model, values, values).weight)
  }
  return Float32Array.from(weights)
}

export const rowOf = (records: RecordTable, row: number): RecordValues =>
  Object.fromEntries(
    Object.entries(records.columns).map(([name, values]) => [name, values[row] ?? null]),
  )
