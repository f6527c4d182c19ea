import type { Context, Tx } from '@bluelamp/platform'
import type { EntityKind } from '../tables.ts'
import { findSeats } from './mention-store.ts'
import { partMention } from './part-mention.ts'

/**
 * When a record closes, what it speaks of gets entities of their own, tied to where they stood for whoever may see
 * it. Nothing that others see rests on it afterwards. Called in the transaction that closes it, after its labels.
 */
export async function reseatClosedRecord(context: Context<Tx>, recordId: string): Promise<void> {
  const mentions = await context.db
    .selectFrom('memory.current_link as l')
    .innerJoin('memory.entity as e', 'e.id', 'l.entity_id')
    .where('l.record_id', '=', recordId)
    // What happened is told to be one, and never found to be: nobody is recognised by it.
    .where('e.kind', '<>', 'event')
    .select(['l.entity_id as entityId', 'e.kind'])
    .distinct()
    .orderBy('l.entity_id')
    .execute()
  for (const { entityId, kind } of mentions) {
    if (await matchedThere(context, recordId, entityId)) {
      await partMention(
        context,
        kind as EntityKind,
        { recordId, entityId },
        { followers: 'tied', reason: 'The record was closed to some of those who saw it.' },
      )
    }
  }
}

/** Whether anything ties the mention to the entity's others but somebody's word. */
async function matchedThere(
  context: Context<Tx>,
  recordId: string,
  entityId: string,
): Promise<boolean> {
  const seats = await findSeats(context, entityId)
  return seats.some(seat =>
    seat.recordId === recordId ? seat.evidence !== null : seat.evidence === recordId,
  )
}
