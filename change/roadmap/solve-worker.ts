import { parentPort, workerData } from 'node:worker_threads'
import {
  BadRoadmapError,
  findConflict,
  loadHighsSolver,
  planRoadmap,
  reschedule,
} from '@bluelamp/science/appraisal'
import type { RoadmapJob, RoadmapResult, WorkerReply } from './solve-in-worker.ts'

/** Runs one job and ends. */
const { job, seconds } = workerData as { job: RoadmapJob; seconds: number }
const options = { seconds, clock: () => performance.now() }

async function run(): Promise<RoadmapResult> {
  const solver = await loadHighsSolver()
  if (job.kind === 'reschedule') return reschedule({ ...job, solver, options })
  const answer = planRoadmap(job.question, solver, options)
  if (answer.status !== 'impossible') return { answer, changes: [] }
  const conflict = findConflict(job.question, solver)
  return { answer, changes: [], ...(conflict ? { conflict } : {}) }
}

const reply = await run().then(
  (result): WorkerReply => ({ result }),
  (error: unknown): WorkerReply => ({
    refused: error instanceof BadRoadmapError,
    message: error instanceof Error ? error.message : String(error),
  }),
)
parentPort!.postMessage(reply)
