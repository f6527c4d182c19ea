import { type Element, type Model, numberIn, ofKind, rowsIn, textIn } from '../model/element.ts'
import { sameWords } from '../model/words.ts'
import type { YearShare } from './share-trend.ts'

/** Numbers of a channel by year; the last said counts where a year stands twice. */
const byYear = (channel: Element, field: 'readings' | 'targets', of: string): Map<number, number> =>
  new Map(rowsIn(channel, field).map(row => [Number(row.year), Number(row[of])]))

const contactsOf = (channel: Element): Map<number, number> =>
  byYear(channel, 'readings', 'contacts')

/** Shares of all contacts that a channel is to have, 0 to 1. */
const targetsOf = (channel: Element): Map<number, number> =>
  new Map([...byYear(channel, 'targets', 'share')].map(([year, share]) => [year, share / 100]))

export type ChannelYear = {
  readonly year: number
  /** All contacts counted. */
  readonly contacts: number
  /** Shares in the order of the channels; nothing where a channel was not counted, or has no target. */
  readonly actual: readonly (number | undefined)[]
  readonly target: readonly (number | undefined)[]
}

/** Every year of which something is said, in order. */
export function channelYears(model: Model): { channels: Element[]; years: ChannelYear[] } {
  const channels = ofKind(model, 'channel')
  const contacts = channels.map(contactsOf)
  const targets = channels.map(targetsOf)
  const years = [...new Set([...contacts, ...targets].flatMap(each => [...each.keys()]))].sort(
    (a, b) => a - b,
  )
  return {
    channels,
    years: years.map(year => {
      const counted = contacts.map(each => each.get(year))
      const all = counted.reduce<number>((sum, each) => sum + (each ?? 0), 0)
      return {
        year,
        contacts: all,
        actual: counted.map(each => (each === undefined || all === 0 ? undefined : each / all)),
        target: targets.map(each => each.get(year)),
      }
    }),
  }
}

/** Years in which every channel was counted: only there is a share a share. */
export const wholeYears = (years: readonly ChannelYear[]): ChannelYear[] =>
  years.filter(({ actual }) => actual.length > 0 && actual.every(share => share !== undefined))

/** What one channel's share has been, year by year. */
export const shareSeen = (years: readonly ChannelYear[], channel: number): YearShare[] =>
  wholeYears(years).map(({ year, actual }) => ({ year, share: actual[channel]! }))

/** Half a point is no growth: shares are rounded where they are told. */
const leastGrowth = 0.005

/** A channel is to grow where its last target is above what it has now, or above its first target where nothing was counted. */
export function grows(years: readonly ChannelYear[], channel: number): boolean {
  const targets = years.map(({ target }) => target[channel]).filter(each => each !== undefined)
  const now = shareSeen(years, channel).at(-1)?.share ?? targets[0]
  const last = targets.at(-1)
  return now !== undefined && last !== undefined && last - now > leastGrowth
}

/** Groups that any channel names, as first written. */
export function groupsNamed(channels: readonly Element[]): string[] {
  const names = channels.flatMap(channel =>
    rowsIn(channel, 'excluded').map(({ group }) => String(group).trim()),
  )
  return names.filter((name, at) => names.findIndex(each => sameWords(each, name)) === at)
}

/** What a channel says of a group; nothing where it says nothing. */
export function exclusionOf(
  channel: Element,
  group: string,
): { share: number; instead: string } | undefined {
  const row = rowsIn(channel, 'excluded').find(each => sameWords(String(each.group), group))
  return row && { share: Number(row.share), instead: String(row.instead ?? '').trim() }
}

export const isPhone = (channel: Element): boolean => textIn(channel, 'sort') === 'phone'

export type CostToServe = {
  /** The last year in which every channel was counted. */
  readonly year: number
  readonly contacts: number
  /** Pence of each channel, in the order of the channels; 0 for one whose cost nobody says. */
  readonly now: readonly number[]
  /** For as many contacts, at the last targets that every channel has. */
  readonly aimed?: { readonly year: number; readonly costs: readonly number[] }
}

/** What serving people costs by channel, now and at the targets. Nothing where no year is whole. */
export function costToServe(
  channels: readonly Element[],
  years: readonly ChannelYear[],
): CostToServe | undefined {
  const last = wholeYears(years).at(-1)
  if (!last) return undefined
  const { year, contacts } = last
  const costsAt = (shares: ChannelYear['actual']) =>
    channels.map((channel, at) => contacts * (shares[at] ?? 0) * (numberIn(channel, 'cost') ?? 0))
  const aimed = years.findLast(({ target }) => target.every(share => share !== undefined))
  return {
    year,
    contacts,
    now: costsAt(last.actual),
    ...(aimed && { aimed: { year: aimed.year, costs: costsAt(aimed.target) } }),
  }
}
