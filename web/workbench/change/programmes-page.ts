import { bodies, type Programme } from '@bluelamp/change'
import {
  button,
  csrfField,
  type FormErrors,
  formatDate,
  type Html,
  html,
  input,
  nothing,
  radios,
} from '@bluelamp/kit'
import { changeLinks } from './change-links.ts'

export type ProgrammesPage = {
  programmes: readonly Programme[]
  mayOpen: boolean
  given: Readonly<Record<string, string>>
  errors: FormErrors
  csrf: string
}

export function programmesPage({ programmes, mayOpen, given, errors, csrf }: ProgrammesPage): Html {
  return html`${errors.summary}<h1 class="govuk-heading-l">Change</h1>
    <p class="govuk-body">From “what are our services?” to a signed decision and a measured benefit: each programme holds its services,
      options, cases, roadmap, benefits and decisions, and every figure can be followed to where it comes from.</p>
    ${
      programmes.length === 0
        ? html`<p class="govuk-body">There is no programme yet.</p>`
        : html`<ul class="bl-queue">${programmes.map(
            programme => html`<li class="bl-queue__item"><span class="bl-queue__title"><a class="govuk-link"
              href="${changeLinks(programme.id).home}">${programme.name}</a></span>
              <span class="bl-when">${bodies[programme.body]}. Opened ${formatDate(programme.openedAt)}.</span></li>`,
          )}</ul>`
    }
    ${
      mayOpen
        ? html`<h2 class="govuk-heading-m">Open a programme</h2>
      <form method="post" action="/workbench/change" novalidate>${csrfField(csrf)}
        ${input({ id: 'name', name: 'name', label: { text: 'Name' }, value: given.name ?? '', errorMessage: errors.of('name') })}
        ${radios({
          name: 'body',
          idPrefix: 'body',
          fieldset: { legend: { text: 'Who holds the chief constable to account here?' } },
          value: given.body ?? 'commissioner',
          items: Object.entries(bodies).map(([value, text]) => ({ value, text })),
        })}
        ${button({ text: 'Open it' })}
      </form>`
        : nothing
    }`
}
