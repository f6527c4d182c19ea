import { agendaOf, numberIn, ofKind, oversight, type Trend, textIn } from '@bluelamp/change'
import { attributes, type Html, heads, html, nothing, tag } from '@bluelamp/kit'
import { type ChangeLinks, changeLinks } from '../change-links.ts'
import { dayWords } from '../element-values.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'

/** How the policing body holds the force to account: each objective with its measures, who answers for it and what was asked. */
export function oversightView({ model, programme }: Viewing): Html {
  const links = changeLinks(programme.id)
  const objectives = oversight(model)
  if (objectives.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Holding to account</h2>
    ${wideTable('Holding to account', {
      firstCellIsHeader: true,
      head: heads(
        'Objective',
        'Measures',
        'Who answers for it',
        'Last asked about',
        'Not answered',
      ),
      rows: objectives.map(({ objective, trends, questions, lookedAt }) => {
        const open = questions.filter(question => textIn(question, 'answer') === '')
        return [
          {
            html: html`${links.to(objective)}
              <p class="bl-when">${textIn(objective, 'measure')}</p>`,
          },
          {
            html:
              trends.length === 0
                ? html`None yet`
                : html`${trends.map(trend => line(trend, links))}`,
          },
          { text: textIn(objective, 'owner') || 'Nobody yet' },
          { text: lookedAt === '' ? 'Never' : dayWords(lookedAt) },
          {
            html: html`${open.map(
              question =>
                html`<p class="govuk-body govuk-!-margin-bottom-1">${links.to(question)}</p>`,
            )}`,
          },
        ]
      }),
    })}
    ${meetings({ model, links })}`
}

const [width, height] = [120, 24]

/** A measure as a small line, with where it began and where it stands, in words. */
function line({ measure, readings }: Trend, links: ChangeLinks): Html {
  const [first, last] = [readings[0], readings.at(-1)]
  const name = links.to(measure)
  if (!first || !last) {
    const force = measure.body.source === 'force'
    return html`<p class="govuk-body govuk-!-margin-bottom-1">${name}: ${force ? 'read from the running force' : 'not measured yet'}</p>`
  }
  const values = readings.map(({ value }) => value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const step = width / Math.max(1, readings.length - 1)
  const y = (value: number) =>
    2 + (height - 4) * (high === low ? 0.5 : 1 - (value - low) / (high - low))
  const points = values.map((value, at) => `${(at * step).toFixed(1)},${y(value).toFixed(1)}`)
  const unit = textIn(measure, 'unit')
  const said = `${first.value} (${dayWords(first.date)}), now ${last.value} ${unit} (${dayWords(last.date)})`
  return html`<p class="govuk-body govuk-!-margin-bottom-1">${name}: ${said}
    ${readings.length > 1 ? html`<svg viewBox="0 0 ${width} ${height}" class="bl-trend" aria-hidden="true"><polyline points="${points.join(' ')}"></polyline></svg>` : nothing}</p>`
}

function meetings({ model, links }: Pick<Viewing, 'model'> & { links: ChangeLinks }): Html {
  const all = ofKind(model, 'meeting').sort((a, b) =>
    textIn(b, 'on').localeCompare(textIn(a, 'on')),
  )
  if (all.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Agendas</h2>${all.map(
    meeting => html`<h3 class="govuk-heading-s">${links.to(meeting)}
      <span class="bl-when">${dayWords(textIn(meeting, 'on'))}</span>
      ${textIn(meeting, 'minutes') === '' ? tag({ text: 'No minutes yet', classes: 'govuk-tag--grey' }) : nothing}</h3>
      <ol class="govuk-list govuk-list--number">${agendaOf(model, meeting).map(
        paper =>
          html`<li${attributes({ value: numberIn(paper, 'item') })}>${links.to(paper)}${
            textIn(paper, 'exempt') === '' ? '' : ', with an exempt part'
          }</li>`,
      )}</ol>`,
  )}`
}
