import type { Body, Fields, FieldValue, Kind, Model, Row, ScalarField } from '@bluelamp/change'
import { type FormErrors, type Html, html } from '@bluelamp/kit'
import { control } from './element-controls.ts'
import type { SentForm } from './read-form.ts'

/** Every control of a kind, filled in with what the element says. */
export function elementFields(
  kind: Kind,
  body: Body,
  model: Model,
  errors: FormErrors,
  own?: string,
): Html {
  const controls = controlsOf(kind.fields, body)
  return html`${Object.entries(kind.fields).map(([name, field]) =>
    control({ name, field, controls, model, errors, own }),
  )}`
}

/** What a form sends for a body: the opposite of `readForm`. */
export function controlsOf(fields: Fields, body: Body): SentForm {
  const form: Record<string, string | readonly string[]> = {}
  for (const [name, field] of Object.entries(fields)) {
    const value = body[name]
    if (value === undefined) continue
    if (field.type === 'many') form[name] = (value as readonly string[]).map(String)
    else if (field.type === 'rows') {
      for (const [at, row] of (value as readonly Row[]).entries()) {
        for (const [column, of] of Object.entries(field.columns)) {
          if (row[column] !== undefined) form[`${name}.${at}.${column}`] = written(of, row[column])
        }
      }
    } else form[name] = written(field, value)
  }
  return form
}

function written(field: ScalarField, value: FieldValue): string {
  // What was written before there was a list to choose from is the choice of that name.
  if (field.type === 'choice' && !Object.hasOwn(field.choices, String(value))) {
    const found = Object.entries(field.choices).find(([, words]) => words === value)
    return found ? found[0] : String(value)
  }
  if (field.type === 'yes-no' && typeof value === 'boolean') return value ? 'yes' : 'no'
  return field.type === 'money' && typeof value === 'number' ? poundsOf(value) : String(value)
}

/** Pence as they are typed: "1250.50", and without pence "1250". */
const poundsOf = (pence: number): string =>
  pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2)
