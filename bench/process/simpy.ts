import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ProcessModel } from '@bluelamp/science/queueing'
import { runApart } from '../linkage/run-apart.ts'

const folder = join(import.meta.dirname, '../peers/simpy')
const python = join(folder, '.venv/bin/python')

export interface SimpyWork {
  readonly cases: number
  readonly warmUp: number
  readonly replications: number
  readonly seed: number
}

export interface SimpyRun {
  /** One a replication, minutes. */
  readonly cycles: readonly number[]
  readonly p90s: readonly number[]
  readonly waits: readonly (readonly number[])[]
  readonly seconds: readonly number[]
  /** Processor seconds of one replication, the mean. */
  readonly processor: number
}

/** Installs the pinned SimPy on first use. Throws where there is no Python or no network: there is no race without it. */
export async function prepareSimpy(say: (line: string) => void): Promise<void> {
  if (existsSync(python)) return
  say('installing SimPy into bench/peers/simpy/.venv')
  const install = `python3 -m venv .venv && .venv/bin/pip install -q -r requirements.txt && echo '{}'`
  await runApart('sh', ['-c', `cd '${folder}' && ${install}`])
}

export const runSimpy = (model: ProcessModel, work: SimpyWork): Promise<SimpyRun> =>
  runApart(python, [join(folder, 'simulate.py'), JSON.stringify(model), JSON.stringify(work)])
