import {
  compareModels,
  type Difference,
  type Element,
  findings,
  kinds,
  type Model,
  ofKind,
  type Programme,
  type Version,
} from '@bluelamp/change'
import { details, formatDate, type Html, html, nothing } from '@bluelamp/kit'
import { areaNav } from './area-page.ts'
import { type ChangeLinks, changeLinks } from './change-links.ts'
import { changesList } from './programme-page.ts'

export type HistoryPage = {
  programme: Programme
  model: Model
  /** As it stood when the time begins. */
  before: Model
  changes: readonly Version[]
  weeks: number
  from: Date
  today: string
}

const spans = [1, 4, 13, 52]
const mostListed = 100

/** What changed in a span of weeks, as those who lead the workstreams would report it: written from the record. */
export function historyPage({
  programme,
  model,
  before,
  changes,
  weeks,
  from,
  today,
}: HistoryPage): Html {
  const links = changeLinks(programme.id)
  const grown = Object.entries(kinds)
    .map(([name, kind]) => ({
      kind,
      now: ofKind(model, name).length,
      was: ofKind(before, name).length,
      edited: new Set(changes.filter(version => version.kind === name).map(version => version.id))
        .size,
    }))
    .filter(({ now, was, edited }) => now !== was || edited > 0)
  const [then, now] = [before, model].map(
    each => findings(each, today).filter(({ weight }) => weight === 'wrong').length,
  )
  const signed = model.signatures.filter(signature => signature.signedAt >= from).length
  return html`<span class="govuk-caption-l">${programme.name}</span><h1 class="govuk-heading-l">What changed</h1>
    ${areaNav(links, undefined)}
    <nav aria-label="Time"><ul class="govuk-list bl-filters">${spans.map(
      span =>
        html`<li>${
          span === weeks
            ? html`<strong aria-current="page">${spanWords(span)}</strong>`
            : html`<a class="govuk-link" href="${links.history}?weeks=${span}">${spanWords(span)}</a>`
        }</li>`,
    )}</ul></nav>
    <h2 class="govuk-heading-m">Since ${formatDate(from)}</h2>
    <p class="govuk-body">${signed === 1 ? '1 signature was' : `${signed} signatures were`} given. ${then} things were to mend then, ${now} are now.</p>
    ${
      grown.length === 0
        ? nothing
        : html`<ul class="govuk-list govuk-list--bullet">${grown.map(
            ({ kind, now: count, was, edited }) =>
              html`<li>${kind.plural}: ${count}${count === was ? '' : ` (${was} before)`}, ${edited} touched</li>`,
          )}</ul>`
    }
    ${difference(compareModels(before, model), links)}
    <h2 class="govuk-heading-m">Each change</h2>${changesList(changes.slice(0, 200), links)}`
}

const spanWords = (weeks: number) =>
  weeks === 1 ? 'This week' : weeks === 52 ? 'A year' : `${weeks} weeks`

/** What is there now and was not, what went, and what says something else: as a board reads it. */
function difference({ added, gone, changed }: Difference, links: ChangeLinks): Html {
  if (added.length + gone.length + changed.length === 0) return nothing
  const words = (element: Element) => kinds[element.kind]?.words.toLowerCase() ?? element.kind
  const link = (element: Element) => html`${links.to(element)} (${words(element)})`
  const list = (title: string, items: readonly Html[]) =>
    items.length === 0
      ? nothing
      : details({
          summaryText: `${title} (${items.length})`,
          html: html`<ul class="govuk-list">${items.slice(0, mostListed).map(item => html`<li>${item}</li>`)}</ul>${
            items.length > mostListed
              ? html`<p class="govuk-body">And ${items.length - mostListed} more.</p>`
              : nothing
          }`,
        })
  return html`<h2 class="govuk-heading-m">What is different</h2>
    ${list(
      'Changed',
      changed.map(
        ({ element, fields }) => html`${link(element)}: ${fields.join(', ') || 'back as it was'}`,
      ),
    )}
    ${list('New', added.map(link))}
    ${list(
      'Taken away',
      gone.map(element => html`${element.name} (${words(element)})`),
    )}`
}
