import type { Body, Element, Kind, Model, Programme, Version } from '@bluelamp/change'
import {
  button,
  csrfField,
  type FormErrors,
  type Html,
  html,
  input,
  nothing,
  warningText,
} from '@bluelamp/kit'
import { changeLinks } from './change-links.ts'
import { elementFields } from './element-form.ts'
import { presenceLine } from './presence-line.ts'
import { differences } from './version-diff.ts'

export type EditPage = {
  programme: Programme
  model: Model
  kind: Kind
  /** Absent: a new one. */
  element: Element | undefined
  base: number
  name: string
  body: Body
  reason: string
  errors: FormErrors
  /** What somebody else made of it meanwhile: the version that was edited, and theirs. */
  conflict: { base: Version | undefined; latest: Version; fields: readonly string[] } | undefined
  action: string
  csrf: string
}

export function editPage(page: EditPage): Html {
  const {
    programme,
    model,
    kind,
    element,
    base,
    name,
    body,
    reason,
    errors,
    conflict,
    action,
    csrf,
  } = page
  const links = changeLinks(programme.id)
  return html`${errors.summary}<span class="govuk-caption-l">${programme.name}</span>
    <h1 class="govuk-heading-l">${element ? `Edit: ${element.name}` : `New: ${kind.words.toLowerCase()}`}</h1>
    <p class="govuk-body">${kind.about}</p>
    ${element ? presenceLine({ programme, elementId: element.id, count: 0, base: conflict?.latest.number ?? element.number }) : nothing}
    ${conflict ? conflictNotice(conflict, kind, model) : nothing}
    <form method="post" action="${action}" novalidate>${csrfField(csrf)}
      <input type="hidden" name="base" value="${conflict?.latest.number ?? base}">
      ${input({ id: 'name', name: 'name', label: { text: 'Name', classes: 'govuk-label--s' }, value: name, errorMessage: errors.of('name') })}
      ${elementFields(kind, body, model, errors, element?.id)}
      ${element ? input({ id: 'because', name: 'because', label: { text: 'Why you change it (optional)', classes: 'govuk-label--s' }, value: reason }) : nothing}
      <div class="govuk-button-group">${button({ text: 'Save' })}
        <a class="govuk-link" href="${element ? links.element(element.id) : links.area(kind.area)}">Cancel</a></div>
    </form>`
}

/** Both changed the same: theirs stands, yours is in the form; saving again keeps yours for good. */
function conflictNotice(
  { base, latest, fields }: NonNullable<EditPage['conflict']>,
  kind: Kind,
  model: Model,
): Html {
  const named = fields.map(field =>
    field === 'name' ? 'Name' : (kind.fields[field]?.words ?? field),
  )
  return html`${warningText({
    text: `${latest.madeBy} changed it while you did. You both changed: ${named.join(', ')}. Below is what they made of it; the form holds yours. Save again to keep yours in these fields.`,
    iconFallbackText: 'Warning',
  })}${differences(base, latest, model)}`
}
