import { studentQuantile } from './student-quantile.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** Where a line leads, and between what a single value there lies. */
export interface Prediction {
  readonly value: number
  readonly low: number
  readonly high: number
}

/**
 * What a straight line through some points says of a place, by ordinary least squares, with the interval that holds a `share` of the
 * single values there (Montgomery, Peck and Vining 2012, 2.5). Throws `RangeError` for fewer than three points, or points all in one place.
 */
export function predictOnLine(points: readonly Point[], place: number, share = 0.95): Prediction {
  const count = points.length
  if (count < 3) throw new RangeError(`${count} points are too few for a line and its interval`)
  const middle = points.reduce((sum, { x }) => sum + x, 0) / count
  const level = points.reduce((sum, { y }) => sum + y, 0) / count
  const width = points.reduce((sum, { x }) => sum + (x - middle) ** 2, 0)
  if (!(width > 0)) throw new RangeError('points in one place show no line')
  const slope = points.reduce((sum, { x, y }) => sum + (x - middle) * (y - level), 0) / width
  const at = (x: number) => level + slope * (x - middle)
  const squares = points.reduce((sum, { x, y }) => sum + (y - at(x)) ** 2, 0)
  const spread = Math.sqrt(
    (squares / (count - 2)) * (1 + 1 / count + (place - middle) ** 2 / width),
  )
  const margin = studentQuantile(count - 2, share) * spread
  return { value: at(place), low: at(place) - margin, high: at(place) + margin }
}
