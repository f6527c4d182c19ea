import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Claim, type Figure, round, rounds } from '../bench.ts'
import { runApart } from './run-apart.ts'
import type { Spec } from './spec.ts'
import { findSplink, splinkScript } from './splink.ts'

type Run = {
  pairs: number
  load: number
  train: number
  predict: number
  total: number
  /** Seconds of processor, all threads: strangers on the machine do not lengthen them. */
  processor: number
  peakMiB: number
}
type Runner = { name: string; run: (out: string) => Promise<Run>; runs: Run[]; certain: string[][] }

export type RaceResult = { figures: Figure[]; claims: Claim[] }

/**
 * The same work by each system in turn, each run a new process, round after round in the same minutes: what strangers take of the
 * machine they take of all. Seconds count from the start of reading the file to the last scored pair.
 */
export async function race(
  spec: Spec,
  parquet: string,
  truth: ReadonlyMap<string, string>,
  options: { folder: string; rounds: number; say: (line: string) => void },
): Promise<RaceResult> {
  const { folder, say } = options
  const node = (script: string) => (out: string) =>
    runApart<Run>(process.execPath, [
      join(import.meta.dirname, script),
      JSON.stringify(spec),
      parquet,
      out,
    ])
  const python = await findSplink(say)
  const runners: Runner[] = [
    { name: 'Bluelamp', run: node('link-ours.ts'), runs: [], certain: [] },
    ...(python
      ? [
          {
            name: 'Splink 5.0.0',
            run: (out: string) =>
              runApart<Run>(python, [splinkScript, JSON.stringify(spec), parquet, out]),
            runs: [],
            certain: [],
          },
        ]
      : []),
    { name: 'DuckDB SQL', run: node('../peers/duckdb/link.ts'), runs: [], certain: [] },
  ]
  for (let n = 0; n < options.rounds; n++) {
    for (const runner of runners) {
      const out = join(folder, 'pairs.json')
      const run = await runner.run(out)
      runner.runs.push(run)
      runner.certain = JSON.parse(readFileSync(out, 'utf8')) as string[][]
      say(
        `${spec.name}, round ${n + 1}, ${runner.name}: ${round(run.total, 2)} s for ${run.pairs} pairs`,
      )
    }
  }
  return report(spec, runners, truth)
}

function report(
  spec: Spec,
  runners: readonly Runner[],
  truth: ReadonlyMap<string, string>,
): RaceResult {
  const figures: Figure[] = []
  const claims: Claim[] = []
  const [ours] = runners
  for (const { name, runs, certain } of runners) {
    const of = (part: (run: Run) => number, digits = 2) => rounds(runs.map(part), digits)
    const right = certain.filter(([a, b]) => truth.get(a!) === truth.get(b!)).length
    figures.push(
      {
        name: `${spec.name}, ${name}: load / train / predict / all`,
        value: `${of(r => r.load)} / ${of(r => r.train)} / ${of(r => r.predict)} / ${of(r => r.total)}; processor ${of(r => r.processor)}`,
        unit: 's',
      },
      {
        name: `${spec.name}, ${name}: pairs a second, load to scored pairs / training left out / peak memory`,
        value: `${of(r => r.pairs / r.total, 0)} / ${of(r => r.pairs / (r.total - r.train), 0)} / ${of(r => r.peakMiB, 0)} MiB`,
        unit: `of ${runs[0]!.pairs} pairs`,
      },
      {
        name: `${spec.name}, ${name}: pairs of at least 0.95, of them right`,
        value: `${certain.length}, ${round((100 * right) / Math.max(1, certain.length), 2)} %`,
        unit: '',
      },
    )
  }
  for (const peer of runners.slice(1)) {
    const ratios = peer.runs.map((run, n) => run.total / ours!.runs[n]!.total)
    const apart = peer.runs.map(
      (run, n) => (run.total - run.train) / (ours!.runs[n]!.total - ours!.runs[n]!.train),
    )
    const middle = [...ratios].sort((a, b) => a - b)[Math.floor(ratios.length / 2)]!
    figures.push({
      name: `${spec.name}: times as fast as ${peer.name} with training left out of both`,
      value: rounds(apart, 1),
      unit: 'times',
    })
    figures.push({
      name: `${spec.name}: times the processor time, ${peer.name} to ours`,
      value: rounds(
        peer.runs.map((run, n) => run.processor / ours!.runs[n]!.processor),
        1,
      ),
      unit: 'times',
    })
    const text = {
      claim: `${spec.name}: times as fast as ${peer.name}, load to scored pairs`,
      measured: rounds(ratios, 1),
      unit: 'times',
    }
    if (peer.name.startsWith('Splink'))
      claims.push({ ...text, target: 'at least 10', reached: middle >= 10 })
    else figures.push({ name: text.claim, value: text.measured, unit: text.unit })
  }
  const counts = new Set(runners.map(({ runs }) => runs[0]!.pairs))
  claims.push({
    claim: `${spec.name}: all weigh the same number of pairs`,
    target: 'equal',
    measured: [...counts].join(', '),
    unit: 'pairs',
    reached: counts.size === 1,
  })
  return { figures, claims }
}
