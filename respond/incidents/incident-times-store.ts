import type { Context, Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import type { IncidentState } from './incident.ts'
import type { AssignmentSpan, IncidentTimes, StateMessage, TaskTimes } from './incident-times.ts'

/** What the times of an incident are told from: its assignments and what its units sent about it. */
export async function readMessages(
  { db }: Context<Tx>,
  incidentId: string,
): Promise<{ assignments: AssignmentSpan[]; messages: StateMessage[] }> {
  const { rows: assignments } = await sql<AssignmentSpan>`
    select a.id, a.unit_id as "unitId", a.at,
      (select min(n.at) from respond.assignment n where n.unit_id = a.unit_id and n.at > a.at)
        as "untilAt"
    from respond.assignment a where a.incident_id = ${incidentId} order by a.at`.execute(db)
  const messages = await db
    .selectFrom('respond.unit_state_change')
    .select(['unit_id as unitId', 'state', 'at', 'source'])
    .where('incident_id', '=', incidentId)
    .execute()
  return { assignments, messages }
}

/** Writes the times and gives the state they tell. */
export async function saveTimes(
  { db }: Context<Tx>,
  incidentId: string,
  times: IncidentTimes,
  tasks: readonly TaskTimes[],
): Promise<IncidentState> {
  for (const task of tasks) {
    await db
      .updateTable('respond.task')
      .set({ en_route_at: task.enRouteAt, at_scene_at: task.atSceneAt, ended_at: task.endedAt })
      .where('id', '=', task.id)
      .execute()
  }
  const { state } = await db
    .updateTable('respond.incident')
    .set({
      assigned_at: times.assignedAt,
      en_route_at: times.enRouteAt,
      at_scene_at: times.atSceneAt,
      at_scene_source: times.atSceneSource,
      clear_at: times.clearAt,
    })
    .where('id', '=', incidentId)
    .returning('state')
    .executeTakeFirstOrThrow()
  return state
}
