import { type Context, may, NotFoundError, type Resource } from '@bluelamp/platform'
import { entitiesAsOne } from '../linking/entities-as-one.ts'
import { seesRecord } from './sees-record.ts'

/** With a purpose or without: whether one is needed is the policy's to say, once it is known what is asked for. */
const asIfWithPurpose = (context: Context): Context => ({
  ...context,
  purpose: context.purpose ?? 'any',
})

/**
 * A record as the policy sees it, for those who may see it. To all others a closed record and one that was never
 * there give the same answer.
 */
export async function visibleRecordResource(
  context: Context,
  action: string,
  recordId: string,
): Promise<Resource> {
  const found = await context.db
    .selectFrom('memory.record as record')
    .select([
      'record.id',
      'record.kind',
      'record.marking',
      'record.force_id',
      'record.area_code',
      'record.submitted_by',
      'record.sealed',
      'record.access_list',
    ])
    .where('record.id', '=', recordId)
    .where(seesRecord(asIfWithPurpose(context), action))
    .executeTakeFirst()
  if (!found) return refuse(context, action, recordId)
  return {
    type: 'Record',
    id: found.id,
    attributes: {
      kind: found.kind,
      marking: found.marking,
      forceId: found.force_id,
      ownerId: found.submitted_by,
      sealed: found.sealed,
      accessList: found.access_list,
      ...(found.area_code && { area: found.area_code }),
    },
  }
}

/** Whom the verb is closed to altogether is told that; who may do it is told that there is no such record. */
function refuse(context: Context, action: string, recordId: string): Resource {
  const forceId = String(context.actor.attributes.forceId ?? '')
  const attributes = { kind: '', marking: 0, forceId, ownerId: '', sealed: false, accessList: [] }
  const anyRecord = { type: 'Record', id: recordId, attributes }
  if (may(context, action, anyRecord)) throw new NotFoundError('record', recordId)
  return anyRecord
}

/** The records that a person's page, review or export may be made of. */
export const personSight = 'memory.read-record'

/** All that is held about people in one force. */
export const holding = (forceId: string, id = 'all'): Resource => ({
  type: 'Holding',
  id,
  attributes: { forceId },
})

/** What is held about one person; a person of whom no visible record speaks is not there. */
export async function visiblePersonResource(
  context: Context,
  action: string,
  entityId: string,
): Promise<Resource> {
  const resource = holding(String(context.actor.attributes.forceId ?? ''), entityId)
  // Asked before the person is looked for: whom it is closed to must not learn who is there.
  if (!may(context, action, resource)) return resource
  const entities = await entitiesAsOne(asIfWithPurpose(context), personSight, entityId)
  if (entities.length === 0) throw new NotFoundError('person', entityId)
  return resource
}
