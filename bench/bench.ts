export type Claim = {
  claim: string
  target: string
  measured: number | string
  unit: string
  reached: boolean
}

export type Figure = { name: string; value: number | string; unit: string }

export type BenchResult = {
  /** What was measured, at which size, with which seed. */
  settings: Readonly<Record<string, string | number>>
  figures: readonly Figure[]
  claims: readonly Claim[]
}

export type Bench = {
  about: string
  run: (say: (line: string) => void) => Promise<BenchResult>
}

/** The value below which `share` of the sorted numbers lie: nearest rank. */
export function percentile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return Number.NaN
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!
}

export const sort = (numbers: Iterable<number>): number[] => [...numbers].sort((a, b) => a - b)

export const median = (numbers: Iterable<number>): number => percentile(sort(numbers), 0.5)

export const round = (value: number, digits = 1): number => {
  const by = 10 ** digits
  return Math.round(value * by) / by
}

/** Several rounds of one measurement: `412 (398 to 431)`, the median and between which it lay. */
export function rounds(values: readonly number[], digits = 0): string {
  const sorted = sort(values)
  const [low, high] = [sorted[0] ?? Number.NaN, sorted.at(-1) ?? Number.NaN]
  return `${round(median(sorted), digits)} (${round(low, digits)} to ${round(high, digits)})`
}

export type Spread = { count: number; p50: number; p95: number; p99: number; most: number }

export function spread(values: Iterable<number>, digits = 1): Spread {
  const sorted = sort(values)
  const at = (share: number) => round(percentile(sorted, share), digits)
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) }
}

export const words = ({ p50, p95, p99, most }: Spread): string =>
  `p50 ${p50}, p95 ${p95}, p99 ${p99}, most ${most}`

/** mulberry32: the same numbers for the same seed, from 0 up to 1. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Milliseconds on the machine's one monotonic clock: what two processes read can be compared. */
export const machineMs = (): number => Number(process.hrtime.bigint()) / 1e6

export const untilOrFail = async (
  ready: () => boolean | Promise<boolean>,
  what: string,
  patienceMs: number,
): Promise<void> => {
  const end = machineMs() + patienceMs
  while (!(await ready())) {
    if (machineMs() > end) throw new Error(`Waited ${patienceMs / 1000} s in vain for ${what}`)
    await new Promise(resolve => setTimeout(resolve, 25))
  }
}
