import {
  button,
  csrfField,
  type FormErrors,
  formatDate,
  formatDateTime,
  type Html,
  html,
  insetText,
  panel,
  summaryList,
  table,
  warningText,
} from '@bluelamp/kit'
import { type DisposalView, grounds } from '@bluelamp/memory'
import { kindWords, nameOf, recordLink } from '../records/record-words.ts'

export type DisposalPage = {
  disposal: DisposalView
  actorId: string
  errors: FormErrors
  csrf: string
  action: (path: string) => string
}

const tableWords: Readonly<Record<string, string>> = {
  'memory.record': 'Records',
  'memory.entity': 'People, places, things and events',
  'memory.link': 'Links',
  'memory.detail': 'Details',
  'memory.clock': 'Clocks',
  'memory.event': 'Events on the map',
  'memory.search_text': 'Search: texts',
  'memory.search_mention': 'Search: names and numbers',
  'memory.mention_key': 'Keys for finding the same person',
  'memory.label_change': 'Label changes',
  'memory.retention_decision': 'Decisions of reviews',
  'memory.clock_stop': 'Stopped clocks',
  'memory.correction': 'Corrections',
  'memory.opinion_mark': 'Marks of fact and opinion',
  'memory.link_withdrawal': 'Withdrawn links',
  'memory.subject_request': 'Subject access requests',
  'memory.same_as': 'Ties to the same person',
  'memory.likeness': 'Questions whether two are one',
  'listen.intake_record': 'Originals as they were delivered',
  'listen.report': 'Reports of the public',
  'listen.update': 'Updates to victims',
  'platform.outbox_message': 'Messages sent',
  'respond.incident': 'Incident logs',
  'respond.crime': 'Crimes',
}

function facts({ disposal }: DisposalPage): Html {
  const { names } = disposal
  const row = (key: string, value: string | Html | false) =>
    value && {
      key: { text: key },
      value: typeof value === 'string' ? { text: value } : { html: value },
    }
  return summaryList({
    rows: [
      row('Ground', grounds[disposal.ground]),
      row(
        'Proposed by',
        `${nameOf(names, disposal.proposedBy)}, ${formatDateTime(disposal.proposedAt)}`,
      ),
      row(
        disposal.answer === 'refused' ? 'Refused by' : 'Approved by',
        disposal.answeredAt !== null &&
          `${nameOf(names, disposal.answeredBy)}, ${formatDateTime(disposal.answeredAt)}`,
      ),
      row('Records', String(disposal.records.length)),
      row(
        'Fingerprint of their identifiers',
        html`<code class="bl-code">${disposal.recordsHash.toString('hex')}</code>`,
      ),
    ],
  })
}

function certificate(page: DisposalPage): Html {
  const { disposal } = page
  return html`${panel({
    titleText: 'Disposed of',
    text: formatDateTime(disposal.doneAt!),
  })}
  ${facts(page)}
  ${table({
    caption: 'What was removed',
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: [{ text: 'What' }, { text: 'How many', format: 'numeric' as const }],
    rows: Object.entries(disposal.counts ?? {})
      .sort(([, a], [, b]) => b - a)
      .map(([name, count]) => [
        {
          html: html`${tableWords[name] ?? name} <span class="govuk-hint govuk-!-display-inline">${tableWords[name] && name}</span>`,
        },
        { text: String(count), format: 'numeric' as const },
      ]),
  })}
  ${insetText({
    text: 'The journal keeps the identifiers, this count and both names, and nothing of what was held. An older backup is cleared of it again when it is restored.',
  })}`
}

function proposal(page: DisposalPage): Html {
  const { disposal, actorId, csrf, action } = page
  const isOwn = disposal.proposedBy === actorId
  return html`<h1 class="govuk-heading-l">Disposal to approve</h1>
    ${facts(page)}
    <h2 class="govuk-heading-m">What would go</h2>
    <ul class="bl-queue">${disposal.shown.map(
      record => html`<li class="bl-queue__item"><p class="govuk-body govuk-!-margin-bottom-1">
          ${recordLink(record.id, `${kindWords(record.kind)} of ${formatDate(record.receivedAt)}`)}</p>
        <p class="govuk-body-s">${record.summary ?? 'No summary was kept.'}</p></li>`,
    )}</ul>
    ${
      disposal.answer === 'refused'
        ? insetText({ text: 'It was refused. Everything stays.' })
        : isOwn
          ? insetText({ text: 'You proposed this. Somebody else must approve it.' })
          : html`${warningText({ text: 'What is disposed of cannot be brought back.', iconFallbackText: 'Warning' })}
            <div class="govuk-button-group">
              <form method="post" action="${action('/approve')}">${csrfField(csrf)}
                ${button({ text: 'Approve and dispose', classes: 'govuk-button--warning', preventDoubleClick: true })}</form>
              <form method="post" action="${action('/refuse')}">${csrfField(csrf)}
                ${button({ text: 'Refuse', classes: 'govuk-button--secondary' })}</form>
            </div>`
    }
    <p class="govuk-body"><a class="govuk-link" href="/workbench/retention/${disposal.persons[0]}">The review that it comes from</a></p>`
}

export const disposalPage = (page: DisposalPage): Html =>
  html`${page.errors.summary}${page.disposal.doneAt ? certificate(page) : proposal(page)}`
