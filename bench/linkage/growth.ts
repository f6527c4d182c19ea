import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Evaluation } from '@bluelamp/science/linkage'
import { type Claim, type Figure, round } from '../bench.ts'
import { words } from './accuracy.ts'
import { plotGrowth } from './plot.ts'
import { runApart } from './run-apart.ts'

export type Grown = Evaluation & {
  size: number
  seconds: number
  /** Of processor, all threads: what strangers on the machine take is not in it. */
  processor: number
  stages: Record<string, number>
  candidates: number
  kept: number
  peakMiB: number
  bytesPerRecord: number
}

/** Linking invented people whose truth is known, at one size after another, each in a process of its own. */
export async function growth(
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<{ figures: Figure[]; claims: Claim[] }> {
  const grown: Grown[] = []
  const script = join(import.meta.dirname, 'grow.ts')
  for (const size of sizes) {
    const one = await runApart<Grown>(process.execPath, [
      '--max-old-space-size=20000',
      '--expose-gc',
      script,
      String(size),
    ])
    say(`${size} invented records: ${round(one.seconds)} s, ${round(one.peakMiB)} MiB`)
    grown.push(one)
  }
  const folder = join(import.meta.dirname, '../results')
  mkdirSync(folder, { recursive: true })
  const picture = join(folder, 'linkage-growth.svg')
  writeFileSync(picture, plotGrowth(grown))
  const figures = grown.flatMap((one): Figure[] => [
    {
      name: `${one.size} invented records: time, memory`,
      value: `${round(one.processor)} s of processor, ${round(one.seconds)} s by the clock (${Object.entries(
        one.stages,
      )
        .map(([name, s]) => `${name} ${round(s)}`)
        .join(
          ', ',
        )}), ${round(one.bytesPerRecord, 0)} bytes a record, peak ${round(one.peakMiB, 0)} MiB`,
      unit: `for ${one.candidates} candidates`,
    },
    { name: `${one.size} invented records: accuracy at 0.95`, value: words(one), unit: '' },
  ])
  const [first, end] = [grown[0]!, grown.at(-1)!]
  const slope = slopeOf(grown)
  const bytes = end.bytesPerRecord / first.bytesPerRecord
  return {
    figures: [...figures, { name: 'picture', value: picture, unit: '' }],
    claims: [
      {
        claim: `processor time against records, ${first.size} to ${end.size}: slope on double logarithmic paper`,
        target: 'at most 1.1',
        measured: round(slope, 3),
        unit: '',
        reached: slope <= 1.1,
      },
      {
        claim: `bytes a record at ${end.size} against ${first.size}`,
        target: 'flat: at most 1.1 times',
        measured: round(bytes, 2),
        unit: 'times',
        reached: bytes <= 1.1,
      },
      {
        claim: `peak memory at ${end.size}`,
        target: 'within 24 GiB',
        measured: round(end.peakMiB / 1024, 1),
        unit: 'GiB',
        reached: end.peakMiB <= 24 * 1024,
      },
    ],
  }
}

/** Least squares of the logarithms. */
function slopeOf(grown: readonly Grown[]): number {
  const xs = grown.map(one => Math.log(one.size))
  const ys = grown.map(one => Math.log(one.processor))
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
  const [mx, my] = [mean(xs), mean(ys)]
  const up = xs.reduce((sum, x, at) => sum + (x - mx) * (ys[at]! - my), 0)
  return up / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0)
}
