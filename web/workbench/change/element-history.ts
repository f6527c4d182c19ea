import {
  type Element,
  type ElementView,
  isSealed,
  lastChangeOf,
  type Version,
} from '@bluelamp/change'
import { button, csrfField, details, formatDateTime, type Html, html, nothing } from '@bluelamp/kit'
import { changeLinks } from './change-links.ts'
import { differences } from './version-diff.ts'

/** An element with what was made of it before. */
export type Past = ElementView & {
  element: Element
  mayEdit: boolean
  reader: { readonly id: string }
  now: Date
  csrf: string
}

/** So long a change of one's own stands open to be taken back; later it is folded away. */
const openMs = 10 * 60_000

/** The reader's own last change, and what would be again as it was: one press takes it back. What others changed since stays. */
export function undoForm({
  element,
  versions,
  model,
  programme,
  mayEdit,
  reader,
  now,
  csrf,
}: Past): Html {
  const last = mayEdit ? lastChangeOf(versions, reader.id) : undefined
  if (!last) return nothing
  const { mine, before } = last
  return details({
    summaryText: 'Undo my last change',
    open: mine.number === element.number && now.getTime() - mine.madeAt.getTime() < openMs,
    html: html`<p class="govuk-body">Your version ${mine.number} of ${formatDateTime(mine.madeAt)}. What was changed will be again as it was${mine.number === element.number ? '' : '; what others changed since stays'}:</p>
      ${differences(mine, before, model)}
      <form method="post" action="${changeLinks(programme.id).element(element.id)}/restore">${csrfField(csrf)}
      <input type="hidden" name="number" value="${before.number}"><input type="hidden" name="base" value="${mine.number}">
      ${button({ text: 'Undo my last change', classes: 'govuk-button--secondary' })}</form>`,
  })
}

export function history({ element, versions, model, mayEdit, programme, csrf }: Past): Html {
  const links = changeLinks(programme.id)
  const sealed = isSealed(model, element)
  return details({
    summaryText: `History (${versions.length === 1 ? '1 version' : `${versions.length} versions`})`,
    html: html`<ol class="govuk-list" reversed>${versions.map((version, at) => {
      const before: Version | undefined = versions[at + 1]
      return html`<li><strong>Version ${version.number}</strong>, ${version.madeBy}, ${formatDateTime(version.madeAt)}
        ${version.reason === '' ? nothing : html`<br>${version.reason}`}
        ${version.body === null ? html`<br>Taken away.` : differences(before, version, model)}
        ${
          mayEdit && !sealed && at > 0 && version.body !== null
            ? html`<form method="post" action="${links.element(element.id)}/restore">${csrfField(csrf)}
              <input type="hidden" name="number" value="${version.number}">
              <button class="bl-link-button">Bring back version ${version.number}</button></form>`
            : nothing
        }</li>`
    })}</ol>`,
  })
}
