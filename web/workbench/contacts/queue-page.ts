import { formatRelative, type Html, html, notificationBanner, tag } from '@bluelamp/kit'
import type { WaitingContact } from '@bluelamp/listen'

/** What is left until it is owed, in words; red is never told by colour alone. */
function due(contact: WaitingContact, now: Date): Html {
  if (!contact.dueAt) return html``
  const late = contact.dueAt < now
  return tag({
    text: `${late ? 'Late: was due' : 'Due'} ${formatRelative(contact.dueAt, now)}`,
    classes: late ? 'govuk-tag--red' : 'govuk-tag--blue',
  })
}

/** The part of the page that is fetched anew when something arrives. */
export function queueList(waiting: readonly WaitingContact[], now: Date): Html {
  if (waiting.length === 0) {
    return html`<p class="govuk-body">Nothing is waiting. New contacts appear here by themselves.</p>
      <p class="govuk-body">To see one arrive, <a class="govuk-link" href="/report/burglary" target="_blank"
        rel="noopener">report a burglary as a resident (opens in a new tab)</a> and keep this page open.</p>`
  }
  return html`<ol class="bl-queue">
    ${waiting.map(
      contact => html`<li class="bl-queue__item" data-record="${contact.recordId}">
        <h2 class="govuk-heading-s"><a class="govuk-link" href="/workbench/contacts/${contact.recordId}">
          ${contact.summary ?? 'Contact without a summary'}</a></h2>
        <p class="govuk-body-s bl-meta">${due(contact, now)} ${contact.channel} · received
          ${formatRelative(contact.receivedAt, now)}${contact.areaName && ` · ${contact.areaName}`}${contact.reference && ` · ${contact.reference}`}</p>
      </li>`,
    )}
  </ol>`
}

export const queuePage = (
  waiting: readonly WaitingContact[],
  { now, assessed }: { now: Date; assessed: boolean },
): Html => html`
  ${
    assessed &&
    notificationBanner({
      type: 'success',
      titleText: 'Done',
      text: 'The incident is created. It is on the command screen now.',
    })
  }
  <h1 class="govuk-heading-l">Contacts to assess</h1>
  <p class="govuk-visually-hidden" role="status" id="queue-news"></p>
  <div id="queue" data-live="/workbench/contacts/list" data-events="/events?topics=contacts">
    ${queueList(waiting, now)}
  </div>`
