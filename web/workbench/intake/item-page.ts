import {
  button,
  checkboxes,
  csrfField,
  type FormErrors,
  formatDateTime,
  type Html,
  html,
  select,
  summaryList,
  table,
  textarea,
  warningText,
} from '@bluelamp/kit'
import type { ItemView } from '@bluelamp/listen'
import { recordLink } from '../records/record-words.ts'
import { itemLink, outcomeTag, sizeWords } from './batch-page.ts'
import { batchLink } from './intake-page.ts'

/** The reason that was given goes on with each link. */
type Address = (path: string) => string

/** What can be shown and mended on a page; the rest is downloaded. */
const longestShown = 20_000

const whyGone: Readonly<Record<NonNullable<ItemView['original']['why']>, string>> = {
  repeated:
    'It said what we had already, so it was not kept a second time. See the item that it repeats.',
  'not for us': 'It was not for us, so it was not kept. Its fingerprint is.',
  'disposed of': 'Its records were disposed of, and it with them.',
  'closed to you': 'The original holds more than you may see.',
}

function facts(item: ItemView): Html {
  const { original, records } = item
  const row = (key: string, value: string | Html | null) =>
    value === null
      ? []
      : [
          {
            key: { text: key },
            value: typeof value === 'string' ? { text: value } : { html: value },
          },
        ]
  return summaryList({
    rows: [
      ...row('Became', outcomeTag(item.outcome)),
      ...row('Why', item.reason),
      ...row(
        'Repeats',
        item.repeats &&
          html`<a class="govuk-link" href="${itemLink(item.repeats)}">The item it repeats</a>`,
      ),
      ...row(
        'Records',
        records.length === 0
          ? null
          : html`<ul class="govuk-list">${records.map(
              ({ part, recordId }) => html`<li>${recordLink(recordId, `The ${part}`)}</li>`,
            )}</ul>`,
      ),
      ...row('From', item.sourceName),
      ...row(
        'Came with',
        html`<a class="govuk-link" href="${batchLink(item.batchId)}">${item.batchName}</a>, item ${item.place + 1}`,
      ),
      ...row('Taken in', `${formatDateTime(item.takenAt)} by ${item.takenBy}`),
      ...row('Mapping', item.mapping),
      ...row('Kind', original.mediaType),
      ...row('Size', sizeWords(original.size)),
      ...row('Fingerprint', html`<code class="bl-code">${original.sha256}</code>`),
    ],
  })
}

const list = (title: string, lines: readonly (string | Html)[]): Html =>
  lines.length === 0
    ? html``
    : html`<h2 class="govuk-heading-m">${title}</h2>
      <ul class="govuk-list govuk-list--bullet">${lines.map(line => html`<li>${line}</li>`)}</ul>`

function originalPart(item: ItemView, text: string | undefined, address: Address): Html {
  const { original } = item
  if (!original.bytes) {
    return html`<p class="govuk-body">${original.why && whyGone[original.why]}</p>`
  }
  return html`<p class="govuk-body"><a class="govuk-link" href="${address(`${itemLink(item.id)}/original`)}" download>Download it as it
      came</a>. Nothing in it was opened or checked for harm.</p>
    ${
      text === undefined
        ? html`<p class="govuk-body">It is not text, so it is not shown here.</p>`
        : html`<div class="bl-scroll" tabindex="0" role="region" aria-label="The original, as text"><pre
            class="bl-code">${text.slice(0, longestShown).toWellFormed()}</pre></div>
          ${text.length > longestShown && html`<p class="govuk-body">The beginning is shown.</p>`}`
    }`
}

function filesPart(item: ItemView, address: Address): Html {
  return list(
    'Files that came with it',
    (item.attachments ?? []).map(
      (file, at) =>
        html`<a class="govuk-link" href="${address(`${itemLink(item.id)}/files/${at}`)}" download>${file.name}</a> (${file.mediaType},
        ${sizeWords(file.size)})`,
    ),
  )
}

function triesPart({ tries }: ItemView): Html {
  if (tries.length === 0) return html``
  return html`<div class="bl-scroll" tabindex="0" role="region" aria-label="Tries">${table({
    caption: 'Tried again',
    captionClasses: 'govuk-table__caption--m',
    head: ['When', 'By', 'With', 'Became', 'Why'].map(text => ({ text })),
    rows: tries.map(each => [
      { text: formatDateTime(each.triedAt) },
      { text: each.triedBy },
      {
        text:
          [each.mapping && `mapping ${each.mapping}`, each.mended && 'mended words']
            .filter(Boolean)
            .join(', ') || 'nothing changed',
      },
      { html: outcomeTag(each.outcome) },
      { text: each.reason ?? '' },
    ]),
  })}</div>`
}

export type RetryView = {
  csrf: string
  mappings: readonly { id: string; name: string; version: number }[]
  errors: FormErrors
  mended?: string | undefined
}

const numberTaken = /under the same number/

function retryPart(item: ItemView, text: string | undefined, retry: RetryView): Html {
  const canMend = text !== undefined && text.length <= longestShown && !text.includes('\uFFFD')
  return html`<h2 class="govuk-heading-m">Try again</h2>
    <form method="post" action="${itemLink(item.id)}/tries">
      ${csrfField(retry.csrf)}
      ${
        item.adapter === 'partner-file' &&
        select({
          id: 'mapping',
          name: 'mapping',
          label: { text: 'Mapping' },
          hint: {
            text: 'Where the mapping was wrong, save a new version first and choose it here.',
          },
          errorMessage: retry.errors.of('mapping'),
          items: [
            { value: '', text: 'The same as before' },
            ...retry.mappings.map(({ id, name, version }) => ({
              value: id,
              text: `${name}, version ${version}`,
            })),
          ],
        })
      }
      ${
        canMend &&
        textarea({
          id: 'mended',
          name: 'mended',
          rows: 8,
          label: { text: 'Its words' },
          hint: {
            text: 'Mend what is wrong. The original stays as it came; that you mended it is kept with your name.',
          },
          errorMessage: retry.errors.of('mended'),
          value: retry.mended ?? text,
        })
      }
      ${
        numberTaken.test(item.reason ?? '') &&
        checkboxes({
          name: 'apart',
          items: [
            {
              value: 'yes',
              text: 'I have looked at both: take this one in under a number of its own',
            },
          ],
        })
      }
      ${button({ text: 'Try again' })}
    </form>`
}

/** One item: as it came, what became of it, and how to mend what was refused. */
export function itemPage(
  item: ItemView,
  text: string | undefined,
  retry: RetryView | undefined,
  address: Address,
): Html {
  return html`${retry?.errors.summary}
    <h1 class="govuk-heading-l">Item ${item.place + 1} of ${item.batchName}</h1>
    ${item.outcome === 'rejected' && warningText({ text: item.reason ?? '', iconFallbackText: 'Rejected' })}
    ${list(
      'What to mend',
      item.faults.map(({ field, message }) => html`<strong>${field}</strong>: ${message}`),
    )}
    ${facts(item)}
    ${list('Worth knowing', item.notes)}
    ${filesPart(item, address)}
    ${triesPart(item)}
    ${item.outcome === 'rejected' && item.original.bytes && retry && retryPart(item, text, retry)}
    <h2 class="govuk-heading-m">As it came</h2>
    ${originalPart(item, text, address)}`
}
