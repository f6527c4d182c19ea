import { spawn, spawnSync } from 'node:child_process'
import { machineMs } from '../../bench.ts'

export type CbcRun = {
  /** Undefined where time ran out. */
  value: number | undefined
  milliseconds: number
  /** As CBC itself counts it. */
  processorMs: number
}

export const hasCbc = (): boolean => spawnSync('cbc', ['quit']).status === 0

/** Solves an MPS file that minimises, to a gap below one, as a program of its own. */
export async function solveWithCbc(file: string, seconds: number): Promise<CbcRun> {
  const began = machineMs()
  const child = spawn('cbc', [
    file,
    'ratio',
    '0',
    'allow',
    '0.999',
    'sec',
    `${seconds}`,
    'solve',
    'quit',
  ])
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  child.once('close', () => resolve())
  child.once('error', reject)
  await promise
  const milliseconds = machineMs() - began
  const processorMs = Number(/Total time \(CPU seconds\):\s+([\d.]+)/.exec(said)?.[1]) * 1000
  const best = /Result - Optimal solution found/.test(said)
  const objective = /Objective value:\s+(-?[\d.]+)/.exec(said)?.[1]
  if (!best && !/Stopped on time/.test(said)) throw new Error(`CBC said: ${said.slice(-500)}`)
  return { value: best ? -Number(objective) : undefined, milliseconds, processorMs }
}
