import {
  type Area,
  type AreaFinding,
  areas,
  bodies,
  kinds,
  type ProgrammeView,
  type Version,
} from '@bluelamp/change'
import { formatDateTime, type Html, html, nothing, tag } from '@bluelamp/kit'
import { type ChangeLinks, changeLinks } from './change-links.ts'
import { tracker } from './views/saving-tracker.ts'

export type ProgrammePage = ProgrammeView & {
  findings: readonly AreaFinding[]
  changes: readonly Version[]
}

/** A programme at a glance: its parts, what the rules see, what was changed last. */
export function programmePage({ programme, model, findings, changes }: ProgrammePage): Html {
  const links = changeLinks(programme.id)
  return html`<h1 class="govuk-heading-l">${programme.name}</h1>
    <p class="govuk-body">Held to account by: ${bodies[programme.body].toLowerCase()}. ${model.elements.length} elements,
      ${model.signatures.length} signatures.</p>
    ${tracker(model)}
    <ul class="bl-cards">${(Object.keys(areas) as Area[]).map(area => card(area, links, model, findings))}</ul>
    <h2 class="govuk-heading-m">Changed last</h2>
    ${changesList(changes, links)}
    <p class="govuk-body"><a class="govuk-link" href="${links.history}">Weekly report and history</a></p>`
}

function card(
  area: Area,
  links: ChangeLinks,
  model: ProgrammeView['model'],
  findings: readonly AreaFinding[],
): Html {
  const count = model.elements.filter(element => kinds[element.kind]?.area === area).length
  const own = findings.filter(finding => finding.area === area)
  const wrong = own.filter(finding => finding.weight === 'wrong').length
  return html`<li class="bl-card"><h2 class="govuk-heading-s"><a class="govuk-link" href="${links.area(area)}">${areas[area]}</a></h2>
    <p class="govuk-body">${count === 0 ? 'Nothing yet' : count === 1 ? '1 element' : `${count} elements`}
      ${wrong > 0 ? tag({ text: `${wrong} to mend`, classes: 'govuk-tag--red' }) : nothing}
      ${own.length > wrong ? tag({ text: `${own.length - wrong} to look at`, classes: 'govuk-tag--yellow' }) : nothing}</p></li>`
}

export function changesList(changes: readonly Version[], links: ChangeLinks): Html {
  if (changes.length === 0) return html`<p class="govuk-body">Nothing was changed.</p>`
  return html`<ul class="govuk-list">${changes.map(
    version =>
      html`<li>${
        version.body === null
          ? html`<s>${version.name}</s> taken away`
          : html`${links.to(version)}
          ${version.number === 1 ? 'new' : `version ${version.number}`}`
      } <span class="bl-when">${kinds[version.kind]?.words}, ${version.madeBy}, ${formatDateTime(version.madeAt)}${
        version.reason === '' ? '' : `: ${version.reason}`
      }</span></li>`,
  )}</ul>`
}
