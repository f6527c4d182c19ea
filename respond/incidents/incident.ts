export type IncidentState =
  | 'open'
  | 'assigned'
  | 'en-route'
  | 'at-scene'
  | 'awaiting-closure'
  | 'closed'

/** State is told by which times are known: the same rule as the generated column in the database. */
export function stateOf(times: {
  assignedAt: Date | null
  enRouteAt: Date | null
  atSceneAt: Date | null
  clearAt: Date | null
  closedAt: Date | null
}): IncidentState {
  if (times.closedAt) return 'closed'
  if (times.clearAt) return 'awaiting-closure'
  if (times.atSceneAt) return 'at-scene'
  if (times.enRouteAt) return 'en-route'
  return times.assignedAt ? 'assigned' : 'open'
}

export const stateWords: Record<IncidentState, string> = {
  open: 'Waiting for a unit',
  assigned: 'Unit assigned',
  'en-route': 'On the way',
  'at-scene': 'At scene',
  'awaiting-closure': 'Awaiting closure',
  closed: 'Closed',
}

/** The state as the person it concerns may be told it. */
export const eventStateOf = {
  open: 'open',
  assigned: 'assigned',
  'en-route': 'on-the-way',
  'at-scene': 'at-scene',
  'awaiting-closure': 'under-investigation',
  closed: 'closed',
} as const satisfies Record<IncidentState, string>

export type IncidentAction =
  | 'regrade'
  | 'recommend'
  | 'assign'
  | 'go'
  | 'arrive'
  | 'leave'
  | 'add-entry'
  | 'record-crime'
  | 'close'

export type IncidentRole =
  | 'contact-handler'
  | 'dispatcher'
  | 'response-officer'
  | 'investigator'
  | 'supervisor'
  | 'crime-registrar'

type Step = {
  roles: readonly IncidentRole[]
  from: readonly IncidentState[]
  action: IncidentAction
  /** The state it leads to; where other units decide too, the state it leads to if there are none. */
  to: IncidentState | 'same'
  /** What is owed with it. */
  owes: readonly string[]
  words: string
}

const live = ['open', 'assigned', 'en-route', 'at-scene', 'awaiting-closure'] as const
const every = [...live, 'closed'] as const
const control = ['contact-handler', 'dispatcher', 'supervisor'] as const
const room = ['dispatcher', 'supervisor'] as const
const street = ['response-officer', 'dispatcher', 'supervisor'] as const
const recorders = ['response-officer', 'investigator', 'supervisor', 'crime-registrar'] as const
const anyone = ['contact-handler', 'dispatcher', 'response-officer', 'supervisor'] as const

const step = (
  roles: Step['roles'],
  from: Step['from'],
  action: IncidentAction,
  to: Step['to'],
  words: string,
  owes: readonly string[] = [],
): Step => ({ roles, from, action, to, owes, words })

/** The lifecycle of an incident: the rule, the buttons and the tests read this one table. */
export const incidentLifecycle: readonly Step[] = [
  step(control, live, 'regrade', 'same', 'Assess again', [
    'Six reasoned THRIVE texts',
    'A rationale',
  ]),
  step(room, live, 'recommend', 'same', 'Advise units'),
  step(room, ['open'], 'assign', 'assigned', 'Assign unit', [
    'A reason, if it is not the unit first advised',
  ]),
  step(room, ['assigned', 'en-route', 'at-scene'], 'assign', 'same', 'Assign another unit', [
    'A reason, if it is not the unit first advised',
  ]),
  step(room, ['awaiting-closure'], 'assign', 'at-scene', 'Send a unit again', [
    'A reason, if it is not the unit first advised',
  ]),
  step(street, ['assigned'], 'go', 'en-route', 'On my way'),
  step(street, ['assigned', 'en-route'], 'arrive', 'at-scene', 'At scene'),
  step(street, ['assigned', 'en-route'], 'leave', 'open', 'Stand down'),
  step(street, ['at-scene'], 'leave', 'awaiting-closure', 'Clear of scene'),
  // A notebook that was out of coverage arrives late and must still be kept.
  step(anyone, every, 'add-entry', 'same', 'Add to log'),
  step(recorders, every, 'record-crime', 'same', 'Record crime', [
    'The test of the Crime Recording Rules',
    'A reason, if later than 24 hours after the report',
  ]),
  step(control, ['open', 'awaiting-closure'], 'close', 'closed', 'Close log', [
    'A closing code',
    'What was done to prevent it happening again, or why nothing was',
    'A reason, if it is a log of crime and no crime is recorded',
  ]),
]

export const findStep = (state: IncidentState, action: IncidentAction): Step | undefined =>
  incidentLifecycle.find(each => each.action === action && each.from.includes(state))

/** The buttons for these roles. The policy decides again when one is pressed. */
export const actionsFor = (roles: readonly string[], state: IncidentState): Step[] =>
  incidentLifecycle.filter(
    each => each.from.includes(state) && each.roles.some(role => roles.includes(role)),
  )

export type Fault = { field: string; message: string }

export const shortestReason = 10
export const isReason = (text: string | undefined): boolean =>
  (text ?? '').trim().length >= shortestReason

/** What still stands against closing; empty where it may be closed. */
export function closingFaults(closing: {
  crimeType: boolean
  crimeNumbers: readonly string[]
  closingCode: string
  prevention: string
  reason?: string | undefined
}): Fault[] {
  const faults: Fault[] = []
  if (closing.closingCode.trim() === '') {
    faults.push({ field: 'closingCode', message: 'Choose what it turned out to be' })
  }
  if (closing.prevention.trim().length < 3) {
    faults.push({
      field: 'prevention',
      message: 'Say what was advised or done to prevent it happening again, or why nothing was',
    })
  }
  if (closing.crimeType && closing.crimeNumbers.length === 0 && !isReason(closing.reason)) {
    faults.push({
      field: 'reason',
      message: `No crime is recorded on this log of crime. Say why, in ${shortestReason} letters or more`,
    })
  }
  return faults
}
