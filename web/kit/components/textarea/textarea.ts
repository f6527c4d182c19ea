import { attributes, classes, type Html, html } from '../../html.ts'
import { besideInput, type FieldOptions, field } from '../field.ts'
import type { Optional } from '../options.ts'

export type TextareaOptions = FieldOptions &
  Optional<{
    value: string
    rows: number | string
    disabled: boolean
    autocomplete: string
    spellcheck: boolean
  }>

export function textarea(options: TextareaOptions): Html {
  return field(options, (id, describedBy) => {
    const own = attributes({
      class: classes(
        'govuk-textarea',
        options.errorMessage && 'govuk-textarea--error',
        options.classes,
      ),
      id,
      name: options.name,
      rows: options.rows || 5,
      spellcheck: options.spellcheck,
      disabled: options.disabled,
      'aria-describedby': describedBy,
      autocomplete: options.autocomplete || undefined,
    })
    // Browsers swallow the first newline of a textarea, which would eat one the writer meant.
    const guard = /^\r?\n/.test(options.value ?? '') ? '\n' : ''
    return besideInput(
      options,
      html`<textarea${own}${attributes(options.attributes)}>${guard}${options.value}</textarea>`,
    )
  })
}
