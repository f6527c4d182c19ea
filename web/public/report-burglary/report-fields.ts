import {
  characterCount,
  dateInput,
  type FormErrors,
  type Html,
  html,
  input,
  radios,
  select,
  textarea,
} from '@bluelamp/kit'
import type { Answers, Field, Step } from '@bluelamp/listen/contract'

export type FieldContext = {
  step: Step
  answers: Answers
  errors: FormErrors
  /** Addresses at the postcode given before. */
  addresses: readonly { uprn: string; words: string }[]
  /** The page asks one thing, so its question is the field's label. */
  asHeading: boolean
}

const heading = 'govuk-label--l'
const legend = 'govuk-fieldset__legend--l'

function labels(field: Field, { step, asHeading }: FieldContext) {
  return {
    label: asHeading
      ? { text: step.question, classes: heading, isPageHeading: true }
      : { text: field.label },
    fieldset: {
      legend: asHeading
        ? { text: step.question, classes: legend, isPageHeading: true }
        : { text: field.label, classes: 'govuk-fieldset__legend--s' },
    },
    ...((field.hint || (asHeading && step.hint)) && {
      hint: { text: [asHeading ? step.hint : undefined, field.hint].filter(Boolean).join(' ') },
    }),
  }
}

/** What this field shows only when another has a given value: asked inside that choice. */
const conditionals = (field: Field, step: Step) =>
  step.fields.filter(other => other.when?.field === field.name)

const foundWords = (count: number) =>
  count === 0 ? 'No address found' : count === 1 ? '1 address found' : `${count} addresses found`

export function renderField(field: Field, context: FieldContext): Html {
  const { answers, errors, step } = context
  const { label, fieldset, hint } = labels(field, context)
  const value = answers[field.name] ?? ''
  const error = errors.of(field.name)
  const shared = {
    ...(hint && { hint }),
    ...(error && { errorMessage: error }),
  }
  switch (field.kind) {
    case 'radios':
      return radios({
        name: field.name,
        fieldset,
        ...shared,
        value,
        items: (field.choices ?? []).map(choice => {
          const inside = conditionals(field, step).filter(other => other.when?.is === choice.value)
          return {
            value: choice.value,
            text: choice.text,
            ...(choice.hint && { hint: { text: choice.hint } }),
            ...(inside.length > 0 && {
              conditional: {
                html: html`${inside.map(other => renderField(other, { ...context, asHeading: false }))}`,
              },
            }),
          }
        }),
      })
    case 'date': {
      const [year, month, day] = value.split('-')
      return dateInput({
        id: field.name,
        namePrefix: field.name,
        fieldset,
        ...shared,
        day: { name: 'day', value: day ?? '' },
        month: { name: 'month', value: month ?? '' },
        year: { name: 'year', value: year ?? '' },
      })
    }
    case 'textarea':
      return field.maximum && field.maximum <= 4000 && !field.when && !field.optional
        ? characterCount({
            id: field.name,
            name: field.name,
            label,
            ...shared,
            value,
            rows: 8,
            maxlength: field.maximum,
          })
        : textarea({ id: field.name, name: field.name, label, ...shared, value, rows: 4 })
    case 'address':
      return select({
        id: field.name,
        name: field.name,
        label,
        ...shared,
        value,
        items: [
          { value: '', text: foundWords(context.addresses.length) },
          ...context.addresses.map(address => ({ value: address.uprn, text: address.words })),
          { value: 'other', text: 'It is not in this list' },
        ],
      })
    case 'text':
    case 'email':
    case 'tel':
    case 'time':
    case 'postcode':
      return input({
        id: field.name,
        name: field.name,
        label,
        ...shared,
        value,
        type: field.kind === 'email' || field.kind === 'tel' ? field.kind : 'text',
        spellcheck: false,
        ...(field.autocomplete && { autocomplete: field.autocomplete }),
        ...((field.kind === 'time' || field.kind === 'postcode') && {
          classes: 'govuk-input--width-10',
        }),
      })
    default:
      return field.kind satisfies never
  }
}
