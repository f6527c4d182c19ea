import {
  type Concern,
  concernsOf,
  type Element,
  impactsOf,
  latestReadings,
  longestWait,
  numberIn,
  ofKind,
  textIn,
  untoldProjects,
  waitsTooLong,
} from '@bluelamp/change'
import { type Html, html, nothing, tag } from '@bluelamp/kit'
import { type ChangeLinks, changeLinks } from '../change-links.ts'
import { dayWords } from '../element-values.ts'
import type { Viewing } from '../viewing.ts'
import { shareBar } from './share-bar.ts'

/** Each project with the roles it touches, and the concerns that wait for an answer. */
export function impactView(viewing: Viewing): Html {
  const { model, programme, today } = viewing
  const links = changeLinks(programme.id)
  const told = ofKind(model, 'project').filter(project => impactsOf(model, project).length > 0)
  const untold = untoldProjects(model)
  if (told.length + untold.length === 0) return nothing
  const waiting = ofKind(model, 'impact')
    .flatMap(impact => concernsOf(impact, today))
    .filter(({ waits }) => waits !== undefined)
    .sort((a, b) => (b.waits ?? 0) - (a.waits ?? 0))
  return html`<h2 class="govuk-heading-m">What change means for our people</h2>
    ${waiting.length > 0 ? html`<h3 class="govuk-heading-s">Concerns without an answer</h3><ul class="govuk-list">${waiting.map(concern => waitingLine(concern, links))}</ul>` : html`<p class="govuk-body">Every concern has its answer.</p>`}
    ${untold.length > 0 ? html`<p class="govuk-body">Planned, and nobody has said whom it touches: ${links.list(untold)}.</p>` : nothing}
    ${told.length > 0 ? projects(viewing, told) : nothing}`
}

const waitingLine = (concern: Concern, links: ChangeLinks): Html =>
  html`<li>${tag({
    text: `${concern.waits} days`,
    classes: waitsTooLong(concern) ? 'govuk-tag--red' : 'govuk-tag--yellow',
  })} ${links.to(concern.impact, textIn(concern.impact, 'role'))}: ${concern.what}${
    waitsTooLong(concern)
      ? html` <span class="bl-when">More than ${longestWait} days</span>`
      : nothing
  }</li>`

function projects({ model, programme, today }: Viewing, told: readonly Element[]): Html {
  const links = changeLinks(programme.id)
  return html`<ul class="bl-people">${told.map(
    project => html`<li><h3 class="govuk-heading-s">${links.to(project)}</h3>
      ${impactsOf(model, project).map(
        impact => html`<div class="bl-people__row"><div>${links.to(impact, textIn(impact, 'role'))}
          <span class="bl-when">${(numberIn(impact, 'people') ?? 0).toLocaleString('en-GB')} people, ready by ${dayWords(textIn(impact, 'readyBy'))}</span></div>
        <div>${textIn(impact, 'what')}<span class="bl-when">Training: ${textIn(impact, 'training')}</span></div>
        <div>${readiness(impact, today)}</div></div>`,
      )}</li>`,
  )}</ul>`
}

function readiness(impact: Element, today: string): Html {
  const readings = latestReadings(impact, 'readiness', today)
  return readings.length === 0
    ? html`<span class="bl-when">Nobody was asked yet</span>`
    : html`${readings.map(reading => shareBar(reading, { words: 'feel ready' }))}`
}
