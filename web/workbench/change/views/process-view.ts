import {
  byId,
  type Element,
  feeding,
  isToBe,
  nearEnough,
  numberIn,
  offBy,
  ofKind,
  type ProcessFigures,
  processFaults,
  type Saving,
  savings,
  simulateAll,
} from '@bluelamp/change'
import { type Html, heads, html, join, nothing, numeric, tag } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import { moneyWords } from '../element-values.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'
import { longestOf, processFlow } from './process-flow.ts'
import { sayHours } from './svg-words.ts'

/** Each process as it is beside what takes its place: the steps drawn, time, cost and handoffs, and what that brings. */
export function processView({ model, programme }: Viewing): Html {
  const links = changeLinks(programme.id)
  const processes = ofKind(model, 'process')
  if (processes.length === 0) return nothing
  const simulations = simulateAll(model)
  const saved = savings(model, simulations)
  const replacing = (process: Element) =>
    processes.filter(other => isToBe(other) && other.body.replaces === process.id)
  const placed = new Set(processes.flatMap(replacing).map(({ id }) => id))
  const first = processes.filter(({ id }) => !placed.has(id))
  return html`<h2 class="govuk-heading-m">Processes</h2>
    <p class="govuk-body">Figures come from simulating each process from its steps and people, in runs of some weeks; the same each time you look.
      A mean stands with the interval that holds it in 95 of 100 cases. In the pictures a thick line is a handoff; below it blue is work, red the wait until
      somebody is free, dashed the wait for others.</p>
    ${first.map(process => pair([process, ...replacing(process)]))}
    ${claims()}`

  function pair(members: readonly Element[]): Html {
    const found = members.map(({ id }) => simulations.get(id)).filter(each => each !== undefined)
    const longest = Math.max(0, ...found.map(longestOf))
    return html`<section class="bl-process"><h3 class="govuk-heading-s">${join(
      members.map(process => links.to(process)),
      ' → ',
    )}</h3>
      ${members
        .filter(({ id }) => !simulations.has(id))
        .map(
          process =>
            html`<p class="govuk-body">${tag({ text: 'Not simulated', classes: 'govuk-tag--red' })} ${process.name}: ${processFaults(process)[0] ?? 'somebody has more work than time, so that its queue has no end'}.</p>`,
        )}
      ${found.length > 0 ? compared(found) : nothing}
      ${found.map(
        figures =>
          html`<h4 class="govuk-heading-s bl-process__which">${isToBe(figures.process) ? 'As it is to be' : 'As it is'}</h4>${processFlow({ figures, longest })}`,
      )}
      ${saved.filter(({ process }) => members.includes(process)).map(saves)}</section>`
  }

  function claims(): Html {
    const fed = feeding(model, saved)
    if (fed.length === 0) return nothing
    return html`<h3 class="govuk-heading-s">Benefits that processes bring</h3>
      ${wideTable('Benefits that processes bring', {
        firstCellIsHeader: true,
        head: [
          ...heads('Benefit', 'Processes'),
          ...['Worth at its target', 'Time saved costs', 'Released as money'].map(numeric),
        ],
        rows: fed.map(({ benefit, processes: by, worth, released }) => [
          {
            html: links.to(benefit),
          },
          { text: by.map(({ name }) => name).join('; ') },
          ...[numberIn(benefit, 'worth'), worth, released].map(pence =>
            numeric(pence === undefined ? '–' : wholePounds(pence)),
          ),
        ]),
      })}`
  }

  function saves({ hours, worth, released, process }: Saving): Html {
    const benefit = byId(model, process.body.benefit)
    return html`<p class="govuk-body">It saves ${Math.round(hours).toLocaleString('en-GB')} hours of people’s work a year, which cost ${wholePounds(worth)};
      ${released > 0 ? `${wholePounds(released)} of it is released as money` : 'none of it is released as money'}.
      ${benefit ? html`Benefit: ${links.to(benefit)}.` : nothing}</p>`
  }
}

/** A simulated sum is not known to the penny. */
const wholePounds = (pence: number): string => moneyWords(100 * Math.round(pence / 100))

/** Time, cost and handoffs side by side. Keyboard and phone: a table that scrolls. */
function compared(found: readonly ProcessFigures[]): Html {
  const lines: [string, (figures: ProcessFigures) => Html | string][] = [
    [
      'From beginning to end',
      ({ cycle }) =>
        `${sayHours(cycle.value)} (${sayHours(Math.max(0, cycle.low))} to ${sayHours(cycle.high)})`,
    ],
    ['Nine in ten take no longer than', ({ slow }) => sayHours(slow.value)],
    ['Measured', measured],
    ['People’s work a case', ({ work }) => sayHours(work / 60)],
    ['Waits until somebody is free', ({ queueing }) => sayHours(queueing)],
    ['With machines, or waiting for others', ({ elsewhere }) => sayHours(elsewhere)],
    ['Cost a case', ({ cost }) => moneyWords(Math.round(cost))],
    [
      'Handoffs on the whole way / of a case on average',
      ({ wayHandoffs, handoffs }) => `${wayHandoffs} / ${handoffs.toFixed(1)}`,
    ],
  ]
  return html`${wideTable('Time, cost and handoffs', {
    firstCellIsHeader: true,
    classes: 'bl-compared',
    head: [
      { text: 'A case' },
      ...found.map(({ process }) => ({ text: isToBe(process) ? 'To be' : 'As it is' })),
    ],
    rows: lines.map(([words, of]) => [
      { text: words },
      ...found.map(figures => ({ html: html`${of(figures)}` })),
    ]),
  })}`
}

function measured(figures: ProcessFigures): Html | string {
  const hours = numberIn(figures.process, 'measured')
  const off = offBy(figures)
  if (hours === undefined || off === undefined) return '–'
  const isNear = Math.abs(off) <= nearEnough
  return html`${sayHours(hours)} ${tag({
    text: isNear
      ? `Model within ${Math.ceil(Math.abs(100 * off))}%`
      : `Model ${Math.round(Math.abs(100 * off))}% ${off < 0 ? 'too short' : 'too long'}`,
    classes: isNear ? 'govuk-tag--green' : 'govuk-tag--red bl-wrap',
  })}`
}
