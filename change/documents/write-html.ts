import { readied } from './check-document.ts'
import {
  type Block,
  type Document,
  type Exemption,
  type Figure,
  frontRows,
  inlines,
  type Section,
  sayExempt,
  type TableData,
  type Text,
} from './document.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, character => entities[character] ?? '')

/** The document as a fragment for a page that brings the frame and the GOV.UK styles. Throws DocumentFaulty. */
export function writeHtml(given: Document): string {
  const document = readied(given)
  const { front } = document
  const rows = frontRows(document).map(
    ([label, value]) =>
      `<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${escapeHtml(label)}</dt><dd class="govuk-summary-list__value">${escapeHtml(value)}</dd></div>`,
  )
  return [
    `<article class="bl-document" lang="en-GB">`,
    ...(front.notice ? [inset(escapeHtml(front.notice))] : []),
    `<h1 class="govuk-heading-xl">${escapeHtml(document.title)}</h1>`,
    `<dl class="govuk-summary-list">${rows.join('')}</dl>`,
    ...(document.summary ?? []).map(block),
    ...document.sections.map(part => section(part, 2)),
    '</article>',
  ].join('\n')
}

const sizes = ['xl', 'l', 'm', 's', 's', 's']

function section(part: Section, level: number): string {
  return [
    '<section>',
    `<h${level} class="govuk-heading-${sizes[level - 1] ?? 's'}">${escapeHtml(part.heading)}</h${level}>`,
    ...(part.exempt ? [exemptLine(part.exempt)] : []),
    ...part.blocks.map(block),
    ...(part.sections ?? []).map(inner => section(inner, level + 1)),
    '</section>',
  ].join('\n')
}

const inset = (markup: string): string => `<div class="govuk-inset-text">${markup}</div>`
const exemptLine = (exempt: Exemption): string =>
  `<p class="govuk-body-s"><strong class="govuk-tag govuk-tag--red">${escapeHtml(sayExempt(exempt))}</strong></p>`

const block = (one: Block): string =>
  one.exempt
    ? `<div class="bl-document__exempt">${exemptLine(one.exempt)}\n${body(one)}</div>`
    : body(one)

function body(one: Block): string {
  switch (one.kind) {
    case 'paragraph':
      return `<p class="govuk-body">${words(one.text)}</p>`
    case 'note':
      return inset(words(one.text))
    case 'list': {
      const [tag, kind] = one.ordered ? ['ol', 'number'] : ['ul', 'bullet']
      const items = one.items.map(item => `<li>${words(item)}</li>`)
      return `<${tag} class="govuk-list govuk-list--${kind}">${items.join('')}</${tag}>`
    }
    case 'table':
      return table(one, one.caption)
    case 'figure':
      return figure(one)
    case 'page-break':
      return '<div class="bl-document__page-break" aria-hidden="true"></div>'
  }
}

function figure({ caption, alt, svg, data }: Figure): string {
  return [
    '<figure class="bl-document__figure">',
    `<div role="img" aria-label="${escapeHtml(alt)}">${svg}</div>`,
    `<figcaption class="govuk-body-s">${escapeHtml(caption)}</figcaption>`,
    '</figure>',
    table(data, `${caption}: as a table`),
  ].join('\n')
}

function table(data: TableData, caption: string): string {
  const numeric = (at: number, base: string) =>
    `${base}${data.numeric?.includes(at) ? ` ${base}--numeric` : ''}`
  const cell = (text: Text, at: number) =>
    at === 0 && data.rowHeaders !== false
      ? `<th scope="row" class="govuk-table__header">${words(text)}</th>`
      : `<td class="${numeric(at, 'govuk-table__cell')}">${words(text)}</td>`
  const head = data.head.map(
    (text, at) =>
      `<th scope="col" class="${numeric(at, 'govuk-table__header')}">${words(text)}</th>`,
  )
  const rows = data.rows.map(row => `<tr class="govuk-table__row">${row.map(cell).join('')}</tr>`)
  return [
    '<table class="govuk-table">',
    `<caption class="govuk-table__caption govuk-table__caption--m">${escapeHtml(caption)}</caption>`,
    `<thead class="govuk-table__head"><tr class="govuk-table__row">${head.join('')}</tr></thead>`,
    `<tbody class="govuk-table__body">${rows.join('')}</tbody>`,
    '</table>',
  ].join('\n')
}

function words(text: Text): string {
  return inlines(text)
    .map(({ text: plain, strong, emphasis, href }) => {
      let markup = escapeHtml(plain).replaceAll('\n', '<br>')
      if (emphasis) markup = `<em>${markup}</em>`
      if (strong) markup = `<strong>${markup}</strong>`
      return href ? `<a class="govuk-link" href="${escapeHtml(href)}">${markup}</a>` : markup
    })
    .join('')
}
