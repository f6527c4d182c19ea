import { type Html, html, insetText } from '@bluelamp/kit'
import type { PathView } from '@bluelamp/memory'
import { addressesFor, nodeCell, tieTable } from './network-page.ts'
import type { Asked } from './network-question.ts'
import { nameOf } from './network-words.ts'

export function pathPage(view: PathView, asked: Asked): Html {
  const nodes = new Map(view.nodes.map(node => [node.id, node]))
  const addresses = addressesFor(asked)
  const tie = (a: string, b: string) =>
    view.ties.find(each => (each.from === a && each.to === b) || (each.from === b && each.to === a))
  const [first] = view.paths
  const heading = html`<h1 class="govuk-heading-l">How they are tied</h1>`
  if (!first) {
    return html`${heading}${insetText({
      text: view.complete
        ? 'No way leads from one to the other within six ties, in the records that you may see.'
        : 'No way was found in the records that you may see. Busy places and numbers were not looked beyond.',
    })}`
  }
  if (first.length === 1) {
    return html`${heading}${insetText({ text: 'Both entries are held to be the same.' })}`
  }
  return html`${heading}
    <p class="govuk-body-l">${view.paths.length === 1 ? 'One way' : `${view.paths.length} ways`} of
      ${first.length - 1 === 1 ? 'one tie' : `${first.length - 1} ties`}: none is shorter.</p>
    ${view.paths.map((path, index) => {
      const hubs = path
        .slice(1, -1)
        .map(id => nodes.get(id)!)
        .filter(node => node.closed)
      return html`<section aria-label="Way ${index + 1}">
        <h2 class="govuk-heading-m">Way ${index + 1}</h2>
        <ol class="govuk-list govuk-list--number">${path.map(id => html`<li>${nodeCell(nodes.get(id)!, addresses)}</li>`)}</ol>
        ${hubs.length > 0 && insetText({ text: `Many are tied to ${hubs.map(nameOf).join(' and ')}: to share it says little.` })}
        ${tieTable(
          `Through what: way ${index + 1}`,
          path.slice(1).flatMap((id, step) => tie(path[step]!, id) ?? []),
          nodes,
          addresses,
        )}
      </section>`
    })}`
}
