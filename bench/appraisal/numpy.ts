import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runApart } from '../linkage/run-apart.ts'
import { businessCase } from './business-case.ts'

const folder = join(import.meta.dirname, '../peers/numpy')
const python = join(folder, '.venv/bin/python')

export interface PlainWork {
  readonly draws: number
  readonly replications: number
  readonly seed: number
  readonly points: 'plain' | 'sobol'
}

export interface PlainRun {
  readonly means: readonly number[]
  readonly deviations: readonly number[]
  readonly p90s: readonly number[]
  /** Of each replication. */
  readonly seconds: readonly number[]
  /** Processor seconds of one replication, the mean, over all threads. */
  readonly processor: number
}

/** Installs the pinned numpy on first use. Throws where there is no Python or no network: there is no race without it. */
export async function prepareNumpy(say: (line: string) => void): Promise<void> {
  if (existsSync(python)) return
  say('installing numpy into bench/peers/numpy/.venv')
  const install = `python3 -m venv .venv && .venv/bin/pip install -q -r requirements.txt && echo '{}'`
  await runApart('sh', ['-c', `cd '${folder}' && ${install}`])
}

export const runNumpy = (work: PlainWork): Promise<PlainRun> =>
  runApart(python, [join(folder, 'sample.py'), JSON.stringify(businessCase), JSON.stringify(work)])
