import { parentPort } from 'node:worker_threads'
import {
  BadRoadmapError,
  findConflict,
  loadHighsSolver,
  planRoadmap,
} from '@bluelamp/science/appraisal'
import type { SolvedRoadmap, WorkerJob, WorkerReply } from './solve-in-worker.ts'

/** Reads the solver, then runs the one job it is sent. */
const loading = loadHighsSolver()
// Whoever sends the job is told; until then it is nobody's.
loading.catch(() => {})

async function run({ job, seconds }: WorkerJob): Promise<SolvedRoadmap> {
  const solver = await loading
  const answer = planRoadmap(job.question, solver, { seconds, clock: () => performance.now() })
  if (answer.status !== 'impossible' || job.why === false) return { answer }
  const conflict = findConflict(job.question, solver)
  return { answer, ...(conflict ? { conflict } : {}) }
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
