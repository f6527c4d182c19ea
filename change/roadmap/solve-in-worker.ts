import { Worker } from 'node:worker_threads'
import {
  BadRoadmapError,
  type Rescheduled,
  type RoadmapQuestion,
} from '@bluelamp/science/appraisal'

type RoadmapJob = {
  readonly question: RoadmapQuestion
  /** Where nothing fits, look for what stands in the way (unless this is false): it can take as long again. */
  readonly why?: boolean
}

/** The answer and, where nothing fits, what stands in the way. */
export type SolvedRoadmap = Pick<Rescheduled, 'answer' | 'conflict'>

export type WorkerJob = { readonly job: RoadmapJob; readonly seconds: number }

export type WorkerReply =
  | { readonly result: SolvedRoadmap }
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
export async function solveInWorker(job: RoadmapJob, limits: Limits): Promise<SolvedRoadmap> {
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

/**
 * A worker that has read its code and the solver and waits for one job: half of what a person would wait for is done before
 * they move anything. It is ended where nobody needs it for a while, and never keeps the process open.
 */
let spare: { worker: Worker; idle: NodeJS.Timeout } | undefined
const spareMs = 10 * 60_000

const newWorker = () => new Worker(new URL('./solve-worker.ts', import.meta.url))

/** Makes ready for the next to ask: called when somebody opens a roadmap, and after each job. */
export function warmSolver(): void {
  if (spare) {
    spare.idle.refresh()
    return
  }
  const worker = newWorker()
  worker.unref()
  const forget = () => {
    if (spare?.worker !== worker) return
    clearTimeout(spare.idle)
    spare = undefined
  }
  // What is wrong with it is told to whoever asks next, by a worker of their own.
  worker.once('error', forget)
  worker.once('exit', forget)
  const idle = setTimeout(() => {
    forget()
    void worker.terminate()
  }, spareMs)
  idle.unref()
  spare = { worker, idle }
}

function takeWorker(): Worker {
  if (!spare) return newWorker()
  const { worker, idle } = spare
  clearTimeout(idle)
  spare = undefined
  worker.removeAllListeners()
  worker.ref()
  return worker
}

function solve(job: RoadmapJob, { seconds, signal }: Limits): Promise<SolvedRoadmap> {
  // It may have been called off between its turn and now.
  signal?.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<SolvedRoadmap>()
  const worker = takeWorker()
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
  worker.postMessage({ job, seconds } satisfies WorkerJob)
  return promise.finally(() => {
    clearTimeout(late)
    signal?.removeEventListener('abort', cancel)
    warmSolver()
    return worker.terminate()
  })
}
