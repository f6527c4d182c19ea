import type { Tranche } from '@bluelamp/change'
import { type Html, html, nothing } from '@bluelamp/kit'
import type { Project, RoadmapQuestion } from '@bluelamp/science/appraisal'
import { type Axis, quarterWords, sizes, trancheOf } from './roadmap-axis.ts'

export type Bar = {
  readonly project: Project
  readonly start: number | undefined
  /** Where it stood before, if that is to be shown beside. */
  readonly was: number | undefined
  readonly held: boolean
  readonly critical: boolean
  readonly slack: number | undefined
}

export const slackWords = (slack: number | undefined): string =>
  slack === undefined
    ? ''
    : slack === 0
      ? 'no slack'
      : `${slack} ${slack === 1 ? 'quarter' : 'quarters'} of slack`

/** All that a bar says, for those who hear it or point at it. */
function barWords(bar: Bar, firstYear: number, tranches: readonly Tranche[]): string {
  const { project, start, held, critical, slack } = bar
  const tranche = trancheOf(tranches, project, start)
  return [
    `${project.name}${project.mustDo ? ', must be done' : ''}: ${
      start === undefined
        ? 'not planned'
        : `begins in quarter ${start + 1} (${quarterWords(firstYear, start)}), takes ${project.quarters}`
    }`,
    held ? 'held by you' : '',
    critical ? 'on the critical path' : '',
    slackWords(slack),
    tranche ? `${tranche.name}${tranche.late ? ', after which it ends' : ''}` : '',
  ]
    .filter(words => words !== '')
    .join(', ')
}

type Drawing = {
  readonly bars: readonly Bar[]
  readonly question: RoadmapQuestion
  readonly tranches: readonly Tranche[]
  readonly axis: Axis
}

export function barsDrawn({ bars, question, tranches, axis }: Drawing): Html {
  return html`${bars.map((bar, at) => {
    const { project, start, was, held, critical } = bar
    const y = sizes.head + at * sizes.bar
    const words = barWords(bar, question.firstYear, tranches)
    const tranche = trancheOf(tranches, project, start)
    const width = project.quarters * axis.column - 2
    const end = start === undefined ? axis.x(0) + 24 : axis.x(start + project.quarters)
    return html`<g>${was !== undefined && was !== start ? html`<rect x="${axis.x(was)}" y="${y + 3}" width="${width}" height="18" class="bl-gantt__was"></rect>` : nothing}
      <g tabindex="0" role="button" class="bl-gantt__bar" data-project="${project.id}" data-name="${project.name}" data-start="${start ?? -1}" data-length="${project.quarters}" aria-label="${words}"><title>${words}</title>${
        start === undefined
          ? html`<rect x="${axis.x(0)}" y="${y + 3}" width="20" height="18" class="bl-gantt__none"></rect>`
          : html`<rect x="${axis.x(start)}" y="${y + 3}" width="${width}" height="18" rx="3" class="${critical ? 'bl-gantt__critical' : 'bl-gantt__plain'}${held ? ' bl-gantt__held' : ''}"></rect>
            ${project.mustDo ? html`<text x="${axis.x(start) + 5}" y="${y + 16}" class="bl-gantt__mark" aria-hidden="true">must</text>` : nothing}`
      }</g>${
        tranche && start !== undefined
          ? html`<text x="${end + 4}" y="${y + 16}" class="${tranche.late ? 'bl-gantt__wrong' : 'bl-gantt__small'}" aria-hidden="true">T${tranche.number}${tranche.late ? ' late' : ''}</text>`
          : nothing
      }</g>`
  })}`
}

/** What begins after what. */
export function tiesDrawn({ bars, question, axis }: Drawing): Html {
  const rows = new Map(bars.map((bar, at) => [bar.project.id, { ...bar, at }]))
  return html`${(question.dependencies ?? []).map(({ before, after }) => {
    const [first, second] = [rows.get(before), rows.get(after)]
    if (first?.start === undefined || second?.start === undefined) return nothing
    const y = (at: number) => sizes.head + at * sizes.bar + 12
    return html`<path d="M${axis.x(first.start + first.project.quarters)} ${y(first.at)} h6 V${y(second.at)} H${axis.x(second.start)}" class="bl-gantt__tie"></path>`
  })}`
}
