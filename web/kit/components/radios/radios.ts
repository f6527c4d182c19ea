import { type AttributeValues, attributes, classes, type Html, html } from '../../html.ts'
import { type FieldGroupOptions, fieldGroup } from '../field.ts'
import { type HintOptions, hint } from '../hint/hint.ts'
import { label } from '../label/label.ts'
import {
  type Content,
  contentOf,
  type Falsy,
  hasContent,
  type Optional,
  type Styled,
} from '../options.ts'

export type RadioItem = { readonly value: string | number } & Content &
  Optional<{
    id: string
    checked: boolean
    disabled: boolean
    hint: HintOptions
    label: Styled
    conditional: { readonly html: Html | Falsy }
    attributes: AttributeValues
  }>

export type Divider = { readonly divider: string }

export type RadiosOptions = { readonly name: string } & FieldGroupOptions &
  Styled & {
    readonly items: readonly (RadioItem | Divider | Falsy)[]
  } & Optional<{ idPrefix: string; value: string | number }>

function radio(options: RadiosOptions, item: RadioItem, id: string): Html {
  const chosen =
    Boolean(options.value) && item.checked !== false && String(item.value) === String(options.value)
  const checked = item.checked || chosen
  const itemHint = item.hint && hasContent(item.hint) ? item.hint : undefined
  const revealed = item.conditional?.html
  const own = attributes({
    class: 'govuk-radios__input',
    id,
    name: options.name,
    type: 'radio',
    value: item.value ?? '',
    checked,
    disabled: item.disabled,
    'data-aria-controls': revealed ? `conditional-${id}` : undefined,
    'aria-describedby': itemHint && `${id}-item-hint`,
  })
  return html`<div class="govuk-radios__item">
      <input${own}${attributes(item.attributes)}>
      ${label({
        ...item.label,
        text: item.text ?? '',
        html: item.html,
        classes: classes('govuk-radios__label', item.label?.classes),
        for: id,
      })}
      ${
        itemHint &&
        hint({
          ...itemHint,
          id: `${id}-item-hint`,
          classes: classes('govuk-radios__hint', itemHint.classes),
        })
      }
    </div>
    ${
      revealed &&
      html`<div class="${classes('govuk-radios__conditional', !checked && 'govuk-radios__conditional--hidden')}" id="conditional-${id}">${revealed}</div>`
    }`
}

export function radios(options: RadiosOptions): Html {
  const prefix = options.idPrefix || options.name
  const items = options.items?.map((item, index) => {
    if (!item) return null
    if ('divider' in item) return html`<div class="govuk-radios__divider">${item.divider}</div>`
    // The first keeps the bare id so that an error summary can point at the group by its name.
    return radio(options, item, item.id || (index === 0 ? prefix : `${prefix}-${index + 1}`))
  })
  return fieldGroup(prefix, options, () => {
    const names = classes('govuk-radios', options.classes)
    return html`<div class="${names}" data-module="govuk-radios"${attributes(options.attributes)}>
      ${contentOf(options.formGroup?.beforeInputs)}
      ${items}
      ${contentOf(options.formGroup?.afterInputs)}
    </div>`
  })
}
