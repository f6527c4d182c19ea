import { errorSummary } from './components/index.ts'
import { type Html, html, nothing } from './html.ts'

export type FieldError = {
  readonly field: string
  readonly message: string
  /** Where the summary's link leads, if not to the control whose id is the field's name. */
  readonly href?: string | undefined
}

export type FormErrors = {
  readonly any: boolean
  /** The list of all faults for the top of the page; nothing when there are none. */
  readonly summary: Html
  /** The first fault of a field, as a component's `errorMessage` takes it. */
  of(field: string): { readonly text: string } | undefined
}

export function formErrors(
  errors: readonly FieldError[] = [],
  title = 'There is a problem',
): FormErrors {
  const first = new Map<string, FieldError>()
  for (const error of errors) if (!first.has(error.field)) first.set(error.field, error)
  return {
    any: errors.length > 0,
    summary:
      errors.length === 0
        ? nothing
        : errorSummary({
            titleText: title,
            errorList: errors.map(error => ({
              text: error.message,
              href: error.href ?? `#${encodeURIComponent(error.field)}`,
            })),
          }),
    of: field => {
      const found = first.get(field)
      return found && { text: found.message }
    },
  }
}

export const csrfFieldName = '_csrf'

export function csrfField(token: string): Html {
  return html`<input type="hidden" name="${csrfFieldName}" value="${token}">`
}
