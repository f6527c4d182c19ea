import { BadProcessError } from './bad-process-error.ts'

/** How long something takes, in minutes. */
export type Duration =
  | { readonly kind: 'fixed'; readonly minutes: number }
  | { readonly kind: 'exponential'; readonly mean: number }
  | {
      readonly kind: 'triangular'
      readonly low: number
      readonly likely: number
      readonly high: number
    }
  /** Half take less than the median; `logDeviation` is the standard deviation of the logarithm. */
  | { readonly kind: 'lognormal'; readonly median: number; readonly logDeviation: number }

/** Throws `BadProcessError` for a negative or endless time, or a triangle whose corners are out of order. `what` names it. */
export function checkDuration(duration: Duration, what: string): void {
  const numbers = Object.values(duration).filter(value => typeof value === 'number')
  if (numbers.some(value => !(value >= 0 && value < Infinity))) {
    throw new BadProcessError(`${what}: ${numbers.join(', ')}: give minutes of 0 or more`)
  }
  if (duration.kind === 'triangular') {
    const { low, likely, high } = duration
    if (!(low <= likely && likely <= high)) {
      throw new BadProcessError(
        `${what}: ${low}, ${likely}, ${high}: give the lowest, the likely and the highest in order`,
      )
    }
  }
}

/** Mean minutes. */
export function durationMean(duration: Duration): number {
  switch (duration.kind) {
    case 'fixed':
      return duration.minutes
    case 'exponential':
      return duration.mean
    case 'triangular':
      return (duration.low + duration.likely + duration.high) / 3
    case 'lognormal':
      return duration.median * Math.exp(duration.logDeviation ** 2 / 2)
  }
}

/** Variance, in square minutes. */
export function durationVariance(duration: Duration): number {
  switch (duration.kind) {
    case 'fixed':
      return 0
    case 'exponential':
      return duration.mean ** 2
    case 'triangular': {
      const { low, likely, high } = duration
      return (low ** 2 + likely ** 2 + high ** 2 - low * likely - low * high - likely * high) / 18
    }
    case 'lognormal':
      return durationMean(duration) ** 2 * Math.expm1(duration.logDeviation ** 2)
  }
}

/** Draws of a duration, one a call, from uniform numbers between 0 and 1. */
export function durationDrawer(duration: Duration, next: () => number): () => number {
  switch (duration.kind) {
    case 'fixed': {
      const { minutes } = duration
      return () => minutes
    }
    case 'exponential': {
      const { mean } = duration
      return () => -mean * Math.log(next())
    }
    case 'triangular': {
      const { low, likely, high } = duration
      const width = high - low
      if (width === 0) return () => low
      const turn = (likely - low) / width
      const [up, down] = [width * (likely - low), width * (high - likely)]
      return () => {
        const share = next()
        return share < turn ? low + Math.sqrt(share * up) : high - Math.sqrt((1 - share) * down)
      }
    }
    case 'lognormal': {
      const { median, logDeviation } = duration
      // Box and Muller; the second of each pair is left, so that a draw does not hang on the one before.
      return () => {
        const score = Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next())
        return median * Math.exp(logDeviation * score)
      }
    }
  }
}
