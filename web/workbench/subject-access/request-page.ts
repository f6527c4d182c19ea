import {
  button,
  csrfField,
  details,
  formatDate,
  formatDateTime,
  type Html,
  html,
  input,
  insetText,
  radios,
  select,
  summaryList,
  textarea,
  warningText,
} from '@bluelamp/kit'
import { mayStep, type previewSubject, restrictionGrounds, type StepKind } from '@bluelamp/memory'
import { kindWords, nameOf, recordLink } from '../records/record-words.ts'
import { type ActingPage, pageTop } from '../site/acting-page.ts'
import { exportBody } from './export-file.ts'
import { statusTag } from './list-page.ts'

export type RequestPage = ActingPage & { preview: Awaited<ReturnType<typeof previewSubject>> }

const stepWords: Readonly<Record<StepKind, string>> = {
  paused: 'Clock stopped',
  resumed: 'Clock started again',
  extended: 'Two more months',
  answered: 'Answered',
  refused: 'Refused',
}

const stepButtons: readonly [kind: StepKind, text: string][] = [
  ['paused', 'Stop the clock'],
  ['resumed', 'Start the clock again'],
  ['extended', 'Take two more months'],
  ['refused', 'Refuse the request'],
]

function standing({ preview, now }: RequestPage): Html {
  const { request, state, names } = preview
  return summaryList({
    rows: [
      { key: { text: 'State' }, value: { html: statusTag(state, now) } },
      { key: { text: 'Received' }, value: { text: formatDate(request.receivedAt) } },
      state.due && { key: { text: 'Due' }, value: { text: formatDate(state.due) } },
      state.pausedDays > 0 && {
        key: { text: 'Clock stopped for' },
        value: { text: state.pausedDays === 1 ? '1 day' : `${state.pausedDays} days` },
      },
      {
        key: { text: 'Asked by' },
        value: { text: request.askedBy === 'subject' ? 'the person' : 'a representative' },
      },
      { key: { text: 'Identity' }, value: { text: request.identityCheck } },
      request.steps.length > 0 && {
        key: { text: 'So far' },
        value: {
          html: html`<ul class="govuk-list">${request.steps.map(
            step =>
              html`<li>${formatDateTime(step.at)}: ${stepWords[step.kind]}, ${nameOf(names, step.by)}. ${step.reason}</li>`,
          )}</ul>`,
        },
      },
    ],
  })
}

function stepForm({ preview, csrf, action, errors, given }: RequestPage): Html {
  const possible = stepButtons.filter(([kind]) => mayStep(preview.state, kind))
  if (possible.length === 0) return html``
  const error = errors.of('stepReason')
  return details({
    summaryText: 'Stop the clock, take more time, or refuse',
    open: given.form === 'step',
    html: html`<form method="post" action="${action('/steps')}" novalidate>${csrfField(csrf)}
      ${input({ id: 'stepReason', name: 'reason', label: { text: 'Why' }, hint: { text: 'For example: we asked which years they mean' }, ...(error && { errorMessage: error }) })}
      <div class="govuk-button-group">${possible.map(([kind, text]) =>
        button({
          text,
          name: 'kind',
          value: kind,
          classes: kind === 'refused' ? 'govuk-button--warning' : 'govuk-button--secondary',
        }),
      )}</div></form>`,
  })
}

const wayWords = {
  withhold: 'Held back, and said so',
  'neither-confirm-nor-deny': 'Neither confirmed nor denied',
  show: 'Shown',
} as const

function restrictions(page: RequestPage): Html {
  const { preview, csrf, action, errors, given } = page
  const { all, names } = preview
  const error = errors.of('restrictReason')
  const records = all.filter(each => each.record.kind !== 'correction')
  if (records.length === 0) return html`<p class="govuk-body">No record speaks of them.</p>`
  return html`<ul class="bl-queue">${records.map(({ record, restriction }) => {
    const what = `${kindWords(record.kind)} of ${formatDate(record.receivedAt)}`
    const isOpen = given.form === record.id
    return html`<li class="bl-queue__item"><p class="govuk-body govuk-!-margin-bottom-1">${recordLink(record.id, what)}:
        <strong>${restriction ? wayWords[restriction.way] : 'Shown'}</strong></p>
      ${restriction && html`<p class="govuk-body-s">${restrictionGrounds[restriction.ground]}. ${restriction.reason} (${nameOf(names, restriction.decidedBy)})</p>`}
      ${details({
        summaryText: 'Change this',
        open: isOpen,
        classes: 'govuk-!-margin-bottom-2',
        html: html`<form method="post" action="${action('/restrictions')}" novalidate>${csrfField(csrf)}
          <input type="hidden" name="recordId" value="${record.id}">
          ${radios({
            name: 'way',
            idPrefix: `way-${record.id}`,
            value: restriction?.way ?? 'show',
            classes: 'govuk-radios--small',
            fieldset: { legend: { text: what, classes: 'govuk-fieldset__legend--s' } },
            items: Object.entries(wayWords).map(([value, text]) => ({ value, text })),
          })}
          ${select({
            id: `ground-${record.id}`,
            name: 'ground',
            label: { text: 'Ground' },
            value: restriction?.ground ?? 'others',
            items: Object.entries(restrictionGrounds).map(([value, text]) => ({ value, text })),
          })}
          ${input({ id: isOpen ? 'restrictReason' : `reason-${record.id}`, name: 'reason', label: { text: 'Why' }, ...(isOpen && error && { errorMessage: error }) })}
          ${button({ text: 'Save', classes: 'govuk-button--secondary' })}</form>`,
      })}</li>`
  })}</ul>`
}

function masks({ preview, csrf, action, errors }: RequestPage): Html {
  const error = errors.of('words')
  return html`<p class="govuk-body">Names and details of others that the records are linked to are masked by themselves, and so are
      addresses, numbers and postcodes by their shape. Read the preview for what only a person can tell.</p>
    ${preview.masks.length > 0 && html`<p class="govuk-body">Masked as well: ${preview.masks.join('; ')}</p>`}
    <form method="post" action="${action('/masks')}" novalidate>${csrfField(csrf)}
      ${textarea({ id: 'words', name: 'words', rows: 2, label: { text: 'Mask these words too' }, hint: { text: 'One name or phrase a line' }, ...(error && { errorMessage: error }) })}
      ${button({ text: 'Mask', classes: 'govuk-button--secondary' })}</form>`
}

function handOver({ preview, csrf, action }: RequestPage): Html {
  const { state, leaks, disclosures, names } = preview
  const canGo = state.status === 'open' || state.status === 'answered'
  return html`${
    disclosures.length > 0 &&
    html`<ul class="govuk-list govuk-list--bullet">${disclosures.map(
      each =>
        html`<li>${formatDateTime(each.at)}: ${each.records === 1 ? '1 record' : `${each.records} records`} to ${each.recipient},
          by ${nameOf(names, each.by)}</li>`,
    )}</ul>`
  }
  ${
    leaks.length > 0
      ? warningText({
          text: `Details of others could still be read: ${leaks.slice(0, 5).join('; ')}. Mask them first.`,
          iconFallbackText: 'Warning',
        })
      : canGo
        ? html`<p class="govuk-body">The file is a disclosure: the journal keeps that it was made, to whom, and its fingerprint.</p>
          <form method="post" action="${action('/export')}">${csrfField(csrf)}
          <div class="govuk-button-group">
            ${button({ text: 'Hand over as a page (HTML)', name: 'as', value: 'html' })}
            ${button({ text: 'Hand over as data (JSON)', name: 'as', value: 'json', classes: 'govuk-button--secondary' })}
          </div></form>`
        : insetText({
            text:
              state.status === 'paused'
                ? 'The clock is stopped. Start it again before anything is handed over.'
                : 'The request was refused. Nothing is handed over.',
          })
  }`
}

const doneWords: Readonly<Record<string, string>> = {
  opened: 'The request is kept, and its month has begun.',
  step: 'It is kept.',
  restricted: 'The decision is kept. The preview shows what is handed over now.',
  masked: 'The words are masked.',
}

export function requestPage(page: RequestPage): Html {
  const { preview } = page
  const name = preview.export.person.find(each => each.name === 'name')?.value
  return html`${pageTop(page, doneWords, `Subject access: ${name ?? 'name not known'}`)}
    <div class="bl-split">
      <div>
        <section aria-labelledby="standing"><h2 class="govuk-heading-m" id="standing">Where it stands</h2>
          ${standing(page)}${stepForm(page)}</section>
        <section aria-labelledby="restrict"><h2 class="govuk-heading-m" id="restrict">What is held back</h2>${restrictions(page)}</section>
        <section aria-labelledby="masks"><h2 class="govuk-heading-m" id="masks">Other people</h2>${masks(page)}</section>
        <section aria-labelledby="hand-over"><h2 class="govuk-heading-m" id="hand-over">Hand over</h2>${handOver(page)}</section>
      </div>
      <section aria-labelledby="preview"><h2 class="govuk-heading-m" id="preview">Preview</h2>
        <div class="bl-export" tabindex="0" role="region" aria-label="What would be handed over">${exportBody(preview.export)}</div></section>
    </div>`
}
