import { optionScenarios, sayPoundsInMillions } from '@bluelamp/change'
import { type Html, html, nothing, numeric } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'

/** Every option under the same stories: whether the first stays first when things go worse than estimated. */
export function scenariosView({ model, programme }: Viewing): Html {
  const { scenarios, rows, best } = optionScenarios(model)
  if (rows.length === 0) return nothing
  const links = changeLinks(programme.id)
  return html`<h3 class="govuk-heading-s">If things go otherwise</h3>
    ${wideTable('If things go otherwise', {
      firstCellIsHeader: true,
      head: [{ text: 'Net present value' }, ...scenarios.map(({ name }) => numeric(name))],
      rows: rows.map(({ element, worth }) => [
        {
          html: links.to(element),
        },
        ...worth.map((value, at) =>
          numeric(
            best[at] === element
              ? html`<strong>${sayPoundsInMillions(value)}<span class="govuk-visually-hidden"> (most)</span></strong>`
              : html`${sayPoundsInMillions(value)}`,
          ),
        ),
      ]),
    })}
    <p class="bl-when">${scenarios.map(({ name, words }) => `${name}: ${words}`).join('; ')}. Bold: worth most.</p>`
}
