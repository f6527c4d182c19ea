import {
  actNow,
  currentLevel,
  evidencedLevel,
  gapOf,
  isObjective,
  missingFacts,
  ofKind,
  targetLevel,
} from '@bluelamp/change'
import { type Html, html, nothing } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'

/** Level today, the level evidence holds up, and the level to be; the deeper the colour, the wider the gap. */
export function capabilityGapsView({ model, programme }: Viewing): Html {
  const links = changeLinks(programme.id)
  const capabilities = ofKind(model, 'capability').sort((a, b) => gapOf(b) - gapOf(a))
  if (capabilities.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Where the gaps are</h2>
    <p class="govuk-body">Levels 1 to 5. Filled: today. Outlined: to be reached. The deeper the colour, the wider the gap.</p>
    <ul class="bl-heat">${capabilities.map(capability => {
      const [now, to, held] = [
        currentLevel(capability),
        targetLevel(capability),
        evidencedLevel(capability),
      ]
      return html`<li class="bl-heat__cell bl-heat__cell--${Math.max(0, Math.min(4, to - now))}">
        ${links.to(capability)}
        <svg viewBox="0 0 100 16" role="img" aria-label="Level ${now} today, ${to} to be reached, evidence for ${held}">${[
          1, 2, 3, 4, 5,
        ].map(
          level =>
            html`<rect x="${(level - 1) * 20 + 1}" y="2" width="17" height="12" class="${level <= now ? 'bl-heat__now' : level <= to ? 'bl-heat__to' : 'bl-heat__none'}"></rect>`,
        )}</svg>
        <span class="bl-when">${now} → ${to}${held < now ? `, evidence for ${held}` : ''}</span></li>`
    })}</ul>`
}

export function urgentSystemsView({ model, programme, today }: Viewing): Html {
  const links = changeLinks(programme.id)
  const now = actNow(model, today)
  const systems = ofKind(model, 'application')
  const whole = systems.filter(system => missingFacts(system).length === 0).length
  if (systems.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Systems that cannot wait</h2>
    <p class="govuk-body">Likelihood times impact of 15 or more, or critical and out of support.
      ${Math.round((100 * whole) / systems.length)}% of ${systems.length} systems have a whole record.</p>
    ${
      now.length === 0
        ? html`<p class="govuk-body">None.</p>`
        : html`<ul class="govuk-list govuk-list--bullet">${now.map(
            system => html`<li>${links.to(system)}</li>`,
          )}</ul>`
    }`
}

/** ICT against outcomes: a line without a mark cannot be approved, a column without one has nothing that serves it. */
export function ictView({ model, programme }: Viewing): Html {
  const links = changeLinks(programme.id)
  const outcomes = ofKind(model, 'outcome').filter(outcome => !isObjective(outcome))
  const lines = [...ofKind(model, 'ict-line'), ...ofKind(model, 'application')]
  if (outcomes.length === 0 || lines.length === 0) return nothing
  const serves = (line: (typeof lines)[number], id: string) =>
    Array.isArray(line.body.outcomes) && line.body.outcomes.some(each => each === id)
  return html`<h2 class="govuk-heading-m">ICT and outcomes</h2>
    ${wideTable('ICT and outcomes', {
      firstCellIsHeader: true,
      classes: 'bl-matrix',
      head: [
        { text: 'ICT' },
        ...outcomes.map(outcome => ({ text: outcome.name })),
        { text: 'Serves none' },
      ],
      rows: lines.map(line => [
        { html: links.to(line) },
        ...outcomes.map(outcome => ({
          html: serves(line, outcome.id)
            ? html`<span aria-hidden="true">●</span><span class="govuk-visually-hidden">serves</span>`
            : nothing,
        })),
        { text: outcomes.some(outcome => serves(line, outcome.id)) ? '' : 'None' },
      ]),
    })}`
}
