import { button, csrfField, details, type Html, html, input, select, textarea } from '@bluelamp/kit'
import { fieldWords, type RecordView, statementsOf } from '@bluelamp/memory'
import type { RecordPage } from './record-page.ts'

/** `body|whatHappened` or `<entity>|name`: what of the record is corrected. */
export const partOf = (entityId: string | null, field: string): string =>
  `${entityId ?? 'body'}|${field}`

export function correctionForm(page: RecordPage): Html {
  const isOpen = page.open === 'correction'
  const error = (name: string) => {
    const found = isOpen ? page.errors.of(name) : undefined
    return found && { errorMessage: found }
  }
  const given = (name: string) => (isOpen ? (page.given[name] ?? '') : '')
  return details({
    summaryText: 'Correct something',
    open: isOpen,
    html: html`<p class="govuk-body">The record stays as it came. Your correction stands beside it, and readers see it first.</p>
      <form method="post" action="${page.action('/corrections')}" novalidate>
        ${csrfField(page.csrf)}
        <input type="hidden" name="attemptId" value="${page.attemptId}">
        ${select({
          id: 'part',
          name: 'part',
          label: { text: 'What is wrong', classes: 'govuk-label--s' },
          value: given('part'),
          items: [{ value: '', text: 'Choose' }, ...parts(page.view)],
          ...error('part'),
        })}
        ${input({ id: 'value', name: 'value', label: { text: 'What is right', classes: 'govuk-label--s' }, value: given('value'), ...error('value') })}
        ${textarea({ id: 'correctionReason', name: 'reason', rows: 2, label: { text: 'How you know', classes: 'govuk-label--s' }, value: given('reason'), ...error('correctionReason') })}
        ${button({ text: 'Keep the correction', preventDoubleClick: true, classes: 'govuk-button--secondary' })}
      </form>`,
  })
}

const shortened = (text: string) => (text.length > 50 ? `${text.slice(0, 49)}…` : text)

function parts({ record, links }: RecordView): { value: string; text: string }[] {
  return [
    ...links.flatMap(link =>
      link.details.map(each => ({
        value: partOf(link.entityId, each.name),
        text: `${fieldWords(each.name)} (${link.role.replaceAll('-', ' ')}): ${shortened(each.value)}`,
      })),
    ),
    ...statementParts(record.body).map(each => ({ ...each, value: partOf(null, each.value) })),
  ]
}

export function toldForm(page: RecordPage, correctionId: string, recipient: string): Html {
  return html`<form method="post" action="${page.action(`/corrections/${correctionId}/told`)}">
    ${csrfField(page.csrf)}
    <input type="hidden" name="recipient" value="${recipient}">
    <button class="bl-link-button">They have been told<span class="govuk-visually-hidden">: ${recipient}</span></button>
  </form>`
}

export function opinionForm(
  page: RecordPage,
  link: RecordView['links'][number],
  isOpinion: boolean,
): Html {
  const isOpen = page.open === `opinion-${link.linkId}`
  const error = isOpen ? page.errors.of('opinionReason') : undefined
  return html`<form method="post" action="${page.action('/opinions')}" novalidate>
    ${csrfField(page.csrf)}
    <input type="hidden" name="linkId" value="${link.linkId}">
    <input type="hidden" name="opinion" value="${isOpinion ? 'no' : 'yes'}">
    ${input({
      id: isOpen ? 'opinionReason' : `opinion-${link.linkId}`,
      name: 'reason',
      label: { text: isOpinion ? 'Why it is a fact' : 'Why it is only an opinion' },
      ...(error && { errorMessage: error }),
    })}
    ${button({
      text: isOpinion ? 'Mark as fact' : 'Mark as opinion',
      classes: 'govuk-button--secondary govuk-!-margin-bottom-2',
    })}
  </form>`
}

const statementParts = (body: unknown): { value: string; text: string }[] =>
  statementsOf(body)
    .filter(({ path }) => !/(^|\.)(id|invented)$/.test(path))
    .map(({ path, text }) => ({ value: path, text: `${fieldWords(path)}: ${shortened(text)}` }))

/** A statement is a fact until somebody says that it is what somebody thinks. */
export function statementOpinionForm(page: RecordPage): Html {
  const isOpen = page.open === 'opinion-statement'
  const error = (name: string) => {
    const found = isOpen ? page.errors.of(name) : undefined
    return found && { errorMessage: found }
  }
  return details({
    summaryText: 'Tell fact from opinion',
    open: isOpen,
    html: html`<form method="post" action="${page.action('/opinions')}" novalidate>
      ${csrfField(page.csrf)}
      ${select({
        id: 'field',
        name: 'field',
        label: { text: 'Which statement', classes: 'govuk-label--s' },
        items: statementParts(page.view.record.body),
        ...error('field'),
      })}
      ${input({ id: isOpen ? 'opinionReason' : 'statementReason', name: 'reason', label: { text: 'Why', classes: 'govuk-label--s' }, ...error('opinionReason') })}
      <div class="govuk-button-group">
        ${button({ text: 'Mark as opinion', name: 'opinion', value: 'yes', classes: 'govuk-button--secondary' })}
        ${button({ text: 'Mark as fact', name: 'opinion', value: 'no', classes: 'govuk-button--secondary' })}
      </div>
    </form>`,
  })
}
