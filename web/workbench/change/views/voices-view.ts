import { isAnswered, numberIn, ofKind, viewVoices } from '@bluelamp/change'
import { type Html, html, nothing, table, tag } from '@bluelamp/kit'
import { marginOfError } from '@bluelamp/science/appraisal'
import type { Viewing } from '../area-view.ts'
import { changeLinks } from '../change-links.ts'

/** How many were asked and answered, how sure that makes a share, who they are, and what they spoke of. */
export async function voicesView({ model, programme, context }: Viewing): Promise<Html> {
  const links = changeLinks(programme.id)
  const { engagements, groups, themes } = await viewVoices(context, { programmeId: programme.id })
  const asked = ofKind(model, 'engagement')
  if (asked.length === 0) return nothing
  const peopleOf = new Map(engagements.map(each => [each.engagementId, each]))
  const spoken = new Map(themes.map(({ theme, people }) => [theme, people]))
  const most = Math.max(1, ...spoken.values())
  const heard = ofKind(model, 'theme').sort(
    (a, b) => (spoken.get(b.id) ?? 0) - (spoken.get(a.id) ?? 0),
  )
  return html`<h2 class="govuk-heading-m">Who was heard</h2>
    <div class="bl-scroll" tabindex="0" role="region" aria-label="Who was heard">${table({
      firstCellIsHeader: true,
      head: [
        { text: 'How' },
        ...['Asked', 'Answered', 'Rate', 'A share is right to', 'Satisfied (1 to 5)'].map(text => ({
          text,
          format: 'numeric' as const,
        })),
      ],
      rows: asked.map(engagement => {
        const found = peopleOf.get(engagement.id)
        const invited = numberIn(engagement, 'invited') ?? 0
        const people = found?.people ?? 0
        const population = numberIn(engagement, 'population')
        return [
          {
            html: html`<a class="govuk-link" href="${links.element(engagement.id)}">${engagement.name}</a>`,
          },
          ...[
            invited.toLocaleString('en-GB'),
            people.toLocaleString('en-GB'),
            invited > 0 && people > 0 ? `${Math.round((100 * people) / invited)}%` : '–',
            people > 1
              ? `±${(100 * marginOfError({ answers: people, ...(population && population >= people ? { population } : {}) })).toFixed(1)} points`
              : '–',
            found?.satisfied == null ? '–' : found.satisfied.toFixed(1),
          ].map(text => ({ text, format: 'numeric' as const })),
        ]
      }),
    })}</div>
    <p class="govuk-body">The margin holds for a sample drawn by lot, in 95 of 100 cases. Those who chose to write are not such a sample.</p>
    ${
      heard.length > 0
        ? html`<h2 class="govuk-heading-m">What they spoke of</h2><ul class="govuk-list bl-bars">${heard.map(
            theme => {
              const people = spoken.get(theme.id) ?? 0
              return html`<li><a class="govuk-link" href="${links.element(theme.id)}">${theme.name}</a>
              ${isAnswered(theme) ? tag({ text: 'Answered', classes: 'govuk-tag--green' }) : tag({ text: 'Not answered', classes: 'govuk-tag--red' })}
              <svg viewBox="0 0 300 10" preserveAspectRatio="none" aria-hidden="true"><rect x="0" y="0" width="${(300 * people) / most}" height="10" class="bl-bar__aimed"></rect></svg>
              <span class="bl-when">${people} people</span></li>`
            },
          )}</ul>`
        : nothing
    }
    ${
      groups.length > 0
        ? html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Who they are, by area, age and ethnicity</span></summary>
      <div class="govuk-details__text bl-scroll" tabindex="0" role="region" aria-label="Who they are">${table(
        {
          head: [
            { text: 'Survey' },
            { text: 'By' },
            { text: 'Group' },
            { text: 'People', format: 'numeric' },
          ],
          rows: groups.map(({ engagementId, by, group, people }) => [
            { text: asked.find(each => each.id === engagementId)?.name ?? '' },
            { text: by },
            { text: group },
            { text: people < 5 ? 'fewer than 5' : String(people), format: 'numeric' as const },
          ]),
        },
      )}</div></details>`
        : nothing
    }
    <p class="govuk-body"><a class="govuk-link" href="${links.home}/voices/sort">Sort what was said into themes</a>,
      <a class="govuk-link" href="${links.home}/voices/withdraw">take back what somebody said</a>,
      <a class="govuk-link" href="${links.home}/voices/add">add answers</a></p>`
}
