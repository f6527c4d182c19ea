import { cashByYear, criticalProjects, sayMillions } from '@bluelamp/change'
import { type Html, html, nothing } from '@bluelamp/kit'
import {
  measureCapacity,
  type RoadmapQuestion,
  type Schedule,
  yearName,
} from '@bluelamp/science/appraisal'

export type RoadmapPicture = {
  question: RoadmapQuestion
  schedule: Schedule
  /** Projects a person put where they are. */
  pinned: ReadonlySet<string>
  /** Another schedule to show beside it, as outlines: what stood before. */
  before?: Schedule
}

const [left, top, column, row] = [250, 46, 42, 26]

/**
 * Projects on five years of quarters, with what comes after what; below, the money of each year and the load on each skill.
 * A bar can be dragged, or moved with the arrow keys; without scripts the form under the picture does the same.
 */
export function roadmapPicture({ question, schedule, pinned, before = [] }: RoadmapPicture): Html {
  const { projects, quarters, firstYear } = question
  const placed = new Map(schedule.map(({ project, start }) => [project, start]))
  const was = new Map(before.map(({ project, start }) => [project, start]))
  const critical = criticalProjects(question, schedule)
  const ordered = [...projects].sort(
    (a, b) => (placed.get(a.id) ?? 99) - (placed.get(b.id) ?? 99) || a.name.localeCompare(b.name),
  )
  const line = new Map(ordered.map(({ id }, at) => [id, at]))
  const x = (quarter: number) => left + quarter * column
  const y = (at: number) => top + at * row
  const width = left + quarters * column + 10
  const height = top + ordered.length * row + 8
  return html`<div class="bl-scroll" tabindex="0" role="region" aria-label="Roadmap"><svg class="bl-gantt" data-quarters="${quarters}" data-column="${column}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"
    role="group" aria-label="Roadmap of ${schedule.length} projects">
    ${question.cash.map(
      (
        _,
        year,
      ) => html`<g><rect x="${x(year * 4)}" y="0" width="${column * 4}" height="${height}" class="bl-gantt__year${year % 2}"></rect>
        <text x="${x(year * 4) + 6}" y="16">${yearName(firstYear, year)}</text></g>`,
    )}
    ${Array.from({ length: quarters }, (_, quarter) => html`<text x="${x(quarter) + 12}" y="36" class="bl-gantt__small">${(quarter % 4) + 1}</text>`)}
    ${(question.dependencies ?? []).map(({ before: first, after }) => {
      const [from, to] = [placed.get(first), placed.get(after)]
      if (from === undefined || to === undefined) return nothing
      const length = projects.find(({ id }) => id === first)?.quarters ?? 1
      const [x1, y1, x2, y2] = [
        x(from + length),
        y(line.get(first)!) + 12,
        x(to),
        y(line.get(after)!) + 12,
      ]
      return html`<path d="M${x1} ${y1} h6 V${y2} H${x2}" class="bl-gantt__tie"></path>`
    })}
    ${ordered.map(({ id, name, quarters: length, mustDo }) => {
      const at = line.get(id)!
      const start = placed.get(id)
      const old = was.get(id)
      const words = `${name}${mustDo ? ', must be done' : ''}: ${
        start === undefined ? 'not planned' : `begins in quarter ${start + 1}, takes ${length}`
      }${pinned.has(id) ? ', held by you' : ''}${critical.has(id) ? ', on the critical path' : ''}`
      return html`<g><text x="${left - 8}" y="${y(at) + 16}" text-anchor="end" class="bl-gantt__name">${name.length > 34 ? `${name.slice(0, 33)}…` : name}</text>
        ${old !== undefined && old !== start ? html`<rect x="${x(old)}" y="${y(at) + 3}" width="${length * column}" height="18" class="bl-gantt__was"></rect>` : nothing}
        ${
          start === undefined
            ? html`<g tabindex="0" role="button" class="bl-gantt__bar" data-project="${id}" data-start="-1" aria-label="${words}"><rect x="${x(0)}" y="${y(at) + 3}" width="20" height="18" class="bl-gantt__none"></rect></g>`
            : html`<g tabindex="0" role="button" class="bl-gantt__bar" data-project="${id}" data-start="${start}" data-length="${length}" aria-label="${words}"><rect x="${x(start)}" y="${y(at) + 3}" width="${length * column - 2}" height="18" rx="3"
              class="${critical.has(id) ? 'bl-gantt__critical' : 'bl-gantt__plain'}${pinned.has(id) ? ' bl-gantt__held' : ''}"></rect>
              ${mustDo ? html`<text x="${x(start) + 5}" y="${y(at) + 16}" class="bl-gantt__mark" aria-hidden="true">must</text>` : nothing}</g>`
        }</g>`
    })}</svg></div>
    <p class="bl-when">Dark: on the critical path. Thick edge: held by you. Outline: where it stood. A small square: not planned.</p>
    ${money(question, schedule)}${load(question, schedule)}`
}

function money(question: RoadmapQuestion, schedule: Schedule): Html {
  const spent = cashByYear(question, schedule)
  const most = Math.max(1, ...question.cash, ...spent)
  return html`<h3 class="govuk-heading-s">Money by year</h3><ul class="govuk-list bl-years">${question.cash.map(
    (there, year) => {
      const over = spent[year]! > there
      return html`<li><strong>${yearName(question.firstYear, year)}</strong>
      <svg viewBox="0 0 300 14" preserveAspectRatio="none" aria-hidden="true"><rect x="0" y="0" width="${(300 * there) / most}" height="14" class="bl-bar__all"></rect>
      <rect x="0" y="3" width="${(300 * spent[year]!) / most}" height="8" class="${over ? 'bl-bar__over' : 'bl-bar__aimed'}"></rect></svg>
      <span class="bl-when">${sayMillions(spent[year]!)} of ${sayMillions(there)}${over ? ': too much' : ''}</span></li>`
    },
  )}</ul>`
}

function load(question: RoadmapQuestion, schedule: Schedule): Html {
  const cells = measureCapacity(question, schedule)
  const skills = [...new Set(cells.map(({ skill }) => skill))]
  if (skills.length === 0) return nothing
  const over = cells.filter(cell => cell.over)
  return html`<h3 class="govuk-heading-s">People by quarter, in percent of those there are</h3>
    <div class="bl-scroll" tabindex="0" role="region" aria-label="People by quarter"><table class="govuk-table bl-load"><thead><tr><th scope="col">Skill</th>${Array.from(
      { length: question.quarters },
      (_, quarter) => html`<th scope="col">${(quarter % 4) + 1}</th>`,
    )}</tr></thead><tbody>${skills.map(
      skill =>
        html`<tr><th scope="row">${skill}</th>${cells
          .filter(cell => cell.skill === skill)
          .map(
            cell =>
              html`<td class="bl-load__${cell.over ? 'over' : cell.load > 0.8 ? 'high' : cell.load > 0 ? 'some' : 'none'}">${cell.load === 0 ? '' : Number.isFinite(cell.load) ? Math.round(100 * cell.load) : '∞'}</td>`,
          )}</tr>`,
    )}</tbody></table></div>
    ${over.length > 0 ? html`<ul class="govuk-list govuk-list--bullet">${over.slice(0, 6).map(cell => html`<li>${cell.words}</li>`)}</ul>` : nothing}`
}
