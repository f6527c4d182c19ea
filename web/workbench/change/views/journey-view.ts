import { type Element, type JourneyStep, journeySteps, ofKind, textIn } from '@bluelamp/change'
import { type Html, html, nothing } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import type { Viewing } from '../viewing.ts'
import { scrollRegion } from '../wide-table.ts'
import { linesOf, sayHours, wordsAt } from './svg-words.ts'

const [left, column, full, tall] = [104, 150, 128, 110] as const
const [timeTop, satisfiedTop] = [70, 140] as const

/** Each customer's journey, step by step: how long it takes, how many are satisfied and how much effort it is, today and to be. */
export function journeyView({ model, programme }: Viewing): Html {
  const links = changeLinks(programme.id)
  const journeys = ofKind(model, 'journey').filter(journey => journeySteps(journey).length > 0)
  if (journeys.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Customer journeys</h2>
    <p class="govuk-body">Today is filled, to be is outlined. Each step’s time has its own scale: the outline shows how much of today’s time is left.</p>
    ${journeys.map(
      journey => html`<h3 class="govuk-heading-s">${links.to(journey)}</h3>
      <p class="govuk-body">${textIn(journey, 'who')}</p>${picture(journey)}`,
    )}`
}

function picture(journey: Element): Html {
  const steps = journeySteps(journey)
  const width = left + steps.length * column
  const x = (at: number) => left + at * column
  const y = (percent: number) => satisfiedTop + tall - (tall * percent) / 100
  const line = (of: (step: JourneyStep) => number) =>
    steps.map((step, at) => `${x(at) + 20},${y(of(step))}`).join(' ')
  return scrollRegion(
    `Steps of: ${journey.name}`,
    html`<svg class="bl-flow" viewBox="0 0 ${width} 300" width="${width}" height="300" role="img" aria-label="${inWords(journey, steps)}">
    ${wordsAt(4, timeTop + 10, ['Time'], 'bl-flow__role')}${wordsAt(4, satisfiedTop + 24, ['Satisfied'], 'bl-flow__role')}
    ${wordsAt(4, satisfiedTop + tall + 34, ['Effort, 1 to 5'], 'bl-flow__role')}
    <line x1="${left}" x2="${width}" y1="${y(0)}" y2="${y(0)}" class="bl-axis"></line>
    ${steps.map((step, at) => {
      const most = Math.max(step.hours, step.hoursTarget, 1e-9)
      return html`<g>${wordsAt(x(at), 16, linesOf(step.what, 22, 3))}
        <rect x="${x(at)}" y="${timeTop}" width="${(full * step.hours) / most}" height="10" class="bl-flow__work"></rect>
        <rect x="${x(at)}" y="${timeTop + 14}" width="${(full * step.hoursTarget) / most}" height="10" class="bl-flow__aim"></rect>
        ${wordsAt(x(at), timeTop + 40, [`${sayHours(step.hours)} → ${sayHours(step.hoursTarget)}`], 'bl-flow__small')}
        ${wordsAt(x(at), satisfiedTop + tall + 34, [effortWords(step)], 'bl-flow__small')}</g>`
    })}
    <polyline points="${line(step => step.satisfiedTarget)}" class="bl-flow__line bl-flow__line--aim"></polyline>
    <polyline points="${line(step => step.satisfied)}" class="bl-flow__line"></polyline>
    ${steps.map(
      ({ satisfied, satisfiedTarget }, at) => html`<g>
      <circle cx="${x(at) + 20}" cy="${y(satisfiedTarget)}" r="5" class="bl-flow__aim"></circle>
      ${wordsAt(x(at) + 10, y(satisfiedTarget) - 10, [`${satisfiedTarget}%`], 'bl-flow__small')}
      <circle cx="${x(at) + 20}" cy="${y(satisfied)}" r="5" class="bl-flow__work"></circle>
      ${wordsAt(x(at) + 10, y(satisfied) + 19, [`${satisfied}%`], 'bl-flow__small')}</g>`,
    )}</svg>`,
  )
}

const effortWords = ({ effort, effortTarget }: JourneyStep): string =>
  effort === undefined ? 'Not said' : `${effort} → ${effortTarget ?? '–'}`

const inWords = (journey: Element, steps: readonly JourneyStep[]): string =>
  `${journey.name}: ${steps
    .map(
      step =>
        `${step.what}: ${sayHours(step.hours)}, to be ${sayHours(step.hoursTarget)}; ${step.satisfied}% satisfied, to be ${step.satisfiedTarget}%; effort ${effortWords(step)}`,
    )
    .join('. ')}`
