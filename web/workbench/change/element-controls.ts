import type { Field, Model, ScalarField } from '@bluelamp/change'
import {
  checkboxes,
  type FormErrors,
  type Html,
  html,
  input,
  radios,
  select,
  textarea,
} from '@bluelamp/kit'
import { choicesOf, rowsControl } from './element-rows.ts'
import type { SentForm } from './read-form.ts'

/** Up to so many are shown as boxes to tick; more as a list to choose from. */
const mostBoxes = 40
/** Up to so many are shown as radio buttons; more as a list to choose from. */
const mostRadios = 6

export type Control = {
  name: string
  field: Field
  controls: SentForm
  model: Model
  errors: FormErrors
  own: string | undefined
}

type Of<Type extends Field['type']> = Extract<Field, { type: Type }>
type Shared = ReturnType<typeof sharedBy>

/** The control of one field, by its type. */
export function control(asked: Control): Html {
  const { name, field, controls, model, own } = asked
  const sent = controls[name]
  const shared = sharedBy(asked)
  const value = typeof sent === 'string' ? sent : ''
  switch (field.type) {
    case 'prose':
      return textarea({ ...shared.labelled, value, rows: 4 })
    case 'choice':
      return choiceControl(field, value, shared)
    case 'yes-no':
      return yesNoControl(value, shared)
    case 'one': {
      const items = [{ value: '', text: 'None' }, ...choicesOf(model, field.of, own)]
      return select({ ...shared.labelled, value, items })
    }
    case 'many':
      return manyControl(field, Array.isArray(sent) ? sent : [], asked, shared)
    case 'rows':
      return rowsControl({ ...asked, field, label: labelOf(field) })
    default:
      return input({ ...shared.labelled, value, ...widthOf(field) })
  }
}

/** What controls with one label, and groups with a legend, say alike. */
function sharedBy({ name, field, errors }: Control) {
  const errorMessage = errors.of(name)
  const said = {
    name,
    ...(field.hint && { hint: { text: field.hint } }),
    ...(errorMessage && { errorMessage }),
  }
  const text = labelOf(field)
  return {
    labelled: { ...said, id: name, label: { text, classes: 'govuk-label--s' } },
    grouped: {
      ...said,
      idPrefix: name,
      fieldset: { legend: { text, classes: 'govuk-fieldset__legend--s' } },
    },
  }
}

function choiceControl(
  { choices }: Of<'choice'>,
  value: string,
  { labelled, grouped }: Shared,
): Html {
  const items = Object.entries(choices).map(([key, text]) => ({ value: key, text }))
  // A text from before the list that none of it says: it is shown, and asks for a choice.
  if (value !== '' && !Object.hasOwn(choices, value)) {
    items.unshift({ value, text: `${value} (not in the list: choose another)` })
  }
  return items.length > mostRadios
    ? select({ ...labelled, value, items: [{ value: '', text: 'Choose' }, ...items] })
    : radios({ ...grouped, classes: 'govuk-radios--small', value, items })
}

const yesNoControl = (value: string, { grouped }: Shared): Html =>
  radios({
    ...grouped,
    classes: 'govuk-radios--inline govuk-radios--small',
    value,
    items: [
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No' },
    ],
  })

function manyControl(
  field: Of<'many'>,
  values: readonly string[],
  { model, own }: Control,
  { labelled, grouped }: Shared,
): Html {
  const items = choicesOf(model, field.of, own)
  if (items.length === 0) {
    return html`<p class="govuk-body"><strong>${labelOf(field)}</strong>: there is nothing to choose from yet.</p>`
  }
  if (items.length > mostBoxes) {
    return select({
      ...labelled,
      attributes: { multiple: true, size: '10' },
      items: items.map(item => ({ ...item, selected: values.includes(item.value) })),
    })
  }
  return checkboxes({
    ...grouped,
    classes: `govuk-checkboxes--small${items.length > 8 ? ' bl-boxes' : ''}`,
    values,
    items,
  })
}

const labelOf = (field: Field): string =>
  field.required ? field.words : `${field.words} (optional)`

function widthOf(field: ScalarField) {
  if (field.type === 'number') {
    return {
      classes: 'govuk-input--width-5',
      inputmode: 'decimal',
      ...(field.unit && { suffix: { text: field.unit } }),
    }
  }
  if (field.type === 'money')
    return { classes: 'govuk-input--width-10', prefix: { text: '£' }, inputmode: 'decimal' }
  return field.type === 'date' ? { type: 'date', classes: 'govuk-input--width-10' } : {}
}
