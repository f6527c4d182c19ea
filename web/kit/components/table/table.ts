import { attributes, classes, type Html, html } from '../../html.ts'
import { type Content, contentOf, type Falsy, type Optional, type Styled } from '../options.ts'

export type TableCell = Content &
  Styled &
  Optional<{ format: 'numeric'; colspan: number; rowspan: number }>

export type TableOptions = {
  readonly rows: readonly (readonly TableCell[] | Falsy)[]
} & Styled &
  Optional<{
    head: readonly TableCell[]
    caption: string
    captionClasses: string
    firstCellIsHeader: boolean
  }>

/** A cell of figures: it stands to the right. */
export const numeric = (content: string | Html): TableCell =>
  typeof content === 'string'
    ? { text: content, format: 'numeric' }
    : { html: content, format: 'numeric' }

/** Heads of columns by their words. */
export const heads = (...words: readonly string[]): TableCell[] => words.map(text => ({ text }))

function cell(tag: 'th' | 'td', item: TableCell, scope: 'col' | 'row' | undefined): Html {
  const base = tag === 'th' ? 'govuk-table__header' : 'govuk-table__cell'
  const own = attributes({
    scope,
    class: classes(base, item.format && scope !== 'row' && `${base}--${item.format}`, item.classes),
    colspan: item.colspan || undefined,
    rowspan: item.rowspan || undefined,
    ...item.attributes,
  })
  return tag === 'th'
    ? html`<th${own}>${contentOf(item)}</th>`
    : html`<td${own}>${contentOf(item)}</td>`
}

export function table(options: TableOptions): Html {
  const { caption, head, firstCellIsHeader } = options
  const rows = options.rows.map(
    row =>
      row &&
      html`<tr class="govuk-table__row">${row.map((item, index) =>
        index === 0 && firstCellIsHeader ? cell('th', item, 'row') : cell('td', item, undefined),
      )}</tr>`,
  )
  return html`<table class="${classes('govuk-table', options.classes)}"${attributes(options.attributes)}>
    ${caption && html`<caption class="${classes('govuk-table__caption', options.captionClasses)}">${caption}</caption>`}
    ${
      head &&
      html`<thead class="govuk-table__head"><tr class="govuk-table__row">${head.map(item => cell('th', item, 'col'))}</tr></thead>`
    }
    <tbody class="govuk-table__body">${rows}</tbody>
  </table>`
}
