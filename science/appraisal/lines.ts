import { normalDensity, normalShare } from '../statistics/normal.ts'

/** Places at which each line is looked at, and how far apart they are on the normal scale. */
export const nodes = 11
const step = 0.95

/**
 * The distribution of an outcome along a bundle of straight lines through a normal cloud, all in one direction. Along
 * each line the outcome is looked at in evenly spaced places and the rest is integrated without chance (preintegration:
 * Griewank, Kuo, Leovey and Sloan 2018; Gilbert, Kuo and Sloan 2023 for distribution functions). What is left to the
 * lattice is how the lines differ, which is little and smooth, so that percentiles, which are all edge to a plain
 * sample, come out nearly as well as means. `offset` (0 up to 1) moves the places: drawn at random it makes the mean
 * unbiased and lets the spread over several bundles tell what the spacing costs. Not exported from the package.
 */
export function bundleOfLines(count: number, offset: number) {
  const places = Float64Array.from({ length: nodes }, (_, at) => step * (at - nodes / 2 + offset))
  const outcomes = new Float64Array(count * nodes)
  const slopes = new Float64Array(count * nodes)
  const weights = places.map(normalDensity)
  const sum = weights.reduce((all, weight) => all + weight, 0)
  let running = 0
  const upTo = weights.map(weight => {
    running += weight / sum
    return running
  })
  return { places, outcomes, fitCurves, mean, shareBelow, quantile }

  /** To be called when all `outcomes` stand: line by line, place by place. */
  function fitCurves(): void {
    for (let first = 0; first < outcomes.length; first += nodes) fitCurve(first)
  }

  /**
   * Slopes of a cubic through the outcomes: by five places where there are five, held so that between two places it
   * only rises or only falls (Fritsch and Carlson 1980).
   */
  function fitCurve(first: number): void {
    const last = first + nodes - 1
    for (let at = first + 1; at < last; at++) {
      const before = outcomes[at]! - outcomes[at - 1]!
      const after = outcomes[at + 1]! - outcomes[at]!
      const near = (before + after) / 2
      const wide = at - first > 1 && last - at > 1
      const slope = wide ? (8 * near - (outcomes[at + 2]! - outcomes[at - 2]!) / 2) / 6 : near
      const most = 3 * Math.min(Math.abs(before), Math.abs(after))
      const kept = Math.min(most, Math.max(0, slope * Math.sign(before)))
      slopes[at] = before * after > 0 ? Math.sign(before) * kept : 0
    }
    slopes[first] = outcomes[first + 1]! - outcomes[first]!
    slopes[last] = outcomes[last]! - outcomes[last - 1]!
  }

  /** Evenly spaced sums of what falls off like a normal curve are exact but for kinks. */
  function mean(): number {
    let all = 0
    for (let at = 0, place = 0; at < outcomes.length; at++) {
      all += weights[place]! * outcomes[at]!
      if (++place === nodes) place = 0
    }
    return all / sum / count
  }

  /** The share of outcomes below a value, over all lines. */
  function shareBelow(value: number): number {
    let all = 0
    for (let first = 0; first < outcomes.length; first += nodes) {
      let under = outcomes[first]! < value
      let from = 0
      for (let place = 1; place < nodes; place++) {
        const underNext = outcomes[first + place]! < value
        if (underNext === under) continue
        const at = first + place - 1
        const to = jumps(at)
          ? upTo[place - 1]!
          : normalShare(places[place - 1]! + step * crossing(at, value))
        if (under) all += to - from
        from = to
        under = underNext
      }
      if (under) all += 1 - from
    }
    return all / count
  }

  /** How far between two places (0 to 1) the curve passes a value: Newton on a cubic that only rises or only falls. */
  function crossing(at: number, value: number): number {
    const rise = outcomes[at + 1]! - outcomes[at]!
    const start = slopes[at]! - rise
    const end = rise - slopes[at + 1]!
    const wanted = value - outcomes[at]!
    let t = wanted / rise
    for (let round = 0; round < 4; round++) {
      const over = rise * t + t * (1 - t) * (start * (1 - t) + end * t) - wanted
      const slope = rise + start * (1 - t) * (1 - 3 * t) + end * t * (2 - 3 * t)
      if (slope * rise <= 0) break
      t = Math.min(1, Math.max(0, t - over / slope))
    }
    return t
  }

  /**
   * Whether the outcome leaps between two places, judged by its steps on either side. Where it leaps is not known; the
   * weights of the places below count it rightly on average, since the places are moved at random.
   */
  function jumps(at: number): boolean {
    const place = at % nodes
    const before = place > 0 ? Math.abs(outcomes[at]! - outcomes[at - 1]!) : 0
    const after = place < nodes - 2 ? Math.abs(outcomes[at + 2]! - outcomes[at + 1]!) : 0
    return Math.abs(outcomes[at + 1]! - outcomes[at]!) > 6 * Math.max(before, after)
  }

  /** The value below which a share lies: regula falsi with the Illinois rule, on a share that only rises. */
  function quantile(share: number): number {
    let low = outcomes.reduce((least, outcome) => Math.min(least, outcome), Infinity)
    let high = outcomes.reduce((most, outcome) => Math.max(most, outcome), -Infinity)
    let [under, over] = [-share, 1 - share]
    const enough = 1e-10 * (high - low)
    let side = 0
    for (let round = 0; round < 100 && high - low > enough; round++) {
      const middle = (low * over - high * under) / (over - under)
      const off = shareBelow(middle) - share
      if (Math.abs(off) < 1e-10) return middle
      if (off > 0) {
        high = middle
        over = off
        if (side === 1) under /= 2
        side = 1
      } else {
        low = middle
        under = off
        if (side === -1) over /= 2
        side = -1
      }
    }
    return (low + high) / 2
  }
}
