import { Worker } from 'node:worker_threads'
import {
  type BlockIndex,
  type BlockingRule,
  type Model,
  openTraining,
  type Part,
  type Prediction,
  planByLetters,
  planScoring,
  settleRules,
  type Table,
  type Tally,
  type TrainOptions,
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

/** A model learnt, and the blocks of its rules. */
export type Learnt = { readonly model: Model; readonly blocks: BlockIndex }

export type Crew = {
  train(model: Model, table: Table, options: TrainOptions): Promise<Learnt>
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

  /** Gives out tasks, so many ahead to each and the next to whoever is free, and takes the answers. */
  const share = (
    tasks: readonly ToWorker[],
    take: (message: FromWorker) => void,
    ahead = 1,
  ): Promise<void> => {
    let given = 0
    let taken = 0
    const all = new Promise<void>((done, fail) => {
      if (tasks.length === 0) done()
      const giveNext = (worker: Worker) => {
        if (given < tasks.length) tell(worker, tasks[given++]!)
      }
      for (const worker of crew) {
        worker.on('message', (message: FromWorker) => {
          try {
            take(message)
          } catch (fault) {
            fail(fault)
          }
          if (++taken < tasks.length) return giveNext(worker)
          for (const other of crew) other.removeAllListeners('message')
          done()
        })
      }
      for (let n = 0; n < ahead; n++) for (const worker of crew) giveNext(worker)
    })
    return Promise.race([all, faults])
  }

  let laid: { table: Table; texts: ReadonlySet<string> } | undefined
  /** Gives all the table, unless they have it, with the texts of some fields. */
  const lay = (table: Table, texts: ReadonlySet<string>) => {
    if (laid?.table === table && [...texts].every(name => laid!.texts.has(name))) return
    laid = { table, texts }
    const columns = Array.from(table.columns, ([name, column]) =>
      texts.has(name) ? ([name, column] as const) : ([name, { ...column, values: [] }] as const),
    )
    for (const worker of crew) tell(worker, { kind: 'table', table: { size: table.size, columns } })
  }
  /** The index of every rule, made by whoever is free. */
  const index = async (rules: readonly BlockingRule[], count: boolean): Promise<Index[]> => {
    const indexes: Index[] = []
    await share(
      rules.map((rule, number): ToWorker => ({ kind: 'index', rule, number, count })),
      message => {
        if (message.kind !== 'indexed') return
        const { number, index: made } = message
        indexes[number] = { name: rules[number]!.name, index: made }
      },
      // All at once: whoever asks has work of its own meanwhile.
      Math.ceil(rules.length / workers),
    )
    return indexes
  }
  // How often values occur stands in the plans; whoever reads texts besides looks it up.
  const lean = (model: Model, texts: ReadonlySet<string>): Model =>
    texts.size > 0 ? model : { ...model, frequencies: {} }

  return {
    async train(given, table, options) {
      const settled = settleRules(given, table, options)
      lay(table, textsNeeded(settled, table, []))
      const indexing = index(settled.blocking, true)
      const training = openTraining(settled, table, options)
      const letters = planByLetters(training.model, table)
      const others = [...letters.keys()].filter(c => !letters[c])
      const texts = textsNeeded(training.model, table, others)
      const found = await indexing
      lay(table, texts)
      const model = training.afford({ size: table.size, rules: found })
      const indexes = model === training.model ? found : await index(model.blocking, true)
      const blocks = { size: table.size, rules: indexes }
      const samples = training.plan(blocks)
      for (const worker of crew) {
        tell(worker, { kind: 'learn', model: lean(model, texts), letters, indexes, samples })
      }
      const tallies: Record<'candidates' | 'random', Tally[]> = { candidates: [], random: [] }
      const of = workers * 2
      await share(
        Array.from({ length: of }, (_, part): Part => ({ part, of })).flatMap(
          (part): ToWorker[] => [
            { kind: 'tally', sample: 'candidates', part },
            { kind: 'tally', sample: 'random', part },
          ],
        ),
        message => {
          if (message.kind === 'tallied') tallies[message.sample].push(message.tally)
        },
      )
      return {
        model: training.conclude(model, blocks, samples, tallies.candidates, tallies.random),
        blocks,
      }
    },
    async score(model, table, { blocks, atLeast, left, of, keep }) {
      const plan = planScoring(model, table, sharedCodes)
      const texts = textsNeeded(model, table, plan.others)
      lay(table, texts)
      const indexes = blocks
        ? blocks.rules.map(({ name, index: made }) => ({ name, index: shared(made) }))
        : await index(model.blocking, false)
      for (const worker of crew) {
        tell(worker, { kind: 'open', model: lean(model, texts), plan, indexes, atLeast })
      }
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
