import {
  byUnit,
  daysOfChange,
  isOutside,
  ofKind,
  type Place,
  type Structure,
  structureOn,
} from '@bluelamp/change'
import { type Html, html, join, nothing, numeric, tag } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import { dayWords, fteShort, fteWords, moneyWords, poundWords } from '../element-values.ts'
import type { Viewing } from '../viewing.ts'
import { scrollRegion, wideTable } from '../wide-table.ts'
import { askForm, dayAsked, dayBox } from './ask-form.ts'
import { structureChart } from './structure-chart.ts'

/** The organisation as it stands on a day: figures, the lines of reporting drawn, and each post with its span. */
export function organisationView(viewing: Viewing): Html {
  const { model, today } = viewing
  const day = dayAsked(viewing, 'day') ?? today
  const structure = structureOn(model, day)
  return html`<h2 class="govuk-heading-m">The organisation on ${dayWords(day)}</h2>
    ${askForm(viewing, { area: 'organisation', at: 'structure', own: ['day'], button: 'Show this day', controls: dayBox('day', 'Day', day) })}
    ${ofKind(model, 'post').length === 0 ? html`<p class="govuk-body">No posts yet.</p>` : stands(viewing, structure)}`
}

function stands(viewing: Viewing, structure: Structure): Html {
  const links = changeLinks(viewing.programme.id)
  const changes = daysOfChange(viewing.model)
  return html`${
    changes.length > 1
      ? html`<p class="govuk-body">It changes on ${join(
          changes.map(
            day =>
              html`<a class="govuk-link bl-nowrap" href="${links.area('organisation')}?day=${day}#structure">${dayWords(day)}</a>`,
          ),
          ', ',
        )}.</p>`
      : nothing
  }
    ${
      structure.places.length === 0
        ? html`<p class="govuk-body">No post stands on this day.</p>`
        : html`${figures(structure)}
    <div class="bl-chart-room">${scrollRegion('Reporting lines, drawn', structureChart(structure))}</div>
    <h3 class="govuk-heading-s">Posts and spans of control</h3>
    <p class="govuk-body">A span is how many full-time equivalents report directly to each person who leads. The band is the range that was set.</p>
    ${tree(viewing, structure.tops)}
    ${units(viewing, structure)}`
    }`
}

function figures(structure: Structure): Html {
  const led = structure.places.filter(({ span }) => span !== undefined)
  const outside = led.filter(isOutside).length
  const share = structure.hundredths > 0 ? (100 * structure.powers) / structure.hundredths : 0
  return html`<dl class="bl-figures">${[
    ['Full-time equivalents', fteWords(structure.hundredths)],
    ['Cost a year', moneyWords(structure.pence)],
    ['Layers', String(structure.layers)],
    ['Use police powers', `${share.toFixed(1)}%`],
    ['Spans out of range', `${outside} of ${led.length}`],
  ].map(([words, figure]) => html`<div><dt>${words!}</dt><dd>${figure!}</dd></div>`)}</dl>`
}

function tree(viewing: Viewing, places: readonly Place[]): Html {
  const links = changeLinks(viewing.programme.id)
  return html`<ul class="bl-tree">${places.map(
    place =>
      html`<li><div class="bl-tree__post">${links.to(place.post)}
      <span class="bl-tree__figures">${fteWords(place.post.hundredths)} ${fteShort}, ${moneyWords(place.post.pence)} a year</span>${spanBar(place)}</div>
      ${place.reports.length > 0 ? tree(viewing, place.reports) : nothing}</li>`,
  )}</ul>`
}

/** Where the span lies against its range; said in words beside it. */
function spanBar({ span, range }: Place): Html {
  if (span === undefined) return nothing
  const ends = range ? ` (${range.lowest} to ${range.highest})` : ''
  const most = 1.15 * Math.max(span, range?.highest ?? 0, 1)
  const at = (people: number) => ((160 * people) / most).toFixed(1)
  return html`<span class="bl-tree__span"><svg viewBox="0 0 160 12" aria-hidden="true">
    <rect x="0" y="5" width="160" height="2" class="bl-span__line"></rect>
    ${range ? html`<rect x="${at(range.lowest)}" y="1" width="${at(range.highest - range.lowest)}" height="10" class="bl-span__range"></rect>` : nothing}
    <rect x="${at(span)}" y="0" width="4" height="12" class="bl-span__mark"></rect></svg>
    Span ${span.toFixed(1)}${ends}${isOutside({ span, ...(range && { range }) }) ? html` ${tag({ text: 'Out of range', classes: 'govuk-tag--red' })}` : nothing}</span>`
}

function units({ model, programme }: Viewing, structure: Structure): Html {
  const links = changeLinks(programme.id)
  return html`<h3 class="govuk-heading-s">By unit</h3>${wideTable('By unit', {
    firstCellIsHeader: true,
    head: [{ text: 'Unit' }, numeric('Full-time equivalents'), numeric('Cost a year')],
    rows: [
      ...byUnit(model, structure).map(({ unit, hundredths, pence }) => [
        unit
          ? {
              html: links.to(unit),
            }
          : { text: 'No unit' },
        numeric(fteWords(hundredths)),
        numeric(poundWords(pence)),
      ]),
      [
        { text: 'Together' },
        numeric(fteWords(structure.hundredths)),
        numeric(poundWords(structure.pence)),
      ],
    ],
  })}`
}
