import type { IncidentDetail, Moment } from '../api/shapes.ts'

const moment = (instant: string | null): Moment | null =>
  instant === null ? null : Date.parse(instant)

/** The response clock of a whole log: the newest promise to attend, kept or not. */
export function attendanceOf({ incident, clocks }: Pick<IncidentDetail, 'incident' | 'clocks'>) {
  const promises = clocks
    .filter(({ kind }) => kind.startsWith('attend-'))
    .sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt))
  const atSceneAt = moment(incident.atSceneAt)
  // A promise released by a new grade no longer binds; one that arrival stopped still judges it.
  const promise = promises.findLast(({ stoppedAt }) => stoppedAt === null || atSceneAt !== null)
  return {
    receivedAt: Date.parse(incident.receivedAt),
    dueAt: moment(promise?.dueAt ?? null),
    atSceneAt,
    closedAt: moment(incident.closedAt),
  }
}
