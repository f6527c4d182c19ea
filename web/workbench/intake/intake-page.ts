import {
  button,
  formatDate,
  formatDateTime,
  type Html,
  html,
  input,
  insetText,
  select,
  table,
  tag,
} from '@bluelamp/kit'
import type { BatchView, IntakeView, SumRow } from '@bluelamp/listen'

export const number = (count: number): string => count.toLocaleString('en-GB')
export const items = (count: number): string => `${number(count)} ${count === 1 ? 'item' : 'items'}`

export type IntakeSearch = { from: string; to: string; source?: string | undefined }

const linkTo = ({ from, to, source }: IntakeSearch) =>
  `/workbench/intake?from=${from}&to=${to}${source ? `&source=${encodeURIComponent(source)}` : ''}`

export const batchLink = (id: string): string => `/workbench/intake/batches/${id}`

export function stateTag(row: { off: boolean; unfinished: boolean }): Html {
  if (row.off) return tag({ text: 'Sum is off', classes: 'govuk-tag--red' })
  if (row.unfinished) return tag({ text: 'Not finished', classes: 'govuk-tag--yellow' })
  return tag({ text: 'Agrees', classes: 'govuk-tag--green' })
}

const scroll = (words: string, content: Html): Html =>
  html`<div class="bl-scroll" tabindex="0" role="region" aria-label="${words}">${content}</div>`

/** What is wrong with a batch, as a person would say it. */
export function offWords(batch: BatchView): string[] {
  const { received, items: found, lost } = batch
  const pairs = [
    ['stored', batch.stored, batch.itemsStored],
    ['repeated', batch.repeated, batch.itemsRepeated],
    ['rejected', batch.rejected, batch.itemsRejected],
  ] as const
  return [
    ...(received === found
      ? []
      : [`${items(received)} received, but ${number(found)} can be found`]),
    ...pairs
      .filter(([, said, counted]) => said !== counted)
      .map(
        ([name, said, counted]) =>
          `${number(said)} counted as ${name}, but ${number(counted)} found`,
      ),
    ...(lost > 0
      ? [`${number(lost)} stored, but their records are gone without having been disposed of`]
      : []),
  ]
}

function alarm(batches: readonly BatchView[], sums: readonly SumRow[]): Html {
  const off = batches.filter(batch => batch.off)
  const direct = sums.filter(row => row.source === null && row.off > 0)
  const count = sums.reduce((sum, row) => sum + row.off, 0)
  if (count === 0) {
    return insetText({
      text: 'Every delivery is accounted for: received = stored + repeated + rejected, and every stored item has its record.',
    })
  }
  return html`<div class="govuk-error-summary" role="alert" data-disable-auto-focus="true">
    <h2 class="govuk-error-summary__title">Something that came in is not accounted for</h2>
    <div class="govuk-error-summary__body">
      <p>${count === 1 ? 'One delivery does' : `${number(count)} deliveries do`} not add up. Nobody should rely on it before
        it is explained. Tell whoever looks after the database today.</p>
      <ul class="govuk-list govuk-error-summary__list">${off.map(
        batch =>
          html`<li><a href="${batchLink(batch.id)}">${batch.sourceName}, ${formatDateTime(batch.startedAt)}</a>:
          ${offWords(batch).join('; ')}</li>`,
      )}${direct.map(
        row =>
          html`<li>${row.sourceName}, ${formatDate(`${row.day}T12:00:00Z`)}: ${number(row.off)} acknowledged, but
          their records are gone without having been disposed of</li>`,
      )}</ul>
    </div>
  </div>`
}

function searchForm(view: IntakeView, search: IntakeSearch): Html {
  return html`<form method="get" action="/workbench/intake" class="bl-filters">
    ${input({ id: 'from', name: 'from', type: 'date', label: { text: 'From' }, value: search.from })}
    ${input({ id: 'to', name: 'to', type: 'date', label: { text: 'To' }, value: search.to })}
    ${select({
      id: 'source',
      name: 'source',
      label: { text: 'Source' },
      value: search.source ?? '',
      items: [
        { value: '', text: 'All' },
        ...view.sources.map(({ code, name }) => ({ value: code, text: name })),
      ],
    })}
    ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
  </form>`
}

const numeric = (count: number) => ({ text: number(count), format: 'numeric' as const })

/** A source leads to its deliveries; what people bring themselves is no delivery. */
const sourceCell = ({ source, sourceName, day }: SumRow) =>
  source === null
    ? { text: sourceName }
    : {
        html: html`<a class="govuk-link" href="${linkTo({ from: day, to: day, source })}">${sourceName}<span
          class="govuk-visually-hidden"> on ${day}</span></a>`,
      }

function sumTable(sums: readonly SumRow[]): Html {
  const total = (key: 'received' | 'stored' | 'repeated' | 'rejected') =>
    numeric(sums.reduce((sum, row) => sum + row[key], 0))
  return scroll(
    'By day and source',
    table({
      caption: 'By day and source',
      captionClasses: 'govuk-table__caption--m',
      head: [
        { text: 'Day' },
        { text: 'Source' },
        ...['Received', 'Stored', 'Repeated', 'Rejected'].map(text => ({
          text,
          format: 'numeric' as const,
        })),
        { text: 'Sum' },
      ],
      rows: [
        ...sums.map(row => [
          { text: formatDate(`${row.day}T12:00:00Z`), classes: 'bl-nowrap' },
          sourceCell(row),
          numeric(row.received),
          numeric(row.stored),
          numeric(row.repeated),
          numeric(row.rejected),
          { html: stateTag({ off: row.off > 0, unfinished: row.unfinished > 0 }) },
        ]),
        [
          { html: html`<strong>All</strong>` },
          { text: '' },
          total('received'),
          total('stored'),
          total('repeated'),
          total('rejected'),
          { text: '' },
        ],
      ],
    }),
  )
}

function batchTable(batches: readonly BatchView[]): Html {
  return scroll(
    'Deliveries',
    table({
      caption: batches.length === 200 ? 'Deliveries, the latest 200' : 'Deliveries',
      captionClasses: 'govuk-table__caption--m',
      head: [
        { text: 'Delivered' },
        { text: 'Source' },
        { text: 'What' },
        ...['Received', 'Stored', 'Repeated', 'Rejected'].map(text => ({
          text,
          format: 'numeric' as const,
        })),
        { text: 'Sum' },
      ],
      rows: batches.map(batch => [
        {
          html: html`<a class="govuk-link bl-nowrap" href="${batchLink(batch.id)}">${formatDateTime(batch.startedAt)}</a>`,
        },
        { text: batch.sourceName },
        { text: batch.name },
        numeric(batch.received),
        numeric(batch.stored),
        numeric(batch.repeated),
        numeric(batch.rejected),
        { html: stateTag({ off: batch.off, unfinished: batch.state === 'open' }) },
      ]),
    }),
  )
}

export type IntakeDoors = { takeIn: boolean; intelligence: boolean; sources: boolean }

export function doorsList(doors: IntakeDoors): Html {
  const links = [
    ...(doors.takeIn
      ? [{ href: '/workbench/intake/files', text: 'Take in a partner’s file' }]
      : []),
    ...(doors.intelligence
      ? [{ href: '/workbench/intake/intelligence', text: 'Write an intelligence report' }]
      : []),
    ...(doors.sources ? [{ href: '/workbench/intake/sources', text: 'Who may deliver' }] : []),
  ]
  return links.length === 0
    ? html``
    : html`<ul class="govuk-list">${links.map(
        ({ href, text }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`,
      )}</ul>`
}

/** What came in by any way, and that nothing of it was lost. */
export function intakePage(view: IntakeView, search: IntakeSearch, doors: IntakeDoors): Html {
  return html`<h1 class="govuk-heading-l">Intake</h1>
    <p class="govuk-body">Everything that came in by e-mail, message, file or another system. Each delivery is kept as it
      came, and each item in it becomes a record, repeats one that we have, or is rejected with a reason. Reports on the
      website, calls and the counter are counted beside them: what was acknowledged, and what is kept of it.</p>
    ${doorsList(doors)}
    ${alarm(view.batches, view.sums)}
    ${searchForm(view, search)}
    ${
      view.sums.length === 0
        ? html`<p class="govuk-body">Nothing came in between these days.</p>`
        : html`${sumTable(view.sums)}${view.batches.length > 0 && batchTable(view.batches)}`
    }
    ${
      view.reasons.length > 0 &&
      scroll(
        'Why items were rejected',
        table({
          caption: 'Why items were rejected',
          captionClasses: 'govuk-table__caption--m',
          head: [{ text: 'Reason' }, { text: 'Items', format: 'numeric' }],
          rows: view.reasons.map(({ reason, count }) => [{ text: reason }, numeric(count)]),
        }),
      )
    }`
}
