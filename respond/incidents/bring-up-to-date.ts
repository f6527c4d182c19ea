import { recordProgress } from '@bluelamp/memory'
import type { Context, Tx } from '@bluelamp/platform'
import { stopAttendClocks } from './attend-clocks.ts'
import { eventStateOf, type IncidentState } from './incident.ts'
import type { Incident } from './incident-store.ts'
import { timesOf } from './incident-times.ts'
import { readMessages, saveTimes } from './incident-times-store.ts'

/**
 * Tells an incident's times anew from all that is known of it, and passes on what changed. The caller
 * holds the incident's lock.
 */
export async function bringUpToDate(
  context: Context<Tx>,
  incident: Pick<Incident, 'id' | 'state'>,
): Promise<IncidentState> {
  const { assignments, messages } = await readMessages(context, incident.id)
  const { incident: times, tasks } = timesOf(assignments, messages)
  const state = await saveTimes(context, incident.id, times, tasks)
  if (times.atSceneAt) await stopAttendClocks(context, incident.id, times.atSceneAt)
  if (state !== incident.state) {
    await recordProgress(context, incident.id, { state: eventStateOf[state] })
  }
  return state
}
