import {
  formatDate,
  formatDateTime,
  type Html,
  html,
  nothing,
  notificationBanner,
  table,
  tag,
} from '@bluelamp/kit'
import type { ReviewsDue } from '@bluelamp/memory'
import { nameOf } from '../records/record-words.ts'

export type QueuePage = {
  due: ReviewsDue
  horizon: Horizon
  now: Date
  actorId: string
  done: string | undefined
}

export type Horizon = keyof typeof horizons
/** How far ahead the list looks. */
export const horizons = { now: 'Due now', year: 'Due within a year', all: 'All' } as const

function filters(horizon: Horizon): Html {
  return html`<nav aria-label="When due"><ul class="govuk-list bl-filters">${Object.entries(
    horizons,
  ).map(
    ([value, text]) =>
      html`<li>${
        value === horizon
          ? html`<strong aria-current="page">${text}</strong>`
          : html`<a class="govuk-link" href="/workbench/retention?due=${value}">${text}</a>`
      }</li>`,
  )}</ul></nav>`
}

function reviews({ due, horizon, now }: QueuePage): Html {
  if (due.reviews.length === 0) {
    return html`<p class="govuk-body">${
      horizon === 'now'
        ? 'No review is due.'
        : 'Nothing is held on anybody whose review falls in this time.'
    }</p>`
  }
  return html`<div class="bl-scroll" tabindex="0" role="region" aria-label="List of reviews">${table(
    {
      caption: due.more
        ? `The first ${due.reviews.length} reviews`
        : `${due.reviews.length} reviews`,
      captionClasses: 'govuk-table__caption--m',
      firstCellIsHeader: true,
      head: ['Person', 'Group', 'Because', 'Records', 'Due'].map(text => ({ text })),
      rows: due.reviews.map(review => [
        {
          html: html`<a class="govuk-link" href="/workbench/retention/${review.entityId}">${review.name ?? 'Name not known'}</a>`,
        },
        { text: String(review.group) },
        { text: review.because },
        { text: String(review.records), format: 'numeric' as const },
        {
          html: html`<span class="bl-nowrap">${formatDate(review.due)}</span> ${
            review.due <= now && tag({ text: 'Due', classes: 'govuk-tag--red' })
          }${review.held && html` ${tag({ text: 'Legal hold', classes: 'govuk-tag--orange' })}`}`,
        },
      ]),
    },
  )}</div>`
}

function proposals({ due, actorId }: QueuePage): Html {
  if (due.proposals.length === 0) {
    return html`<p class="govuk-body">No disposal waits for a second person.</p>`
  }
  return html`<ul class="bl-queue">${due.proposals.map(
    each => html`<li class="bl-queue__item">
      <p class="govuk-body govuk-!-margin-bottom-1"><a class="govuk-link"
        href="/workbench/retention/disposals/${each.id}">${each.records.length === 1 ? '1 record' : `${each.records.length} records`}</a>
        ${each.proposedBy === actorId && tag({ text: 'Waits for somebody else', classes: 'govuk-tag--grey' })}</p>
      <p class="govuk-body-s bl-meta">Proposed by ${nameOf(due.names, each.proposedBy)} on ${formatDateTime(each.proposedAt)}</p>
    </li>`,
  )}</ul>`
}

function certificates({ due }: QueuePage): Html {
  return due.done.length === 0
    ? html`<p class="govuk-body">Nothing was disposed of yet.</p>`
    : html`<ul class="govuk-list">${due.done.map(
        each => html`<li><a class="govuk-link" href="/workbench/retention/disposals/${each.id}">${formatDateTime(each.doneAt!)}</a>:
          ${each.records.length === 1 ? '1 record' : `${each.records.length} records`}</li>`,
      )}</ul>`
}

const doneWords: Readonly<Record<string, string>> = {
  retain: 'It is kept until the next review.',
  refused: 'The disposal was refused. Everything stays.',
}

export function queuePage(page: QueuePage): Html {
  const done = page.done && doneWords[page.done]
  return html`${done ? notificationBanner({ type: 'success', text: done }) : nothing}
    <h1 class="govuk-heading-l">Review, keep, dispose</h1>
    <p class="govuk-body">How long something is kept is told by the most serious thing held on a person. When a person
      comes to notice again, the time begins anew. Nothing is disposed of without two people.</p>
    <section aria-labelledby="waiting"><h2 class="govuk-heading-m" id="waiting">Disposals to approve</h2>${proposals(page)}</section>
    <section aria-labelledby="reviews"><h2 class="govuk-heading-m" id="reviews">Reviews</h2>
      ${filters(page.horizon)}${reviews(page)}</section>
    <section aria-labelledby="done"><h2 class="govuk-heading-m" id="done">Disposed of</h2>${certificates(page)}</section>`
}
