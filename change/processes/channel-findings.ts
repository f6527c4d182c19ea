import { type Element, isYes, type Model } from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'
import { sayPercent } from '../say.ts'
import {
  type ChannelYear,
  channelYears,
  exclusionOf,
  groupsNamed,
  grows,
  isPhone,
  shareSeen,
} from './channel-shares.ts'
import { forecastShare } from './share-trend.ts'

export function channelFindings(model: Model): Finding[] {
  const { channels, years } = channelYears(model)
  const groups = groupsNamed(channels)
  return channels.flatMap((channel, at) => [
    ...(isPhone(channel) && isYes(channel, 'closing')
      ? [wrong(channel, 'The telephone is never closed: many can reach the force no other way')]
      : []),
    ...(grows(years, at) ? exclusionFindings(channel, groups) : []),
    ...targetFindings(channel, at, years),
    ...(at === 0 ? sumFindings(channel, years) : []),
  ])
}

/** Who moves people to a channel says first who cannot follow, and what they are offered. */
function exclusionFindings(channel: Element, groups: readonly string[]): Finding[] {
  if (groups.length === 0) {
    return [wrong(channel, 'It is to grow, and nobody has said who cannot use it')]
  }
  return groups.flatMap(group => {
    const said = exclusionOf(channel, group)
    if (!said) return [wrong(channel, `It is to grow, and nothing is said of: ${group}`)]
    return said.share > 0 && said.instead === ''
      ? [wrong(channel, `It is to grow, and what is offered instead is not said for: ${group}`)]
      : []
  })
}

/** A target of a year to come that the years seen do not lead to. */
function targetFindings(channel: Element, at: number, years: readonly ChannelYear[]): Finding[] {
  const seen = shareSeen(years, at)
  const lastSeen = seen.at(-1)?.year ?? Number.NEGATIVE_INFINITY
  const last = years.filter(({ target }) => target[at] !== undefined).at(-1)
  if (!last || last.year <= lastSeen) return []
  const forecast = forecastShare(seen, last.year)
  const target = last.target[at]!
  if (!forecast || (target >= forecast.low && target <= forecast.high)) return []
  return [
    look(
      channel,
      `${sayPercent(target)} in ${last.year} is not where it is going: ${sayPercent(forecast.share)} (${sayPercent(forecast.low)} to ${sayPercent(forecast.high)}) by the ${forecast.years} years seen`,
    ),
  ]
}

/** Said once, at the first channel: it concerns them all. */
const sumFindings = (first: Element, years: readonly ChannelYear[]): Finding[] =>
  years.flatMap(({ year, target, actual }) => {
    const wanted = target.filter(share => share !== undefined)
    const sum = wanted.reduce((all, share) => all + share, 0)
    const missing = actual.filter(share => share === undefined).length
    return [
      ...(wanted.length > 0 && Math.abs(sum - 1) > 0.0051
        ? [wrong(first, `Targets of all channels for ${year} add up to ${sayPercent(sum)}`)]
        : []),
      ...(missing > 0 && missing < actual.length
        ? [look(first, `${missing} of ${actual.length} channels were not counted in ${year}`)]
        : []),
    ]
  })
