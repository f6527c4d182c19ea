import {
  DAY,
  HOUR,
  isBankHoliday,
  localDay,
  localToUtc,
  MINUTE,
  monthOf,
  weekday,
} from './calendar.ts'
import { DEMAND, type DemandType, HOURS, type HourShape, PLANTED, SEASONS } from './demand-table.ts'
import { drawIndex, mix32, Stream, streamOf } from './random.ts'
import type { Ground } from './world-ground.ts'

const profiles = new Map<string, Float64Array>()

/** Running sums of the hour weights of a day of the week; nights out swell on Friday and Saturday. */
export function hourSums(shape: HourShape, day: number): Float64Array {
  const dow = isBankHoliday(day) ? 0 : weekday(day)
  const eve = isBankHoliday(day + 1)
  const key = `${shape} ${dow} ${eve}`
  let sums = profiles.get(key)
  if (!sums) {
    let sum = 0
    sums = Float64Array.from(HOURS[shape], (weight, hour) => {
      const lively = shape === 'night out' || shape === 'home life' || shape === 'evening'
      const late =
        (hour >= 18 && (dow === 5 || dow === 6 || eve)) || (hour < 5 && (dow === 6 || dow === 0))
      const early = hour < 5 && dow >= 1 && dow <= 4
      const swell = !lively
        ? 1
        : late
          ? shape === 'night out'
            ? 2.1
            : 1.25
          : early && shape === 'night out'
            ? 0.55
            : 1
      sum += weight * swell
      return sum
    })
    profiles.set(key, sums)
  }
  return sums
}

/** An instant on a local day, by the hour shape. */
export function instantOn(stream: Stream, shape: HourShape, day: number): number {
  const hour = drawIndex(hourSums(shape, day), stream)
  return localToUtc(day, hour * HOUR + Math.floor(stream.unit() * HOUR))
}

/** Expected events of a type on a local day. */
export function meanOn(seed: number, type: DemandType, scale: number, day: number): number {
  const date = new Date(day * DAY)
  const month = monthOf(day)
  const monthDay = `${month}-${date.getUTCDate()}`
  let factor = type.week[weekday(day)]! * SEASONS[type.season][month - 1]!
  if (isBankHoliday(day)) factor *= PLANTED.bankHoliday[type.hours] ?? 1
  const lively = type.hours === 'night out' || type.key === 'domestic violence'
  if (lively && (monthDay === '12-31' || monthDay === '1-1')) factor *= 1.45
  if (type.key === 'nuisance' && (monthDay === '10-31' || monthDay === '11-5')) factor *= 1.7
  if (type.hours === 'shop' && monthDay === '12-25') factor *= 0.1
  factor *= streamOf(seed, 'day noise', day).lognormal(1, PLANTED.dayNoise)
  return type.perDay * scale * factor
}

/** A bijection of 0..n-1 that scatters ranks over a neighbourhood's addresses. */
export function scatter(rank: number, n: number, salt: number): number {
  let step = (salt % n) | 1
  while (gcd(step, n) !== 1) step += 2
  return (rank * step + (salt >>> 7)) % n
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}

export interface Draws {
  /** Address of an event of a type; the flag says the event is in the street outside. */
  address: (stream: Stream, type: DemandType) => { address: number; outside: boolean }
}

/** Draws places so that demand gathers: some neighbourhoods, and in each a few addresses, carry much of it. */
export function makeDraws(seed: number, ground: Ground): Draws {
  const { settlement, cells } = ground
  const sizes = cells.map((_, c) => settlement.cellStart[c + 1]! - settlement.cellStart[c]!)
  const sumsFor = (name: string, spread: number) => {
    let sum = 0
    return Float64Array.from(sizes, (size, c) => {
      sum +=
        size * streamOf(seed, name, c).lognormal(1, spread) * (cells[c]!.isTownCentre ? 1.6 : 1)
      return sum
    })
  }
  const cellSums = {
    people: sumsFor('risk of people', 0.45),
    property: sumsFor('risk of property', 0.4),
  }
  const lists = new Map<string, number[]>()
  const pool = (kinds: readonly string[]) => {
    const key = kinds.join()
    let list = lists.get(key)
    if (!list) {
      list = kinds
        .flatMap(k => settlement.venues.get(k as never) ?? [])
        .sort((a, b) => mix32(seed ^ a) - mix32(seed ^ b) || a - b)
      lists.set(key, list)
    }
    return list
  }
  const pickWhere = new Map(
    DEMAND.map(type => {
      let sum = 0
      return [type.key, Float64Array.from(type.where, ([, weight]) => (sum += weight))]
    }),
  )
  return {
    address(stream, type) {
      const where = type.where[drawIndex(pickWhere.get(type.key)!, stream)]![0]
      if (where.among === 'venues') {
        const list = pool(where.kinds)
        return {
          address: list[Math.floor(list.length * stream.unit() ** where.gather)]!,
          outside: false,
        }
      }
      for (let attempt = 0; ; attempt++) {
        const cell = drawIndex(cellSums[where.group], stream)
        const n = sizes[cell]!
        if (n === 0) continue
        const salt = mix32(seed ^ Math.imul(cell + 1, where.group === 'people' ? 7919 : 104_729))
        if (where.among === 'streets') {
          // Streets gather by stretches of a dozen addresses, so that corners and parades become hot.
          const stretches = Math.ceil(n / 12)
          const stretch = scatter(
            Math.floor(stretches * stream.unit() ** where.gather),
            stretches,
            salt,
          )
          const address =
            settlement.cellStart[cell]! + Math.min(n - 1, stretch * 12 + stream.below(12))
          return { address, outside: true }
        }
        const address =
          settlement.cellStart[cell]! +
          scatter(Math.floor(n * stream.unit() ** where.gather), n, salt)
        if (ground.isHome(address) || attempt > 8) return { address, outside: false }
      }
    },
  }
}

/** An event before it is written out: what, where, when it happened and when it was told. */
export interface Happening {
  type: number
  /** Stream numbers of the event: its day and type, and its place among them. */
  i: number
  j: number
  address: number
  outside: boolean
  from: number
  to: number
  reported: number
  parent: Happening | null
}

/**
 * Happenings in the order they are reported. Each day is drawn from streams of its own, and burglaries set
 * off others on later days (`PLANTED.nearRepeat`), so only the next month or so is ever held.
 */
export function* happenings(
  seed: number,
  ground: Ground,
  firstDay: number,
  lastDay: number,
  scale: number,
): Generator<Happening[]> {
  const draws = makeDraws(seed, ground)
  const { settlement } = ground
  const told = new Map<number, Happening[]>()
  const set = new Map<number, { parent: Happening; address: number }[]>()
  const plan = PLANTED.nearRepeat
  const stream = new Stream()

  const tell = (h: Happening) => {
    const day = localDay(h.reported)
    const list = told.get(day)
    if (list) list.push(h)
    else told.set(day, [h])
  }

  const happen = (
    t: number,
    type: DemandType,
    day: number,
    j: number,
    at: { address: number; outside: boolean },
    parent: Happening | null,
  ) => {
    const moment = instantOn(stream, type.hours, day)
    const unseen = type.unseenHours === 0 ? 0 : stream.between(0.15, 1.4) * type.unseenHours * HOUR
    const from = Math.round(moment - unseen * stream.unit())
    const to = Math.round(from + unseen)
    const delay = Math.min(40 * DAY, stream.lognormal(type.delay[0], type.delay[1]) * MINUTE)
    const h: Happening = {
      type: t,
      i: day * 64 + t,
      j,
      ...at,
      from,
      to,
      reported: Math.round(Math.max(to, moment) + delay),
      parent,
    }
    tell(h)
    if (type.key === plan.type) breed(h, day)
  }

  const breed = (h: Happening, day: number) => {
    for (let n = stream.poisson(plan.offspring); n > 0; n--) {
      const lag = 1 + Math.floor(stream.exponential(plan.lagDays))
      const same = stream.chance(plan.sameAddress)
      let address = same ? h.address : -1
      for (let attempt = 0; attempt < 12 && address < 0; attempt++) {
        const x = settlement.addressX[h.address]! + stream.normal() * plan.metres
        const y = settlement.addressY[h.address]! + stream.normal() * plan.metres
        const near = ground.addressGrid().nearest(x, y)
        const far = Math.hypot(settlement.addressX[near]! - x, settlement.addressY[near]! - y)
        if (near !== h.address && far < 0.7 * plan.metres && ground.isHome(near)) address = near
      }
      if (address < 0 || lag > plan.longestDays) continue
      const list = set.get(day + lag)
      if (list) list.push({ parent: h, address })
      else set.set(day + lag, [{ parent: h, address }])
    }
  }

  for (let day = firstDay; day <= lastDay; day++) {
    DEMAND.forEach((type, t) => {
      stream.reset(seed, 'demand', day, t)
      // Those set off by others come on top, so the background is made smaller to keep the volume.
      const share = type.key === plan.type ? 1 - plan.offspring : 1
      const count = stream.poisson(meanOn(seed, type, scale, day) * share)
      for (let j = 0; j < count; j++) happen(t, type, day, j, draws.address(stream, type), null)
      if (type.key === plan.type) {
        const due = set.get(day) ?? []
        set.delete(day)
        due.forEach((d, k) => {
          stream.reset(seed, 'near repeats', day, k)
          happen(t, type, day, 1000 + k, { address: d.address, outside: false }, d.parent)
        })
      }
    })
    const today = told.get(day) ?? []
    told.delete(day)
    today.sort((a, b) => a.reported - b.reported || a.i - b.i || a.j - b.j)
    yield today
  }
}
