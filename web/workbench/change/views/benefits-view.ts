import {
  attributions,
  benefitFaults,
  byId,
  choiceIn,
  type Element,
  evidenceLevel,
  idsIn,
  numberIn,
  objectivesOf,
  ofKind,
  realisedOf,
  tellable,
  textIn,
} from '@bluelamp/change'
import { type Html, heads, html, nothing, numeric, tag } from '@bluelamp/kit'
import { figureKey, forceFigures } from '@bluelamp/memory'
import { changeLinks } from '../change-links.ts'
import { moneyWords } from '../element-values.ts'
import { figureDays, readFigures, shownFigure } from '../force-figures.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'
import { tracker } from './saving-tracker.ts'

/** From project to objective, and how far each benefit has come. */
export function benefitsView({ model, programme }: Viewing): Html {
  const links = changeLinks(programme.id)
  const benefits = ofKind(model, 'benefit')
  if (benefits.length === 0) return nothing
  const names = (ids: readonly string[]) =>
    ids.map(id => byId(model, id)).filter(each => each !== undefined)
  return html`${tracker(model)}
    <h2 class="govuk-heading-m">From project to objective</h2>
    ${wideTable('From project to objective', {
      head: [
        ...heads('Projects', 'Benefit', 'Outcomes', 'Objectives'),
        ...['Claimed', 'Measured', 'Told'].map(numeric),
        ...heads('Evidence', ''),
      ],
      rows: benefits.map(benefit => {
        const outcomes = names(idsIn(benefit, 'outcomes'))
        const objectives = [...new Set(outcomes.flatMap(outcome => objectivesOf(model, outcome)))]
        const faults = benefitFaults(model, benefit)
        return [
          { html: links.list(names(idsIn(benefit, 'projects'))) },
          { html: links.to(benefit) },
          { html: links.list(outcomes) },
          { html: links.list(objectives) },
          numeric(moneyWords(numberIn(benefit, 'claimed') ?? 0)),
          numeric(moneyWords(realisedOf(model, benefit))),
          numeric(moneyWords(tellable(model, benefit))),
          { text: evidenceWords(benefit) },
          {
            html:
              faults.length > 0
                ? tag({ text: faults.join('; '), classes: 'govuk-tag--red bl-wrap' })
                : nothing,
          },
        ]
      }),
    })}`
}

/** "2: before and after" */
function evidenceWords(benefit: Element): string {
  const way = choiceIn(benefit, 'attribution') ?? attributions.none.words
  return `${evidenceLevel(benefit)}: ${way.toLowerCase()}`
}

/** What the running force shows now for measures that are read from it. */
export async function forceMeasuresView(viewing: Viewing): Promise<Html> {
  const { model, programme, context, site } = viewing
  const read = ofKind(model, 'measure').filter(measure => measure.body.source === 'force')
  if (read.length === 0) return nothing
  const links = changeLinks(programme.id)
  const figures = await readFigures(context, site.forceId)
  return html`<h2 class="govuk-heading-m">Read from the running force</h2>
    <p class="govuk-body">The last ${figureDays} days, as the force has them now. On a measure’s own page today’s figure can be taken as a reading.</p>
    ${wideTable('Read from the running force', {
      firstCellIsHeader: true,
      head: [...heads('Measure', 'Figure'), numeric('Now')],
      rows: read.map(measure => {
        const figure = textIn(measure, 'figure')
        const key = figureKey(figure)
        return [
          {
            html: links.to(measure),
          },
          { text: key ? forceFigures[key]!.words : figure || 'None is named' },
          numeric(shownFigure(figure, figures)),
        ]
      }),
    })}`
}
