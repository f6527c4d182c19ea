import { round, seeded, sort } from '../bench.ts'

export type PairedRatio = { mean: number; low: number; high: number; pairs: number }

const draws = 10_000

/**
 * The geometric mean of how many times as long ours took as theirs, pair by pair, and between which values 95% of the
 * means lie when the pairs are drawn again by lot (percentile bootstrap; Efron 1979).
 */
export function pairedRatio(ours: readonly number[], theirs: readonly number[]): PairedRatio {
  const logs = ours.map((time, n) => Math.log(time / theirs[n]!))
  const chance = seeded(1979)
  const means = Array.from({ length: draws }, () => {
    let sum = 0
    for (let n = 0; n < logs.length; n++) sum += logs[Math.floor(chance() * logs.length)]!
    return sum / logs.length
  })
  const sorted = sort(means)
  const at = (share: number) => Math.exp(sorted[Math.floor(share * (draws - 1))]!)
  const mean = Math.exp(logs.reduce((a, b) => a + b, 0) / logs.length)
  return { mean, low: at(0.025), high: at(0.975), pairs: logs.length }
}

export const ratioWords = ({ mean, low, high }: PairedRatio): string =>
  `${round(mean, 2)} (${round(low, 2)} to ${round(high, 2)})`
