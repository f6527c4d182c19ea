import { attributes, classes, type Html, html } from '../../html.ts'
import { type FieldOptions, field } from '../field.ts'
import { type Content, contentOf, hasContent, type Optional, type Styled } from '../options.ts'

export type InputOptions = FieldOptions &
  Optional<{
    type: string
    value: string | number
    disabled: boolean
    autocomplete: string
    autocapitalize: string
    pattern: string
    inputmode: string
    spellcheck: boolean
    prefix: Content & Styled
    suffix: Content & Styled
    inputWrapper: Styled
  }>

function affix(kind: 'prefix' | 'suffix', options: (Content & Styled) | undefined): Html | false {
  if (!options || !hasContent(options)) return false
  const names = classes(`govuk-input__${kind}`, options.classes)
  return html`<div class="${names}" aria-hidden="true"${attributes(options.attributes)}>${contentOf(options)}</div>`
}

export function input(options: InputOptions): Html {
  return field(options, (id, describedBy) => {
    const own = attributes({
      class: classes('govuk-input', options.classes, options.errorMessage && 'govuk-input--error'),
      id,
      name: options.name,
      type: options.type || 'text',
      spellcheck: options.spellcheck,
      value: options.value,
      disabled: options.disabled,
      'aria-describedby': describedBy,
      autocomplete: options.autocomplete,
      autocapitalize: options.autocapitalize,
      pattern: options.pattern,
      inputmode: options.inputmode,
    })
    const control = html`<input${own}${attributes(options.attributes)}>`
    const { prefix, suffix, formGroup, inputWrapper } = options
    if (![prefix, suffix, formGroup?.beforeInput, formGroup?.afterInput].some(hasContent)) {
      return control
    }
    const names = classes('govuk-input__wrapper', inputWrapper?.classes)
    return html`<div class="${names}"${attributes(inputWrapper?.attributes)}>
      ${contentOf(formGroup?.beforeInput)}
      ${affix('prefix', prefix)}
      ${control}
      ${affix('suffix', suffix)}
      ${contentOf(formGroup?.afterInput)}
    </div>`
  })
}
