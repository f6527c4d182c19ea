import { button, type Html, html, input, pagination, select, table } from '@bluelamp/kit'
import type { Entry } from '@bluelamp/platform'

export type JournalSearch = {
  subject?: string
  actor?: string
  operation?: string | undefined
  from?: string
  to?: string
}

const operations = {
  collect: 'Collected',
  alter: 'Altered',
  consult: 'Consulted',
  disclose: 'Disclosed',
  combine: 'Combined',
  erase: 'Erased',
} as const

const exact = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  dateStyle: 'medium',
  timeStyle: 'medium',
})

/** `respond.create-incident` as people say it: `create incident`. */
const verbWords = (verb: string) => verb.split('.').at(-1)!.replaceAll('-', ' ')

/** `{ asked: { words: 1, filters: [] } }` as people read it: `asked: words 1`. */
function valueWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueWords).filter(Boolean).join(', ')
  if (typeof value !== 'object' || value === null) return String(value ?? '')
  return Object.entries(value)
    .map(([key, part]) => [nameWords(key), valueWords(part)] as const)
    .filter(([, words]) => words !== '')
    .map(parts => parts.join(' '))
    .join(', ')
}

/** `recordKind` or `record-kind`: `record kind`. */
const nameWords = (name: string) =>
  name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase()

const detailWords = (entry: Entry) =>
  Object.entries(entry.detail)
    .map(([key, value]) => [nameWords(key), valueWords(value)] as const)
    .filter(([, words]) => words !== '')
    .map(parts => parts.join(': '))
    .join('; ')

const short = (
  id: string,
): Html => html`<a class="govuk-link" href="/workbench/journal?subject=${id}"
  title="Everything about ${id}">${id.slice(-6)}</a>`

/** The journal is searched by subject, so only a subject leads on to its story. */
const aboutCell = ({ subjects, records }: Entry): Html =>
  html`${subjects.slice(0, 6).map(id => html`${short(id)} `)}${records
    .filter(id => !subjects.includes(id))
    .slice(0, 6)
    .map(id => html`<span title="${id}">${id.slice(-6)}</span> `)}`

function searchForm(search: JournalSearch): Html {
  return html`<form method="get" action="/workbench/journal" class="bl-filters">
    ${input({ id: 'subject', name: 'subject', label: { text: 'About (identifier of a person, incident or crime)' }, value: search.subject ?? '' })}
    ${input({ id: 'actor', name: 'actor', label: { text: 'By (identifier of the officer or staff)' }, value: search.actor ?? '' })}
    ${select({
      id: 'operation',
      name: 'operation',
      label: { text: 'Operation' },
      value: search.operation ?? '',
      items: [
        { value: '', text: 'Any' },
        ...Object.entries(operations).map(([value, text]) => ({ value, text })),
      ],
    })}
    ${input({ id: 'from', name: 'from', type: 'date', label: { text: 'From' }, value: search.from ?? '' })}
    ${input({ id: 'to', name: 'to', type: 'date', label: { text: 'To' }, value: search.to ?? '' })}
    ${button({ text: 'Search', classes: 'govuk-button--secondary' })}
  </form>`
}

const captionOf = (count: number, order: 'newest' | 'oldest') =>
  `${count === 1 ? '1 entry' : `${count} entries`}, ${order} first`

export function journalPage(
  search: JournalSearch,
  entries: readonly Entry[],
  order: 'newest' | 'oldest',
  next: string | undefined,
): Html {
  return html`<h1 class="govuk-heading-l">Journal</h1>
    <p class="govuk-body">Who did what, when and why. Entries cannot be changed; each is sealed into a tree
      whose signed heads show any altered byte: <code>npm run journal:verify</code>. Choose a name or a linked identifier
      in the list to follow one story.</p>
    ${searchForm(search)}
    ${
      entries.length === 0
        ? html`<p class="govuk-body">Nothing in the journal fits this search.</p>`
        : html`<div class="bl-scroll" tabindex="0" role="region" aria-label="Journal entries">${table(
            {
              caption: captionOf(entries.length, order),
              captionClasses: 'govuk-table__caption--m',
              head: ['When', 'Who', 'What', 'Operation', 'Why', 'About', 'Detail'].map(text => ({
                text,
              })),
              rows: entries.map(entry => [
                { text: exact.format(new Date(entry.at)), classes: 'bl-nowrap' },
                {
                  html: html`<a class="govuk-link" href="/workbench/journal?actor=${encodeURIComponent(entry.actor.id)}"
                    title="Everything done by ${entry.actor.name}">${entry.actor.name}</a> (${entry.actor.role.replaceAll('-', ' ')})`,
                },
                { text: verbWords(entry.verb) },
                { text: operations[entry.operation as keyof typeof operations] ?? entry.operation },
                { text: entry.purpose ?? '' },
                {
                  html: aboutCell(entry),
                },
                { text: detailWords(entry) },
              ]),
            },
          )}</div>`
    }
    ${next && pagination({ next: { href: next, text: order === 'newest' ? 'Earlier entries' : 'Later entries' } })}`
}
