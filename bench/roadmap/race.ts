import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import {
  faultsOfSchedule,
  planRoadmap,
  type RoadmapAnswer,
  type RoadmapQuestion,
  roadmapProgram,
  type Solver,
} from '@bluelamp/science/appraisal'
import { machineMs } from '../bench.ts'
import { solveWithCbc } from '../peers/cbc/solve.ts'
import { writeMps } from './mps-file.ts'
import { naiveProgram } from './naive-program.ts'

/** What each gets for a roadmap before it is called off. */
export const patience = 60

/** Undefined where the best was not proven, or has a fault. */
export type Run = { value: number | undefined; wall: number; processor: number }

export type Raced = {
  ours: Run
  /** In a thread of its own, loading included: the wait alone. */
  thread: number
  /** CBC on the program that we search, and on the one that is written down first. */
  same?: Run
  naive?: Run
}

/** One roadmap by each in turn, right after one another. */
export async function race(
  question: RoadmapQuestion,
  { solver, cbc, folder }: { solver: Solver; cbc: boolean; folder: string },
): Promise<Raced> {
  const ours = planOnce(question, solver)
  const byCbc = async (name: string, program: Parameters<typeof writeMps>[0]): Promise<Run> => {
    const file = join(folder, `${name}.mps`)
    writeFileSync(file, writeMps(program))
    const { value, milliseconds, processorMs } = await solveWithCbc(file, patience)
    return { value, wall: milliseconds, processor: processorMs }
  }
  const same = cbc ? await byCbc('same', roadmapProgram(question)) : undefined
  const thread = await planInThread(question)
  const naive = cbc ? await byCbc('naive', naiveProgram(question)) : undefined
  return { ours, thread, ...(same && { same }), ...(naive && { naive }) }
}

/** From question to answer, building the program included. */
function planOnce(question: RoadmapQuestion, solver: Solver): Run {
  const before = process.cpuUsage()
  const began = machineMs()
  const answer = planRoadmap(question, solver, { seconds: patience, clock: machineMs })
  const wall = machineMs() - began
  const { user, system } = process.cpuUsage(before)
  const proven =
    answer.status === 'best' && faultsOfSchedule(question, answer.schedule).length === 0
  return { value: proven ? answer.value : undefined, wall, processor: (user + system) / 1000 }
}

async function planInThread(question: RoadmapQuestion): Promise<number> {
  const began = machineMs()
  const worker = new Worker(new URL('./plan-thread.ts', import.meta.url), { workerData: question })
  const { promise, resolve, reject } = Promise.withResolvers<RoadmapAnswer>()
  worker.once('message', resolve)
  worker.once('error', reject)
  await promise
  const wait = machineMs() - began
  await worker.terminate()
  return wait
}
