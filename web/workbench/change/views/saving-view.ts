import {
  byId,
  choiceIn,
  measuredSaving,
  numberIn,
  ofKind,
  type SavingYear,
  savingByYear,
  textIn,
} from '@bluelamp/change'
import { type Html, heads, html, nothing, numeric, type TableCell } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import { moneyWords } from '../element-values.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'

/** The saving that must be found, year by year, beside what is aimed at and what was measured; and the improvements it comes from. */
export function savingView(viewing: Viewing): Html {
  const years = savingByYear(viewing.model)
  return html`${
    years.length === 0
      ? nothing
      : html`<h2 class="govuk-heading-m">Savings by year</h2>
    <p class="govuk-body">How much less a year is spent by the end of each year that begins on 1 April. Aimed at and measured: benefits
      that release cash, and improvements that no benefit counts.</p>${steps(years)}${yearTable(years)}`
  }${improvementTable(viewing)}`
}

const sumOf = ({ benefits, improvements }: SavingYear['aimed']) => benefits + improvements
const [width, height, left, foot] = [480, 230, 52, 26]

function steps(years: readonly SavingYear[]): Html {
  const most = Math.max(1, ...years.flatMap(each => [each.target, sumOf(each.aimed)]))
  const step = (width - left) / years.length
  const y = (pence: number) => 10 + (height - foot - 10) * (1 - Math.max(0, pence) / most)
  const path = (of: (year: SavingYear) => number) =>
    years
      .map(
        (year, at) => `${at === 0 ? 'M' : 'V'}${start(at, y(of(year)))}H${left + (at + 1) * step}`,
      )
      .join('')
  const start = (at: number, height: number) => (at === 0 ? `${left},${height}` : `${height}`)
  const last = years.at(-1)!
  const said = `To be found by the last year ${moneyWords(last.target)}, aimed at ${moneyWords(sumOf(last.aimed))}, measured ${moneyWords(sumOf(last.measured))}`
  return html`<figure class="bl-picture bl-steps"><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${said}">
    ${years.map((year, at) => {
      const top = y(sumOf(year.measured))
      return html`<rect x="${left + at * step}" y="${top}" width="${step}" height="${height - foot - top}" class="bl-steps__measured"></rect>
        <text x="${left + (at + 0.5) * step}" y="${height - 8}" text-anchor="middle">${year.year}</text>`
    })}
    <line x1="${left}" x2="${width}" y1="${height - foot}" y2="${height - foot}" class="bl-axis"></line>
    <text x="${left - 6}" y="${y(most) + 8}" text-anchor="end">${moneyWords(most).replace(/\.0m$/, 'm')}</text>
    <text x="${left - 6}" y="${height - foot}" text-anchor="end">£0</text>
    <path d="${path(({ aimed }) => sumOf(aimed))}" class="bl-steps__aimed"></path>
    <path d="${path(({ target }) => target)}" class="bl-steps__target"></path></svg>
    <figcaption class="bl-when">Thick line: to be found. Broken line: aimed at. Filled: measured. ${said}.</figcaption></figure>`
}

function yearTable(years: readonly SavingYear[]): Html {
  const money = (pence: number): TableCell => numeric(moneyWords(pence))
  const parts = (of: SavingYear['aimed']): TableCell =>
    numeric(
      html`${moneyWords(sumOf(of))}<span class="bl-when">${moneyWords(of.benefits)} benefits, ${moneyWords(of.improvements)} improvements</span>`,
    )
  return html`${wideTable('Savings by year', {
    firstCellIsHeader: true,
    head: [
      { text: 'Year' },
      ...['To be found', 'Aimed at', 'Measured', 'Still to be measured'].map(numeric),
    ],
    rows: years.map(({ year, target, aimed, measured }) => [
      { text: `${year} to ${year + 1}` },
      money(target),
      parts(aimed),
      parts(measured),
      money(Math.max(0, target - sumOf(measured))),
    ]),
  })}`
}

function improvementTable({ model, programme }: Viewing): Html {
  const links = changeLinks(programme.id)
  const improvements = ofKind(model, 'improvement')
  if (improvements.length === 0) return nothing
  const said = (value: number | undefined) =>
    value === undefined ? '–' : value.toLocaleString('en-GB')
  return html`<h2 class="govuk-heading-m">Improvement cycles</h2>
    ${wideTable('Improvement cycles', {
      firstCellIsHeader: true,
      head: [
        ...heads('Improvement', 'Stage', 'Before and after'),
        numeric('Aimed at'),
        numeric('Measured'),
        { text: 'Learned' },
      ],
      rows: improvements.map(each => [
        {
          html: html`${links.to(each)}
            <span class="bl-when">${byId(model, each.body.service)?.name ?? ''}</span>`,
        },
        { text: choiceIn(each, 'stage') ?? '' },
        {
          html: html`${said(numberIn(each, 'before'))} → ${said(numberIn(each, 'after'))}<span class="bl-when">${textIn(each, 'measure')}</span>`,
        },
        numeric(moneyWords(numberIn(each, 'aimed') ?? 0)),
        numeric(
          html`${moneyWords(measuredSaving(each))}${each.body.benefit ? html`<span class="bl-when">counted by a benefit</span>` : nothing}`,
        ),
        { html: html`<span class="bl-learned">${textIn(each, 'learned')}</span>` },
      ]),
    })}`
}
