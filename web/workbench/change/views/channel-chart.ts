import type { ChannelYear, Element } from '@bluelamp/change'
import { sayPercent } from '@bluelamp/change'
import { type Html, html, nothing } from '@bluelamp/kit'
import { scrollRegion } from '../wide-table.ts'
import { wordsAt } from './svg-words.ts'

const [left, top, tall, bar, gap, group] = [10, 10, 240, 56, 6, 138] as const
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const colours = 6
/** A segment lower than this has no room for its words; the table below has its figure. */
const room = 13

/** Shares stacked to the whole, year by year: what it was, and beside it, outlined, what it was to be. */
export function channelChart(channels: readonly Element[], years: readonly ChannelYear[]): Html {
  const width = left + years.length * group
  const stack = (shares: readonly (number | undefined)[], x: number, classes: string) => {
    let under = top + tall
    return shares.map((share = 0, at) => {
      const height = tall * share
      under -= height
      return html`<g><rect x="${x}" y="${under}" width="${bar}" height="${height}" class="${classes} bl-shares__${at % colours}"></rect>
        ${height >= room ? wordsAt(x + 5, under + Math.min(height - 2, 13), [`${letters[at % 26]} ${Math.round(100 * share)}%`], `bl-shares__words bl-shares__words--${at % colours}`) : nothing}</g>`
    })
  }
  const isSaid = (shares: readonly (number | undefined)[]) =>
    shares.some(share => share !== undefined)
  return html`<ol class="bl-shares__key">${channels.map(
    ({ name }, at) =>
      html`<li><svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true"><rect width="14" height="14" class="bl-shares__${at % colours}"></rect></svg> ${letters[at % 26]}: ${name}</li>`,
  )}</ol>
  ${scrollRegion(
    'Shares by year',
    html`<svg class="bl-shares" viewBox="0 0 ${width} ${top + tall + 44}" width="${width}" height="${top + tall + 44}" role="img" aria-label="${inWords(channels, years)}">${years.map(
      ({ year, actual, target }, at) => {
        const x = left + at * group
        const beside = isSaid(actual) ? x + bar + gap : x
        return html`<g>
      ${isSaid(actual) ? html`${stack(actual, x, 'bl-shares__was')}${wordsAt(x, top + tall + 16, ['was'], 'bl-flow__small')}` : nothing}
      ${isSaid(target) ? html`${stack(target, beside, 'bl-shares__aim')}${wordsAt(beside, top + tall + 16, ['to be'], 'bl-flow__small')}` : nothing}
      ${wordsAt(x, top + tall + 36, [String(year)], 'bl-flow__role')}</g>`
      },
    )}</svg>`,
  )}`
}

const inWords = (channels: readonly Element[], years: readonly ChannelYear[]): string =>
  `Shares of all contacts. ${years
    .map(
      ({ year, actual, target }) =>
        `${year}: ${channels
          .map(({ name }, at) => `${name} ${sayPercent(actual[at] ?? target[at])}`)
          .join(', ')}`,
    )
    .join('. ')}`
