import type { ReferenceRow } from '../reference-row.ts'

/** Whether a unit in this state may be sent: the words science's dispatch rules use. */
export type Deployable = 'yes' | 'higher-grade' | 'supervisor-grade-1' | 'no'

/** What the state says of the incident that the unit has. A message is no state: it changes nothing. */
export type StateEffect = 'en-route' | 'at-scene' | 'stays' | 'leaves' | 'message'

export type UnitState = {
  code: number
  label: string
  deployable: Deployable
  effect: StateEffect
  /** Completes "The unit ...". */
  words: string
}

const row = (
  code: number,
  label: string,
  deployable: Deployable,
  effect: StateEffect,
  words: string,
): UnitState => ({ code, label, deployable, effect, words })

const message = 'last sent a message, not a state'

export const unitStates: readonly UnitState[] = [
  row(0, 'Emergency assistance', 'no', 'stays', 'is asking for emergency help'),
  row(1, 'On duty', 'no', 'leaves', 'is on duty but not yet ready'),
  row(2, 'On patrol', 'yes', 'leaves', 'is free on patrol'),
  row(3, 'At station', 'yes', 'leaves', 'is free at a station'),
  row(4, 'Refreshments', 'supervisor-grade-1', 'leaves', 'is on a refreshment break'),
  row(5, 'En route', 'no', 'en-route', 'is on its way to another job'),
  row(6, 'At scene', 'no', 'at-scene', 'is at another scene'),
  row(7, 'Committed, deployable', 'higher-grade', 'stays', 'is on a job it may be taken from'),
  row(8, 'Committed, not deployable', 'no', 'stays', 'is busy and may not be sent'),
  row(9, 'Prisoner escort', 'no', 'leaves', 'has a prisoner'),
  row(10, 'At court', 'no', 'leaves', 'is at court'),
  row(11, 'Off duty', 'no', 'leaves', 'is off duty'),
  row(12, 'Confidential message', 'no', 'message', message),
  row(13, 'Non-urgent call back', 'no', 'message', message),
  row(14, 'Urgent call back', 'no', 'message', message),
  row(15, 'Received', 'no', 'message', message),
  row(16, 'Repeat', 'no', 'message', message),
]

export const stateCode = {
  emergency: 0,
  onPatrol: 2,
  atStation: 3,
  enRoute: 5,
  atScene: 6,
  assigned: 7,
  offDuty: 11,
} as const

export function getUnitState(code: number): UnitState {
  const state = unitStates.find(each => each.code === code)
  if (!state) throw new RangeError(`There is no unit state ${code}`)
  return state
}

export const unitStateRows: readonly ReferenceRow[] = unitStates.map(
  ({ code, label, ...attributes }) => ({
    list: 'unit-state',
    code: String(code),
    label,
    attributes,
    validFrom: '2012-01-01',
    source:
      'Codes one force disclosed under Freedom of Information; which may be sent is our reading. Each force sets its own.',
  }),
)
