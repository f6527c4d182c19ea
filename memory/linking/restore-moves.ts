import { ConflictError, type Context, type Tx } from '@bluelamp/platform'
import { seesRecord } from '../access/sees-record.ts'
import { carryTies, type Link, replaceLink } from './mention-store.ts'

/** Puts every link back that a decision had replaced, as it was: where it belonged, what it rested on and who said so. */
export async function restoreMoves(
  context: Context<Tx>,
  decisionId: string,
  reason: string,
): Promise<void> {
  const { db } = context
  const moves = await db
    .selectFrom('memory.link_withdrawal as w')
    .innerJoin('memory.link as l', 'l.id', 'w.link_id')
    .where('w.decision_id', '=', decisionId)
    .where('w.replaced_by', 'is not', null)
    .selectAll('l')
    .select('w.replaced_by')
    .orderBy('l.id')
    .execute()
  const pairs: { was: Link; is: Link }[] = []
  for (const { replaced_by, ...was } of moves) {
    const is = await db
      .selectFrom('memory.current_link')
      .selectAll()
      .where('id', '=', replaced_by)
      .executeTakeFirst()
    if (!is) {
      // Of a record that is hidden from who undoes nothing is said, not even that it moved on.
      if (!(await isSeen(context, was.record_id))) continue
      throw new ConflictError(
        'Something was decided of these records since. Take back the later decision first.',
      )
    }
    pairs.push({ was, is })
  }
  const carried = new Set<string>()
  for (const { was, is } of pairs) {
    const move = `${is.record_id} ${is.entity_id} ${was.entity_id}`
    if (is.entity_id === was.entity_id || carried.has(move)) continue
    carried.add(move)
    await carryTies(context, is.record_id, is.entity_id, was.entity_id)
  }
  for (const { was, is } of pairs) await replaceLink(context, is, was, { reason })
}

async function isSeen(context: Context, recordId: string): Promise<boolean> {
  const seen = await context.db
    .selectFrom('memory.record as record')
    .select('record.id')
    .where('record.id', '=', recordId)
    .where(seesRecord(context, 'memory.undo-likeness-decision'))
    .executeTakeFirst()
  return seen !== undefined
}
