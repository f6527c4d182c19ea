import {
  type AreaFinding,
  isSealed,
  kindOf,
  outcomesFor,
  referring,
  signaturesOf,
  signers,
} from '@bluelamp/change'
import {
  button,
  csrfField,
  details,
  type FormErrors,
  formatDateTime,
  type Html,
  html,
  insetText,
  nothing,
  radios,
  summaryList,
  textarea,
} from '@bluelamp/kit'
import { areaNav, findingsList, signedBy } from './area-page.ts'
import { changeLinks } from './change-links.ts'
import { history, type Past, undoForm } from './element-history.ts'
import { elementValues } from './element-values.ts'
import { fresh, presenceLine } from './presence-line.ts'

export type ElementPage = Past & {
  findings: readonly AreaFinding[]
  mayWithdraw: boolean
  mayComment: boolean
  /** Roles of the reader that sign this kind. */
  roles: readonly string[]
  errors: FormErrors
  given: Readonly<Record<string, string>>
  /** What else can be seen or done with this one: documents, a picture, a ledger. */
  more: Html
  /** How much had been made of it when it was read. */
  count: number
}

export function elementPage(page: ElementPage): Html {
  const { element, programme, errors, count } = page
  const kind = kindOf(element.kind)!
  const links = changeLinks(programme.id)
  const sealed = isSealed(page.model, element)
  const isNamed = referring(page.model, element).length > 0
  return html`${errors.summary}<span class="govuk-caption-l">${kind.words}</span>
    ${fresh('name', html`<h1 class="govuk-heading-l">${element.name}</h1>`)}
    ${areaNav(links, kind.area)}
    ${presenceLine({ programme, elementId: element.id, count })}
    ${fresh('element', whatItSays(page))}
    ${fresh('sign', signForm(page))}
    ${comments(page)}
    ${fresh('history', history(page))}
    ${withdrawForm(page, isNamed, sealed)}`
}

function whatItSays(page: ElementPage): Html {
  const { element, programme, model, mayEdit, findings, more } = page
  const kind = kindOf(element.kind)!
  const links = changeLinks(programme.id)
  const sealed = isSealed(model, element)
  const users = referring(model, element)
  return html`<p class="govuk-body bl-when">Version ${element.number}, ${element.madeBy}, ${formatDateTime(element.madeAt)}</p>
    <p class="govuk-body">${signedBy(model, element)}</p>
    ${sealed ? insetText({ text: 'It is signed, and stands as it is.' }) : undoForm(page)}
    ${findingsList(
      findings.filter(finding => finding.element === element.id),
      model.elements,
      links,
    )}
    ${summaryList({ rows: elementValues(kind, element, model, links.to) })}
    ${mayEdit && !sealed ? html`<p class="govuk-body"><a class="govuk-button" href="${links.edit(element.id)}">Edit</a></p>` : nothing}
    ${more}
    ${
      users.length > 0
        ? html`<h2 class="govuk-heading-m">Named by</h2><ul class="govuk-list">${users.map(
            user =>
              html`<li>${links.to(user)} <span class="bl-when">${kindOf(user.kind)?.words}</span></li>`,
          )}</ul>`
        : nothing
    }`
}

function signForm({ element, model, roles, programme, errors, given, csrf }: ElementPage): Html {
  const links = changeLinks(programme.id)
  const signed = signaturesOf(model, element)
  const open = roles.filter(
    role =>
      Object.keys(outcomesFor(element.kind, role)).length > 0 &&
      !signed.some(signature => signature.role === role),
  )
  const reasons = signed.filter(({ reason }) => reason !== '')
  return html`${
    reasons.length > 0
      ? html`<h2 class="govuk-heading-m">Reasons given with signatures</h2><ul class="govuk-list">${reasons.map(
          ({ role, reason, signedBy: by }) =>
            html`<li>${signers[role as keyof typeof signers]}, ${by}: ${reason}</li>`,
        )}</ul>`
      : nothing
  }${open.map(
    role => html`<h2 class="govuk-heading-m" id="sign">Sign: ${signers[role as keyof typeof signers].toLowerCase()}</h2>
    <form method="post" action="${links.element(element.id)}/sign" novalidate>${csrfField(csrf)}
      <input type="hidden" name="number" value="${element.number}"><input type="hidden" name="role" value="${role}">
      ${radios({
        name: 'outcome',
        idPrefix: 'outcome',
        fieldset: { legend: { text: 'What you decide' } },
        value: given.outcome ?? '',
        errorMessage: errors.of('outcome'),
        items: Object.entries(outcomesFor(element.kind, role)).map(([value, text]) => ({
          value,
          text,
        })),
      })}
      ${textarea({ id: 'reason', name: 'reason', rows: 3, label: { text: 'Reasons' }, value: given.reason ?? '', errorMessage: errors.of('reason') })}
      ${button({ text: 'Sign this version' })}
    </form>`,
  )}`
}

function comments({
  element,
  comments: made,
  mayComment,
  programme,
  errors,
  csrf,
}: ElementPage): Html {
  const links = changeLinks(programme.id)
  return html`<h2 class="govuk-heading-m">Comments</h2>
    ${fresh(
      'comments',
      made.length === 0
        ? html`<p class="govuk-body">None yet.</p>`
        : html`<ul class="bl-queue">${made.map(
            ({ words, by, at }) =>
              html`<li class="bl-queue__item"><p class="govuk-body govuk-!-margin-bottom-1">${words}</p><span class="bl-when">${by}, ${formatDateTime(at)}</span></li>`,
          )}</ul>`,
    )}
    ${
      mayComment
        ? html`<form method="post" action="${links.element(element.id)}/comment" novalidate>${csrfField(csrf)}
      ${textarea({ id: 'words', name: 'words', rows: 3, label: { text: 'Add a comment' }, errorMessage: errors.of('words') })}
      ${button({ text: 'Add it', classes: 'govuk-button--secondary' })}</form>`
        : nothing
    }`
}

function withdrawForm(
  { element, mayWithdraw, programme, csrf, errors }: ElementPage,
  isNamed: boolean,
  sealed: boolean,
): Html {
  if (!mayWithdraw || sealed) return nothing
  const links = changeLinks(programme.id)
  return details({
    summaryText: 'Take it away',
    open: errors.of('withdraw') !== undefined,
    html: isNamed
      ? html`<p class="govuk-body">Others name it: it can be taken away once they do not.</p>`
      : html`<form method="post" action="${links.element(element.id)}/withdraw" novalidate>${csrfField(csrf)}
        ${textarea({ id: 'withdraw', name: 'reason', rows: 2, label: { text: 'Why' }, errorMessage: errors.of('withdraw') })}
        ${button({ text: 'Take it away', classes: 'govuk-button--warning' })}</form>`,
  })
}
