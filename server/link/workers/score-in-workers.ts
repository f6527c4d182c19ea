import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import {
  type Model,
  type Prediction,
  planScoring,
  type Table,
  textsNeeded,
} from '@bluelamp/science/linkage'
import type { FromWorker, Index, ToWorker } from './messages.ts'

export type ScoreOptions = {
  /** Keep pairs of at least so many bits. Default -10, as `predict`. */
  readonly atLeast?: number
  /** Parts the pairs are weighed in; progress comes after each. Default: eight a worker. */
  readonly parts?: number
  readonly onProgress?: (done: number, of: number) => void
}

export type Scorers = {
  /** The same pairs and weights as `predict`, in another order. */
  score(model: Model, table: Table, options?: ScoreOptions): Promise<Prediction>
  close(): Promise<void>
}

/** Memory that workers can read without a copy: for `buildTable`'s codes. */
export const sharedCodes = (size: number): Int32Array =>
  new Int32Array(new SharedArrayBuffer(size * Int32Array.BYTES_PER_ELEMENT))

export class ScoringFailedError extends Error {
  override readonly name = 'ScoringFailedError'
}

/**
 * Opens workers that weigh pairs side by side. They take a moment to start: open them before reading the records. One
 * `score` at a time. A worker that fails ends the scoring with `ScoringFailedError`.
 */
export function openScorers(workers = availableParallelism()): Scorers {
  const crew = Array.from(
    { length: workers },
    () => new Worker(new URL('./score-worker.ts', import.meta.url)),
  )
  const faults = Promise.race(
    crew.map(
      worker =>
        new Promise<never>((_, fail) => {
          worker.on('error', cause =>
            fail(
              new ScoringFailedError(`A worker that weighs pairs failed: ${String(cause)}`, {
                cause,
              }),
            ),
          )
        }),
    ),
  )
  // Whoever scores hears of it; nobody has to.
  faults.catch(() => undefined)
  const tell = (worker: Worker, message: ToWorker) => worker.postMessage(message)

  /** Gives out tasks, the next to whoever is free, and gathers the answers. */
  const share = <Answer>(
    tasks: readonly ToWorker[],
    take: (message: FromWorker) => Answer | undefined,
    onProgress?: (done: number, of: number) => void,
  ): Promise<Answer[]> => {
    const answers: Answer[] = []
    let given = 0
    const all = new Promise<Answer[]>(done => {
      if (tasks.length === 0) done(answers)
      for (const worker of crew) {
        const next = () => {
          if (given < tasks.length) tell(worker, tasks[given++]!)
        }
        const hear = (message: FromWorker) => {
          const taken = take(message)
          if (taken !== undefined) answers.push(taken)
          onProgress?.(answers.length, tasks.length)
          if (answers.length === tasks.length) {
            for (const other of crew) other.removeAllListeners('message')
            done(answers)
          } else next()
        }
        worker.on('message', hear)
        next()
      }
    })
    return Promise.race([all, faults])
  }

  return {
    async score(model, table, { atLeast = -10, parts = workers * 8, onProgress } = {}) {
      const plan = planScoring(model, table, sharedCodes)
      const needed = textsNeeded(model, table, plan)
      const columns = Array.from(table.columns, ([name, column]) =>
        needed.has(name) ? ([name, column] as const) : ([name, { ...column, values: [] }] as const),
      )
      for (const worker of crew)
        tell(worker, { kind: 'table', table: { size: table.size, columns } })
      const indexed = await share(
        model.blocking.map((rule, number): ToWorker => ({ kind: 'index', rule, number })),
        message => (message.kind === 'indexed' ? message : undefined),
      )
      const indexes: { name: string; index: Index }[] = []
      for (const { number, index } of indexed) {
        indexes[number] = { name: model.blocking[number]!.name, index }
      }
      // How often values occur stands in the plan; whoever reads texts besides looks it up.
      const lean = needed.size > 0 ? model : { ...model, frequencies: {} }
      for (const worker of crew) tell(worker, { kind: 'open', model: lean, plan, indexes, atLeast })
      const scored = await share(
        Array.from({ length: parts }, (_, part): ToWorker => ({ kind: 'score', part, of: parts })),
        message => (message.kind === 'scored' ? message : undefined),
        onProgress,
      )
      return together(scored.sort((a, b) => a.part - b.part).map(({ prediction }) => prediction))
    },
    async close() {
      await Promise.all(crew.map(worker => worker.terminate()))
    },
  }
}

/** `openScorers` for once. */
export async function scoreInWorkers(
  model: Model,
  table: Table,
  { workers, ...options }: ScoreOptions & { readonly workers?: number } = {},
): Promise<Prediction> {
  const scorers = openScorers(workers)
  try {
    return await scorers.score(model, table, options)
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
