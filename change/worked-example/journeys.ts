import type { Told } from './told.ts'

/** Hours today and to be, satisfied today and to be, effort today and to be (1 little to 5 much). */
type Step = readonly [
  what: string,
  hours: number,
  to: number,
  satisfied: number,
  toBe: number,
  effort: number,
  effortToBe: number,
]

const journey = (
  key: string,
  name: string,
  who: string,
  services: readonly string[],
  projects: readonly string[],
  steps: readonly Step[],
): Told => ({
  key: `journey-${key}`,
  kind: 'journey',
  name: `${name} (figures invented)`,
  body: {
    who,
    steps: steps.map(
      ([what, hours, hoursTarget, satisfied, satisfiedTarget, effort, effortTarget]) => ({
        what,
        hours,
        hoursTarget,
        satisfied,
        satisfiedTarget,
        effort: String(effort),
        effortTarget: String(effortTarget),
      }),
    ),
    services: services.map(each => `service-${each}`),
    projects: projects.map(each => `project-${each}`),
  },
})

export const journeys: readonly Told[] = [
  journey(
    'domestic',
    'Domestic violence',
    'Somebody who is hurt or threatened at home',
    ['contact', 'control', 'response', 'protection', 'investigation', 'records'],
    ['triage', 'safeguarding', 'investigation'],
    [
      ['Rings, and is understood', 0.2, 0.1, 71, 88, 2, 1],
      ['Officers arrive and know what happened before', 0.6, 0.25, 66, 85, 3, 2],
      ['Risk is weighed with her or him', 3, 1, 58, 82, 4, 2],
      ['Is safe tonight', 9, 4, 62, 85, 3, 2],
      ['Partners make one plan', 120, 24, 44, 78, 5, 2],
      ['Hears how the case goes on', 160, 48, 39, 80, 5, 2],
    ],
  ),
  journey(
    'burglary',
    'Burglary',
    'Somebody whose home was broken into',
    ['contact', 'response', 'forensics', 'investigation', 'neighbourhood'],
    ['online', 'follow', 'investigation'],
    [
      ['Reports by telephone or online', 0.5, 0.2, 68, 86, 2, 1],
      ['Somebody comes and looks for traces', 26, 8, 55, 80, 3, 2],
      ['Learns who looks after the case', 72, 24, 47, 82, 4, 1],
      ['Gets help to make the home safer', 240, 48, 41, 76, 4, 2],
      ['Hears the outcome', 900, 500, 36, 70, 5, 2],
    ],
  ),
  journey(
    'neighbourhood',
    'Anti-social behaviour in a neighbourhood',
    'Residents of a street that has no peace',
    ['contact', 'neighbourhood', 'offenders', 'intelligence'],
    ['portal', 'neighbourhood'],
    [
      ['Says it once, and it is put with what neighbours said', 1, 0.2, 49, 78, 4, 1],
      ['Is asked what matters most', 340, 72, 43, 75, 4, 2],
      ['Sees a plan with the council', 900, 240, 38, 72, 5, 3],
      ['Says whether it is better', 2200, 1000, 34, 70, 4, 2],
    ],
  ),
]
