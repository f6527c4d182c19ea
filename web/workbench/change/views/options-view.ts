import {
  type AppraisedOption,
  appraiseOptions,
  choiceIn,
  criticalFactors,
  ofKind,
  rowsIn,
  sayPoundsInMillions,
  shortListFaults,
} from '@bluelamp/change'
import { type Html, html, insetText, nothing, numeric } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'
import { cut } from './svg-words.ts'

/** The short list by the Green Book: figures, their spread as a picture, what would flip the ranking, and how each option fits. */
export function optionsView(viewing: Viewing): Html {
  const { model, programme } = viewing
  const links = changeLinks(programme.id)
  const appraisal = appraiseOptions(model)
  const faults = shortListFaults(model)
  if (appraisal.options.length === 0 && appraisal.faulty.length === 0) return nothing
  const { options, switching } = appraisal
  return html`
    ${
      faults.length > 0
        ? insetText({
            html: html`<p class="govuk-body">The short list cannot be decided on yet:</p>
          <ul class="govuk-list govuk-list--bullet">${faults.map(fault => html`<li>${fault}</li>`)}</ul>`,
          })
        : nothing
    }
    <h2 class="govuk-heading-m">What each option is worth</h2>
    <p class="govuk-body">Present values in prices of ${appraisal.prices} by the ${appraisal.schedule.name}; costs before ownership carry
      the option’s optimism bias. No ratio here is a pass mark: read it beside what has no price, the risks and how the option fits.</p>
    ${wideTable('What each option is worth', {
      firstCellIsHeader: true,
      head: [
        { text: 'Option' },
        ...[
          'Costs',
          'Benefits',
          'Net (NPSV)',
          'Without bias',
          'At 3.0%',
          'Benefits to costs',
          'Pays back',
        ].map(numeric),
      ],
      rows: options.map(({ element, plain, adjusted, atThreePercent }) => [
        {
          html: html`${links.to(element)}
          <span class="bl-when">${choiceIn(element, 'model') ?? ''}</span>`,
        },
        ...[
          sayPoundsInMillions(adjusted.presentCosts),
          sayPoundsInMillions(adjusted.presentBenefits),
          sayPoundsInMillions(adjusted.npsv),
          sayPoundsInMillions(plain.npsv),
          sayPoundsInMillions(atThreePercent.npsv),
          adjusted.bcr === undefined ? '–' : adjusted.bcr.toFixed(2),
          adjusted.paybackYears === undefined
            ? 'Never'
            : `${adjusted.paybackYears.toFixed(1)} years`,
        ].map(numeric),
      ]),
    })}
    ${appraisal.faulty.map(({ element, why }) => html`<p class="govuk-body"><strong>${element.name}</strong> cannot be appraised: ${why}</p>`)}
    ${spreadPicture(options)}
    ${
      switching && switching.smallest.length > 0
        ? html`<h3 class="govuk-heading-s">What would change the ranking</h3>
      <ul class="govuk-list govuk-list--bullet">${switching.smallest.map(
        value =>
          html`<li>${value.input}: ${Math.abs(100 * value.change).toFixed(0)}% ${value.change < 0 ? 'less' : 'more'}, and
            ${value.what === 'NPSV is 0' ? `${value.option} is worth nothing` : `${value.rival} draws level with ${value.option}`}</li>`,
      )}</ul>`
        : nothing
    }
    ${tornadoPicture(options.find(({ element }) => element.name === switching?.preferred))}
    ${factors(viewing)}`
}

/** From P10 to P90 of each option on one line of pounds, the middle marked. */
function spreadPicture(options: readonly AppraisedOption[]): Html {
  if (options.length === 0) return nothing
  const ends = options.flatMap(({ spread }) => spread.percentiles.map(({ value }) => value))
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  const x = (value: number) => 190 + (430 * (value - low)) / (high - low || 1)
  const height = options.length * 30 + 30
  return html`<h3 class="govuk-heading-s">How sure that is</h3><figure class="bl-picture"><svg viewBox="0 0 640 ${height}" role="img"
    aria-label="Net present value of each option, from one in ten below to one in ten above">
    <line x1="${x(0)}" x2="${x(0)}" y1="4" y2="${height - 24}" class="bl-axis"></line>
    <text x="${x(0)}" y="${height - 8}" text-anchor="middle">£0</text>
    ${options.map(({ element, spread }, at) => {
      const [from, middle, to] = spread.percentiles.map(({ value }) => value)
      const y = at * 30 + 18
      return html`<text x="180" y="${y + 5}" text-anchor="end">${cut(element.name, 24)}</text>
        <line x1="${x(from!)}" x2="${x(to!)}" y1="${y}" y2="${y}" class="bl-range"></line>
        <circle cx="${x(middle!)}" cy="${y}" r="6" class="bl-middle"></circle>`
    })}</svg>
    <figcaption class="bl-when">${options.map(
      ({ element, spread }) =>
        html`${element.name}: ${spread.percentiles.map(({ value }) => sayPoundsInMillions(value)).join(' / ')}, below nought in ${(100 * spread.belowZero.value).toFixed(0)} of 100. `,
    )}P10 / P50 / P90, ${options[0]!.spread.draws.toLocaleString('en-GB')} draws.</figcaption></figure>`
}

/** What moves the preferred option most. */
function tornadoPicture(option: AppraisedOption | undefined): Html {
  const bars = option?.tornado.slice(0, 8) ?? []
  if (!option || bars.length === 0) return nothing
  const ends = bars.flatMap(({ atLow, atHigh }) => [atLow, atHigh])
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const x = (value: number) => 260 + (360 * (value - low)) / (high - low || 1)
  return html`<h3 class="govuk-heading-s">What moves it most: ${option.element.name}</h3><figure class="bl-picture">
    <svg viewBox="0 0 640 ${bars.length * 26 + 10}" role="img" aria-label="Lines of the option by how far each moves its net present value">
    ${bars.map(({ input, atLow, atHigh }, at) => {
      const [from, to] = [Math.min(x(atLow), x(atHigh)), Math.max(x(atLow), x(atHigh))]
      return html`<text x="250" y="${at * 26 + 22}" text-anchor="end">${cut(input, 36)}</text>
        <rect x="${from}" y="${at * 26 + 8}" width="${to - from}" height="18" class="bl-strip__aimed"></rect>`
    })}<line x1="${x(option.adjusted.npsv)}" x2="${x(option.adjusted.npsv)}" y1="2" y2="${bars.length * 26 + 8}" class="bl-axis"></line></svg>
    <figcaption class="bl-when">${bars.map(({ input, atLow, atHigh }) => html`${input}: ${sayPoundsInMillions(atLow)} to ${sayPoundsInMillions(atHigh)}. `)}</figcaption></figure>`
}

function factors({ model }: Viewing): Html {
  const options = ofKind(model, 'option').filter(option => rowsIn(option, 'factors').length > 0)
  if (options.length === 0) return nothing
  return html`<h3 class="govuk-heading-s">Critical success factors, 0 to 3</h3>
    ${wideTable('Critical success factors', {
      firstCellIsHeader: true,
      head: [{ text: 'Option' }, ...Object.values(criticalFactors).map(numeric)],
      rows: options.map(option => [
        { text: option.name },
        ...Object.keys(criticalFactors).map(name => {
          const row = rowsIn(option, 'factors').find(each => each.factor === name)
          return numeric(
            html`<span title="${String(row?.because ?? '')}">${String(row?.score ?? '–')}</span>`,
          )
        }),
      ]),
    })}`
}
