import {
  button,
  csrfField,
  type FormErrors,
  formatDateTime,
  type Html,
  html,
  notificationBanner,
  radios,
  table,
  tag,
  textarea,
} from '@bluelamp/kit'
import type { Likeness, Side } from '@bluelamp/memory'
import { entityLink } from '../records/record-words.ts'
import {
  byDetail,
  comparison,
  decisionWords,
  detailWords,
  questionOf,
  sideName,
  sideRecord,
  valueWords,
} from './likeness-words.ts'

export type LikenessView = {
  likeness: Likeness
  decidedBy: string
  errors: FormErrors
  given: Readonly<Record<string, string>>
  csrf: string
  address: (path: string) => string
  done: string | undefined
}

export const likenessPage = (view: LikenessView): Html => {
  const { likeness } = view
  return html`${view.errors.summary}
    ${view.done && notificationBanner({ type: 'success', titleText: 'Done', text: view.done })}
    <h1 class="govuk-heading-l">${questionOf(likeness.kind)}</h1>
    <div class="bl-split bl-split--decide">
      <div>
        ${sideBySide(likeness)}
        <section aria-labelledby="why"><h2 class="govuk-heading-m" id="why">What the comparison says</h2>
          ${comparison(likeness, likeness.kind, 'pair')}</section>
      </div>
      <section aria-labelledby="yours"><h2 class="govuk-heading-m" id="yours">Your decision</h2>
        ${likeness.decision ? decided(view) : undecided(view)}</section>
    </div>`
}

const valuesOf = (side: Side, name: string): string[] =>
  side.details.filter(each => each.name === name).map(each => each.value)

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Said by colour and in words: whether the two say the same of it. */
function agreement(left: readonly string[], right: readonly string[]): Html {
  if (left.length === 0 || right.length === 0)
    return html`<span class="govuk-body-s">Only one says</span>`
  const same = left.some(one => right.some(other => plain(one) === plain(other)))
  return same
    ? tag({ text: 'The same', classes: 'govuk-tag--blue' })
    : tag({ text: 'Not the same', classes: 'govuk-tag--orange' })
}

function sideBySide({ kind, left, right }: Likeness): Html {
  const names = [...new Set([...left.details, ...right.details].map(each => each.name))].sort(
    byDetail,
  )
  const lines = (values: readonly string[]) =>
    values.length === 0
      ? html`<span class="govuk-hint">Not said</span>`
      : html`${values.map((value, at) => html`${at > 0 && html`<br>`}${value}`)}`
  return html`<div class="bl-scroll" tabindex="0" role="region" aria-label="The two side by side">${table(
    {
      caption: 'Side by side',
      captionClasses: 'govuk-table__caption--m',
      firstCellIsHeader: true,
      head: [
        { html: html`<span class="govuk-visually-hidden">What</span>` },
        { html: entityLink(right.entityId, sideName(right, kind)) },
        { html: entityLink(left.entityId, sideName(left, kind)) },
      ],
      rows: [
        ...names.map(name => {
          const [one, other] = [valuesOf(right, name), valuesOf(left, name)]
          return [
            { html: html`${detailWords(name)}<br>${agreement(one, other)}` },
            { html: lines(one.map(value => valueWords(name, value))) },
            { html: lines(other.map(value => valueWords(name, value))) },
          ]
        }),
        [{ text: 'Record' }, { html: sideRecord(right) }, { html: sideRecord(left) }],
      ],
    },
  )}</div>`
}

const reasonField = ({ errors, given }: LikenessView, hint: string): Html => {
  const error = errors.of('reason')
  return textarea({
    id: 'reason',
    name: 'reason',
    value: given.reason ?? '',
    label: { text: 'Why', classes: 'govuk-label--s' },
    hint: { text: hint },
    rows: 3,
    ...(error && { errorMessage: error }),
  })
}

function undecided(view: LikenessView): Html {
  const { likeness, errors, given } = view
  const words = decisionWords(likeness.kind)
  const error = errors.of('decision')
  return html`<form method="post" action="${view.address(`/workbench/likenesses/${likeness.id}/decision`)}" novalidate>
    ${csrfField(view.csrf)}
    ${radios({
      name: 'decision',
      idPrefix: 'decision',
      fieldset: { legend: { text: 'What do you find?', classes: 'govuk-fieldset__legend--s' } },
      value: given.decision ?? '',
      items: [
        {
          value: 'same',
          text: words.same,
          hint: { text: 'Everything known of the two is shown together.' },
        },
        {
          value: 'different',
          text: words.different,
          hint: { text: 'They are kept apart and not asked about again.' },
        },
        {
          value: 'cannot-tell',
          text: words['cannot-tell'],
          hint: { text: 'They stay apart, and leave this queue.' },
        },
      ],
      ...(error && { errorMessage: error }),
    })}
    ${reasonField(view, 'What you looked at, or whom you asked. It stays with the decision.')}
    ${button({ text: 'Save the decision', preventDoubleClick: true })}
  </form>`
}

function decided(view: LikenessView): Html {
  const { likeness } = view
  const { decision } = likeness
  if (!decision) return html``
  return html`<p class="govuk-body">${tag({ text: decisionWords(likeness.kind)[decision.decision] })}</p>
    <p class="govuk-body">${decision.reason}</p>
    <p class="govuk-body-s">Decided by ${view.decidedBy} on ${formatDateTime(decision.at)}.</p>
    <form method="post" action="${view.address(`/workbench/likenesses/${likeness.id}/undo`)}" novalidate>
      ${csrfField(view.csrf)}
      <h3 class="govuk-heading-s">Take this decision back</h3>
      ${reasonField(view, 'Everything stands again as it stood before.')}
      ${button({ text: 'Take it back', classes: 'govuk-button--secondary', preventDoubleClick: true })}
    </form>`
}
