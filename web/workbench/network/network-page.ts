import {
  button,
  checkboxes,
  details,
  type Html,
  html,
  input,
  insetText,
  pagination,
  select,
  table,
  trustedHtml,
} from '@bluelamp/kit'
import type { NetworkNode, NetworkTie, NetworkView } from '@bluelamp/memory'
import { tieKinds } from '@bluelamp/memory'
import type { Addresses } from './draw-picture.ts'
import { pictureOf } from './draw-picture.ts'
import { type Asked, addressOf, mosts } from './network-question.ts'
import {
  heldWords,
  kindWords,
  moreWords,
  nameOf,
  recordWords,
  shapeOf,
  tieKindWords,
  tieWords,
  whenWords,
} from './network-words.ts'
import { type ShapeKind, shapeKinds, shapes, stepWords } from './picture.ts'

const rowsOfPage = 250

export const networkPath = (id: string) => `/workbench/entities/${id}/network`

/** Pages of the same work are opened for the same reason. */
export const addressesFor = (asked: Asked): Addresses => {
  const { purpose } = asked
  return {
    entity: id => addressOf(`/workbench/entities/${id}`, { purpose }),
    network: id => addressOf(networkPath(id), { ...asked, open: [], page: 1 }),
    record: id => addressOf(`/workbench/records/${id}`, { purpose }),
  }
}

export const shapeMark = (
  kind: ShapeKind,
): Html => html`<svg class="bl-shape" viewBox="-1.2 -1.2 2.4 2.4" width="22"
  height="22" aria-hidden="true" focusable="false"><path d="${shapes[kind].outline}" fill="${shapes[kind].colour}"></path><path
  d="${shapes[kind].glyph}" fill="#fff" fill-rule="evenodd"></path></svg>`

const stepsWords: Readonly<Record<string, string>> = {
  '1': 'One step',
  '2': 'Two steps',
  '3': 'Three steps',
}

/** What is shown, in a line; the form that changes it lies behind it, so that the picture comes first. */
function form(start: NetworkNode, asked: Asked): Html {
  const through =
    asked.kinds.length === tieKinds.length
      ? 'all ties'
      : asked.kinds.map(kind => tieKindWords[kind].toLowerCase()).join(', ')
  const days = [asked.from && `from ${asked.from}`, asked.to && `to ${asked.to}`].filter(Boolean)
  return details({
    summaryText: `${stepsWords[asked.steps]} out, ${through}, at most ${asked.most}${days.length > 0 ? `, records received ${days.join(' ')}` : ''}: change`,
    html: questionForm(start, asked),
    classes: 'bl-network-form',
  })
}

function questionForm(start: NetworkNode, asked: Asked): Html {
  return html`<form method="get" action="${networkPath(start.id)}">
    <input type="hidden" name="purpose" value="${asked.purpose}">
    <div class="bl-filters">
      ${select({
        id: 'steps',
        name: 'steps',
        label: { text: 'How far' },
        value: asked.steps,
        items: Object.entries(stepsWords).map(([value, text]) => ({ value, text })),
      })}
      ${select({
        id: 'most',
        name: 'most',
        label: { text: 'Show at most' },
        value: asked.most,
        items: mosts.map(value => ({ value, text: value })),
      })}
      ${input({ id: 'from', name: 'from', type: 'date', label: { text: 'Records received from' }, value: asked.from, classes: 'govuk-input--width-10' })}
      ${input({ id: 'to', name: 'to', type: 'date', label: { text: 'to' }, value: asked.to, classes: 'govuk-input--width-10' })}
    </div>
    ${checkboxes({
      name: 'kinds',
      idPrefix: 'kinds',
      classes: 'govuk-checkboxes--small bl-checkboxes-row',
      fieldset: { legend: { text: 'Ties through', classes: 'govuk-fieldset__legend--s' } },
      values: asked.kinds,
      items: tieKinds.map(kind => ({ value: kind, text: tieKindWords[kind] })),
    })}
    ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
  </form>`
}

const closedMark = html`<li><svg class="bl-shape" viewBox="-1.2 -1.2 2.4 2.4" width="22" height="22" aria-hidden="true"
  focusable="false"><circle r="0.9" fill="#fff" stroke="#0b0c0c" stroke-width="0.2" stroke-dasharray="0.35 0.25"></circle></svg>
  Many are tied to it: kept closed</li>`

const opinionMark = html`<li><svg class="bl-shape" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"
  focusable="false"><path d="M1 12H23" stroke="#505a5f" stroke-width="2" stroke-dasharray="4 3"></path></svg> Opinion only</li>`

/** Filled by a script. Without one the page goes on to the list, which holds the same facts. */
function picture(view: NetworkView, asked: Asked): Html {
  const used = new Set(view.nodes.map(shapeOf))
  const data = JSON.stringify(pictureOf(view, new Set(asked.open), addressesFor(asked)))
  const more = addressOf(`${networkPath(view.start)}/picture.json`, { ...asked, open: [], page: 1 })
  return html`<section id="network" class="bl-network" aria-label="Picture of the network" hidden data-more="${more}">
    <p class="govuk-hint" id="network-help">The same facts stand in the list below. Keys: arrows go along ties, Enter opens,
      M shows more ties, plus and minus zoom, 0 shows all, Escape lets go.</p>
    <div class="bl-network__tools" data-part="tools"></div>
    <div class="bl-network__stage" data-part="stage"></div>
    <div class="bl-network__side" data-part="side"></div>
    <p class="govuk-visually-hidden" data-part="said" aria-live="polite"></p>
    <ul class="bl-network__legend" aria-label="What the shapes mean">${shapeKinds
      .filter(kind => used.has(kind))
      .map(kind => html`<li>${shapeMark(kind)} ${shapes[kind].words}</li>`)}
      ${view.nodes.some(node => node.closed) && closedMark}
      ${view.ties.some(tie => tie.opinion) && opinionMark}
    </ul>
  </section>
  ${
    // Data, not code: "<" is written so that nothing in it can end the element.
    trustedHtml(
      `<script type="application/json" id="network-data">${data.replaceAll('<', '\\u003c')}</script>`,
    )
  }`
}

const recordLinks = (tie: NetworkTie, addresses: Addresses): Html => html`${recordWords(tie.count)}:
  ${tie.records.map(
    (id, index) =>
      html`<a class="govuk-link" href="${addresses.record(id)}"><span class="govuk-visually-hidden">Record </span>${index + 1}</a> `,
  )}${tie.count > tie.records.length && 'and earlier ones'}`

export function nodeCell(node: NetworkNode, addresses: Addresses): Html {
  const name =
    node.kind === 'detail'
      ? html`${nameOf(node)}`
      : html`<a class="govuk-link" href="${addresses.entity(node.id)}">${nameOf(node)}</a>`
  return html`<span class="bl-network-name">${shapeMark(shapeOf(node))} <span><span class="bl-meta">${kindWords(node)}</span>
    ${name}</span></span>`
}

export function tieTable(
  caption: string,
  ties: readonly NetworkTie[],
  nodes: ReadonlyMap<string, NetworkNode>,
  addresses: Addresses,
): Html {
  return html`<div class="bl-scroll" tabindex="0" role="region" aria-label="${caption}">${table({
    caption,
    captionClasses: 'govuk-table__caption--m',
    head: [
      { text: 'Who or what' },
      { text: 'Tied to' },
      { text: 'How' },
      { text: 'Through' },
      { text: 'Received' },
    ],
    rows: ties.map(tie => [
      { html: nodeCell(nodes.get(tie.from)!, addresses) },
      { html: nodeCell(nodes.get(tie.to)!, addresses) },
      {
        html: html`${tieWords(tie)}${tie.opinion && html` <strong class="govuk-tag govuk-tag--grey">Opinion</strong>`}`,
      },
      { html: recordLinks(tie, addresses) },
      { text: whenWords(tie), classes: 'bl-when-cell' },
    ]),
  })}</div>`
}

/** The stronger first, then by name, so that the list is the same every time. */
function sorted(view: NetworkView, nodes: ReadonlyMap<string, NetworkNode>): NetworkTie[] {
  const step = (tie: NetworkTie) =>
    Math.max(nodes.get(tie.from)!.steps, nodes.get(tie.to)!.steps) * 10 + nodes.get(tie.from)!.steps
  const name = (tie: NetworkTie) => `${nameOf(nodes.get(tie.from)!)} ${nameOf(nodes.get(tie.to)!)}`
  return [...view.ties].sort(
    (a, b) => step(a) - step(b) || b.count - a.count || name(a).localeCompare(name(b), 'en-GB'),
  )
}

function list(view: NetworkView, asked: Asked): Html {
  const nodes = new Map(view.nodes.map(node => [node.id, node]))
  const addresses = addressesFor(asked)
  const all = sorted(view, nodes)
  const last = Math.max(1, Math.ceil(all.length / rowsOfPage))
  const current = Math.min(asked.page, last)
  const shown = all.slice((current - 1) * rowsOfPage, current * rowsOfPage)
  const stepOf = (tie: NetworkTie) =>
    Math.max(nodes.get(tie.from)!.steps, nodes.get(tie.to)!.steps, 1)
  const link = (page: number) => ({ href: addressOf(networkPath(view.start), { ...asked, page }) })
  const steps = [...new Set(shown.map(stepOf))].sort((a, b) => a - b)
  return html`${steps.map(step =>
    tieTable(
      `Ties to those ${stepWords(step)}`,
      shown.filter(tie => stepOf(tie) === step),
      nodes,
      addresses,
    ),
  )}
  ${
    last > 1 &&
    pagination({
      landmarkLabel: 'Pages of the list',
      ...(current > 1 && { previous: link(current - 1) }),
      ...(current < last && { next: link(current + 1) }),
      items: [1, current - 1, current, current + 1, last]
        .filter((page, index, every) => page >= 1 && page <= last && every.indexOf(page) === index)
        .map(page => ({ ...link(page), number: page, current: page === current })),
    })
  }`
}

/** What is not all shown: busy ones kept closed, and those with more ties than fit. */
function busy(view: NetworkView, asked: Asked): Html | false {
  const addresses = addressesFor(asked)
  const some = view.nodes.filter(node => node.closed || node.more > 0 || node.atLeast)
  if (some.length === 0) return false
  const shown = some.slice(0, rowsOfPage)
  const open = (node: NetworkNode) =>
    addressOf(networkPath(view.start), { ...asked, open: [...asked.open, node.id], page: 1 })
  return html`<div class="bl-scroll" tabindex="0" role="region" aria-label="Not all shown">${table({
    caption: 'Not all shown',
    captionClasses: 'govuk-table__caption--m',
    head: [{ text: 'Who or what' }, { text: 'Besides what is shown' }, { text: 'Show it' }],
    rows: shown.map(node => [
      { html: nodeCell(node, addresses) },
      { text: moreWords(node) },
      {
        html:
          node.steps === 0 || asked.open.includes(node.id)
            ? html`All that fits is shown`
            : html`<a class="govuk-link" href="${open(node)}">Open<span class="govuk-visually-hidden"> ${nameOf(node)}</span></a>`,
      },
    ]),
  })}</div>
  ${some.length > shown.length && html`<p class="govuk-body">And ${some.length - shown.length} more like these.</p>`}`
}

function same(view: NetworkView, asked: Asked): Html | false {
  const held = view.nodes.filter(node => node.held.length > 0)
  return (
    held.length > 0 &&
    table({
      caption: 'Entries held to be one',
      captionClasses: 'govuk-table__caption--m',
      head: [{ text: 'Who or what' }, { text: 'Why' }],
      rows: held.map(node => [
        { html: nodeCell(node, addressesFor(asked)) },
        { html: html`${heldWords(node).map(words => html`<p class="govuk-body">${words}</p>`)}` },
      ]),
    })
  )
}

function pathForm(view: NetworkView, start: NetworkNode, asked: Asked): Html | false {
  const others = view.nodes
    .filter(node => node.steps > 0 && node.kind !== 'detail' && node.kind !== 'event')
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en-GB'))
  if (others.length === 0) return false
  return html`<form method="get" action="/workbench/entities/${start.id}/path" class="bl-filters">
    <input type="hidden" name="purpose" value="${asked.purpose}">
    ${select({
      id: 'other',
      name: 'other',
      label: { text: `How ${nameOf(start)} is tied to` },
      items: others.slice(0, 500).map(node => ({
        value: node.id,
        text: `${nameOf(node)} (${kindWords(node).toLowerCase()})`,
      })),
    })}
    ${button({ text: 'Find the way', classes: 'govuk-button--secondary' })}
  </form>`
}

const tieMeans =
  'A tie says that one record speaks of both, or that both gave the same number. It does not say that they know each other.'

export function networkPage(view: NetworkView, asked: Asked): Html {
  const start = view.nodes.find(node => node.id === view.start)!
  const others = view.nodes.length - 1
  const name = nameOf(start)
  return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">Network of links, seen from</span>${name}</h1>
    ${others === 0 && form(start, asked)}
    ${
      others === 0
        ? insetText({
            text: `Nothing is tied to ${name} in the records that you may see${asked.from || asked.to ? ' and that were received between these days' : ''}.`,
          })
        : html`<p class="govuk-body-l">${others === 1 ? 'One other' : `${others} others`},
            ${view.ties.length === 1 ? 'one tie' : `${view.ties.length} ties`}, in the records that you may see.</p>
          <p class="govuk-body">${tieMeans}</p>
          ${form(start, asked)}
          ${picture(view, asked)}
          ${pathForm(view, start, asked)}
          ${busy(view, asked)}
          ${same(view, asked)}
          <h2 class="govuk-heading-m" id="list">All that the picture shows</h2>
          ${list(view, asked)}`
    }
    ${others === 0 && html`${busy(view, asked)}${same(view, asked)}`}`
}
