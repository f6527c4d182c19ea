import { type FormErrors, type Html, html, nothing, notificationBanner } from '@bluelamp/kit'

/** A page on which somebody acts: what was sent with faults, what was done, and where its forms go. */
export type ActingPage = {
  now: Date
  given: Readonly<Record<string, string>>
  errors: FormErrors
  /** What was done just now, by the name that the address gives it. */
  done: string | undefined
  csrf: string
  action: (path: string) => string
}

/** First what went wrong, or what was done; then the heading. */
export function pageTop(
  { errors, done }: Pick<ActingPage, 'errors' | 'done'>,
  doneWords: Readonly<Record<string, string>>,
  heading: string,
): Html {
  const words = done && doneWords[done]
  return html`${errors.summary}
    ${words ? notificationBanner({ type: 'success', text: words }) : nothing}
    <h1 class="govuk-heading-l">${heading}</h1>`
}
