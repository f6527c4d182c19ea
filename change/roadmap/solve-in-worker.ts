import { Worker } from 'node:worker_threads'
import {
  BadRoadmapError,
  type Rescheduled,
  type RoadmapQuestion,
  type Schedule,
} from '@bluelamp/science/appraisal'

export type RoadmapJob =
  | { readonly kind: 'plan'; readonly question: RoadmapQuestion }
  | {
      readonly kind: 'reschedule'
      readonly question: RoadmapQuestion
      readonly before: { readonly schedule: Schedule; readonly value: number }
      readonly project: string
      readonly start: number | null
    }

export type RoadmapResult = Rescheduled

export type WorkerReply =
  | { readonly result: RoadmapResult }
  | { readonly refused: boolean; readonly message: string }

export class RoadmapSolverError extends Error {
  override name = 'RoadmapSolverError'
}

/** Too many look for roadmaps at once: said to people as it stands. */
export class SolversBusyError extends RoadmapSolverError {
  override name = 'SolversBusyError'
}

/** Each solver takes a core and much memory: so many run at once, and so many more may wait for them. */
const mostAtOnce = 2
const mostWaiting = 6
let running = 0
const waiting: (() => void)[] = []

async function takeTurn(signal: AbortSignal | undefined): Promise<void> {
  if (running < mostAtOnce) {
    running++
    return
  }
  if (waiting.length >= mostWaiting) {
    throw new SolversBusyError('Many roadmaps are being looked for just now. Try again soon.')
  }
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const leave = () => {
    waiting.splice(waiting.indexOf(resolve), 1)
    reject(signal!.reason)
  }
  waiting.push(resolve)
  signal?.addEventListener('abort', leave, { once: true })
  // Whoever ends hands on the turn, so it is not counted again.
  await promise.finally(() => signal?.removeEventListener('abort', leave))
}

function endTurn(): void {
  const next = waiting.shift()
  if (next) next()
  else running--
}

/** How long the worker may take over its time, to say what it has found, before it is ended. */
const graceSeconds = 5

/**
 * Plans a roadmap on a thread of its own, so that the server goes on answering meanwhile. At the time limit the best that
 * was found comes back (`stopped`); `signal` ends it at once and rejects with the signal's reason. Rejects with
 * `BadRoadmapError` for a question that cannot be understood, with `RoadmapSolverError` where the solver fails, with
 * `SolversBusyError` where too many wait already.
 */
export async function solveInWorker(job: RoadmapJob, limits: Limits): Promise<RoadmapResult> {
  const { seconds, signal } = limits
  if (!(seconds > 0)) throw new RoadmapSolverError(`${seconds} seconds are no time to plan in`)
  signal?.throwIfAborted()
  await takeTurn(signal)
  try {
    return await solve(job, limits)
  } finally {
    endTurn()
  }
}

type Limits = { seconds: number; signal?: AbortSignal }

function solve(job: RoadmapJob, { seconds, signal }: Limits): Promise<RoadmapResult> {
  // It may have been called off between its turn and now.
  signal?.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<RoadmapResult>()
  const worker = new Worker(new URL('./solve-worker.ts', import.meta.url), {
    workerData: { job, seconds },
  })
  const cancel = () => reject(signal!.reason)
  signal?.addEventListener('abort', cancel, { once: true })
  const late = setTimeout(
    () => reject(new RoadmapSolverError(`No roadmap within ${seconds} seconds`)),
    (seconds + graceSeconds) * 1000,
  )
  worker.once('message', (reply: WorkerReply) => {
    if ('result' in reply) return resolve(reply.result)
    reject(
      reply.refused ? new BadRoadmapError(reply.message) : new RoadmapSolverError(reply.message),
    )
  })
  worker.once('error', cause => reject(new RoadmapSolverError('The solver broke off', { cause })))
  worker.once('exit', code =>
    reject(new RoadmapSolverError(`The solver ended (${code}) without a word`)),
  )
  return promise.finally(() => {
    clearTimeout(late)
    signal?.removeEventListener('abort', cancel)
    return worker.terminate()
  })
}
