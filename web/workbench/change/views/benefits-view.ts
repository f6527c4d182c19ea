import {
  benefitFaults,
  byId,
  type Element,
  idsIn,
  objectivesOf,
  ofKind,
  realisedOf,
  tellable,
} from '@bluelamp/change'
import { type Html, html, nothing, table, tag } from '@bluelamp/kit'
import { type ClockMeasure, viewMeasures } from '@bluelamp/learn'
import { clockKinds } from '@bluelamp/memory'
import type { Viewing } from '../area-view.ts'
import { changeLinks } from '../change-links.ts'
import { moneyWords } from '../element-values.ts'
import { tracker } from '../programme-page.ts'

/** From project to objective, and how far each benefit has come; measures of the running force as they are now. */
export async function benefitsView(viewing: Viewing): Promise<Html> {
  const { model, programme } = viewing
  const links = changeLinks(programme.id)
  const benefits = ofKind(model, 'benefit')
  if (benefits.length === 0) return nothing
  const names = (ids: readonly string[]) =>
    ids.map(id => byId(model, id)).filter(each => each !== undefined)
  const list = (elements: readonly Element[]) =>
    html`${elements.map((element, at) => html`${at > 0 ? ', ' : ''}<a class="govuk-link" href="${links.element(element.id)}">${element.name}</a>`)}`
  return html`${tracker(model)}
    <h2 class="govuk-heading-m">From project to objective</h2>
    <div class="bl-scroll" tabindex="0" role="region" aria-label="From project to objective">${table(
      {
        head: [
          'Projects',
          'Benefit',
          'Outcomes',
          'Objectives',
          'Claimed',
          'Measured',
          'Told',
          '',
        ].map(text => ({ text })),
        rows: benefits.map(benefit => {
          const outcomes = names(idsIn(benefit, 'outcomes'))
          const objectives = [...new Set(outcomes.flatMap(outcome => objectivesOf(model, outcome)))]
          const faults = benefitFaults(model, benefit)
          return [
            { html: list(names(idsIn(benefit, 'projects'))) },
            { html: list([benefit]) },
            { html: list(outcomes) },
            { html: list(objectives) },
            {
              text: moneyWords(typeof benefit.body.claimed === 'number' ? benefit.body.claimed : 0),
            },
            { text: moneyWords(realisedOf(model, benefit)) },
            { text: moneyWords(tellable(model, benefit)) },
            {
              html:
                faults.length > 0
                  ? tag({ text: faults.join('; '), classes: 'govuk-tag--red bl-wrap' })
                  : nothing,
            },
          ]
        }),
      },
    )}</div>
    ${await ofTheForce(viewing)}`
}

const days = 28

/** What the running force shows for measures that are read from it. */
async function ofTheForce({ model, context, site }: Viewing): Promise<Html> {
  const read = ofKind(model, 'measure').filter(measure => measure.body.source === 'force')
  if (read.length === 0) return nothing
  const to = context.now
  const found = await viewMeasures(context, {
    forceId: site.forceId,
    from: new Date(to.getTime() - days * 86_400_000),
    to,
  })
  return html`<h2 class="govuk-heading-m">Read from the running force</h2>
    <p class="govuk-body">The last ${days} days, as the page Measures has them.</p>
    ${table({
      firstCellIsHeader: true,
      head: [{ text: 'Measure' }, { text: 'Figure' }, { text: 'Now', format: 'numeric' }],
      rows: read.map(measure => [
        { text: measure.name },
        { text: String(measure.body.figure ?? '') },
        { text: readFigure(String(measure.body.figure ?? ''), found), format: 'numeric' as const },
      ]),
    })}`
}

/** "Arrive at an emergency (P1), in time": the share in time, the median or the number, of that kind of promise. */
export function readFigure(figure: string, measures: readonly ClockMeasure[]): string {
  const comma = figure.lastIndexOf(',')
  const kind = figure
    .slice(0, comma < 0 ? undefined : comma)
    .trim()
    .toLowerCase()
  const what =
    comma < 0
      ? ''
      : figure
          .slice(comma + 1)
          .trim()
          .toLowerCase()
  const found = measures.find(measure => {
    const words = clockKinds[measure.kind as keyof typeof clockKinds]?.words ?? measure.kind
    return measure.kind.toLowerCase() === kind || words.toLowerCase() === kind
  })
  if (!found) return 'no such promise now'
  const ended = found.met + found.missed
  if (what === 'in time')
    return ended === 0 ? 'none yet' : `${((100 * found.met) / ended).toFixed(1)}%`
  if (what === 'median')
    return found.medianMinutes === null ? 'none yet' : `${found.medianMinutes} minutes`
  return String(found.started)
}
