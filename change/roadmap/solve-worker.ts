import { parentPort } from 'node:worker_threads'
import {
  BadRoadmapError,
  findConflict,
  loadHighsSolver,
  planRoadmap,
  reschedule,
} from '@bluelamp/science/appraisal'
import type { RoadmapResult, WorkerJob, WorkerReply } from './solve-in-worker.ts'

/** Reads the solver, then runs the one job it is sent. */
const loading = loadHighsSolver()
// Whoever sends the job is told; until then it is nobody's.
loading.catch(() => {})

async function run({ job, seconds }: WorkerJob): Promise<RoadmapResult> {
  const solver = await loading
  const options = { seconds, clock: () => performance.now() }
  if (job.kind === 'reschedule') return reschedule({ ...job, solver, options })
  const answer = planRoadmap(job.question, solver, options)
  if (answer.status !== 'impossible' || job.why === false) return { answer, changes: [] }
  const conflict = findConflict(job.question, solver)
  return { answer, changes: [], ...(conflict ? { conflict } : {}) }
}

parentPort!.once('message', async (asked: WorkerJob) => {
  const reply = await run(asked).then(
    (result): WorkerReply => ({ result }),
    (error: unknown): WorkerReply => ({
      refused: error instanceof BadRoadmapError,
      message: error instanceof Error ? error.message : String(error),
    }),
  )
  parentPort!.postMessage(reply)
})
