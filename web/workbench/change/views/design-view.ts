import {
  type Element,
  findIdeas,
  goLiveFaults,
  ideaStages,
  isPastStop,
  liveFaults,
  ofKind,
  openPoints,
  rowsIn,
  stageOf,
  standardPoints,
  testedPrototypes,
  textIn,
  unsaid,
} from '@bluelamp/change'
import { type Html, heads, html, nothing, tag } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import { dayWords } from '../element-values.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'
import { askForm, searchBox } from './ask-form.ts'

/** How far each service is from being live: what people need, what was tried with them, the 14 points. */
export function serviceDesignsView({ model, programme }: Viewing): Html {
  const links = changeLinks(programme.id)
  const designs = ofKind(model, 'service-design')
  if (designs.length === 0) return nothing
  const all = Object.keys(standardPoints).length
  const people = (design: Element) =>
    testedPrototypes(design).reduce((sum, row) => sum + Number(row.people), 0)
  return html`<h2 class="govuk-heading-m">Before a service is live</h2>
    ${wideTable('Before a service is live', {
      classes: 'bl-roomy',
      firstCellIsHeader: true,
      head: heads('Service', 'Live on', 'Tested with', 'Points answered', 'Still missing'),
      rows: designs.map(design => [
        {
          html: links.to(design),
        },
        { text: textIn(design, 'live') === '' ? 'Not yet' : dayWords(textIn(design, 'live')) },
        { text: people(design) === 0 ? 'Nobody' : `${people(design)} people` },
        { text: `${all - openPoints(design).length} of ${all}` },
        { text: liveFaults(design).join('; ') || 'Nothing' },
      ]),
    })}`
}

/** Ideas by stage, side by side; one under another on a phone. What stopped is found like all the rest. */
export function ideasView(viewing: Viewing): Html {
  const { model, programme, today, query } = viewing
  const asked = query.q?.trim() ?? ''
  const links = changeLinks(programme.id)
  if (ofKind(model, 'idea').length === 0) return nothing
  const found = findIdeas(model, asked)
  const card = (idea: Element) =>
    html`<li>${links.to(idea)}
      ${ideaNote(idea, today)}</li>`
  return html`<h2 class="govuk-heading-m">Ideas by stage</h2>
    ${askForm(viewing, {
      area: 'design',
      at: 'ideas',
      own: ['q'],
      button: 'Search',
      controls: searchBox('Search ideas, the stopped ones too', asked),
    })}
    ${asked === '' ? nothing : html`<p class="govuk-body" role="status">${found.length} of ${ofKind(model, 'idea').length} ideas say “${asked}”. <a class="govuk-link" href="${links.area('design')}#ideas">Show all</a></p>`}
    <div class="bl-board">${Object.entries(ideaStages).map(([stage, words]) => {
      const here = found.filter(idea => stageOf(idea) === stage)
      return html`<section aria-labelledby="stage-${stage}">
        <h3 class="govuk-heading-s" id="stage-${stage}">${words} (${here.length})</h3>
        ${here.length === 0 ? html`<p class="bl-when">None</p>` : html`<ul>${here.map(card)}</ul>`}
      </section>`
    })}</div>`
}

function ideaNote(idea: Element, today: string): Html {
  if (isPastStop(idea, today))
    return tag({ text: 'Past its day', classes: 'govuk-tag--red bl-wrap' })
  const stage = stageOf(idea)
  if (stage === 'stopped')
    return html`<span class="bl-when">Learned: ${textIn(idea, 'learned')}</span>`
  if (stage === 'taken') return html`<span class="bl-when">${textIn(idea, 'result')}</span>`
  const missing = unsaid(idea)
  if (missing.length > 0) return html`<span class="bl-when">Not said: ${missing.join(', ')}</span>`
  const by = textIn(idea, 'stopBy')
  return html`<span class="bl-when">${by === '' ? nothing : html`Decided by ${dayWords(by)}. `}Stops when: ${textIn(idea, 'stopRule')}</span>`
}

/** Whether each release is ready for its day, and which of its parts are switched off. */
export function releasesView({ model, programme }: Viewing): Html {
  const links = changeLinks(programme.id)
  const releases = ofKind(model, 'release').sort((a, b) =>
    textIn(b, 'goLive').localeCompare(textIn(a, 'goLive')),
  )
  if (releases.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Ready to go live</h2>
    ${wideTable('Ready to go live', {
      firstCellIsHeader: true,
      classes: 'bl-roomy',
      head: heads('Release', 'On', 'Ready', 'Features switched off'),
      rows: releases.map(release => {
        const faults = goLiveFaults(release)
        const off = rowsIn(release, 'switches').filter(({ on }) => on !== true)
        return [
          {
            html: links.to(release),
          },
          { text: dayWords(textIn(release, 'goLive')) },
          {
            html:
              faults.length === 0
                ? tag({ text: 'Ready', classes: 'govuk-tag--green' })
                : html`${tag({ text: 'Not ready', classes: 'govuk-tag--red' })} ${faults.join('. ')}.`,
          },
          { text: off.map(({ name }) => String(name)).join('; ') || 'None' },
        ]
      }),
    })}
    <p class="govuk-body"><a class="govuk-link" href="/workbench/switches">Switch parts of this running service off and on</a></p>`
}
