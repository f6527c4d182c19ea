import {
  isAnswered,
  leastShown,
  numberIn,
  ofKind,
  satisfactionChanges,
  textIn,
  type VoiceCounts,
  viewVoices,
} from '@bluelamp/change'
import { type Html, html, nothing, numeric, tag } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import { mayHere } from '../change-params.ts'
import { signed } from '../element-values.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'
import { sayMargin } from './say-margin.ts'
import { strip } from './strip.ts'
import { groupsView } from './voices-groups.ts'
import { ideasView } from './voices-ideas.ts'

/** How many were asked and answered, how sure that makes a share, who they are, and what they spoke of. */
export async function voicesView(viewing: Viewing): Promise<Html> {
  const { model, programme, context } = viewing
  const counts = await viewVoices(context, { programmeId: programme.id })
  if (ofKind(model, 'engagement').length === 0) return nothing
  return html`${whoWasHeard(viewing, counts)}
    ${changes(viewing, counts)}
    ${whatTheySpokeOf(viewing, counts)}
    ${groupsView(viewing, counts)}
    ${ideasView(viewing, counts)}
    ${doing(viewing)}`
}

function whoWasHeard({ model, programme }: Viewing, { engagements }: VoiceCounts): Html {
  const links = changeLinks(programme.id)
  const peopleOf = new Map(engagements.map(each => [each.engagementId, each]))
  const asked = ofKind(model, 'engagement').filter(each => textIn(each, 'how') !== 'ideas')
  return html`<h2 class="govuk-heading-m">Who was heard</h2>
    ${wideTable('Who was heard', {
      firstCellIsHeader: true,
      head: [
        { text: 'How' },
        ...['Asked', 'Answered', 'Rate', 'A share is right to', 'Satisfied (1 to 5)'].map(numeric),
      ],
      rows: asked.map(engagement => {
        const found = peopleOf.get(engagement.id)
        const invited = numberIn(engagement, 'invited') ?? 0
        const people = found?.people ?? 0
        const population = numberIn(engagement, 'population')
        return [
          {
            html: links.to(engagement),
          },
          ...[
            invited.toLocaleString('en-GB'),
            people.toLocaleString('en-GB'),
            invited > 0 && people > 0 ? `${Math.round((100 * people) / invited)}%` : '–',
            people > 1 ? sayMargin(people, population) : '–',
            found?.satisfied == null ? '–' : found.satisfied.toFixed(1),
          ].map(numeric),
        ]
      }),
    })}
    <p class="govuk-body">The margin holds for a sample drawn by lot, in 95 of 100 cases. Those who chose to write are not such a sample. How satisfied fewer than ${leastShown} people are is not shown.</p>`
}

/** Where the same was asked again: a change, or that none can be told. */
function changes({ model, programme }: Viewing, { engagements }: VoiceCounts): Html {
  const links = changeLinks(programme.id)
  const found = satisfactionChanges(model, engagements)
  if (found.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">What changed in satisfaction</h2>
    <ul class="govuk-list govuk-list--bullet">${found.map(
      ({ before, after, difference, low, high, isTold }) =>
        html`<li>${links.to(after)}:
        ${isTold ? html`<strong>${signed(difference, 2)}</strong> (${signed(low, 2)} to ${signed(high, 2)}, 95 of 100 cases)` : html`<strong>no change can be told</strong>`},
        against “${before.name}”</li>`,
    )}</ul>
    <p class="govuk-body">From 1 to 5. A difference is shown only where chance alone would seldom give it: where its interval leaves out 0.</p>`
}

function whatTheySpokeOf({ model, programme }: Viewing, { themes }: VoiceCounts): Html {
  const links = changeLinks(programme.id)
  const spoken = new Map(themes.map(({ theme, people }) => [theme, people]))
  const most = Math.max(1, ...spoken.values())
  const heard = ofKind(model, 'theme').sort(
    (a, b) => (spoken.get(b.id) ?? 0) - (spoken.get(a.id) ?? 0),
  )
  if (heard.length === 0) return nothing
  const answered = heard.filter(isAnswered).length
  return html`<h2 class="govuk-heading-m">What they spoke of</h2>
    <p class="govuk-body">${answered} of ${heard.length} themes are answered; the options report is not signed before all are.</p>
    <ul class="govuk-list">${heard.map(theme => {
      const people = spoken.get(theme.id) ?? 0
      return html`<li>${links.to(theme)}
        ${isAnswered(theme) ? tag({ text: 'Answered', classes: 'govuk-tag--green' }) : tag({ text: 'Not answered', classes: 'govuk-tag--red' })}
        ${strip([{ share: people / most, as: 'aimed' }])}
        <span class="bl-when">${people} people</span></li>`
    })}</ul>`
}

/** What can be done here, for whom it is. */
function doing({ programme, context }: Viewing): Html {
  const { home } = changeLinks(programme.id)
  const all = [
    ['change.read-ideas', `${home}/voices/ideas`, 'Reply to what staff say is in the way'],
    ['change.read-voices', `${home}/voices/sort`, 'Sort what was said into themes'],
    ['change.withdraw-voice', `${home}/voices/withdraw`, 'Take back what somebody said'],
    ['change.keep-voices', `${home}/voices/add`, 'Add answers'],
  ] as const
  const mine = all.filter(([action]) => mayHere(context, action, programme))
  return html`<ul class="govuk-list">${mine.map(
    ([, href, text]) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`,
  )}<li><a class="govuk-link" href="/workbench/ideas">Say what is in the way, or an idea</a></li></ul>`
}
