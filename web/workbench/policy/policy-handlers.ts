import { details, type Html, html, tag } from '@bluelamp/kit'
import { type Http, policyInForce } from '@bluelamp/platform'
import { sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'

/** `public-reports.cedar` as a heading: `Public reports`. */
const headingOf = (file: string) => {
  const words = file.replace(/\.cedar$/, '').replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The policy as it stands in its files, in words first: what decides must be open to whom it decides about. */
function policyPage(): Html {
  const policies = policyInForce().policies()
  const files = [...new Set(policies.map(policy => policy.file))].sort()
  return html`<h1 class="govuk-heading-l">Who may do what</h1>
    <p class="govuk-body">Each rule in plain words, with the text that the system goes by. What no rule allows is
      refused; a rule that forbids is stronger than one that allows.</p>
    ${files.map(
      file => html`<h2 class="govuk-heading-m">${headingOf(file)}</h2>
      <ul class="govuk-list">
        ${policies
          .filter(policy => policy.file === file)
          .map(
            policy => html`<li>
              <p class="govuk-body">${tag(
                policy.effect === 'permit'
                  ? { text: 'May', classes: 'govuk-tag--green' }
                  : { text: 'Must not', classes: 'govuk-tag--red' },
              )} ${policy.says}</p>
              ${details({ summaryText: `The rule ${policy.id}`, html: html`<pre class="bl-code">${policy.text}</pre>` })}
            </li>`,
          )}
      </ul>`,
    )}`
}

export function policy(app: Http, site: WorkbenchSite): void {
  app.get(
    '/workbench/policy',
    {
      schema: {},
      config: { access: { open: 'the rules are public; they hold no personal data' } },
    },
    (request, reply) =>
      sendPage(
        reply,
        workbenchPage(site, request, {
          title: 'Who may do what',
          body: policyPage(),
          width: 'normal',
        }),
      ),
  )
}
