import {
  details,
  type FormErrors,
  formatDateTime,
  type Html,
  html,
  insetText,
  nothing,
  notificationBanner,
  summaryList,
  tag,
} from '@bluelamp/kit'
import {
  type Correction,
  correctionOf,
  fieldWords,
  type RecordView,
  statementsOf,
} from '@bluelamp/memory'
import { byDetail, detailWords, valueWords } from '../likenesses/likeness-words.ts'
import { labelForms } from './label-forms.ts'
import { correctionForm, opinionForm, statementOpinionForm, toldForm } from './record-forms.ts'
import {
  arrivalWords,
  categoryTag,
  entityLink,
  groupWords,
  kindWords,
  markingTag,
  markingWords,
  nameOf,
  opinionTag,
  recordLink,
  roleWords,
} from './record-words.ts'

export type RecordPage = {
  view: RecordView
  may: {
    label: boolean
    lower: boolean
    correct: boolean
    tell: boolean
    mark: boolean
    review: boolean
  }
  given: Readonly<Record<string, string>>
  errors: FormErrors
  /** Which form was sent, so that it is open with its faults. */
  open: string | undefined
  done: string | undefined
  csrf: string
  attemptId: string
  action: (path: string) => string
  staff: ReadonlyMap<string, string>
}

const technical = /(^|\.)(id|easting|northing|invented|areaCode)$/

/** What a partner wrote under its own names for the columns keeps those names. */
const pathWords = (path: string): string =>
  path.startsWith('values.') ? `As sent: ${path.slice('values.'.length)}` : fieldWords(path)

/** The value that holds now, with the one that came a click away. */
function shownValue(
  was: string,
  correction: Correction | undefined,
  names: ReadonlyMap<string, string>,
): Html {
  if (!correction) return html`${was}`
  return html`${correction.value} ${tag({ text: 'Corrected', classes: 'govuk-tag--green' })}
    ${details({
      summaryText: 'As it came',
      html: html`<p class="govuk-body"><del>${was}</del></p>
        <p class="govuk-body-s">Corrected by ${nameOf(names, correction.correctedBy)} on
          ${formatDateTime(correction.correctedAt)}: ${correction.reason}</p>`,
      classes: 'govuk-!-margin-bottom-0 govuk-!-margin-top-1',
    })}`
}

function saysSection({ view }: RecordPage): Html {
  const { record, corrections, opinions, names } = view
  const statements = statementsOf(record.body).filter(({ path }) => !technical.test(path))
  if (statements.length === 0) return html`<p class="govuk-body">The record holds no words.</p>`
  return summaryList({
    rows: statements.map(({ path, text }) => {
      const opinion = opinions.find(mark => mark.field === path)
      return {
        key: { text: pathWords(path) },
        value: {
          html: html`<div class="bl-words">${shownValue(text, correctionOf(corrections, { field: path, entityId: null, text }), names)}</div>
            ${opinion?.opinion && html`${opinionTag(true)} <span class="govuk-body-s">${opinion.reason}</span>`}`,
        },
      }
    }),
  })
}

function provenance({ view }: RecordPage): Html {
  const { record, names, corrects } = view
  const row = (key: string, value: Html | string | null | undefined) =>
    value && {
      key: { text: key },
      value: typeof value === 'string' ? { text: value } : { html: value },
    }
  return summaryList({
    rows: [
      row('Came', arrivalWords(record.channel)),
      row('Source', record.source),
      row('Received', formatDateTime(record.received_at)),
      row('Happened from', record.occurred_from && formatDateTime(record.occurred_from)),
      row('Happened to', record.occurred_to && formatDateTime(record.occurred_to)),
      row('Kept by', nameOf(names, record.submitted_by)),
      row('Area', record.area_code),
      row(
        'Law',
        record.regime === 'dpa-part-3'
          ? 'Data Protection Act 2018, Part 3 (law enforcement)'
          : 'UK GDPR',
      ),
      row('Corrects', corrects && recordLink(corrects, 'the record it corrects')),
      row(
        'Fingerprint',
        html`<code class="bl-code">${record.body_hash.toString('hex')}</code>
          <p class="govuk-hint govuk-!-margin-bottom-0">SHA-256 of the content as it came. The content never changes.</p>`,
      ),
      row('Identifier', html`<code class="bl-code">${record.id}</code>`),
    ],
  })
}

const byName = (one: { name: string }, other: { name: string }) => byDetail(one.name, other.name)

const telling = ['name', 'address', 'description', 'registration']

/** What to call it: by what the record says, as corrected. */
function nameIn(link: RecordView['links'][number], corrections: readonly Correction[]): string {
  const [best] = link.details
    .filter(each => telling.includes(each.name))
    .sort((a, b) => telling.indexOf(a.name) - telling.indexOf(b.name))
  if (!best) return `${roleWords(link.subkind)} without a name`
  const { entityId } = link
  const right = correctionOf(corrections, { field: best.name, entityId, text: best.value })
  return right?.value ?? best.value
}

function linkCard(page: RecordPage, link: RecordView['links'][number]): Html {
  const { view } = page
  const { corrections, opinions, names } = view
  const mark = opinions.find(each => each.linkId === link.linkId)
  const isOpinion = mark?.opinion ?? link.opinion
  const name = nameIn(link, corrections)
  return html`<li class="bl-queue__item">
    <h3 class="govuk-heading-s govuk-!-margin-bottom-1">${entityLink(link.entityId, name)}</h3>
    <p class="govuk-body-s">${roleWords(link.role)} ${link.dataSubject && html` ${categoryTag(link.dataSubject)}`}
      ${opinionTag(isOpinion)}</p>
    ${
      link.details.length > 0 &&
      summaryList({
        classes: 'govuk-summary-list--no-border govuk-!-margin-bottom-2',
        rows: link.details.toSorted(byName).map(each => ({
          key: { text: detailWords(each.name) },
          value: {
            html: shownValue(
              valueWords(each.name, each.value),
              correctionOf(corrections, {
                field: each.name,
                entityId: link.entityId,
                text: each.value,
              }),
              names,
            ),
          },
        })),
      })
    }
    ${details({
      summaryText: 'Why it is linked',
      html: html`<p class="govuk-body">${
        Array.isArray(link.explanation?.because)
          ? link.explanation.because.join(', ')
          : 'The record says so itself.'
      }</p><p class="govuk-body-s">Said by ${nameOf(names, link.assertedBy)} on
        ${formatDateTime(link.assertedAt)}${mark && `. ${mark.reason}`}</p>
        ${page.may.mark && opinionForm(page, link, isOpinion)}`,
      open: page.open === `opinion-${link.linkId}`,
      classes: 'govuk-!-margin-bottom-2',
    })}
    ${
      page.may.review &&
      link.kind === 'person' &&
      html`<p class="govuk-body-s"><a class="govuk-link" href="/workbench/retention/${link.entityId}">Review how long
        it is kept<span class="govuk-visually-hidden">: ${name}</span></a></p>`
    }
  </li>`
}

function speaksOf(page: RecordPage): Html {
  const shown = page.view.links.filter(link => !['contact'].includes(link.subkind))
  return shown.length === 0
    ? html`<p class="govuk-body">The record is linked to nobody and nothing.</p>`
    : html`<ul class="bl-queue">${shown.map(link => linkCard(page, link))}</ul>`
}

function correctionsSection(page: RecordPage): Html {
  const { corrections, disclosedTo, names } = page.view
  return html`
    ${
      corrections.length === 0
        ? html`<p class="govuk-body">Nothing in this record was corrected.</p>`
        : html`<ul class="bl-queue">${corrections.map(
            each => html`<li class="bl-queue__item">
              <p class="govuk-body"><strong>${fieldWords(each.field)}</strong>: <del>${each.was}</del> is
                <strong>${each.value}</strong> (${recordLink(each.recordId, 'the correction')})</p>
              <p class="govuk-body-s">${nameOf(names, each.correctedBy)}, ${formatDateTime(each.correctedAt)}: ${each.reason}</p>
              ${toldList(page, each)}
            </li>`,
          )}</ul>`
    }
    ${
      disclosedTo.length > 0 &&
      corrections.length === 0 &&
      html`<p class="govuk-body-s">Disclosed before to: ${disclosedTo.map(each => each.recipient).join(', ')}. They are
        to be told of any correction.</p>`
    }
    ${page.may.correct && page.view.record.kind !== 'correction' && correctionForm(page)}`
}

function toldList(page: RecordPage, correction: Correction): Html {
  const { disclosedTo, names } = page.view
  const waiting = disclosedTo.filter(
    each => !correction.told.some(told => told.recipient === each.recipient),
  )
  if (disclosedTo.length === 0 && correction.told.length === 0) {
    return html`<p class="govuk-body-s">The record was disclosed to nobody before: nobody has to be told.</p>`
  }
  return html`<ul class="govuk-list govuk-list--bullet">
    ${correction.told.map(
      told =>
        html`<li>${told.recipient}: told on ${formatDateTime(told.at)} by ${nameOf(names, told.by)}</li>`,
    )}
    ${waiting.map(
      each => html`<li>${each.recipient}: <strong>not told yet</strong>
        ${page.may.tell && toldForm(page, correction.recordId, each.recipient)}</li>`,
    )}
  </ul>`
}

function labelsSection(page: RecordPage): Html {
  const { record, labelChanges, names } = page.view
  return html`
    ${summaryList({
      rows: [
        { key: { text: 'Marking' }, value: { html: markingTag(record.marking) } },
        {
          key: { text: 'Seal' },
          value: record.sealed
            ? {
                html: html`${tag({ text: 'Sealed', classes: 'govuk-tag--red' })} Open to
                  ${record.access_list.map(id => nameOf(names, id)).join(', ')}`,
              }
            : { text: 'Not sealed' },
        },
        {
          key: { text: 'Retention' },
          value: { text: groupWords[record.retention_group] ?? String(record.retention_group) },
        },
      ],
    })}
    ${
      labelChanges.length > 0 &&
      details({
        summaryText: 'Earlier labels',
        html: html`<ul class="bl-queue">${labelChanges.map(
          change => html`<li class="bl-queue__item"><p class="govuk-body-s bl-meta">${formatDateTime(change.changedAt)},
            ${nameOf(names, change.changedBy)}</p>
            <p class="govuk-body-s">${markingWords(change.marking)}, group ${change.retentionGroup}${
              change.sealed &&
              `, sealed: open to ${change.accessList.map(id => nameOf(names, id)).join(', ')}`
            }. ${change.reason}</p></li>`,
        )}</ul>`,
      })
    }
    ${labelForms(page)}`
}

export function recordPage(page: RecordPage): Html {
  const { record } = page.view
  return html`${page.errors.summary}
    ${page.done ? notificationBanner({ type: 'success', text: page.done }) : nothing}
    <h1 class="govuk-heading-l govuk-!-margin-bottom-3">${kindWords(record.kind)} of ${formatDateTime(record.received_at)}</h1>
    <p class="govuk-body">${markingTag(record.marking)}
      ${record.sealed && tag({ text: 'Sealed', classes: 'govuk-tag--red' })}</p>
    ${
      page.view.corrections.length > 0 &&
      insetText({
        text: 'Parts of this record were corrected. You see the corrected values; the record itself is as it came.',
      })
    }
    <div class="bl-split bl-split--wide-first">
      <div>
        <section aria-labelledby="says"><h2 class="govuk-heading-m" id="says">What it says</h2>${saysSection(page)}
          ${page.may.mark && statementOpinionForm(page)}</section>
        <section aria-labelledby="speaks-of"><h2 class="govuk-heading-m" id="speaks-of">Who and what it speaks of</h2>
          ${speaksOf(page)}</section>
      </div>
      <div>
        <section aria-labelledby="corrections"><h2 class="govuk-heading-m" id="corrections">Corrections</h2>
          ${correctionsSection(page)}</section>
        <section aria-labelledby="labels"><h2 class="govuk-heading-m" id="labels">Labels</h2>${labelsSection(page)}</section>
        <section aria-labelledby="provenance"><h2 class="govuk-heading-m" id="provenance">Where it came from</h2>
          ${provenance(page)}</section>
      </div>
    </div>`
}
