import { availableParallelism } from 'node:os'
import {
  type BlockIndex,
  type Model,
  mostCandidates,
  openBlocks,
  openScoring,
  type Prediction,
  rulesStandFirst,
  type Table,
  type TrainOptions,
  train,
} from '@bluelamp/science/linkage'
import { type Crew, type Learnt, openCrew } from './crew.ts'

export { ScoringFailedError } from './crew.ts'
export { sharedCodes } from './shared.ts'

export type ScoreOptions = {
  /** Keep pairs of at least so many bits. Default -10, as `predict`. */
  readonly atLeast?: number
  /** Parts the pairs are weighed in; progress comes after each. Default: eight a worker. */
  readonly parts?: number
  readonly onProgress?: (done: number, of: number) => void
  /** Blocks made before, of this model over these records. */
  readonly blocks?: BlockIndex
  /** Parts that an earlier run weighed, and where to keep those of this one. */
  readonly kept?: {
    read(part: number): Prediction | undefined
    write(part: number, prediction: Prediction): void
  }
  /** Up to so many candidates are weighed here: handing them over takes longer. */
  readonly few?: number
}

export type Scorers = {
  /** Starts the workers, which takes a moment: call it when there will be work for them. Without it they start when asked. */
  start(): void
  /** The same model as `train`; samples of many records are counted, and their blocks made, by the workers. */
  train(
    model: Model,
    table: Table,
    options: TrainOptions & { readonly few?: number },
  ): Promise<Learnt>
  /** The same pairs and weights as `predict`, in another order. */
  score(model: Model, table: Table, options?: ScoreOptions): Promise<Prediction>
  close(): Promise<void>
}

/** Files of fewer records are indexed here, and may turn out to have few candidates. */
const fewRecords = 100_000

/**
 * Weighs pairs side by side in workers. One `score` at a time. A worker that fails ends the scoring with
 * `ScoringFailedError`.
 */
export function openScorers(workers = availableParallelism()): Scorers {
  let crew: Crew | undefined
  const call = () => {
    crew ??= openCrew(workers)
    return crew
  }
  return {
    start: () => void call(),
    async train(given, table, { few = fewRecords, ...options }) {
      // Proposed rules that are not settled on a sample are chosen by which of them finds what: here, not in parts.
      if (table.size >= few && rulesStandFirst(given, table))
        return call().train(given, table, options)
      const model = train(given, table, options)
      return { model, blocks: openBlocks(model.blocking, table) }
    },
    async score(model, table, options = {}) {
      const { atLeast = -10, parts = workers * 8, few = 3_000_000, kept, onProgress } = options
      const blocks =
        options.blocks ??
        (few > 0 && table.size < fewRecords ? openBlocks(model.blocking, table) : undefined)
      const found: (Prediction | undefined)[] = []
      let done = 0
      const take = (part: number, prediction: Prediction) => {
        found[part] = prediction
        onProgress?.(++done, parts)
      }
      const left: number[] = []
      for (let part = 0; part < parts; part++) {
        const known = kept?.read(part)
        if (known) take(part, known)
        else left.push(part)
      }
      const keep = (part: number, prediction: Prediction) => {
        kept?.write(part, prediction)
        take(part, prediction)
      }
      if (blocks && mostCandidates(blocks) <= few) {
        const score = openScoring(model, table, { blocks, atLeast })
        for (const part of left) keep(part, score({ part, of: parts }))
      } else if (left.length > 0) {
        await call().score(model, table, { blocks, atLeast, left, of: parts, keep })
      }
      return together(found.filter(each => each !== undefined))
    },
    async close() {
      await crew?.close()
    },
  }
}

/** `openScorers` for one piece of work, whatever becomes of it. */
export async function withScorers<T>(
  work: (scorers: Scorers) => Promise<T>,
  workers?: number,
): Promise<T> {
  const scorers = openScorers(workers)
  try {
    return await work(scorers)
  } finally {
    await scorers.close()
  }
}

function together(parts: readonly Prediction[]): Prediction {
  const count = parts.reduce((sum, part) => sum + part.weight.length, 0)
  const left = new Int32Array(count)
  const right = new Int32Array(count)
  const weight = new Float32Array(count)
  let at = 0
  let candidates = 0
  for (const part of parts) {
    left.set(part.left, at)
    right.set(part.right, at)
    weight.set(part.weight, at)
    at += part.weight.length
    candidates += part.candidates
  }
  return { left, right, weight, candidates }
}
