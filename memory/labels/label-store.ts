import { type Context, NotFoundError, newId, type Tx } from '@bluelamp/platform'
import type { Labels } from './label.ts'

/** The labels as they stand; nobody changes them until the transaction ends. */
export async function lockLabels({ db }: Context<Tx>, recordId: string): Promise<Labels> {
  const row = await db
    .selectFrom('memory.record')
    .select(['marking', 'sealed', 'access_list as accessList', 'retention_group as retentionGroup'])
    .where('id', '=', recordId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFoundError('record', recordId)
  return row
}

/** A correction is as closed as what it corrects: it says the same of the same people. */
export async function withCorrections({ db }: Context<Tx>, recordId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('memory.correction')
    .select('record_id')
    .where('corrects', '=', recordId)
    .execute()
  return [recordId, ...rows.map(row => row.record_id)]
}

export async function saveLabels(
  context: Context<Tx>,
  recordId: string,
  labels: Labels,
  reason: string,
): Promise<void> {
  const { db, actor, now } = context
  await keepFirstLabels(context, recordId)
  await db
    .updateTable('memory.record')
    .set({
      marking: labels.marking,
      sealed: labels.sealed,
      access_list: [...labels.accessList],
      retention_group: labels.retentionGroup,
    })
    .where('id', '=', recordId)
    .execute()
  await db
    .insertInto('memory.label_change')
    .values({
      id: newId(now),
      record_id: recordId,
      marking: labels.marking,
      sealed: labels.sealed,
      access_list: [...labels.accessList],
      retention_group: labels.retentionGroup,
      reason,
      changed_by: actor.id,
      changed_at: now,
    })
    .execute()
}

/** The history begins with the labels that the record came with, or the first change would lose them. */
async function keepFirstLabels({ db, now }: Context<Tx>, recordId: string): Promise<void> {
  await db
    .insertInto('memory.label_change')
    .columns([
      'id',
      'record_id',
      'marking',
      'sealed',
      'access_list',
      'retention_group',
      'reason',
      'changed_by',
      'changed_at',
    ])
    .expression(eb =>
      eb
        .selectFrom('memory.record as r')
        .where('r.id', '=', recordId)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('memory.label_change').where('record_id', '=', recordId).select('id'),
            ),
          ),
        )
        .select(({ val }) => [
          val(newId(now)).as('id'),
          'r.id as record_id',
          'r.marking',
          'r.sealed',
          'r.access_list',
          'r.retention_group',
          val('As it came.').as('reason'),
          'r.submitted_by as changed_by',
          'r.received_at as changed_at',
        ]),
    )
    .execute()
}

export type LabelChange = Labels & { reason: string; changedBy: string; changedAt: Date }

export async function findLabelChanges({ db }: Context, recordId: string): Promise<LabelChange[]> {
  return db
    .selectFrom('memory.label_change')
    .select([
      'marking',
      'sealed',
      'access_list as accessList',
      'retention_group as retentionGroup',
      'reason',
      'changed_by as changedBy',
      'changed_at as changedAt',
    ])
    .where('record_id', '=', recordId)
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export type StaffMember = { id: string; name: string; collar: string }

/** Staff by their collar numbers: how people name one another on a list. */
export async function findStaffByCollar(
  { db, actor }: Context,
  collars: readonly string[],
): Promise<StaffMember[]> {
  if (collars.length === 0) return []
  const rows = await db
    .selectFrom('platform.account')
    .select(['id', 'name', 'attributes'])
    .where('active', '=', true)
    .execute()
  return rows.flatMap(({ id, name, attributes }) => {
    const { collar, forceId } = attributes as { collar?: string; forceId?: string }
    return collar && collars.includes(collar) && forceId === actor.attributes.forceId
      ? [{ id, name, collar }]
      : []
  })
}

/** The collar numbers of those on a list, for showing it as people write it. */
export async function findCollars(
  { db }: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('platform.account')
    .select(['id', 'attributes'])
    .where('id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ id, attributes }) => [id, (attributes as { collar?: string }).collar ?? id]),
  )
}
