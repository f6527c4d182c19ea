import { predictOnLine } from '@bluelamp/science/statistics'

export type YearShare = { readonly year: number; readonly share: number }

export type ShareForecast = {
  readonly share: number
  /** Where the share of that one year lies in 95 of 100 cases, if things go on as they did. */
  readonly low: number
  readonly high: number
  /** Years it rests on: with three the interval is very wide, and that is the truth. */
  readonly years: number
}

/** Fewer years than this show no trend. */
const fewestYears = 3

/**
 * What a share will be if it goes on as it did: a straight line through the log-odds of the years (so that it never leaves 0 to 1),
 * with the interval in which one year lies. Shares are from 0 to 1. Nothing for fewer than three different years.
 */
export function forecastShare(seen: readonly YearShare[], year: number): ShareForecast | undefined {
  if (new Set(seen.map(each => each.year)).size < fewestYears) return undefined
  const points = seen.map(each => ({ x: each.year, y: logOdds(each.share) }))
  const { value, low, high } = predictOnLine(points, year)
  return { share: shareOf(value), low: shareOf(low), high: shareOf(high), years: seen.length }
}

/** A share of none or of all has no odds: half a case in a thousand stands for it. */
const least = 0.0005
const logOdds = (share: number): number => {
  const inside = Math.min(1 - least, Math.max(least, share))
  return Math.log(inside / (1 - inside))
}
const shareOf = (odds: number): number => 1 / (1 + Math.exp(-odds))
