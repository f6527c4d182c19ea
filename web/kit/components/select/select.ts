import { type AttributeValues, attributes, classes, type Html, html } from '../../html.ts'
import { besideInput, type FieldOptions, field } from '../field.ts'
import type { Falsy, Optional } from '../options.ts'

export type SelectItem = { readonly text: string | number } & Optional<{
  value: string | number | boolean
  selected: boolean
  disabled: boolean
  attributes: AttributeValues
}>

export type SelectOptions = FieldOptions & {
  readonly items: readonly (SelectItem | Falsy)[]
} & Optional<{ value: string | number; disabled: boolean }>

function option(item: SelectItem, chosen: string | number | undefined): Html {
  const isChosen =
    Boolean(chosen) && item.selected !== false && String(item.value ?? item.text) === String(chosen)
  const own = attributes({
    value: item.value === undefined ? undefined : String(item.value),
    selected: item.selected || isChosen,
    disabled: item.disabled,
  })
  return html`<option${own}${attributes(item.attributes)}>${item.text}</option>`
}

export function select(options: SelectOptions): Html {
  return field(options, (id, describedBy) => {
    const own = attributes({
      class: classes(
        'govuk-select',
        options.classes,
        options.errorMessage && 'govuk-select--error',
      ),
      id,
      name: options.name,
      disabled: options.disabled,
      'aria-describedby': describedBy,
    })
    const items = options.items?.map(item => item && option(item, options.value))
    return besideInput(
      options,
      html`<select${own}${attributes(options.attributes)}>${items}</select>`,
    )
  })
}
