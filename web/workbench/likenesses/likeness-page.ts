import {
  button,
  csrfField,
  type FormErrors,
  formatDateTime,
  type Html,
  html,
  radios,
  tag,
  textarea,
} from '@bluelamp/kit'
import type { Likeness } from '@bluelamp/memory'
import { entityLink } from '../records/record-words.ts'
import { comparison, verdict } from './comparison.ts'
import { decisionWords, questionOf, subjectOf } from './likeness-words.ts'
import { sideBySide } from './side-by-side.ts'

export type LikenessView = {
  likeness: Likeness
  decidedBy: string
  errors: FormErrors
  given: Readonly<Record<string, string>>
  csrf: string
  address: (path: string) => string
}

export const likenessPage = (view: LikenessView): Html => {
  const { likeness } = view
  return html`${view.errors.summary}
    <h1 class="govuk-heading-l">${questionOf(likeness.kind)}</h1>
    <div class="bl-split bl-split--decide">
      <div>
        ${verdict(likeness, likeness.kind)}
        ${sideBySide(likeness)}
        <section aria-labelledby="why"><h2 class="govuk-heading-m" id="why">How the comparison came to this</h2>
          ${comparison(likeness, likeness.kind, 'pair')}</section>
      </div>
      <section aria-labelledby="yours"><h2 class="govuk-heading-m" id="yours">Your decision</h2>
        ${likeness.decision ? decided(view) : undecided(view)}</section>
    </div>`
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
          hint: {
            text: `Everything known of the two is shown as one ${subjectOf(likeness.kind).one}, to all who may see both records. No record is changed.`,
          },
        },
        {
          value: 'different',
          text: words.different,
          hint: { text: 'They are kept apart, and nobody is asked about these two again.' },
        },
        {
          value: 'cannot-tell',
          text: words['cannot-tell'],
          hint: { text: 'They stay apart and leave this list.' },
        },
      ],
      ...(error && { errorMessage: error }),
    })}
    ${reasonField(view, 'What you looked at, or whom you asked. It stays with the decision.')}
    ${button({ text: 'Save the decision', preventDoubleClick: true })}
    <p class="govuk-body-s">You or a colleague can take it back at any time. Both are written in the journal.</p>
  </form>`
}

function decided(view: LikenessView): Html {
  const { likeness } = view
  const { decision } = likeness
  if (!decision) return html``
  return html`<p class="govuk-body">${tag({ text: decisionWords(likeness.kind)[decision.decision] })}</p>
    <p class="govuk-body">${decision.reason}</p>
    <p class="govuk-body-s">Decided by ${view.decidedBy} on ${formatDateTime(decision.at)}.</p>
    ${
      decision.decision === 'same' &&
      html`<p class="govuk-body">${entityLink(likeness.right.entityId, `All that is known of this one ${subjectOf(likeness.kind).one}`)}</p>`
    }
    <form method="post" action="${view.address(`/workbench/likenesses/${likeness.id}/undo`)}" novalidate>
      ${csrfField(view.csrf)}
      <h3 class="govuk-heading-s">Take this decision back</h3>
      ${reasonField(view, 'Everything stands again as it stood before.')}
      ${button({ text: 'Take it back', classes: 'govuk-button--secondary', preventDoubleClick: true })}
    </form>`
}
