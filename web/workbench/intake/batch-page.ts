import { formatDateTime, type Html, html, pagination, summaryList, table, tag } from '@bluelamp/kit'
import { type BatchView, type ItemLine, itemsAPage } from '@bluelamp/listen'
import { batchLink, number, offWords, stateTag } from './intake-page.ts'

const outcomes = {
  stored: { text: 'Stored', classes: 'govuk-tag--green' },
  repeated: { text: 'Repeated', classes: 'govuk-tag--grey' },
  rejected: { text: 'Rejected', classes: 'govuk-tag--red' },
} as const

export const outcomeTag = (outcome: keyof typeof outcomes): Html => tag(outcomes[outcome])

export const itemLink = (id: string): string => `/workbench/intake/items/${id}`

/** Size as people say it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

function progress(batch: BatchView): string {
  if (batch.state === 'closed') return 'All of it was read'
  const of = batch.expected === null ? '' : ` of ${number(batch.expected)}`
  return `Stopped after row ${number(batch.reached)}${of}: load the same file again and it goes on from there`
}

function facts(batch: BatchView): Html {
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  return summaryList({
    rows: [
      row('From', batch.sourceName),
      row('Delivered', formatDateTime(batch.startedAt)),
      row('By', batch.takenBy),
      row('Size', sizeWords(batch.size)),
      row('State', progress(batch)),
    ],
  })
}

/** Received = stored + repeated + rejected, read like the sum it is. */
function sum(batch: BatchView): Html {
  const parts = [
    ['', 'Received', batch.received],
    ['=', 'Stored', batch.stored],
    ['+', 'Repeated', batch.repeated],
    ['+', 'Rejected', batch.rejected],
  ] as const
  return html`<p class="bl-sum">${parts.map(
    ([sign, words, count]) =>
      html`${sign && html`<span class="bl-sum__sign">${sign}</span>`}<span class="bl-sum__part"><span
        class="bl-sum__count">${number(count)}</span> ${words.toLowerCase()}</span>`,
  )} ${stateTag({ off: batch.off, unfinished: batch.state === 'open' })}</p>`
}

export type BatchSearch = { outcome?: keyof typeof outcomes | undefined; after: number }

const addressOf = (batch: BatchView, outcome: string | undefined): string =>
  outcome ? `${batchLink(batch.id)}?outcome=${outcome}` : batchLink(batch.id)

function filters(batch: BatchView, { outcome }: BatchSearch): Html {
  const choices = [
    { value: undefined, text: `All (${number(batch.received)})` },
    { value: 'rejected', text: `Rejected (${number(batch.rejected)})` },
    { value: 'stored', text: `Stored (${number(batch.stored)})` },
    { value: 'repeated', text: `Repeated (${number(batch.repeated)})` },
  ] as const
  return html`<nav aria-label="Which items"><ul class="govuk-list bl-inline-list">${choices.map(
    ({ value, text }) =>
      html`<li>${
        value === outcome
          ? html`<strong aria-current="true">${text}</strong>`
          : html`<a class="govuk-link" href="${addressOf(batch, value)}">${text}</a>`
      }</li>`,
  )}</ul></nav>`
}

function becameOf(item: ItemLine): Html {
  if (item.forgotten) return html`Disposed of`
  if (item.repeats) {
    return html`<a class="govuk-link" href="${itemLink(item.repeats)}">The one it repeats<span
      class="govuk-visually-hidden"> (item ${item.place + 1})</span></a>${
        item.repeatsOutcome === 'rejected' && ' was rejected and is not mended yet'
      }`
  }
  return html`${item.reason ?? ''}`
}

/** One delivery, item by item. */
export function batchPage(batch: BatchView, found: readonly ItemLine[], search: BatchSearch): Html {
  const shown = found.slice(0, itemsAPage)
  const last = shown.at(-1)
  const query = search.outcome ? `outcome=${search.outcome}&` : ''
  return html`<h1 class="govuk-heading-l">${batch.name}</h1>
    ${
      batch.off &&
      html`<div class="govuk-error-summary" role="alert">
        <h2 class="govuk-error-summary__title">This delivery does not add up</h2>
        <div class="govuk-error-summary__body"><ul class="govuk-list govuk-list--bullet">${offWords(
          batch,
        ).map(words => html`<li>${words}</li>`)}</ul></div>
      </div>`
    }
    ${sum(batch)}
    ${facts(batch)}
    <h2 class="govuk-heading-m">Items</h2>
    ${filters(batch, search)}
    ${
      shown.length === 0
        ? html`<p class="govuk-body">There are none, or none that you may see.</p>`
        : html`<div class="bl-scroll" tabindex="0" role="region" aria-label="Items">${table({
            head: ['Item', 'Became', 'Why'].map(text => ({ text })),
            rows: shown.map(item => [
              {
                html: html`<a class="govuk-link" href="${itemLink(item.id)}">Item ${number(item.place + 1)}</a>`,
              },
              { html: outcomeTag(item.outcome) },
              { html: becameOf(item) },
            ]),
          })}</div>`
    }
    ${
      (search.after >= 0 || found.length > itemsAPage) &&
      pagination({
        ...(search.after >= 0 && {
          previous: { href: `${batchLink(batch.id)}?${query}`, text: 'First items' },
        }),
        ...(found.length > itemsAPage && {
          next: { href: `${batchLink(batch.id)}?${query}after=${last?.place}`, text: 'More items' },
        }),
      })
    }`
}
