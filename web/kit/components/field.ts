import { attributes, type Child, classes, type Html, html } from '../html.ts'
import { type ErrorMessageOptions, errorMessage } from './error-message/error-message.ts'
import { type FieldsetOptions, fieldset } from './fieldset/fieldset.ts'
import { type HintOptions, hint } from './hint/hint.ts'
import { type LabelOptions, label } from './label/label.ts'
import { type Content, contentOf, type Optional, type Styled } from './options.ts'

export type FieldOptions = {
  readonly name: string
  readonly label: LabelOptions
} & Optional<{
  id: string
  describedBy: string
  hint: HintOptions
  errorMessage: ErrorMessageOptions
  formGroup: Styled & Optional<{ beforeInput: Content; afterInput: Content }>
}> &
  Styled

export type FieldGroupOptions = Optional<{
  fieldset: FieldsetOptions
  hint: HintOptions
  errorMessage: ErrorMessageOptions
  formGroup: Styled & Optional<{ beforeInputs: Content; afterInputs: Content }>
}>

type Described = Optional<{ hint: HintOptions; errorMessage: ErrorMessageOptions }>

function describe(id: string, options: Described, describedBy: string | undefined) {
  const ids = [describedBy, options.hint && `${id}-hint`, options.errorMessage && `${id}-error`]
  return {
    describedBy: classes(...ids) || undefined,
    words: html`${options.hint && hint({ ...options.hint, id: `${id}-hint` })}
      ${options.errorMessage && errorMessage({ ...options.errorMessage, id: `${id}-error` })}`,
  }
}

function formGroup(options: { formGroup?: Styled | undefined }, failed: boolean, child: Child) {
  const group = options.formGroup
  const names = classes('govuk-form-group', failed && 'govuk-form-group--error', group?.classes)
  return html`<div class="${names}"${attributes(group?.attributes)}>${child}</div>`
}

/** A label, hint and error around one control, tied together by their ids. */
export function field(
  options: FieldOptions,
  control: (id: string, describedBy: string | undefined) => Html,
): Html {
  const id = options.id || options.name
  const { describedBy, words } = describe(id, options, options.describedBy)
  return formGroup(
    options,
    Boolean(options.errorMessage),
    html`${label({ ...options.label, for: id })}
      ${words}
      ${control(id, describedBy)}`,
  )
}

/** Words before and after a control that takes no wrapper of its own. */
export function besideInput(options: FieldOptions, control: Html): Html {
  return html`${contentOf(options.formGroup?.beforeInput)}
    ${control}
    ${contentOf(options.formGroup?.afterInput)}`
}

/** A hint and error around several controls, inside a fieldset where one is asked for. */
export function fieldGroup(
  id: string,
  options: FieldGroupOptions & Optional<{ describedBy: string; role: string }>,
  controls: (describedBy: string | undefined) => Html,
): Html {
  const given = options.fieldset?.describedBy || options.describedBy
  const { describedBy, words } = describe(id, options, given)
  const inner = html`${words}
    ${controls(describedBy)}`
  return formGroup(
    options,
    Boolean(options.errorMessage),
    options.fieldset
      ? fieldset({ ...options.fieldset, describedBy, role: options.role, html: inner })
      : inner,
  )
}
