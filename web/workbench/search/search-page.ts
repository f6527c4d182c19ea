import {
  attributes,
  button,
  details,
  formatDateTime,
  type Html,
  html,
  input,
  insetText,
  pagination,
  select,
  summaryList,
  tag,
} from '@bluelamp/kit'
import {
  type Facet,
  type FacetName,
  type Found,
  type FoundItem,
  facetNames,
} from '@bluelamp/memory'
import {
  facetValue,
  facetWords,
  factName,
  factValue,
  kindWords,
  markingWords,
  metresWords,
  shownFacts,
  whyWords,
} from './search-words.ts'

export type Asked = {
  q: string
  purpose: string
  near: string
  within: string
  from: string
  to: string
  page: string
} & Record<FacetName, string>

export const path = '/workbench/search'

/** The address of the same search with something changed; a change begins again at the first page. */
export function addressOf(asked: Asked, change: Partial<Asked> = {}): string {
  const whole = { ...asked, page: '', ...change }
  const said = Object.entries(whole).filter(([, value]) => value !== '')
  return `${path}?${new URLSearchParams(said)}`
}

const withins = [
  { value: '100', text: '100 metres' },
  { value: '250', text: '250 metres' },
  { value: '500', text: '500 metres' },
  { value: '1000', text: '1 kilometre' },
  { value: '2000', text: '2 kilometres' },
  { value: '5000', text: '5 kilometres' },
]

function reason({ purpose }: Asked): Html {
  if (purpose === '') {
    return input({
      id: 'purpose',
      name: 'purpose',
      label: { text: 'Why are you searching?' },
      hint: {
        text: 'For example: investigating crime 20/1234/26. Asked once; kept in the journal with each search.',
      },
      attributes: { required: true, maxlength: 200 },
      classes: 'govuk-!-width-two-thirds',
    })
  }
  return html`<input type="hidden" name="purpose" id="purpose" value="${purpose}">
    <p class="govuk-body-s bl-meta">Your reason: ${purpose}. <a class="govuk-link" href="${path}">Give another reason</a></p>`
}

function box(asked: Asked): Html {
  const narrowed = asked.near !== '' || asked.from !== '' || asked.to !== ''
  return html`<form method="get" action="${path}" role="search" class="bl-search" data-suggest="${path}/suggest">
    ${reason(asked)}
    <div class="govuk-form-group">
      <label class="govuk-label govuk-label--m" for="q">What are you looking for?</label>
      <div id="q-hint" class="govuk-hint">Names (spelling need not be right), phone, email, registration, reference, date or
        year of birth, postcode, words of a record: in one line and in any order.</div>
      <div class="bl-search__row">
        <div class="bl-search__box">
          <input class="govuk-input" id="q" name="q" type="search" value="${asked.q}" aria-describedby="q-hint"
            autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="200"${attributes({ autofocus: asked.purpose !== '' && asked.q === '' ? '' : undefined })}>
          <ul class="bl-search__list" id="q-list" role="listbox" aria-label="Suggested names" hidden></ul>
        </div>
        ${button({ text: 'Search' })}
      </div>
      <p class="govuk-visually-hidden" role="status" id="q-news"></p>
    </div>
    ${details({
      summaryText: 'Near a place, or within a time',
      open: narrowed,
      html: html`<div class="bl-filters">
        ${input({ id: 'near', name: 'near', label: { text: 'Near (postcode or area)' }, value: asked.near, classes: 'govuk-input--width-10', autocomplete: 'off' })}
        ${select({ id: 'within', name: 'within', label: { text: 'Within' }, value: asked.within || '500', items: withins })}
        ${input({ id: 'from', name: 'from', type: 'date', label: { text: 'Received from' }, value: asked.from })}
        ${input({ id: 'to', name: 'to', type: 'date', label: { text: 'Received to' }, value: asked.to })}
      </div>`,
    })}
    ${facetNames.map(name => asked[name] !== '' && html`<input type="hidden" name="${name}" value="${asked[name]}">`)}
  </form>`
}

const examples = [
  ['nowak 1990', 'people called Nowak, or nearly so, born in 1990'],
  ['Smyth, Jon', 'also John Smith: spelling and order need not be right'],
  ['07700 900123', 'whoever gave this number; an email or registration does as well'],
  ['red bicycle', 'things and records with these words'],
  ['khan near WX13 5BG within 1 km', 'people called Khan near a postcode'],
] as const

export function emptyPage(asked: Asked): Html {
  return html`<h1 class="govuk-heading-l">Search</h1>
    ${box(asked)}
    <h2 class="govuk-heading-s">For example</h2>
    ${summaryList({
      classes: 'bl-examples',
      rows: examples.map(([typed, finds]) => ({
        key: { text: typed },
        value: { text: `finds ${finds}` },
      })),
    })}
    ${insetText({ text: 'You find what you may see. What you search for and what you are shown is written in the journal.' })}`
}

/** Letters of the alphabet alone, as the index compares them. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()

/** A title with the words that were asked for marked. */
function marked(title: string, item: FoundItem): Html {
  const words = new Set(item.why.flatMap(why => (why.by === 'name' ? [plain(why.word)] : [])))
  const parts = title.split(/([\p{L}\p{M}'’]+)/u)
  return html`${parts.map(part => (words.has(plain(part)) ? html`<mark>${part}</mark>` : part))}`
}

function excerptOf(text: string): Html {
  return html`${text.split(/(«[^«»]*»)/).map(part => (part.startsWith('«') ? html`<mark>${part.slice(1, -1)}</mark>` : part))}`
}

function metaOf(item: FoundItem): string {
  const { kind, roles, records, latest } = item
  const when = formatDateTime(latest.receivedAt)
  const many = records > 99 ? '100 records or more' : `${records} records`
  return [
    roles
      .map(role => role.replaceAll('-', ' '))
      .filter(role => role !== kindWords(item).toLowerCase())
      .join(', '),
    kind !== 'record' && (records === 1 ? '1 record' : many),
    kind === 'record' ? `received ${when}` : `in the record of ${when}`,
    latest.areaName,
  ]
    .filter(Boolean)
    .join(' · ')
}

function resultOf(item: FoundItem, asked: Asked): Html {
  const to = item.kind === 'record' ? 'records' : 'entities'
  const href = `/workbench/${to}/${item.id}?${new URLSearchParams({ purpose: asked.purpose })}`
  const { latest } = item
  const keys = new Set(item.why.flatMap(why => (why.by === 'key' ? [why.name] : [])))
  const excerpt = item.why.find(why => why.by === 'words')
  return html`<li class="bl-queue__item">
    <h3 class="govuk-heading-s govuk-!-margin-bottom-1 bl-queue__title"><a class="govuk-link" href="${href}">${marked(item.title, item)}</a></h3>
    <p class="govuk-body-s bl-meta govuk-!-margin-bottom-1">${tag({ text: kindWords(item), classes: item.kind === 'record' ? 'govuk-tag--grey' : '' })}
      ${latest.marking > 0 && tag({ text: markingWords(latest.marking), classes: 'govuk-tag--red' })}
      ${metaOf(item)}</p>
    ${
      excerpt
        ? html`<p class="govuk-body-s govuk-!-margin-bottom-1">${excerptOf(excerpt.excerpt)}</p>`
        : html`<dl class="bl-found">${shownFacts(item).map(
            fact =>
              html`<div><dt>${factName(fact.name)}</dt><dd>${keys.has(fact.name) ? html`<mark>${factValue(fact)}</mark>` : factValue(fact)}</dd></div>`,
          )}</dl>`
    }
    <p class="govuk-body-s govuk-!-margin-bottom-0 bl-why"><span class="govuk-visually-hidden">Why it was found: </span>${item.why.map(whyWords).join(' · ')}</p>
  </li>`
}

function facetOf(name: FacetName, facets: readonly Facet[], asked: Asked): Html {
  const chosen = asked[name]
  if (chosen === '' && facets.length < 2) return html``
  return html`<section aria-labelledby="facet-${name}">
    <h3 class="govuk-heading-s govuk-!-margin-bottom-1" id="facet-${name}">${facetWords[name]}</h3>
    <ul class="govuk-list bl-facets">
      ${
        chosen !== '' &&
        html`<li><a class="govuk-link" href="${addressOf(asked, { [name]: '' })}">All<span class="govuk-visually-hidden">
          of ${facetWords[name].toLowerCase()}</span></a></li>`
      }
      ${facets.slice(0, 8).map(({ value, text, count }) => {
        const words = facetValue(name, value, text)
        return value === chosen
          ? html`<li><strong aria-current="true">${words}</strong> (${count})</li>`
          : html`<li><a class="govuk-link" href="${addressOf(asked, { [name]: value })}">${words}</a> (${count})</li>`
      })}
    </ul>
  </section>`
}

/** What was read otherwise than it was typed, and what nothing fits. */
function notes(found: Found): Html {
  return html`${
    found.meant.length > 0 &&
    html`<p class="govuk-body">No name fits ${listed(found.meant.map(each => each.asked))} as it is written, so names like
      it are shown: ${listed(found.meant.map(each => each.word))}.</p>`
  }${
    found.without.length > 0 &&
    html`<p class="govuk-body">No name here is like ${listed(found.without)}.</p>`
  }${
    found.near === 'unknown' &&
    html`<p class="govuk-body">This place is not known. Type a whole postcode, or the name of an area.</p>`
  }${
    found.near &&
    found.near !== 'unknown' &&
    html`<p class="govuk-body">Within ${metresWords(found.near.metres)} of ${found.near.words}, the nearest first where
      names are alike.</p>`
  }`
}

const listed = (words: readonly string[]) => words.map(word => `“${word}”`).join(', ')

export const countWords = ({ count, more }: Found): string =>
  count === 0
    ? 'Nothing found'
    : `${count}${more ? ' or more' : ''} ${count === 1 ? 'result' : 'results'}`

function pager({ page, pages }: Found, asked: Asked): Html {
  if (pages < 2) return html``
  const link = (to: number) => ({ href: addressOf(asked, { page: String(to) }) })
  return pagination({
    landmarkLabel: 'Pages of results',
    ...(page > 1 && { previous: link(page - 1) }),
    ...(page < pages && { next: link(page + 1) }),
    items: Array.from({ length: pages }, (_, at) => ({
      number: at + 1,
      current: at + 1 === page,
      ...link(at + 1),
    })),
  })
}

export function foundPage(found: Found, asked: Asked): Html {
  const canNarrow = facetNames.some(name => asked[name] !== '' || found.facets[name].length > 1)
  return html`<h1 class="govuk-heading-l">Search</h1>
    ${box(asked)}
    <div class="bl-split bl-split--search">
      <div>
        <h2 class="govuk-heading-m govuk-!-margin-bottom-2" id="results">${countWords(found)}</h2>
        ${canNarrow && html`<p class="govuk-body bl-to-narrow"><a class="govuk-link" href="#narrow">Narrow by kind, role or area</a></p>`}
        ${notes(found)}
        ${
          found.count === 0
            ? html`<p class="govuk-body">Try fewer words, a part of the name, or another number. Filters and times also leave
              things out.</p>`
            : html`<ol class="bl-queue" aria-labelledby="results">${found.items.map(item => resultOf(item, asked))}</ol>`
        }
        ${found.more && html`<p class="govuk-body">Only the best are shown. Add a year of birth, a postcode or a filter to see others.</p>`}
        ${pager(found, asked)}
      </div>
      ${
        canNarrow &&
        html`<aside aria-labelledby="narrow"><h2 class="govuk-heading-m" id="narrow">Narrow</h2>
        ${facetNames.map(name => facetOf(name, found.facets[name], asked))}
      </aside>`
      }
    </div>`
}
