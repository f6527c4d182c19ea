import { type AttributeValues, attributes, classes, type Html, html } from '../../html.ts'
import { type FieldGroupOptions, fieldGroup } from '../field.ts'
import { input } from '../input/input.ts'
import { contentOf, type Falsy, type Optional, type Styled } from '../options.ts'

export type DateInputItem = Optional<{
  id: string
  name: string
  label: string
  value: string | number
  error: boolean
  inputmode: string
  autocomplete: string
  pattern: string
  classes: string
  attributes: AttributeValues
}>

export type DateInputOptions = { readonly id: string } & FieldGroupOptions &
  Styled &
  Optional<{
    namePrefix: string
    values: Readonly<Record<string, string | number | undefined>>
    day: DateInputItem | false
    month: DateInputItem | false
    year: DateInputItem | false
    items: readonly (DateInputItem | Falsy)[]
  }>

const units = ['day', 'month', 'year'] as const
type Unit = (typeof units)[number]

const hasError = (item: DateInputItem | Falsy) =>
  Boolean(item && (item.error || item.classes?.includes('govuk-input--error')))

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
}

function part(
  options: DateInputOptions,
  item: DateInputItem,
  unit: { name: Unit; value: string | number | undefined } | undefined,
  anyHasError: boolean,
): Html {
  const name = item.name ?? unit?.name ?? ''
  const marked = item.classes?.includes('govuk-input--error')
  const faulty = hasError(item) || (item.error !== false && options.errorMessage && !anyHasError)
  const sized = item.classes?.includes('govuk-input--width-')
  const field = `${options.namePrefix ? `${options.namePrefix}-` : ''}${name}`
  return html`<div class="govuk-date-input__item">
    ${input({
      label: { text: item.label || capitalise(name), classes: 'govuk-date-input__label' },
      id: item.id || `${options.id}-${name}`,
      classes: classes(
        'govuk-date-input__input',
        !marked && faulty && 'govuk-input--error',
        !sized && `govuk-input--width-${unit?.name === 'year' ? 4 : 2}`,
        item.classes,
      ),
      name: field,
      value: item.value ?? unit?.value ?? options.values?.[field],
      type: 'text',
      inputmode: item.inputmode || 'numeric',
      autocomplete: item.autocomplete,
      pattern: item.pattern,
      attributes: item.attributes,
    })}
  </div>`
}

export function dateInput(options: DateInputOptions): Html {
  const given = units.map(unit => options[unit] ?? { name: unit, value: options.values?.[unit] })
  const items = options.items?.length ? options.items : given.map(item => item)
  const anyHasError = items.some(hasError)
  const unitOf = (item: DateInputItem) => {
    const at = given.findIndex(
      (own, index) =>
        item === own ||
        (item.name && (item.name === units[index] || (own && own.name === item.name))),
    )
    const own = given[at]
    return at < 0 ? undefined : { name: units[at]!, value: own ? own.value : undefined }
  }
  // The role makes JAWS read out the description, which it skips for a plain fieldset of text inputs.
  return fieldGroup(options.id, { ...options, role: 'group' }, () => {
    const own = {
      class: classes('govuk-date-input', options.classes),
      ...options.attributes,
      id: options.id || options.attributes?.id,
    }
    return html`<div${attributes(own)}>
      ${contentOf(options.formGroup?.beforeInputs)}
      ${items.map(item => item && part(options, item, unitOf(item), anyHasError))}
      ${contentOf(options.formGroup?.afterInputs)}
    </div>`
  })
}
