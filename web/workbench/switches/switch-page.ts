import {
  button,
  csrfField,
  type FormErrors,
  formatDateTime,
  type Html,
  html,
  input,
  nothing,
  tag,
} from '@bluelamp/kit'
import type { SwitchState } from '@bluelamp/platform'

export type SwitchPage = {
  switches: readonly SwitchState[]
  maySwitch: boolean
  /** What was tried and refused. */
  given: { feature?: string; reason?: string }
  errors: FormErrors
  csrf: string
}

/** Each part that can be switched off: how it stands, who switched it, when and why. */
export function switchPage({ switches, ...page }: SwitchPage): Html {
  return html`${page.errors.summary}<h1 class="govuk-heading-l">Switches</h1>
    <p class="govuk-body">Parts of this service that can be switched off at once, without a release. A part that is off answers
      “This part is switched off for now”, everywhere within a few seconds. Reporting to the police and what to do in an emergency
      can never be switched off.</p>
    <ul class="bl-cards">${switches.map(each => switchCard(each, page))}</ul>`
}

function switchCard(
  { feature, on, last }: SwitchState,
  { maySwitch, given, errors, csrf }: Omit<SwitchPage, 'switches'>,
): Html {
  const isGiven = given.feature === feature.id
  return html`<li class="bl-card">
    <h2 class="govuk-heading-m">${feature.name} ${
      on
        ? tag({ text: 'On', classes: 'govuk-tag--green' })
        : tag({ text: 'Off', classes: 'govuk-tag--red' })
    }</h2>
    <p class="govuk-body">${feature.about}</p>
    ${
      last
        ? html`<p class="govuk-body">Switched ${on ? 'on' : 'off'} by ${last.switched_by_name}, ${formatDateTime(last.switched_at)}.
            <br>Because: ${last.reason}</p>`
        : html`<p class="govuk-body">Never switched.</p>`
    }
    ${
      maySwitch
        ? html`<form method="post" action="/workbench/switches" novalidate>${csrfField(csrf)}
          <input type="hidden" name="feature" value="${feature.id}">
          <input type="hidden" name="on" value="${on ? 'no' : 'yes'}">
          ${input({
            id: `reason-${feature.id}`,
            name: 'reason',
            label: { text: `Why is it switched ${on ? 'off' : 'on'}?` },
            value: isGiven ? (given.reason ?? '') : '',
            ...(isGiven && { errorMessage: errors.of('reason') }),
          })}
          ${button({ text: `Switch ${on ? 'off' : 'on'}: ${feature.name}`, classes: on ? 'govuk-button--warning' : '' })}
        </form>`
        : nothing
    }</li>`
}
