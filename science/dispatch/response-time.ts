/**
 * The value below which a `share` (0 to 1) of the values lie, between neighbours in proportion (Hyndman and
 * Fan 1996, type 7). Any order, any unit. Throws `RangeError` for no values or a share outside 0 to 1.
 */
export function percentile(values: ArrayLike<number>, share: number): number {
  if (values.length === 0) throw new RangeError('a percentile needs at least one value')
  if (!(share >= 0 && share <= 1)) throw new RangeError(`share ${share} must lie between 0 and 1`)
  return sortedPercentile(Float64Array.from(values).sort(), share)
}

/** The middle value. Errors as `percentile`. */
export function median(values: ArrayLike<number>): number {
  return percentile(values, 0.5)
}

export interface ResponseSummary {
  /** Responses summed up. */
  readonly count: number
  /** Times left out for being negative or no number: arrivals never logged, or logged before the call. */
  readonly unusable: number
  /** Seconds. The median leads: a few lost arrivals drag a mean far out. */
  readonly median: number
  readonly p80: number
  readonly p90: number
  readonly p95: number
  /** Share met within the target, 0 to 1, with its 95% interval (Wilson 1927). */
  readonly withinTarget: number
  readonly withinTargetLow: number
  readonly withinTargetHigh: number
}

/** Sums up response times in seconds against a target in seconds; `undefined` if no time is usable. */
export function summariseResponse(
  seconds: ArrayLike<number>,
  targetSeconds: number,
): ResponseSummary | undefined {
  const usable = Float64Array.from(seconds)
    .filter(time => time >= 0 && time < Infinity)
    .sort()
  const count = usable.length
  if (count === 0) return undefined
  const met = usable.reduce((sum, time) => sum + (time <= targetSeconds ? 1 : 0), 0)
  const share = met / count
  const z = 1.959963984540054
  const middle = (share + (z * z) / (2 * count)) / (1 + (z * z) / count)
  const half =
    (z / (1 + (z * z) / count)) *
    Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count))
  return {
    count,
    unusable: seconds.length - count,
    median: sortedPercentile(usable, 0.5),
    p80: sortedPercentile(usable, 0.8),
    p90: sortedPercentile(usable, 0.9),
    p95: sortedPercentile(usable, 0.95),
    withinTarget: share,
    withinTargetLow: Math.min(share, Math.max(0, middle - half)),
    withinTargetHigh: Math.max(share, Math.min(1, middle + half)),
  }
}

export interface ErlangC {
  /** Share of callers who wait at all, 0 to 1. */
  readonly waitShare: number
  /** Share answered within the time asked, 0 to 1. */
  readonly serviceLevel: number
  /** Mean wait over all callers, seconds; `Infinity` if the queue grows for ever. */
  readonly meanWaitSeconds: number
}

/**
 * Erlang C (Erlang 1917): `agents` serve `load` Erlangs (calls a second times mean handling seconds), calls
 * coming at random, handling times exponential, nobody giving up, so it errs on the gloomy side. When load
 * reaches the agents there is no steady state: everyone waits, for ever. Works for units sent to jobs just as
 * for people answering calls. Throws `RangeError` for a negative load, no agent or no handling time.
 */
export function erlangC(input: {
  readonly load: number
  readonly agents: number
  readonly handleSeconds: number
  readonly withinSeconds: number
}): ErlangC {
  const { load, agents, handleSeconds, withinSeconds } = input
  if (!(load >= 0)) throw new RangeError(`load ${load} must be zero or more`)
  if (!Number.isInteger(agents) || agents < 1)
    throw new RangeError(`${agents} agents; give 1 or more`)
  if (!(handleSeconds > 0)) throw new RangeError(`handling takes ${handleSeconds} s; give above 0`)
  if (load >= agents) return { waitShare: 1, serviceLevel: 0, meanWaitSeconds: Infinity }
  // Erlang B by its recursion: factorials would overflow past 170 agents.
  let blocked = 1
  for (let n = 1; n <= agents; n++) blocked = (load * blocked) / (n + load * blocked)
  const waitShare = blocked / (1 - (load / agents) * (1 - blocked))
  const spare = agents - load
  return {
    waitShare,
    serviceLevel: 1 - waitShare * Math.exp((-spare * Math.max(0, withinSeconds)) / handleSeconds),
    meanWaitSeconds: (waitShare * handleSeconds) / spare,
  }
}

/** The fewest agents (or units) whose Erlang C service level reaches `goal` (below 1). Errors as `erlangC`. */
export function agentsNeeded(
  input: Omit<Parameters<typeof erlangC>[0], 'agents'> & { readonly goal: number },
): number {
  if (!(input.goal < 1))
    throw new RangeError(`a goal of ${input.goal} is never reached; give below 1`)
  let agents = Math.max(1, Math.floor(input.load))
  while (erlangC({ ...input, agents }).serviceLevel < input.goal) agents++
  return agents
}

/**
 * Share of time a unit is busy, 0 to 1: work offered (jobs an hour times minutes each times units each) over
 * units on duty. This is the busy fraction that expected cover needs. More work than units gives 1.
 */
export function busyShare(input: {
  readonly jobsPerHour: number
  readonly minutesPerJob: number
  readonly unitsPerJob: number
  readonly units: number
}): number {
  const offered = (input.jobsPerHour * input.minutesPerJob * input.unitsPerJob) / 60
  if (!(offered >= 0) || !(input.units > 0))
    throw new RangeError('give work of 0 or more and a unit')
  return Math.min(1, offered / input.units)
}

function sortedPercentile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share
  const low = Math.floor(place)
  const below = sorted[low]!
  const above = sorted[Math.min(low + 1, sorted.length - 1)]!
  return below + (place - low) * (above - below)
}
