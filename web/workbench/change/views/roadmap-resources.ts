import { cashByQuarter, sayPoundsInMillions } from '@bluelamp/change'
import { type Html, html, nothing } from '@bluelamp/kit'
import {
  type CapacityCell,
  measureCapacity,
  type RoadmapQuestion,
  type Schedule,
  yearName,
} from '@bluelamp/science/appraisal'
import { scrollRegion } from '../wide-table.ts'
import { type Axis, sizes } from './roadmap-axis.ts'

/** Money and people of a schedule, as they are drawn under its bars and told in words. */
export type Resources = {
  readonly years: readonly {
    readonly name: string
    readonly there: number
    readonly spent: number
    readonly over: boolean
    /** Spent since the year began, by its quarters. */
    readonly reached: readonly number[]
  }[]
  readonly skills: readonly { readonly name: string; readonly cells: readonly CapacityCell[] }[]
}

export function resourcesOf(question: RoadmapQuestion, schedule: Schedule): Resources {
  const byQuarter = cashByQuarter(question, schedule)
  const cells = measureCapacity(question, schedule)
  return {
    years: question.cash.map((there, year) => {
      let sum = 0
      const reached = byQuarter.slice(year * 4, year * 4 + 4).map(amount => {
        sum += amount
        return sum
      })
      return {
        name: yearName(question.firstYear, year),
        there,
        spent: sum,
        over: sum > there,
        reached,
      }
    }),
    skills: [...Map.groupBy(cells, ({ skill }) => skill)].map(([name, own]) => ({
      name,
      cells: own,
    })),
  }
}

/** What each year has spent so far, quarter by quarter, against the line it must not cross. */
export function moneyDrawn({ years }: Resources, axis: Axis, top: number): Html {
  const most = Math.max(1, ...years.flatMap(({ there, spent }) => [there, spent]))
  const foot = top + sizes.money - 6
  const y = (amount: number) => foot - (amount / most) * (sizes.money - 34)
  return html`<g role="img" aria-label="Money by year: ${years.map(yearWords).join('; ')}">
    ${years.map(({ there, spent, over, reached }, year) => {
      const [from, to] = [axis.x(year * 4), axis.x(year * 4 + 4)]
      const steps = reached.map(
        (amount, at) => `V${y(amount).toFixed(1)} H${axis.x(year * 4 + at + 1)}`,
      )
      return html`<path d="M${from} ${foot} ${steps.join(' ')} V${foot} Z" class="bl-gantt__spent${over ? ' bl-gantt__spent--over' : ''}"></path>
        <path d="M${from + 1} ${y(there).toFixed(1)} H${to - 1}" class="bl-gantt__limit"></path>
        <text x="${from + 5}" y="${top + 12}" class="${over ? 'bl-gantt__wrong' : 'bl-gantt__small'}">${sayPoundsInMillions(spent)} of ${sayPoundsInMillions(there)}${over ? ' ▲ over' : ''}</text>`
    })}
    <path d="M${axis.x(0)} ${foot} H${axis.x(axis.quarters)}" class="bl-gantt__tie"></path></g>`
}

const yearWords = ({ name, spent, there, over }: Resources['years'][number]): string =>
  `${name}, ${sayPoundsInMillions(spent)} of ${sayPoundsInMillions(there)}${over ? ', too much' : ''}`

export const percent = ({ load }: CapacityCell): string =>
  load === 0 ? '' : Number.isFinite(load) ? String(Math.round(100 * load)) : '∞'

/** A band for each skill, shaded by how much of it is asked for; where it is more than there is, it has a thick edge and a mark. */
export function skillsDrawn({ skills }: Resources, axis: Axis, top: number): Html {
  return html`${skills.map(({ name, cells }, row) => {
    const y = top + row * sizes.skill
    const over = cells.filter(cell => cell.over)
    return html`<g role="img" aria-label="${name}: ${over.length === 0 ? `never more than ${Math.round(100 * Math.max(0, ...cells.map(({ load }) => load)))}% of those there are` : over.map(({ words }) => words).join('; ')}">${cells.map(
      cell => html`<g><title>${cell.words}</title><rect x="${axis.x(cell.quarter)}" y="${y}" width="${axis.column - 1}" height="${sizes.skill - 2}" class="bl-gantt__load--${shade(cell)}"></rect>
        <text x="${axis.x(cell.quarter) + axis.column / 2}" y="${y + 15}" text-anchor="middle" class="bl-gantt__percent">${percent(cell)}${cell.over ? '!' : ''}</text></g>`,
    )}</g>`
  })}`
}

const shade = ({ load, over }: CapacityCell) =>
  over ? 'over' : load > 0.8 ? 'high' : load > 0.4 ? 'middle' : load > 0 ? 'some' : 'none'

/** What is over its limit, in words. */
export function overWords({ years, skills }: Resources): string[] {
  return [
    ...years
      .filter(({ over }) => over)
      .map(
        ({ name, spent, there }) =>
          `${name} spends ${sayPoundsInMillions(spent - there)} more than there is`,
      ),
    ...skills.flatMap(({ cells }) => cells.filter(({ over }) => over).map(({ words }) => words)),
  ]
}

export function resourceTables(question: RoadmapQuestion, { years, skills }: Resources): Html {
  return html`<h3 class="govuk-heading-s">Money by year</h3><ul class="govuk-list govuk-list--bullet">${years.map(year => html`<li>${yearWords(year)}</li>`)}</ul>
    ${
      skills.length === 0
        ? nothing
        : html`<h3 class="govuk-heading-s">People by quarter, in percent of those there are</h3>
    ${scrollRegion(
      'People by quarter',
      html`<table class="govuk-table bl-load"><thead><tr><th scope="col">Skill</th>${Array.from(
        { length: question.quarters },
        (_, quarter) => html`<th scope="col">${(quarter % 4) + 1}</th>`,
      )}</tr></thead><tbody>${skills.map(
        ({ name, cells }) =>
          html`<tr><th scope="row">${name}</th>${cells.map(cell => html`<td class="bl-load__${shade(cell)}">${percent(cell)}${cell.over ? '!' : ''}</td>`)}</tr>`,
      )}</tbody></table>`,
    )}`
    }`
}
