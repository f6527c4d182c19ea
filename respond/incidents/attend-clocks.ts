import { findClocksAbout, startClock, stopClock } from '@bluelamp/memory'
import type { Context, Tx } from '@bluelamp/platform'
import { getGrade, grades } from './grades.ts'
import type { Incident } from './incident-store.ts'

type Owed = Pick<Incident, 'id' | 'areaCode'>

/** Starts the promise to be there that goes with a grade; some grades promise none. */
export async function startAttendClock(
  context: Context<Tx>,
  incident: Owed,
  grade: string,
  startedAt: Date,
): Promise<void> {
  const { clock } = getGrade(grade)
  if (!clock) return
  await startClock(context, {
    kind: clock,
    about: incident.id,
    owner: 'dispatcher',
    areaCode: incident.areaCode,
    startedAt,
  })
}

/** Somebody is there: every promise to be there is kept, early or late. */
export async function stopAttendClocks(
  context: Context<Tx>,
  incidentId: string,
  at: Date,
): Promise<void> {
  for (const { clock } of grades) {
    if (clock) await stopClock(context, clock, incidentId, { at })
  }
}

/** A promise that no longer binds. One already broken stays broken: it is not made good by a new grade. */
export async function releaseAttendClocks(
  context: Context<Tx>,
  incidentId: string,
  reason: string,
): Promise<void> {
  for (const clock of await findClocksAbout(context, [incidentId])) {
    const isAttend = grades.some(grade => grade.clock === clock.kind)
    if (!isAttend || clock.stoppedAt || clock.dueAt < context.now) continue
    await stopClock(context, clock.kind, incidentId, { outcome: 'not-needed', reason })
  }
}
