import {
  type Grouping,
  groupings,
  leastShown,
  ofKind,
  type ShownGroup,
  shortBy,
  type VoiceCounts,
} from '@bluelamp/change'
import { details, type Html, html, nothing, tag } from '@bluelamp/kit'
import type { Viewing } from '../viewing.ts'
import { sayMargin } from './say-margin.ts'
import { strip } from './strip.ts'

/** Who answered, group by group, against how many were wanted; surveys without a quota stand folded below. */
export function groupsView({ model }: Viewing, { groups }: VoiceCounts): Html {
  const surveys = ofKind(model, 'engagement')
    .map(({ id, name }) => ({ name, own: groups.filter(group => group.engagementId === id) }))
    .filter(({ own }) => own.length > 0)
  if (surveys.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Who they are</h2>
    <p class="govuk-body">Groups of fewer than ${leastShown} are not shown, nor those by which one could be told. Each ± holds for a share within the group.</p>
    ${surveys.map(({ name, own }) => {
      const isWanted = own.some(({ wanted }) => wanted !== null)
      const lists = html`<div class="bl-quotas">${(Object.keys(groupings) as Grouping[]).map(by => listOf(by, own))}</div>`
      return isWanted
        ? html`<h3 class="govuk-heading-s">${name}: answered against wanted</h3>${lists}`
        : details({ summaryText: name, html: lists })
    })}`
}

function listOf(by: Grouping, all: readonly ShownGroup[]): Html {
  const groups = all.filter(group => group.by === by)
  if (groups.length === 0) return nothing
  const most = Math.max(1, ...groups.flatMap(({ people, wanted }) => [people ?? 0, wanted ?? 0]))
  return html`<section><h4 class="govuk-heading-s">${groupings[by]}</h4>
    <ul class="govuk-list">${groups.map(group => item(group, most))}</ul></section>`
}

function item(group: ShownGroup, most: number): Html {
  const { people, wanted } = group
  const short = shortBy(group)
  return html`<li>${group.group} ${short > 0 ? tag({ text: `Short by ${short}`, classes: 'govuk-tag--yellow' }) : nothing}
    ${strip([
      { share: (wanted ?? 0) / most, as: 'all' },
      { share: (people ?? 0) / most, as: short > 0 ? 'aimed' : 'reached', thin: true },
    ])}
    <span class="bl-when">${people === null ? 'Not shown' : `${people} answered, ${sayMargin(people)}`}${wanted === null ? '' : `; ${wanted} wanted`}</span></li>`
}
