import { formatDate, type Html, html, table, tag } from '@bluelamp/kit'
import type { findSubjectRequests } from '@bluelamp/memory'

export type Listed = Awaited<ReturnType<typeof findSubjectRequests>>[number]

export function statusTag(state: Listed['state'], now: Date): Html {
  switch (state.status) {
    case 'paused':
      return tag({ text: 'Clock stopped', classes: 'govuk-tag--yellow' })
    case 'answered':
      return tag({ text: 'Answered', classes: 'govuk-tag--green' })
    case 'refused':
      return tag({ text: 'Refused', classes: 'govuk-tag--grey' })
    default:
      return state.due && state.due < now
        ? tag({ text: 'Late', classes: 'govuk-tag--red' })
        : tag({ text: 'Open', classes: 'govuk-tag--blue' })
  }
}

export function listPage(requests: readonly Listed[], now: Date): Html {
  return html`<h1 class="govuk-heading-l">Subject access</h1>
    <p class="govuk-body">People who ask what is held on them are owed an answer within one month (Data Protection Act 2018,
      section 45). To begin one, find the person, open their review, and choose “They ask what is held on them”.</p>
    ${
      requests.length === 0
        ? html`<p class="govuk-body">Nobody has asked.</p>`
        : html`<div class="bl-scroll" tabindex="0" role="region" aria-label="Requests">${table({
            caption: requests.length === 1 ? '1 request' : `${requests.length} requests`,
            captionClasses: 'govuk-table__caption--m',
            firstCellIsHeader: true,
            head: ['Person', 'Received', 'Due', 'State'].map(text => ({ text })),
            rows: requests.map(request => [
              {
                html: html`<a class="govuk-link" href="/workbench/subject-access/${request.id}">${request.name ?? 'Name not known'}</a>`,
              },
              { text: formatDate(request.receivedAt) },
              { text: request.state.due ? formatDate(request.state.due) : '' },
              { html: statusTag(request.state, now) },
            ]),
          })}</div>`
    }`
}
