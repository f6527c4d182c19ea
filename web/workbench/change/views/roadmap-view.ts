import {
  type Model,
  type PlannedRoadmap,
  planRoadmap,
  programmeResource,
  quarterOf,
  roadmapQuarters,
  sayPoundsInMillions,
  tranchesOf,
} from '@bluelamp/change'
import {
  button,
  csrfField,
  details,
  type Html,
  html,
  nothing,
  select,
  warningText,
} from '@bluelamp/kit'
import { may } from '@bluelamp/platform'
import type { Pin } from '@bluelamp/science/appraisal'
import { changeLinks } from '../change-links.ts'
import type { Viewing } from '../viewing.ts'
import { roadmapPicture } from './roadmap-picture.ts'

/** The roadmap as it stands, and the way to the best one. */
export async function roadmapView(viewing: Viewing): Promise<Html> {
  const { context, programme, model, today, csrf } = viewing
  const planned = await planRoadmap(context, { programmeId: programme.id, solve: false })
  if (!planned) {
    return html`<p class="govuk-body">A roadmap needs a budget and projects: add them below.</p>`
  }
  const mayTake = may(
    context,
    'change.take-on-roadmap',
    programmeResource(programme.forceId, programme.id),
  )
  const programmeId = programme.id
  return roadmapFrame({ programmeId, model, today, planned, pins: [], csrf, mayTake })
}

/** The roadmap with what a script needs around it: a line that says what a move brought, and the way back. */
export const roadmapFrame = (shown: RoadmapFragment): Html =>
  html`<div class="bl-roadmap-said"><p class="govuk-body" id="roadmap-said" role="status"></p>
    <div class="govuk-button-group"><button type="button" class="govuk-button govuk-button--secondary" id="roadmap-better" hidden>Show the better roadmap</button>
    <button type="button" class="govuk-button govuk-button--secondary" id="roadmap-undo" hidden>Undo the last move</button></div></div>
    <div id="roadmap" data-plan="${changeLinks(shown.programmeId).home}/roadmap/plan">${roadmapFragment(shown)}</div>
    <script type="module" src="/workbench/browser/roadmap.js"></script>`

export type RoadmapFragment = {
  programmeId: string
  model: Model
  today: string
  planned: PlannedRoadmap
  pins: readonly Pin[]
  csrf: string
  mayTake: boolean
}

/** What is drawn anew whenever a project is moved. */
export function roadmapFragment(fragment: RoadmapFragment): Html {
  const { programmeId, model, today, planned, pins, csrf, mayTake } = fragment
  const { question, standing, best, conflict, isFirst } = planned
  const home = changeLinks(programmeId).home
  const pinned = new Set(pins.map(({ project }) => project))
  const names = new Map(question.projects.map(({ id, name }) => [id, name]))
  const pinsText = writePins(pins)
  const shown = best?.schedule ?? standing.schedule
  return html`
    <h2 class="govuk-heading-m" data-settled="${best?.proven || !isFirst ? 'yes' : 'no'}" data-found="${conflict ? 'no' : 'yes'}" data-schedule="${writeSchedule(shown)}" data-worth="${conflict ?? (best ? worthWords(best) : '')}">${best ? 'The best roadmap' : 'The plan as it stands'}</h2>
    ${conflict ? warningText({ text: conflict }) : nothing}
    <p class="govuk-body" data-roadmap-worth="">${
      best
        ? html`${worthWords(best)} The plan as it stands is worth ${sayPoundsInMillions(standing.value)}.`
        : html`Worth ${sayPoundsInMillions(standing.value)} today: benefits of ten years less costs, discounted.
          ${standing.faults.length > 0 ? 'It breaks limits:' : 'It keeps every limit.'}`
    }</p>
    ${!best && standing.faults.length > 0 ? html`<ul class="govuk-list govuk-list--bullet">${standing.faults.map(fault => html`<li>${fault}</li>`)}</ul>` : nothing}
    ${
      pins.length > 0
        ? html`<p class="govuk-body">Held by you: ${pins.map(({ project, start }) => `${names.get(project)} ${start === null ? 'not done' : `in quarter ${start + 1}`}`).join('; ')}.
      <a class="govuk-link" href="${home}/roadmap" data-roadmap-pins="">Let go of all</a></p>`
        : nothing
    }
    <p class="govuk-body bl-when">Drag a bar, or choose it and press the left and right arrow keys: the best roadmap with it there is found at once. Escape lets go of it.</p>
    ${roadmapPicture({
      question,
      schedule: shown,
      pinned,
      tranches: tranchesOf(model, question.firstYear),
      today: { day: today, at: quarterOf(today, question.firstYear) },
      ...(best && { before: standing.schedule }),
    })}
    ${
      best
        ? html`<h3 class="govuk-heading-s">What is otherwise than planned</h3>${
            best.changes.length === 0
              ? html`<p class="govuk-body">Nothing.</p>`
              : html`<ul class="govuk-list govuk-list--bullet">${best.changes.map(change => html`<li>${change}</li>`)}</ul>`
          }`
        : nothing
    }
    <div class="govuk-button-group">
      ${best ? nothing : html`<form method="get" action="${home}/roadmap/plan"><input type="hidden" name="page" value="whole">${pinsField(pinsText)}${button({ text: 'Find the best roadmap', attributes: { 'data-roadmap-solve': true } })}</form>`}
      ${
        best && mayTake
          ? html`<form method="post" action="${home}/roadmap/take">${csrfField(csrf)}<input type="hidden" name="schedule" value="${writeSchedule(best.schedule)}">
            ${button({ text: 'Make it the plan' })}</form>`
          : nothing
      }</div>
    ${holdForm(home, pinsText, question.projects)}`
}

type Best = NonNullable<PlannedRoadmap['best']>

const worthWords = ({ value, proven, gap }: Best): string =>
  `Worth ${sayPoundsInMillions(value)} today: ${
    proven
      ? 'no other roadmap within these limits is worth more.'
      : `no other within these limits is worth more than ${(100 * gap).toFixed(1)}% more.`
  }`

const pinsField = (pins: string): Html =>
  html`<input type="hidden" name="pins" value="${pins}" autocomplete="off">`

/** The same without scripts. */
const holdForm = (
  home: string,
  pins: string,
  projects: PlannedRoadmap['question']['projects'],
): Html =>
  details({
    summaryText: 'Hold a project in a quarter',
    html: html`<form method="get" action="${home}/roadmap/plan">${pinsField(pins)}<input type="hidden" name="page" value="whole">
      ${select({ id: 'project', name: 'project', label: { text: 'Project' }, items: projects.map(({ id, name }) => ({ value: id, text: name })) })}
      ${select({
        id: 'start',
        name: 'start',
        label: { text: 'Begins in' },
        items: [
          { value: '-1', text: 'It is not done' },
          ...Array.from({ length: roadmapQuarters }, (_, at) => ({
            value: at,
            text: `Quarter ${at + 1}`,
          })),
        ],
      })}
      ${button({ text: 'What then?', classes: 'govuk-button--secondary' })}</form>`,
  })

const writeSchedule = (schedule: PlannedRoadmap['standing']['schedule']): string =>
  schedule.map(({ project, start }) => `${project}:${start}`).join(',')

const writePins = (pins: readonly Pin[]): string =>
  pins.map(({ project, start }) => `${project}:${start ?? -1}`).join(',')

/** "project:quarter,…", as an address carries it; -1 is not done. What cannot be read is left out. */
export function readPins(text: string): Pin[] {
  return text
    .split(',')
    .map(part => part.split(':'))
    .flatMap(([project = '', start = '']) => {
      const at = Number(start)
      return /^[0-9a-f-]{36}$/.test(project) &&
        Number.isInteger(at) &&
        at >= -1 &&
        at < roadmapQuarters &&
        start !== ''
        ? [{ project, start: at < 0 ? null : at }]
        : []
    })
}
