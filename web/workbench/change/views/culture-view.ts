import { choiceIn, fewestAsked, latestReadings, numberIn, ofKind, textIn } from '@bluelamp/change'
import { type Html, html, nothing } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import type { Viewing } from '../viewing.ts'
import { shareBar } from './share-bar.ts'

/** How it is to work here, today and as it is to be, with what each group said last. */
export function cultureView({ model, programme, today }: Viewing): Html {
  const links = changeLinks(programme.id)
  const statements = ofKind(model, 'culture')
  if (statements.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Culture and leadership, today and to be</h2>
    <p class="govuk-body">The dark mark is where it is to be. Groups smaller than ${fewestAsked} are not taken. The margin holds for a sample drawn by lot.</p>
    <ul class="bl-people">${statements.map(statement => {
      const target = numberIn(statement, 'target') ?? 0
      return html`<li><h3 class="govuk-heading-s">${links.to(statement)}</h3>
        <div class="bl-people__row"><div><span class="bl-when">${choiceIn(statement, 'part') ?? ''}</span>Today: ${textIn(statement, 'today')}</div>
        <div><span class="bl-when">${target}% to agree</span>To be: ${textIn(statement, 'toBe')}</div>
        <div>${latestReadings(statement, 'readings', today).map(reading => shareBar(reading, { words: `of ${reading.group.toLowerCase()} agree`, to: target }))}</div></div></li>`
    })}</ul>`
}
