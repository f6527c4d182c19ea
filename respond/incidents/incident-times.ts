import { getUnitState } from '../units/unit-states.ts'

export type AtSceneSource = 'state-code' | 'position' | 'later'

/** One unit given to this incident; `untilAt` is when it was given to another. */
export type AssignmentSpan = { id: string; unitId: string; at: Date; untilAt: Date | null }

/** A state a unit sent about this incident. */
export type StateMessage = { unitId: string; state: number; at: Date; source: AtSceneSource }

export type TaskTimes = {
  id: string
  enRouteAt: Date | null
  atSceneAt: Date | null
  atSceneSource: AtSceneSource | null
  endedAt: Date | null
}

export type IncidentTimes = {
  assignedAt: Date | null
  enRouteAt: Date | null
  atSceneAt: Date | null
  atSceneSource: AtSceneSource | null
  clearAt: Date | null
}

/**
 * The times of an incident from all that was sent about it. The same messages give the same times in
 * whatever order and however often they arrive.
 */
export function timesOf(
  assignments: readonly AssignmentSpan[],
  messages: readonly StateMessage[],
): { incident: IncidentTimes; tasks: TaskTimes[] } {
  const inTime = [...assignments].sort((a, b) => a.at.getTime() - b.at.getTime())
  const tasks = inTime.map(span =>
    taskTimes(
      span,
      messages.filter(message => spanOf(message, inTime) === span),
    ),
  )
  return { incident: incidentTimes(inTime, tasks), tasks }
}

/** The unit's last assignment made before the message; its first where the phone's clock runs behind. */
function spanOf(message: StateMessage, inTime: readonly AssignmentSpan[]) {
  const own = inTime.filter(span => span.unitId === message.unitId)
  return own.findLast(span => span.at <= message.at) ?? own[0]
}

function taskTimes(span: AssignmentSpan, messages: readonly StateMessage[]): TaskTimes {
  const times = messages
    .filter(message => !span.untilAt || message.at < span.untilAt)
    .map(message => ({
      effect: getUnitState(message.state).effect,
      source: message.source,
      at: later(message.at, span.at),
    }))
  const arrivals = times.filter(({ effect }) => effect === 'at-scene')
  const journeys = times.filter(({ effect }) => effect === 'en-route')
  const atSceneAt = earliest(arrivals)
  // Whoever said "clear" and then went on was not clear.
  const lastAtWork = latest([...arrivals, ...journeys]) ?? span.at
  const left = earliest(times.filter(({ effect, at }) => effect === 'leaves' && at >= lastAtWork))
  return {
    id: span.id,
    enRouteAt: earliest(journeys),
    atSceneAt,
    atSceneSource: bestSource(arrivals, atSceneAt),
    endedAt: left ?? span.untilAt,
  }
}

function incidentTimes(
  spans: readonly AssignmentSpan[],
  tasks: readonly TaskTimes[],
): IncidentTimes {
  // A unit called away before it arrived was no answer to this incident: the next one's times count.
  const counted = tasks
    .map((task, index) => ({ ...task, at: spans[index]!.at }))
    .filter(task => task.atSceneAt || !task.endedAt)
  const first = (times: readonly (Date | null)[]) =>
    earliest(times.filter(time => time !== null).map(at => ({ at })))
  const atSceneAt = first(counted.map(task => task.atSceneAt))
  const allLeft = counted.length > 0 && counted.every(task => task.endedAt)
  return {
    assignedAt: first(counted.map(task => task.at)),
    enRouteAt: first(counted.map(task => task.enRouteAt)),
    atSceneAt,
    atSceneSource: bestSource(
      counted.flatMap(task =>
        task.atSceneAt && task.atSceneSource
          ? [{ at: task.atSceneAt, source: task.atSceneSource }]
          : [],
      ),
      atSceneAt,
    ),
    clearAt: allLeft ? latest(counted.map(task => ({ at: task.endedAt! }))) : null,
  }
}

type At = { at: Date }

const later = (a: Date, b: Date): Date => (a >= b ? a : b)

const earliest = (times: readonly At[]): Date | null =>
  times.reduce<Date | null>((best, { at }) => (best && best <= at ? best : at), null)

const latest = (times: readonly At[]): Date | null =>
  times.reduce<Date | null>((best, { at }) => (best && best >= at ? best : at), null)

const trust: readonly AtSceneSource[] = ['state-code', 'position', 'later']

function bestSource(
  arrivals: readonly { at: Date; source: AtSceneSource }[],
  atSceneAt: Date | null,
): AtSceneSource | null {
  const told = arrivals.filter(({ at }) => at.getTime() === atSceneAt?.getTime())
  return trust.find(source => told.some(each => each.source === source)) ?? null
}
