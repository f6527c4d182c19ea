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

/** How long the worker may take over its time, to say what it has found, before it is ended. */
const graceSeconds = 5

/**
 * Plans a roadmap on a thread of its own, so that the server goes on answering meanwhile. At the time limit the best that
 * was found comes back (`stopped`); `signal` ends it at once and rejects with the signal's reason. Rejects with
 * `BadRoadmapError` for a question that cannot be understood, with `RoadmapSolverError` where the solver fails.
 */
export function solveInWorker(
  job: RoadmapJob,
  { seconds, signal }: { seconds: number; signal?: AbortSignal },
): Promise<RoadmapResult> {
  if (!(seconds > 0)) throw new RoadmapSolverError(`${seconds} seconds are no time to plan in`)
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
