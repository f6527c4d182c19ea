import {
  choiceIn,
  isOpenEntry,
  leftScore,
  numberIn,
  ofKind,
  riskScore,
  signaturesOf,
  stopWords,
  textIn,
} from '@bluelamp/change'
import { type Html, heads, html, join, nothing, tag } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import { dayWords } from '../element-values.ts'
import type { Viewing } from '../viewing.ts'
import { scrollRegion, wideTable } from '../wide-table.ts'

const five = [1, 2, 3, 4, 5]

/** Risks on five by five. */
export function risksView({ model, programme }: Viewing): Html {
  const links = changeLinks(programme.id)
  const open = ofKind(model, 'raid').filter(isOpenEntry)
  if (open.length === 0) return nothing
  const at = (likelihood: number, impact: number) =>
    open.filter(
      entry =>
        Number(textIn(entry, 'likelihood')) === likelihood &&
        Number(textIn(entry, 'impact')) === impact,
    )
  const heaviest = [...open].sort((a, b) => riskScore(b) - riskScore(a)).slice(0, 5)
  return html`<h2 class="govuk-heading-m">What could go wrong</h2>
    ${scrollRegion(
      'Open entries by likelihood and impact',
      html`<table class="govuk-table bl-risks">
    <caption class="govuk-table__caption">Open entries of the RAID log by likelihood (up) and impact (across)</caption>
    <tbody>${[...five].reverse().map(
      likelihood =>
        html`<tr><th scope="row">${likelihood}</th>${five.map(impact => {
          const here = at(likelihood, impact)
          return html`<td class="bl-risks__${weightOf(likelihood * impact)}">${
            here.length > 0
              ? html`<details><summary>${here.length}</summary><ul class="govuk-list">${here.map(
                  entry => html`<li>${links.to(entry)}</li>`,
                )}</ul></details>`
              : nothing
          }</td>`
        })}</tr>`,
    )}<tr><td></td>${five.map(impact => html`<th scope="col">${impact}</th>`)}</tr></tbody></table>`,
    )}
    <p class="govuk-body">Heaviest, now and after what is being done: ${join(
      heaviest.map(
        entry =>
          html`${links.to(entry)} (${choiceIn(entry, 'sort')?.toLowerCase()}, ${riskScore(entry)}, then ${leftScore(entry)})`,
      ),
      '; ',
    )}</p>`
}

const weightOf = (score: number) => (score >= 15 ? 'high' : score >= 8 ? 'middle' : 'low')

export function gatesView({ model, programme, today }: Viewing): Html {
  const links = changeLinks(programme.id)
  const all = ofKind(model, 'gate').sort(
    (a, b) => (numberIn(a, 'order') ?? 0) - (numberIn(b, 'order') ?? 0),
  )
  if (all.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Gates</h2>${wideTable('Gates', {
    firstCellIsHeader: true,
    head: heads('Gate', 'On', 'Decided', 'If it stopped'),
    rows: all.map(gate => {
      const decided = signaturesOf(model, gate).find(({ role }) => role === 'policing-body')
      const late = !decided && textIn(gate, 'due') < today
      return [
        { html: links.to(gate) },
        { text: dayWords(textIn(gate, 'due')) },
        {
          html: decided
            ? tag({
                text: decided.outcome === 'stop' ? 'Stopped' : 'Continue',
                classes: decided.outcome === 'stop' ? 'govuk-tag--red' : 'govuk-tag--green',
              })
            : tag({
                text: late ? 'Late' : 'Open',
                classes: late ? 'govuk-tag--red' : 'govuk-tag--grey',
              }),
        },
        { text: `${stopWords(gate)} ${textIn(gate, 'stop')}` },
      ]
    }),
  })}`
}
