import { classes, type Html, html } from '../../html.ts'
import { button } from '../button/button.ts'
import { type InputOptions, input } from '../input/input.ts'
import { contentOf, type Optional, translations } from '../options.ts'

export type PasswordInputOptions = Pick<
  InputOptions,
  | 'name'
  | 'id'
  | 'label'
  | 'hint'
  | 'errorMessage'
  | 'formGroup'
  | 'describedBy'
  | 'value'
  | 'disabled'
  | 'autocomplete'
  | 'classes'
  | 'attributes'
> &
  Optional<{
    showPasswordText: string
    hidePasswordText: string
    showPasswordAriaLabelText: string
    hidePasswordAriaLabelText: string
    passwordShownAnnouncementText: string
    passwordHiddenAnnouncementText: string
    button: { readonly classes?: string | undefined }
  }>

export function passwordInput(options: PasswordInputOptions): Html {
  const id = options.id || options.name
  const toggle = button({
    type: 'button',
    classes: classes(
      'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle',
      options.button?.classes,
    ),
    text: options.showPasswordText ?? 'Show',
    attributes: {
      'aria-controls': id,
      'aria-label': options.showPasswordAriaLabelText ?? 'Show password',
      hidden: true,
    },
  })
  return input({
    ...options,
    id,
    type: 'password',
    spellcheck: false,
    autocapitalize: 'none',
    autocomplete: options.autocomplete || 'current-password',
    classes: classes('govuk-password-input__input govuk-js-password-input-input', options.classes),
    inputWrapper: { classes: 'govuk-password-input__wrapper' },
    formGroup: {
      classes: classes('govuk-password-input', options.formGroup?.classes),
      attributes: {
        'data-module': 'govuk-password-input',
        ...translations({
          'show-password': options.showPasswordText,
          'hide-password': options.hidePasswordText,
          'show-password-aria-label': options.showPasswordAriaLabelText,
          'hide-password-aria-label': options.hidePasswordAriaLabelText,
          'password-shown-announcement': options.passwordShownAnnouncementText,
          'password-hidden-announcement': options.passwordHiddenAnnouncementText,
        }),
        ...options.formGroup?.attributes,
      },
      beforeInput: options.formGroup?.beforeInput,
      afterInput: { html: html`${toggle}${contentOf(options.formGroup?.afterInput)}` },
    },
  })
}
