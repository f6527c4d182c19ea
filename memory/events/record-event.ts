import type { Context, Tx } from '@bluelamp/platform'
import { indexEvent } from '../search/index-mention.ts'
import type { EventRow } from '../tables.ts'

/** Where an event stands, in words that may be told to the person it concerns. */
export type EventState =
  | 'open'
  | 'assigned'
  | 'on-the-way'
  | 'at-scene'
  | 'under-investigation'
  | 'closed'

export type NewEvent = {
  entityId: string
  kind: EventRow['kind']
  code: string
  forceId: string
  areaCode?: string | undefined
  uprn?: string | undefined
  easting?: number | undefined
  northing?: number | undefined
  occurredFrom?: Date | undefined
  occurredTo?: Date | undefined
  recordedAt: Date
  state?: EventState | undefined
}

/** Where and when: what every pillar may count, forecast or publish from, without the people in it. */
export async function recordEvent(context: Context<Tx>, event: NewEvent): Promise<void> {
  await context.db
    .insertInto('memory.event')
    .values({
      entity_id: event.entityId,
      kind: event.kind,
      code: event.code,
      force_id: event.forceId,
      area_code: event.areaCode ?? null,
      uprn: event.uprn ?? null,
      easting: event.easting === undefined ? null : Math.round(event.easting),
      northing: event.northing === undefined ? null : Math.round(event.northing),
      occurred_from: event.occurredFrom ?? null,
      occurred_to: event.occurredTo ?? null,
      recorded_at: event.recordedAt,
      state: event.state ?? 'open',
      state_at: event.recordedAt,
      outcome: null,
      outcome_at: null,
    })
    .execute()
  await indexEvent(context, event.entityId)
}

/** Moves an event on: its state, its code once it is known what it was, its outcome. */
export async function recordProgress(
  { db, now }: Context<Tx>,
  entityId: string,
  change: { state?: EventState; code?: string; outcome?: string },
): Promise<void> {
  if (!change.state && !change.code && !change.outcome) return
  await db
    .updateTable('memory.event')
    .set({
      ...(change.state && { state: change.state, state_at: now }),
      ...(change.code && { code: change.code }),
      ...(change.outcome && { outcome: change.outcome, outcome_at: now }),
    })
    .where('entity_id', '=', entityId)
    .execute()
}
