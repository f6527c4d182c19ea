import type { Body, Field, Fields, FieldValue, Row, Scalar, ScalarField } from '@bluelamp/change'

/** A form as it was sent: every control by its name. */
export type SentForm = Readonly<Record<string, string | readonly string[]>>

/** More lines than any element has; a control beyond is left aside. */
const mostRows = 400

/** What a form says of an element. What cannot be read is kept as the text it was, so that the check names it and the form shows it again. */
export function readForm(fields: Fields, form: SentForm): Body {
  const body: Record<string, FieldValue> = {}
  for (const [name, field] of Object.entries(fields)) {
    const value = readField(field, name, form)
    if (value !== undefined) body[name] = value
  }
  return body
}

function readField(field: Field, name: string, form: SentForm): FieldValue | undefined {
  if (field.type === 'many') {
    const ids = all(form[name]).filter(id => id !== '')
    return ids.length > 0 ? ids : undefined
  }
  if (field.type === 'rows') {
    const rows: Row[] = []
    for (const at of rowNumbers(name, form)) {
      const row: Record<string, Scalar> = {}
      for (const [column, of] of Object.entries(field.columns)) {
        const value = scalar(of, first(form[`${name}.${at}.${column}`]))
        if (value !== undefined) row[column] = value
      }
      if (Object.values(row).some(value => value !== false)) rows.push(row)
    }
    return rows.length > 0 ? rows : undefined
  }
  return scalar(field, first(form[name]))
}

function rowNumbers(name: string, form: SentForm): number[] {
  const numbers = new Set<number>()
  for (const key of Object.keys(form)) {
    if (!key.startsWith(`${name}.`)) continue
    const at = Number(key.split('.')[1])
    if (Number.isInteger(at) && at >= 0 && at < mostRows) numbers.add(at)
  }
  return [...numbers].sort((a, b) => a - b)
}

const all = (sent: SentForm[string] | undefined): readonly string[] =>
  sent === undefined ? [] : typeof sent === 'string' ? [sent] : sent
const first = (sent: SentForm[string] | undefined): string => (all(sent)[0] ?? '').trim()

function scalar(field: ScalarField, text: string): Scalar | undefined {
  if (text === '') return undefined
  switch (field.type) {
    case 'number': {
      const read = Number(text.replaceAll(',', ''))
      return Number.isFinite(read) ? read : text
    }
    case 'money':
      return penceOf(text) ?? text
    case 'yes-no':
      return text === 'yes' ? true : text === 'no' ? false : text
    default:
      return text.replaceAll('\r\n', '\n')
  }
}

/** "£1,250.5" is 125050; nothing for what is no amount. */
export function penceOf(text: string): number | undefined {
  const found = /^(-?)£?(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(
    text.replaceAll(' ', ''),
  )
  if (!found) return undefined
  const [, minus, inner, pounds, pence = ''] = found
  const amount = Number(pounds!.replaceAll(',', '')) * 100 + Number(pence.padEnd(2, '0') || 0)
  return minus || inner ? -amount : amount
}
