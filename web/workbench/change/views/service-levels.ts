import {
  type BidLevel,
  bidLevelOrder,
  bidLevels,
  byId,
  type Ranking,
  serviceLevels,
} from '@bluelamp/change'
import { type Html, heads, html, nothing, numeric, type TableCell } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import { poundWords } from '../element-values.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'

/** What is bid for by service and level, what is paid for, and the sums that must agree with the ranking. */
export function serviceTable({ model, programme }: Viewing, shown: Ranking, kept: Ranking): Html {
  const links = changeLinks(programme.id)
  const services = serviceLevels(shown)
  const before = new Map(serviceLevels(kept).map(({ service, level }) => [service, level]))
  const sum = (amounts: readonly number[]) => amounts.reduce((all, each) => all + each, 0)
  const money = (pence: number): TableCell => numeric(pence === 0 ? '–' : poundWords(pence))
  const words = (level: BidLevel | undefined) => (level ? bidLevels[level] : 'Nothing')
  return html`${wideTable('What each service gets', {
    firstCellIsHeader: true,
    head: [
      ...heads('Service', 'Gets'),
      numeric('Paid for'),
      ...bidLevelOrder.map(level => numeric(`Bid: ${bidLevels[level].toLowerCase()}`)),
    ],
    rows: [
      ...services.map(({ service, level, paid, bids }): TableCell[] => [
        {
          html: links.to({ id: service, name: byId(model, service)?.name ?? 'A service' }),
        },
        {
          html: html`${words(level)}${before.get(service) === level ? nothing : html`<span class="bl-when">instead of ${words(before.get(service)).toLowerCase()}</span>`}`,
        },
        money(paid),
        ...bidLevelOrder.map(each => money(bids[each])),
      ]),
      [
        { text: 'All' },
        { text: '' },
        money(sum(services.map(({ paid }) => paid))),
        ...bidLevelOrder.map(level => money(sum(services.map(({ bids }) => bids[level])))),
      ],
    ],
  })}`
}
