import {
  bidLevels,
  byId,
  type Element,
  levelChanges,
  numberIn,
  ofKind,
  type RankedBid,
  type Ranking,
  rankBids,
  servicesWithoutBid,
} from '@bluelamp/change'
import {
  type Html,
  heads,
  html,
  input,
  insetText,
  nothing,
  numeric,
  type TableCell,
  tag,
} from '@bluelamp/kit'
import { type ChangeLinks, changeLinks } from '../change-links.ts'
import { poundWords } from '../element-values.ts'
import { penceOf } from '../read-form.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'
import { askForm } from './ask-form.ts'
import { serviceTable } from './service-levels.ts'

/** Bids in the panel's order with the line where the money ends, and where it would end with another total. */
export function budgetView(viewing: Viewing): Html {
  const { model, programme, query } = viewing
  const rounds = ofKind(model, 'budget-round').sort(
    (a, b) => (numberIn(b, 'year') ?? 0) - (numberIn(a, 'year') ?? 0),
  )
  const round = rounds.find(({ id }) => id === query.round) ?? rounds[0]
  if (!round) return nothing
  const links = changeLinks(programme.id)
  const kept = rankBids(model, round)
  const total = query.total === undefined ? undefined : penceOf(query.total)
  const isRead = total !== undefined && total >= 0
  const shown = isRead ? rankBids(model, round, total) : kept
  const without = servicesWithoutBid(model, round)
  return html`<h2 class="govuk-heading-m">Where the money ends: ${round.name}</h2>
    ${otherRounds(rounds, round, links)}
    ${whatIf(viewing, { round, kept, shown, isUnread: query.total !== undefined && !isRead })}
    ${bidTable(shown, links)}
    <h3 class="govuk-heading-s">What each service gets</h3>
    ${serviceTable(viewing, shown, kept)}
    ${lost(shown, links)}
    ${
      without.length > 0
        ? html`<p class="govuk-body">Nobody bids here for: ${without.map(({ name }) => name).join(', ')}. What they cost is not in this total.</p>`
        : nothing
    }`
}

const otherRounds = (rounds: readonly Element[], round: Element, links: ChangeLinks): Html =>
  rounds.length < 2
    ? nothing
    : html`<ul class="govuk-list bl-filters">${rounds.map(
        each =>
          html`<li>${each === round ? html`<strong>${each.name}</strong>` : html`<a class="govuk-link" href="${links.area('money')}?round=${each.id}">${each.name}</a>`}</li>`,
      )}</ul>`

/** Another total moves the line on this page alone: the address says it, nothing keeps it. */
function whatIf(
  viewing: Viewing,
  {
    round,
    kept,
    shown,
    isUnread,
  }: { round: Element; kept: Ranking; shown: Ranking; isUnread: boolean },
): Html {
  const { model, programme, query } = viewing
  const here = changeLinks(programme.id).area('money')
  const level = (of: keyof typeof bidLevels | undefined) =>
    of ? bidLevels[of].toLowerCase() : 'nothing'
  const changes = levelChanges(kept, shown)
  return html`<p class="govuk-body">Of ${poundWords(shown.total)}, ${poundWords(shown.funded)} is paid out and ${poundWords(shown.left)} is left.</p>
    ${askForm(viewing, {
      area: 'money',
      at: 'line',
      own: ['total'],
      button: 'Move the line',
      controls: input({
        id: 'total',
        name: 'total',
        label: { text: 'What if the total were' },
        prefix: { text: '£' },
        classes: 'govuk-input--width-10',
        inputmode: 'decimal',
        value: query.total ?? (kept.total / 100).toFixed(2),
        errorMessage: isUnread ? { text: 'Write an amount in pounds, nothing or more' } : undefined,
      }),
    })}
    ${
      shown === kept
        ? nothing
        : insetText({
            attributes: { role: 'status' },
            html: html`<p class="govuk-body">With ${poundWords(shown.total)} instead of ${poundWords(kept.total)},
          ${changes.length === 0 ? 'no service changes its level.' : `${changes.length === 1 ? 'one service changes its level' : `${changes.length} services change their level`}:`}</p>
          <ul class="govuk-list govuk-list--bullet">${changes.map(
            ({ service, from, to }) =>
              html`<li>${byId(model, service)?.name ?? 'A service'}: ${level(to)} instead of ${level(from)}</li>`,
          )}</ul><p class="govuk-body">Nothing of this is kept. <a class="govuk-link" href="${here}?round=${round.id}#line">Back to the total of the round</a></p>`,
          })
    }`
}

const stands: Readonly<Record<RankedBid['stands'], Html>> = {
  funded: tag({ text: 'Paid for', classes: 'govuk-tag--green' }),
  waits: html`${tag({ text: 'Waits', classes: 'govuk-tag--red' })}<span class="bl-when">the level below it is not paid for</span>`,
  below: tag({ text: 'Below the line', classes: 'govuk-tag--grey' }),
}

function bidTable({ bids, line, left }: Ranking, links: ChangeLinks): Html {
  const rows = bids.map(({ bid, cost, spent, stands: how }): TableCell[] => [
    { text: String(numberIn(bid, 'rank') ?? '') },
    { html: links.to(bid) },
    { html: stands[how] },
    numeric(poundWords(cost)),
    numeric(how === 'funded' ? poundWords(spent) : ''),
  ])
  const ends = `Here the money ends: ${poundWords(left)} left${line < bids.length ? ', too little for the next' : ''}`
  rows.splice(line, 0, [
    {
      html: html`<span class="bl-line-ends__words">${ends}</span>`,
      colspan: 5,
      classes: 'bl-line-ends',
    },
  ])
  return html`${wideTable('Bids in the order of the panel', {
    head: [...heads('Rank', 'Bid', 'Stands'), numeric('Cost a year'), numeric('Spent so far')],
    rows,
  })}`
}

function lost({ bids }: Ranking, links: ChangeLinks): Html {
  const unpaid = bids.filter(({ stands }) => stands !== 'funded')
  if (unpaid.length === 0) return nothing
  return html`<h3 class="govuk-heading-s">What is lost</h3><ul class="govuk-list govuk-list--bullet">${unpaid.map(
    ({ bid }) => html`<li>${links.to(bid)}: ${String(bid.body.lost ?? '')}</li>`,
  )}</ul>`
}
