import {
  type ChannelYear,
  channelYears,
  costToServe,
  type Element,
  exclusionOf,
  forecastShare,
  groupsNamed,
  numberIn,
  sayPercent,
  shareSeen,
  wholeYears,
} from '@bluelamp/change'
import { type Html, heads, html, nothing, numeric } from '@bluelamp/kit'
import { type ChangeLinks, changeLinks } from '../change-links.ts'
import { moneyWords } from '../element-values.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'
import { channelChart } from './channel-chart.ts'

type Showing = { channels: readonly Element[]; years: readonly ChannelYear[]; links: ChangeLinks }

/** How people reach the force: shares by year beside what they are to be, where they are going, what they cost, whom they leave out. */
export function channelView({ model, programme }: Viewing): Html {
  const { channels, years } = channelYears(model)
  if (channels.length === 0) return nothing
  const showing = { channels, years, links: changeLinks(programme.id) }
  return html`<h2 class="govuk-heading-m">Channels</h2>
    ${years.length > 0 ? html`${channelChart(channels, years)}${shares(showing)}${forecasts(showing)}` : nothing}
    ${costs(showing)}${excluded(showing)}`
}

const shares = (showing: Showing): Html =>
  wideTable('Shares of all contacts', {
    caption: 'Share of all contacts: what it was, and in brackets what it was to be',
    firstCellIsHeader: true,
    head: [{ text: 'Channel' }, ...showing.years.map(({ year }) => numeric(String(year)))],
    rows: [
      ...showing.channels.map((channel, at) => [
        { html: showing.links.to(channel) },
        ...showing.years.map(({ actual, target }) =>
          numeric(
            [
              actual[at] === undefined ? '' : sayPercent(actual[at]),
              target[at] === undefined ? '' : `(${sayPercent(target[at])})`,
            ]
              .join(' ')
              .trim() || '–',
          ),
        ),
      ]),
      [
        { text: 'Contacts' },
        ...showing.years.map(({ contacts }) =>
          numeric(contacts === 0 ? '–' : contacts.toLocaleString('en-GB')),
        ),
      ],
    ],
  })

/** What the years seen lead to; and what all but the last of them forecast for the last, to show how far to trust it. */
function forecasts(showing: Showing): Html {
  const { channels, years } = showing
  const last = wholeYears(years).at(-1)
  const aimed = years.filter(({ target }) => target.some(share => share !== undefined)).at(-1)
  if (!last) return nothing
  const saying = (at: number, year: number, seen = shareSeen(years, at)) => {
    const found = forecastShare(seen, year)
    return found
      ? `${sayPercent(found.share)} (${sayPercent(found.low)} to ${sayPercent(found.high)})`
      : 'too few years'
  }
  const ahead = aimed && aimed.year > last.year ? aimed : undefined
  return html`${wideTable('Where the shares are going', {
    caption: 'Where they are going, if it goes on as it did',
    firstCellIsHeader: true,
    head: [
      { text: 'Channel' },
      numeric(`${last.year}, forecast from the years before`),
      numeric(`${last.year}, actual`),
      ...(ahead ? [numeric(`${ahead.year}, forecast`), numeric(`${ahead.year}, to be`)] : []),
    ],
    rows: channels.map((channel, at) => [
      { html: showing.links.to(channel) },
      numeric(saying(at, last.year, shareSeen(years, at).slice(0, -1))),
      numeric(sayPercent(last.actual[at])),
      ...(ahead ? [numeric(saying(at, ahead.year)), numeric(sayPercent(ahead.target[at]))] : []),
    ]),
  })}<p class="govuk-body">From ${wholeYears(years).length} years in which every channel was counted; the interval holds one year’s share in 95 of 100 cases.
    Each channel is forecast alone, so the shares need not add up.</p>`
}

/** What serving people costs now, and for as many contacts at the last targets. */
function costs(showing: Showing): Html {
  const { channels, years } = showing
  const found = costToServe(channels, years)
  if (!found) return nothing
  const { year, contacts, now, aimed } = found
  const then = aimed?.costs
  const sum = (all: readonly number[]) => all.reduce((so, each) => so + each, 0)
  const row = (costs: readonly number[], which: number) =>
    numeric(moneyWords(Math.round(costs[which]!)))
  return wideTable('Cost to serve', {
    caption: 'Cost to serve',
    firstCellIsHeader: true,
    head: [
      { text: 'Channel' },
      numeric('One contact'),
      numeric(`All of ${year}`),
      ...(then ? [numeric(`As many, at the targets for ${aimed!.year}`)] : []),
    ],
    rows: [
      ...channels.map((channel, which) => [
        { html: showing.links.to(channel) },
        numeric(channel.body.cost === undefined ? '–' : moneyWords(numberIn(channel, 'cost')!)),
        row(now, which),
        ...(then ? [row(then, which)] : []),
      ]),
      [
        { text: 'All' },
        numeric(moneyWords(Math.round(sum(now) / Math.max(1, contacts)))),
        numeric(moneyWords(Math.round(sum(now)))),
        ...(then ? [numeric(moneyWords(Math.round(sum(then))))] : []),
      ],
    ],
  })
}

/** Who cannot use which channel, and what they are offered instead. */
function excluded(showing: Showing): Html {
  const groups = groupsNamed(showing.channels)
  if (groups.length === 0) return nothing
  return wideTable('Who cannot use it', {
    caption: 'Who cannot use it, and what they are offered instead',
    firstCellIsHeader: true,
    head: [{ text: 'Channel' }, ...heads(...groups)],
    rows: showing.channels.map(channel => [
      { html: showing.links.to(channel) },
      ...groups.map(group => {
        const said = exclusionOf(channel, group)
        if (!said) return { text: 'Not said' }
        return { text: `${said.share}%${said.instead ? `: ${said.instead}` : ''}` }
      }),
    ]),
  })
}
