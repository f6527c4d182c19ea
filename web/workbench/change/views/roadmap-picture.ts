import { slackOf, type Tranche } from '@bluelamp/change'
import { details, formatDate, type Html, heads, html, nothing } from '@bluelamp/kit'
import { type RoadmapQuestion, type Schedule, yearName } from '@bluelamp/science/appraisal'
import { scrollRegion, wideTable } from '../wide-table.ts'
import { type Axis, axisOf, quarterWords, sizes, startsOf, trancheOf } from './roadmap-axis.ts'
import { type Bar, barsDrawn, slackWords, tiesDrawn } from './roadmap-bars.ts'
import {
  moneyDrawn,
  overWords,
  type Resources,
  resourcesOf,
  resourceTables,
  skillsDrawn,
} from './roadmap-resources.ts'
import { cut } from './svg-words.ts'

export type RoadmapPicture = {
  question: RoadmapQuestion
  schedule: Schedule
  /** Projects a person put where they are. */
  pinned: ReadonlySet<string>
  /** Another schedule to show beside it, as outlines: what stood before. */
  before?: Schedule
  /** Ends of tranches. */
  tranches: readonly Tranche[]
  today: { readonly day: string; readonly at: number }
}

/**
 * Projects on five years of quarters, with what comes after what and where tranches end; under them, on the same axis, the money of
 * each year and the load on each skill. A bar can be dragged, or moved with the arrow keys; without scripts the form under the picture
 * does the same, and tables say all that is drawn.
 */
export function roadmapPicture(picture: RoadmapPicture): Html {
  const { question, schedule, today } = picture
  // What was reached before the roadmap begins, or will be after it ends, has no place on it.
  const tranches = picture.tranches.filter(({ at }) => at > 0 && at <= question.quarters)
  const axis = axisOf(question)
  const bars = barsOf(picture)
  const resources = resourcesOf(question, schedule)
  const money = sizes.head + bars.length * sizes.bar + sizes.gap
  const people = money + sizes.money + sizes.gap
  const height = people + resources.skills.length * sizes.skill + 4
  const drawing = { bars, question, tranches, axis }
  const over = overWords(resources)
  return html`${scrollRegion(
    'Roadmap',
    html`<div class="bl-gantt__frame">${names(bars, resources)}
    <svg class="bl-gantt" data-quarters="${question.quarters}" data-column="${axis.column}" viewBox="0 0 ${axis.width} ${height}" width="${axis.width}" height="${height}"
    role="group" aria-label="Roadmap of ${schedule.length} projects">
    ${head(question, axis, height)}
    ${tranches.map((tranche, at) => trancheLine(tranche, at, { tranches, axis, height }))}
    ${tiesDrawn(drawing)}${barsDrawn(drawing)}
    ${moneyDrawn(resources, axis, money)}${skillsDrawn(resources, axis, people)}
    ${
      today.at >= 0 && today.at <= question.quarters
        ? html`<g><path d="M${axis.x(today.at).toFixed(1)} 40 V${height}" class="bl-gantt__today"></path><text x="${(axis.x(today.at) + 4).toFixed(1)}" y="${sizes.head - 2}" class="bl-gantt__wrong">Today</text></g>`
        : nothing
    }</svg></div>`,
  )}
    <p class="bl-when">Dark: on the critical path, without slack. Thick edge: held by you. Outline: where it stood. A small square: not planned.
      T1, T2…: the tranche that counts on it. Money: what each year has spent so far, under the dashed line of what there is.
      People: percent of those there are; an exclamation mark is more than there are.
      ${today.at < 0 || today.at > question.quarters ? html`Today, ${formatDate(new Date(`${today.day}T12:00:00Z`))}, is not within these years.` : nothing}</p>
    ${over.length > 0 ? html`<h3 class="govuk-heading-s">Over the limit</h3><ul class="govuk-list govuk-list--bullet">${over.slice(0, 8).map(words => html`<li>${words}</li>`)}</ul>${over.length > 8 ? html`<p class="govuk-body">And ${over.length - 8} more.</p>` : nothing}` : nothing}
    ${details({ summaryText: 'The roadmap as tables: slack, tranches, money and people', html: html`${slackTable(bars, question, tranches)}${resourceTables(question, resources)}` })}`
}

function barsOf({ question, schedule, pinned, before = [] }: RoadmapPicture): Bar[] {
  const [starts, was, slack] = [startsOf(schedule), startsOf(before), slackOf(question, schedule)]
  return question.projects
    .map(project => ({
      project,
      start: starts.get(project.id),
      was: was.get(project.id),
      held: pinned.has(project.id),
      critical: slack.get(project.id)?.critical ?? false,
      slack: slack.get(project.id)?.slack,
    }))
    .sort(
      (a, b) => (a.start ?? 99) - (b.start ?? 99) || a.project.name.localeCompare(b.project.name),
    )
}

/** Stays in sight while the years are scrolled. The bars say the same names themselves. */
const names = (bars: readonly Bar[], { skills }: Resources): Html =>
  html`<div class="bl-gantt__names" aria-hidden="true"><div class="bl-gantt__head"></div>${bars.map(
    ({ project }) => html`<div class="bl-gantt__name"><span>${project.name}</span></div>`,
  )}<div class="bl-gantt__title">Money by year</div><div class="bl-gantt__money"></div><div class="bl-gantt__title">People by quarter, %</div>${skills.map(
    ({ name }) => html`<div class="bl-gantt__skill"><span>${name}</span></div>`,
  )}</div>`

const head = ({ cash, firstYear, quarters }: RoadmapQuestion, axis: Axis, height: number): Html =>
  html`${cash.map(
    (
      _,
      year,
    ) => html`<g><rect x="${axis.x(year * 4)}" y="0" width="${axis.column * 4}" height="${height}" class="bl-gantt__year${year % 2}"></rect>
    <text x="${axis.x(year * 4) + 6}" y="16">${yearName(firstYear, year)}</text></g>`,
  )}${Array.from({ length: quarters }, (_, quarter) => html`<text x="${axis.x(quarter) + 16}" y="34" class="bl-gantt__small">${(quarter % 4) + 1}</text>`)}`

/** Letters of a tranche's name that fit between its line and the one before. */
const letterWidth = 6.2

function trancheLine(
  { state, at }: Tranche,
  index: number,
  { tranches, axis, height }: { tranches: readonly Tranche[]; axis: Axis; height: number },
): Html {
  const end = axis.x(at)
  const room = Math.floor((end - axis.x(tranches[index - 1]?.at ?? 0) - 8) / letterWidth)
  const label = `T${index + 1} ${state.name}`
  return html`<g><title>${label}</title><path d="M${end.toFixed(1)} 40 V${height}" class="bl-gantt__tranche"></path>
    <text x="${(end - 4).toFixed(1)}" y="50" text-anchor="end" class="bl-gantt__small">${cut(label, Math.max(3, room))}</text></g>`
}

function slackTable(
  bars: readonly Bar[],
  { firstYear }: RoadmapQuestion,
  tranches: readonly Tranche[],
): Html {
  return html`<p class="govuk-body">Slack: by how much a project may slip before the last of all ends later, or before its own latest quarter. Money and people may still hold it.</p>
    ${wideTable('Slack of each project', {
      firstCellIsHeader: true,
      head: heads('Project', 'Begins', 'Ends', 'Slack', 'Tranche'),
      rows: bars.map(({ project, start, slack, critical }) => {
        const tranche = trancheOf(tranches, project, start)
        return [
          { text: project.name },
          { text: start === undefined ? 'Not planned' : quarterWords(firstYear, start) },
          {
            text: start === undefined ? '' : quarterWords(firstYear, start + project.quarters - 1),
          },
          { text: `${slackWords(slack)}${critical ? ': critical path' : ''}` },
          {
            text: tranche
              ? `T${tranche.number} ${tranche.name}${tranche.late ? ': ends too late for it' : ''}`
              : '',
          },
        ]
      }),
    })}`
}
