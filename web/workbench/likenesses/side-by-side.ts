import { type Html, html, table, tag } from '@bluelamp/kit'
import type { Likeness, Side } from '@bluelamp/memory'
import { entityLink } from '../records/record-words.ts'
import { type Compared, weighedOf } from './comparison.ts'
import { byDetail, detailWords, sideName, sideRecord, valueWords } from './likeness-words.ts'

/** Details that are weighed under another name than their own, some of them together. */
const weighedUnder: Readonly<Record<string, string>> = {
  name: 'Name',
  'date-of-birth': 'Date of birth',
  phone: 'Contact',
  email: 'Contact',
  uprn: 'Address',
  postcode: 'Address',
}

const valuesOf = (side: Side, name: string): string[] =>
  side.details.filter(each => each.name === name).map(each => each.value)

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Said by colour and in words. The comparison has the say where it weighed this detail: “Jon” is a form of “John”. */
function agreement(
  row: Compared,
  name: string,
  left: readonly string[],
  right: readonly string[],
): Html {
  if (left.length === 0 || right.length === 0)
    return html`<span class="govuk-body-s">Only one says</span>`
  if (left.some(one => right.some(other => plain(one) === plain(other))))
    return tag({ text: 'The same', classes: 'govuk-tag--blue' })
  const comparison = weighedUnder[name] ?? detailWords(name)
  const found = weighedOf(row)?.findings.find(each => each.comparison === comparison)
  return found && found.weight > 0 && comparison !== 'Contact' && comparison !== 'Address'
    ? tag({ text: 'Alike', classes: 'govuk-tag--light-blue' })
    : tag({ text: 'Different', classes: 'govuk-tag--orange' })
}

const lines = (name: string, values: readonly string[]): Html =>
  values.length === 0
    ? html`<span class="govuk-hint">Not said</span>`
    : html`${values.map((value, at) => html`${at > 0 && html`<br>`}${valueWords(name, value)}`)}`

/** The two as two columns, the one the force knew first on the left. */
export function sideBySide(likeness: Likeness): Html {
  const { kind, left: later, right: earlier } = likeness
  const names = [...new Set([...earlier.details, ...later.details].map(each => each.name))].sort(
    byDetail,
  )
  const heads = [earlier, later].map(side => sideName(side, kind))
  return table({
    caption: 'Side by side',
    captionClasses: 'govuk-table__caption--m',
    classes: 'bl-pair',
    firstCellIsHeader: true,
    head: [
      { html: html`<span class="govuk-visually-hidden">What</span>` },
      { html: entityLink(earlier.entityId, heads[0] ?? '') },
      { html: entityLink(later.entityId, heads[1] ?? '') },
    ],
    rows: [
      ...names.map(name => {
        const [one, other] = [valuesOf(earlier, name), valuesOf(later, name)]
        return [
          { html: html`${detailWords(name)}<br>${agreement(likeness, name, one, other)}` },
          { html: lines(name, one) },
          { html: lines(name, other) },
        ]
      }),
      [{ text: 'Said in' }, { html: sideRecord(earlier) }, { html: sideRecord(later) }],
    ],
  })
}
