import {
  actionsFor,
  findStep,
  getUnitState,
  type IncidentState,
  type NotebookItem,
  stateCode,
  stateOf,
  type TaskList,
  timesOf,
} from '@bluelamp/respond/contract'

export type Task = TaskList['tasks'][number]
export type StateItem = Extract<NotebookItem, { kind: 'state' }>

const timeOrNull = (instant: string | null) => (instant === null ? null : new Date(instant))

/**
 * How far the unit has come with its task: what the server knows and what still waits on the phone, told
 * by the rule the server tells it by.
 */
export function stateNow(
  task: Task,
  unitId: string,
  siblings: readonly Task[],
  made: readonly StateItem[],
): IncidentState {
  if (task.state === 'ended') return 'awaiting-closure'
  const same = siblings.filter(each => each.incidentId === task.incidentId)
  const spans = same.map(each => ({
    id: each.taskId,
    unitId,
    at: new Date(each.givenAt),
    untilAt: null,
  }))
  const known = ({ enRouteAt, atSceneAt }: Task) => [
    { state: stateCode.enRoute, at: timeOrNull(enRouteAt) },
    { state: stateCode.atScene, at: timeOrNull(atSceneAt) },
  ]
  const messages = [
    ...same.flatMap(known).flatMap(({ state, at }) => (at ? [{ state, at }] : [])),
    ...made
      .filter(each => each.incidentId === task.incidentId)
      .map(({ state, at }) => ({ state, at: new Date(at) })),
  ].map(message => ({ ...message, unitId, source: 'state-code' as const }))
  const times = timesOf(spans, messages).tasks.find(each => each.id === task.taskId)
  return stateOf({
    assignedAt: new Date(task.givenAt),
    enRouteAt: times?.enRouteAt ?? null,
    atSceneAt: times?.atSceneAt ?? null,
    clearAt: times?.endedAt ?? null,
    closedAt: null,
  })
}

/** A message that is no state; the contract names it only in its list. */
const received = 15

const presses = [
  { code: stateCode.enRoute, words: 'En route', action: 'go' },
  { code: stateCode.atScene, words: 'At scene', action: 'arrive' },
  { code: stateCode.onPatrol, words: 'Clear', action: 'leave' },
] as const

export type StateButton = {
  readonly code: number
  readonly words: string
  readonly done: boolean
  readonly allowed: boolean
  /** What pressing it means now, where its own words do not say so. */
  readonly meaning: string
  /** Leaves the incident to others: asked for twice. */
  readonly twice: boolean
}

/** The four buttons in the order of the work; which may be pressed is told by the incident's lifecycle. */
export function stateButtons(
  now: IncidentState,
  roles: readonly string[],
  made: readonly StateItem[],
  incidentId: string,
): StateButton[] {
  const order: IncidentState[] = ['assigned', 'en-route', 'at-scene', 'awaiting-closure']
  const reached = order.indexOf(now)
  const wasSeen = reached > 0 || made.some(m => m.state === received && m.incidentId === incidentId)
  const { label: words } = getUnitState(received)
  return [
    {
      code: received,
      words,
      done: wasSeen,
      allowed: !wasSeen && now === 'assigned',
      meaning: '',
      twice: false,
    },
    ...presses.map(({ code, words, action }, index) => {
      const step = findStep(now, action)
      const standsDown = action === 'leave' && now !== 'at-scene' && step !== undefined
      return {
        code,
        words,
        done: reached > index,
        allowed: step !== undefined && actionsFor(roles, now).includes(step),
        meaning: standsDown ? step.words : '',
        twice: standsDown,
      }
    }),
  ]
}

/** The states an officer sent or is about to send; what the server refused did not happen. */
export const stateItems = (
  items: readonly { readonly item: NotebookItem; readonly status: string }[],
): StateItem[] =>
  items.flatMap(({ item, status }) => (item.kind === 'state' && status !== 'refused' ? [item] : []))
