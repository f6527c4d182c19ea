import { endOfLondonDay, londonDate } from '../clocks/working-days.ts'
import { addDays, addMonths, daysBetween, nextWorkingDay } from '../retention/calendar-dates.ts'

export type StepKind = 'paused' | 'resumed' | 'extended' | 'answered' | 'refused'
export type Step = { kind: StepKind; at: Date; reason: string; by: string }

export type Status = 'open' | 'paused' | 'answered' | 'refused'

export type RequestState = {
  status: Status
  /** None while the clock is stopped, and none any more once it was answered or refused. */
  due: Date | undefined
  extended: boolean
  pausedDays: number
}

/** What may be done in which state: the buttons, the refusals and the tests read this table. */
export const nextSteps: Readonly<Record<Status, readonly StepKind[]>> = {
  open: ['paused', 'extended', 'answered', 'refused'],
  paused: ['resumed', 'refused'],
  answered: [],
  refused: [],
}

export const mayStep = (state: RequestState, kind: StepKind): boolean =>
  nextSteps[state.status].includes(kind) && !(kind === 'extended' && state.extended)

const usualMonths = 1
const extendedMonths = 3

const statusAfter: Readonly<Record<StepKind, Status | undefined>> = {
  paused: 'paused',
  resumed: 'open',
  extended: undefined,
  answered: 'answered',
  refused: 'refused',
}

/**
 * Where a request stands and when its answer is due, told from its steps: one calendar month from the day it came,
 * three where it was extended, later by each day for which the clock was stopped, and never on a day when
 * offices are closed.
 */
export function stateOf(receivedAt: Date, steps: readonly Step[]): RequestState {
  let status: Status = 'open'
  let extended = false
  let pausedDays = 0
  let pausedOn: string | undefined
  for (const { kind, at } of [...steps].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    if (kind === 'paused') pausedOn = londonDate(at)
    if (kind === 'resumed' && pausedOn) {
      pausedDays += daysBetween(pausedOn, londonDate(at))
      pausedOn = undefined
    }
    extended ||= kind === 'extended'
    status = statusAfter[kind] ?? status
  }
  return {
    status,
    due: status === 'open' ? dueOf(receivedAt, extended, pausedDays) : undefined,
    extended,
    pausedDays,
  }
}

function dueOf(receivedAt: Date, extended: boolean, pausedDays: number): Date {
  const month = addMonths(londonDate(receivedAt), extended ? extendedMonths : usualMonths)
  return endOfLondonDay(nextWorkingDay(addDays(month, pausedDays)))
}

/** Grounds on which the right may be restricted: Data Protection Act 2018 s.45(4). */
export const restrictionGrounds = {
  inquiry: 'It would obstruct an official or legal inquiry, investigation or procedure',
  crime: 'It would harm the prevention, detection, investigation or prosecution of crime',
  'public-security': 'It would harm public security',
  'national-security': 'It would harm national security',
  others: 'It would harm the rights and freedoms of others',
} as const

export type RestrictionGround = keyof typeof restrictionGrounds
export type Way = 'withhold' | 'neither-confirm-nor-deny' | 'show'
