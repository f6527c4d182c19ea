import {
  cultureParts,
  fewestAsked,
  latestReadings,
  numberIn,
  ofKind,
  textIn,
} from '@bluelamp/change'
import { type Html, html, nothing, table } from '@bluelamp/kit'
import type { Viewing } from '../area-view.ts'
import { changeLinks } from '../change-links.ts'
import { shareBar } from './share-bar.ts'

/** How it is to work here, today and as it is to be, with what each group said last. */
export function cultureView({ model, programme, today }: Viewing): Html {
  const links = changeLinks(programme.id)
  const statements = ofKind(model, 'culture')
  if (statements.length === 0) return nothing
  return html`<h2 class="govuk-heading-m" id="culture">Culture and leadership, today and to be</h2>
    <p class="govuk-body">The dark mark is where it is to be. Groups smaller than ${fewestAsked} are not taken. The margin holds for a sample drawn by lot.</p>
    <div class="bl-scroll" tabindex="0" role="region" aria-label="Culture and leadership">${table({
      classes: 'bl-impacts',
      head: ['Statement', 'Today', 'To be', 'Agree'].map(text => ({ text })),
      rows: statements.map(statement => [
        {
          html: html`<a class="govuk-link" href="${links.element(statement.id)}">${statement.name}</a>
            <span class="bl-when">${cultureParts[textIn(statement, 'part') as keyof typeof cultureParts] ?? ''}</span>`,
        },
        { text: textIn(statement, 'today') },
        {
          html: html`${textIn(statement, 'toBe')}<span class="bl-when">${numberIn(statement, 'target') ?? 0}% agree</span>`,
        },
        {
          html: html`${latestReadings(statement, 'readings', today).map(reading => shareBar(reading, numberIn(statement, 'target')))}`,
        },
      ]),
    })}</div>`
}
