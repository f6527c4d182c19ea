import { DAY, HOUR, localDay, localToUtc } from './calendar.ts'
import { callerWords } from './caller-words.ts'
import { DEMAND, IDLE_CONTACTS } from './demand-table.ts'
import { placeAt } from './grid-reference.ts'
import { hourSums, makeDraws, meanOn } from './history-draws.ts'
import type { World } from './invent-force.ts'
import { dramaMobile, dramaOffice } from './people.ts'
import { Stream, Weighted } from './random.ts'
import { PLANS } from './regions.ts'
import type { AddressRow, Channel, Grade, PersonRow, Place } from './rows.ts'

export interface LivingCall {
  n: number
  /** When it comes in on the world's own clock. */
  at: number
  /** How long after the start it comes in on the watcher's clock: the world's time over the speed. */
  afterMs: number
  channel: Channel
  callerNumber: string | null
  person: PersonRow | null
  address: AddressRow
  /** The event is in the street outside the address. */
  outside: boolean
  place: Place
  neighbourhoodId: string
  words: string
  /** What a careful handler would make of it: a key of the demand table, its opening code and a grade. */
  category: string
  openingCode: string
  grade: Grade
  /** False for enquiries and misdials, which need no incident. */
  needsIncident: boolean
  qualifiers: string[]
}

export interface LivingOptions {
  world: World
  seed: number
  /** Where the world's clock stands when the day begins. */
  start: Date | number
  /** Worlds's seconds to one of the watcher's: 60 makes a minute of each hour. */
  speed?: number
  /** Calls against the usual rate: the small region alone is a quiet place to watch. */
  busyness?: number
}

/**
 * Calls yet to come, without end, at the rate of the hour, the weekday and the season. They are as pure as
 * the history: the same options give the same calls. Nothing is waited for; the reader keeps the time.
 */
export function* livingDay({
  world,
  seed,
  start,
  speed = 1,
  busyness = 1,
}: LivingOptions): Generator<LivingCall> {
  const { ground } = world
  const begin = Number(start)
  const scale = (PLANS[world.size].addresses / PLANS.force.addresses) * busyness
  const draws = makeDraws(world.seed, ground)
  const tables = DEMAND.map(type => ({
    channels: Weighted.of(type.channels),
    grades: Weighted.of(type.grades),
  }))
  const stream = new Stream().reset(seed, 'living day')
  let n = 0
  // Hour by hour: the rate is steady within one, and the exact thinning of a Poisson process needs no more.
  for (let hourStart = Math.floor(begin / HOUR) * HOUR; ; hourStart += HOUR) {
    const day = localDay(hourStart)
    const hour = Math.floor((hourStart - localToUtc(day, 0)) / HOUR)
    const due: { at: number; type: number; idle: number }[] = []
    DEMAND.forEach((type, t) => {
      const count = stream.poisson(
        meanOn(world.seed, type, scale, day) * hourShare(type.hours, day, hour),
      )
      for (let k = 0; k < count; k++)
        due.push({ at: hourStart + stream.unit() * HOUR, type: t, idle: -1 })
    })
    IDLE_CONTACTS.forEach((plan, p) => {
      const count = stream.poisson(plan.perDay * scale * hourShare(plan.hours, day, hour))
      for (let k = 0; k < count; k++)
        due.push({ at: hourStart + stream.unit() * HOUR, type: -1, idle: p })
    })
    due.sort((a, b) => a.at - b.at)
    for (const d of due) {
      const call = makeCall(d)
      if (d.at >= begin) yield call
    }
  }

  function makeCall(d: { at: number; type: number; idle: number }): LivingCall {
    const type = DEMAND[d.type]
    const idle = IDLE_CONTACTS[d.idle]
    const anywhere = () => ({ address: stream.below(world.addressCount), outside: false })
    const { address, outside } = type ? draws.address(stream, type) : anywhere()
    const row = ground.address(address)
    const channel = type ? tables[d.type]!.channels.draw(stream) : idle!.channel
    const key = type?.key ?? idle!.key
    const own = channel === 'alarm' || channel === 'partner' || channel === 'officer'
    const homes = outside || !ground.isHome(address) ? stream.below(world.addressCount) : address
    const year = new Date(world.until).getUTCFullYear()
    const people =
      own || stream.chance(0.05)
        ? []
        : world.peopleAt(homes).filter(p => year - Number(p.dateOfBirth.slice(0, 4)) >= 16)
    const person = people.length > 0 ? stream.pick(people) : null
    const call: LivingCall = {
      n: n++,
      at: Math.round(d.at),
      afterMs: Math.round((d.at - begin) / speed),
      channel,
      callerNumber:
        channel === 'online' || channel === 'front counter'
          ? (person?.mobile ?? null)
          : own
            ? dramaOffice(stream)
            : (person?.mobile ?? dramaMobile(stream)),
      person,
      address: row,
      outside,
      place: placeAt(...ground.eventPoint(address, outside)),
      neighbourhoodId: row.neighbourhoodId,
      words: callerWords(
        seed,
        key,
        n,
        Math.floor(d.at / DAY),
        row.street,
        row.organisation ?? 'the shops',
      ),
      category: key,
      openingCode: type?.opening ?? 'Contact record',
      grade: type ? tables[d.type]!.grades.draw(stream) : 'P5',
      needsIncident: type !== undefined,
      qualifiers: type
        ? type.qualifiers.filter(([, chance]) => stream.chance(chance)).map(([word]) => word)
        : [],
    }
    return call
  }
}

function hourShare(shape: Parameters<typeof hourSums>[0], day: number, hour: number): number {
  const sums = hourSums(shape, day)
  const h = Math.min(23, Math.max(0, hour))
  return (sums[h]! - (h === 0 ? 0 : sums[h - 1]!)) / sums[23]!
}
