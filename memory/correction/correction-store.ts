import { type Context, newId, type Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import { seesRecord } from '../access/sees-record.ts'
import type { CorrectionBody } from './correction.ts'

export type Correction = Omit<CorrectionBody, 'entityId'> & {
  recordId: string
  entityId: string | null
  correctedBy: string
  correctedAt: Date
  told: { recipient: string; at: Date; by: string }[]
}

/** Corrections of these records that this actor may see, the newest first: the first for a field is the one in force. */
export async function findCorrections(
  context: Context,
  action: string,
  recordIds: readonly string[],
): Promise<Correction[]> {
  if (recordIds.length === 0) return []
  const { rows } = await sql<Correction>`
    select c.record_id as "recordId", c.corrects, c.entity_id as "entityId", c.field,
      r.body ->> 'was' as was, r.body ->> 'value' as value, r.body ->> 'reason' as reason,
      r.submitted_by as "correctedBy", r.received_at as "correctedAt",
      array(select jsonb_build_object('recipient', t.recipient, 'at', t.told_at, 'by', t.told_by)
        from memory.correction_told t where t.correction_id = c.record_id order by t.told_at) as told
    from memory.correction c
    join memory.record r on r.id = c.record_id
    where c.corrects = any(${[...recordIds]}::uuid[]) and ${seesRecord(context, action, 'r')}
    order by r.received_at desc, r.id desc`.execute(context.db)
  return rows.map(row => ({
    ...row,
    told: row.told.map(each => ({ ...each, at: new Date(each.at) })),
  }))
}

export async function tieCorrection(
  { db }: Context<Tx>,
  recordId: string,
  { corrects, entityId, field }: CorrectionBody,
): Promise<void> {
  await db
    .insertInto('memory.correction')
    .values({ record_id: recordId, corrects, entity_id: entityId ?? null, field })
    .execute()
}

/** What the record says now of this detail or statement, before it is corrected again. */
export async function findDetailValue(
  { db }: Context,
  recordId: string,
  entityId: string,
  name: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('memory.detail as d')
    .innerJoin('memory.current_link as l', join =>
      join.onRef('l.record_id', '=', 'd.record_id').onRef('l.entity_id', '=', 'd.entity_id'),
    )
    .select('d.value')
    .where('d.record_id', '=', recordId)
    .where('d.entity_id', '=', entityId)
    .where('d.name', '=', name)
    .executeTakeFirst()
  return row?.value
}

export type LinkedAs = { kind: string; role: string; data_subject: string | null }

export async function keepTold(
  { db, actor, now }: Context<Tx>,
  correctionId: string,
  recipient: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('memory.correction_told')
    .values({
      id: newId(now),
      correction_id: correctionId,
      recipient,
      told_by: actor.id,
      told_at: now,
    })
    .onConflict(conflict => conflict.constraint('correction_told_once').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}
