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

export type CheckboxItem = { readonly value: string | number } & Content &
  Optional<{
    id: string
    name: string
    checked: boolean
    disabled: boolean
    hint: HintOptions
    label: Styled
    behaviour: 'exclusive'
    conditional: { readonly html: Html | Falsy }
    attributes: AttributeValues
  }>

export type CheckboxesOptions = { readonly name: string } & FieldGroupOptions &
  Styled & {
    readonly items: readonly (CheckboxItem | { readonly divider: string } | Falsy)[]
  } & Optional<{ idPrefix: string; describedBy: string; values: readonly (string | number)[] }>

function checkbox(
  options: CheckboxesOptions,
  item: CheckboxItem,
  id: string,
  describedBy: string | undefined,
): Html {
  const chosen =
    item.checked !== false && options.values?.some(value => String(value) === String(item.value))
  const checked = item.checked || chosen
  const itemHint = item.hint && hasContent(item.hint) ? item.hint : undefined
  const revealed = item.conditional?.html
  const own = attributes({
    class: 'govuk-checkboxes__input',
    id,
    name: item.name || options.name,
    type: 'checkbox',
    value: item.value ?? '',
    checked,
    disabled: item.disabled,
    'data-aria-controls': revealed ? `conditional-${id}` : undefined,
    'data-behaviour': item.behaviour || undefined,
    'aria-describedby': classes(describedBy, itemHint && `${id}-item-hint`) || undefined,
  })
  return html`<div class="govuk-checkboxes__item">
      <input${own}${attributes(item.attributes)}>
      ${label({
        ...item.label,
        text: item.text ?? '',
        html: item.html,
        classes: classes('govuk-checkboxes__label', item.label?.classes),
        for: id,
      })}
      ${
        itemHint &&
        hint({
          ...itemHint,
          id: `${id}-item-hint`,
          classes: classes('govuk-checkboxes__hint', itemHint.classes),
        })
      }
    </div>
    ${
      revealed &&
      html`<div class="${classes('govuk-checkboxes__conditional', !checked && 'govuk-checkboxes__conditional--hidden')}" id="conditional-${id}">${revealed}</div>`
    }`
}

export function checkboxes(options: CheckboxesOptions): Html {
  const prefix = options.idPrefix || options.name
  return fieldGroup(prefix, options, describedBy => {
    // Without a fieldset to carry the description, each box must carry it.
    const own = options.fieldset ? undefined : describedBy
    const items = options.items?.map((item, index) => {
      if (!item) return null
      if ('divider' in item) {
        return html`<div class="govuk-checkboxes__divider">${item.divider}</div>`
      }
      const id = item.id || (index === 0 ? prefix : `${prefix}-${index + 1}`)
      return checkbox(options, item, id, own)
    })
    const names = classes('govuk-checkboxes', options.classes)
    return html`<div class="${names}" data-module="govuk-checkboxes"${attributes(options.attributes)}>
      ${contentOf(options.formGroup?.beforeInputs)}
      ${items}
      ${contentOf(options.formGroup?.afterInputs)}
    </div>`
  })
}
