import type { ProcessFigures } from '@bluelamp/change'
import { changesHands, sayPercent } from '@bluelamp/change'
import { type Html, html, nothing } from '@bluelamp/kit'
import { scrollRegion } from '../wide-table.ts'
import { linesOf, sayHours, wordsAt } from './svg-words.ts'

const [left, column, lane, box] = [130, 136, 68, 122] as const
const machine = 'A machine'

export type Flow = {
  figures: ProcessFigures
  /** Longest time of one step in either picture of a pair, hours: both are drawn to one scale. */
  longest: number
}

export const longestOf = ({ steps }: ProcessFigures): number =>
  Math.max(
    ...steps.map(({ minutes, queueHours, waitHours }) =>
      Math.max(minutes / 60, queueHours + waitHours),
    ),
  )

/** A process in lanes, one a role: a box a step, a thick line where a case changes hands; below each step how long it takes and waits. */
export function processFlow({ figures, longest }: Flow): Html {
  const { steps, roles, process } = figures
  const lanes = [...new Set(steps.map(({ role }) => role ?? machine))]
  const busy = new Map(roles.map(({ role, utilisation }) => [role, utilisation]))
  const width = left + steps.length * column + 10
  const bottom = lanes.length * lane + 8
  const height = bottom + 84
  const x = (at: number) => left + at * column
  const middle = (at: number) => lanes.indexOf(steps[at]!.role ?? machine) * lane + lane / 2 + 4
  const long = (hours: number) =>
    hours === 0 ? 0 : Math.max(1, (box * hours) / Math.max(longest, 1e-9))
  return scrollRegion(
    `Steps of: ${process.name}`,
    html`<svg class="bl-flow" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${inWords(figures)}">
    ${lanes.map(
      (
        name,
        at,
      ) => html`<g><rect x="0" y="${at * lane + 4}" width="${width}" height="${lane - 4}" class="bl-flow__lane"></rect>
      ${wordsAt(8, at * lane + 26, linesOf(name, 16, 1), 'bl-flow__role')}
      ${busy.has(name) ? wordsAt(8, at * lane + 42, [`${Math.round(100 * busy.get(name)!)}% at work`], 'bl-flow__small') : nothing}</g>`,
    )}
    ${steps.slice(1).map((_, at) => {
      const [from, to] = [middle(at), middle(at + 1)]
      const hands = changesHands(steps, at + 1)
      return html`<path d="M${x(at) + box} ${from} H${x(at + 1) - 8} V${to} h8" class="bl-flow__tie${hands ? ' bl-flow__tie--hands' : ''}"></path>`
    })}
    ${steps.map(
      (
        { what, share, minutes, queueHours, waitHours },
        at,
      ) => html`<g><rect x="${x(at)}" y="${middle(at) - 27}" width="${box}" height="54" rx="3" class="bl-flow__step"></rect>
      ${wordsAt(x(at) + 6, middle(at) - 11, linesOf(what, 19, 2))}
      ${share < 1 ? wordsAt(x(at) + 6, middle(at) + 20, [`${sayPercent(share)} of cases`], 'bl-flow__small') : nothing}
      <rect x="${x(at)}" y="${bottom + 4}" width="${long(minutes / 60)}" height="10" class="bl-flow__work"></rect>
      ${wordsAt(x(at), bottom + 28, [`works ${sayHours(minutes / 60)}`], 'bl-flow__small')}
      <rect x="${x(at)}" y="${bottom + 40}" width="${long(queueHours)}" height="10" class="bl-flow__queue"></rect>
      <rect x="${x(at) + long(queueHours)}" y="${bottom + 40}" width="${long(waitHours)}" height="10" class="bl-flow__wait"></rect>
      ${wordsAt(x(at), bottom + 64, [`waits ${sayHours(queueHours + waitHours)}`], 'bl-flow__small')}</g>`,
    )}
    ${wordsAt(8, bottom + 14, ['Work'], 'bl-flow__role')}${wordsAt(8, bottom + 50, ['Waiting'], 'bl-flow__role')}</svg>`,
  )
}

const inWords = ({ process, steps }: ProcessFigures): string =>
  `${process.name}: ${steps
    .map(
      ({ what, role, share, minutes, queueHours, waitHours }) =>
        `${what}, ${role ?? machine}, ${share < 1 ? `${sayPercent(share)} of cases, ` : ''}works ${sayHours(minutes / 60)}, waits ${sayHours(queueHours + waitHours)}`,
    )
    .join('; ')}`
