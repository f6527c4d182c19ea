import { findings, kinds, type Model, ofKind, type Programme, type Version } from '@bluelamp/change'
import { formatDate, type Html, html, nothing } from '@bluelamp/kit'
import { areaNav } from './area-page.ts'
import { changeLinks } from './change-links.ts'
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
    <h2 class="govuk-heading-m">Each change</h2>${changesList(changes.slice(0, 200), links)}`
}

const spanWords = (weeks: number) =>
  weeks === 1 ? 'This week' : weeks === 52 ? 'A year' : `${weeks} weeks`
