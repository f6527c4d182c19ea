import { Worker } from 'node:worker_threads'
import {
  type BlockIndex,
  type Model,
  type Prediction,
  planScoring,
  type Table,
  textsNeeded,
} from '@bluelamp/science/linkage'
import type { FromWorker, Index, ToWorker } from './messages.ts'
import { shared, sharedCodes } from './shared.ts'

export class ScoringFailedError extends Error {
  override readonly name = 'ScoringFailedError'
}

type Work = {
  readonly blocks: BlockIndex | undefined
  readonly atLeast: number
  /** Parts to weigh, of so many. */
  readonly left: readonly number[]
  readonly of: number
  readonly keep: (part: number, prediction: Prediction) => void
}

export type Crew = {
  score(model: Model, table: Table, work: Work): Promise<void>
  close(): Promise<void>
}

/** Workers, and how they share a task. */
export function openCrew(workers: number): Crew {
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

  /** Gives out tasks, the next to whoever is free, and takes the answers. */
  const share = (
    tasks: readonly ToWorker[],
    take: (message: FromWorker) => void,
  ): Promise<void> => {
    let given = 0
    let taken = 0
    const all = new Promise<void>((done, fail) => {
      if (tasks.length === 0) done()
      for (const worker of crew) {
        const next = () => {
          if (given < tasks.length) tell(worker, tasks[given++]!)
        }
        worker.on('message', (message: FromWorker) => {
          try {
            take(message)
          } catch (fault) {
            fail(fault)
          }
          if (++taken < tasks.length) return next()
          for (const other of crew) other.removeAllListeners('message')
          done()
        })
        next()
      }
    })
    return Promise.race([all, faults])
  }

  return {
    async score(model, table, { blocks, atLeast, left, of, keep }) {
      const plan = planScoring(model, table, sharedCodes)
      const needed = textsNeeded(model, table, plan)
      const columns = Array.from(table.columns, ([name, column]) =>
        needed.has(name) ? ([name, column] as const) : ([name, { ...column, values: [] }] as const),
      )
      for (const worker of crew)
        tell(worker, { kind: 'table', table: { size: table.size, columns } })
      const indexes: { name: string; index: Index }[] = []
      for (const { name, index } of blocks?.rules ?? [])
        indexes.push({ name, index: shared(index) })
      if (!blocks) {
        await share(
          model.blocking.map((rule, number): ToWorker => ({ kind: 'index', rule, number })),
          message => {
            if (message.kind !== 'indexed') return
            const { number, index } = message
            indexes[number] = { name: model.blocking[number]!.name, index }
          },
        )
      }
      // How often values occur stands in the plan; whoever reads texts besides looks it up.
      const lean = needed.size > 0 ? model : { ...model, frequencies: {} }
      for (const worker of crew) tell(worker, { kind: 'open', model: lean, plan, indexes, atLeast })
      await share(
        left.map((part): ToWorker => ({ kind: 'score', part, of })),
        message => {
          if (message.kind === 'scored') keep(message.part, message.prediction)
        },
      )
    },
    async close() {
      await Promise.all(crew.map(worker => worker.terminate()))
    },
  }
}
