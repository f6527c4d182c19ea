import {
  type Area,
  type AreaFinding,
  areas,
  type Element,
  type Kind,
  kinds,
  ofKind,
  type ProgrammeView,
  signaturesOf,
  signers,
  signings,
} from '@bluelamp/change'
import { details, type Html, html, nothing, tag } from '@bluelamp/kit'
import type { ShownView } from './area-view.ts'
import { type ChangeLinks, changeLinks } from './change-links.ts'
import { valueHtml } from './element-values.ts'
import { fresh, presenceLine } from './presence-line.ts'
import { wideTable } from './wide-table.ts'

export type AreaPage = ProgrammeView & {
  area: Area
  findings: readonly AreaFinding[]
  mayEdit: boolean
  /** What stands above the lists: pictures and tables of the whole part. */
  views: readonly ShownView[]
  /** How much had been made of this part when it was read. */
  count: number
}

/** One part of a programme: what can be seen of the whole, what the rules see, then each kind of element. */
export function areaPage(page: AreaPage): Html {
  const { programme, model, area, findings, mayEdit, views, count } = page
  const links = changeLinks(programme.id)
  const own = findings.filter(finding => finding.area === area)
  const here = Object.entries(kinds).filter(([, kind]) => kind.area === area)
  return html`<span class="govuk-caption-l">${programme.name}</span>
    <h1 class="govuk-heading-l">${areas[area]}</h1>
    ${areaNav(links, area)}
    ${presenceLine({ programme, area, count })}
    ${contents(views, here, model)}
    ${fresh('view', html`${views.map(({ at, body }) => html`<div id="${at}">${body}</div>`)}`)}
    ${fresh(
      'lists',
      html`${findingsList(own, model.elements, links)}
    ${here.map(([name, kind]) => kindSection(name, kind, { model, links, mayEdit }))}`,
    )}`
}

/** A part is long: what it shows and its lists can be jumped to, and the lengths of the lists are told first. */
const contents = (
  views: readonly ShownView[],
  here: readonly [string, Kind][],
  model: ProgrammeView['model'],
): Html => {
  const item = (at: string, words: string) =>
    html`<li><a class="govuk-link" href="#${at}">${words}</a></li>`
  return html`<nav aria-label="On this page"><ul class="govuk-list bl-filters">${views.map(
    ({ at, words }) => item(at, words),
  )}${here.map(([name, { plural }]) =>
    item(`kind-${name}`, `${plural} (${ofKind(model, name).length})`),
  )}</ul></nav>`
}

export const areaNav = (links: ChangeLinks, current: Area | undefined): Html =>
  html`<nav aria-label="Parts of the programme"><ul class="govuk-list bl-filters">${(
    Object.keys(areas) as Area[]
  ).map(
    area =>
      html`<li>${
        area === current
          ? html`<strong aria-current="page">${areas[area]}</strong>`
          : html`<a class="govuk-link" href="${links.area(area)}">${areas[area]}</a>`
      }</li>`,
  )}</ul></nav>`

export function findingsList(
  findings: readonly AreaFinding[],
  elements: readonly Element[],
  links: ChangeLinks,
): Html {
  if (findings.length === 0) return nothing
  const named = new Map(elements.map(element => [element.id, element.name]))
  const ordered = [...findings].sort((a, b) => a.weight.localeCompare(b.weight) * -1)
  return details({
    summaryText: `What the rules see (${findings.length})`,
    open: true,
    html: html`<ul class="govuk-list">${ordered.map(
      ({ weight, element, text }) =>
        html`<li>${
          weight === 'wrong'
            ? tag({ text: 'Mend', classes: 'govuk-tag--red' })
            : tag({ text: 'Look', classes: 'govuk-tag--yellow' })
        } ${links.to({ id: element, name: named.get(element) ?? 'An element' })}: ${text}</li>`,
    )}</ul>`,
  })
}

type Showing = { model: ProgrammeView['model']; links: ChangeLinks; mayEdit: boolean }

/** Short fields that tell one element from another in a list. */
const mostColumns = 4

function kindSection(name: string, kind: Kind, { model, links, mayEdit }: Showing): Html {
  const elements = ofKind(model, name)
  const columns = Object.entries(kind.fields)
    .filter(([name, field]) =>
      kind.listed
        ? kind.listed.includes(name)
        : !['prose', 'rows', 'many', 'one'].includes(field.type),
    )
    .slice(0, mostColumns)
  return html`<section aria-labelledby="kind-${name}">
    <h2 class="govuk-heading-m" id="kind-${name}">${kind.plural}</h2>
    <p class="govuk-body">${kind.about}</p>
    ${
      elements.length === 0
        ? html`<p class="govuk-body">None yet.</p>`
        : html`${wideTable(kind.plural, {
            firstCellIsHeader: true,
            head: [
              { text: kind.words },
              ...columns.map(([, field]) => ({ text: field.words })),
              ...(signings[name] ? [{ text: 'Signed' }] : []),
            ],
            rows: elements.map(element => [
              {
                html: links.to(element),
              },
              ...columns.map(([field, of]) => ({
                html:
                  element.body[field] === undefined
                    ? nothing
                    : valueHtml(of, element.body[field], model, links.to),
              })),
              ...(signings[name] ? [{ html: signedBy(model, element) }] : []),
            ]),
          })}`
    }
    ${mayEdit ? html`<p class="govuk-body"><a class="govuk-link" href="${links.add(name)}">Add: ${kind.words.toLowerCase()}</a></p>` : nothing}
  </section>`
}

export function signedBy(model: ProgrammeView['model'], element: Element): Html {
  const roles = signings[element.kind] ?? {}
  const signed = signaturesOf(model, element)
  return html`<span class="bl-signed">${Object.entries(roles).map(([role, outcomes]) => {
    const found = signed.find(signature => signature.role === role)
    const who = signers[role as keyof typeof signers]
    return html`${
      found
        ? tag({
            text: `${who}: ${outcomes[found.outcome] ?? found.outcome}`,
            classes: 'govuk-tag--green',
          })
        : tag({ text: `${who}: not yet`, classes: 'govuk-tag--grey' })
    } `
  })}</span>`
}
