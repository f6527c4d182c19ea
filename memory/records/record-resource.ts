import { type Context, NotFoundError, type Resource } from '@bluelamp/platform'

/** A record as the policy sees it. */
export async function recordResource({ db }: Context, recordId: string): Promise<Resource> {
  const record = await db
    .selectFrom('memory.record')
    .select([
      'id',
      'kind',
      'marking',
      'force_id',
      'area_code',
      'submitted_by',
      'sealed',
      'access_list',
    ])
    .where('id', '=', recordId)
    .executeTakeFirst()
  if (!record) throw new NotFoundError('record', recordId)
  return {
    type: 'Record',
    id: record.id,
    attributes: {
      kind: record.kind,
      marking: record.marking,
      forceId: record.force_id,
      ownerId: record.submitted_by,
      sealed: record.sealed,
      accessList: record.access_list,
      ...(record.area_code && { area: record.area_code }),
    },
  }
}
