import type { Context } from '@bluelamp/platform'
import { sql } from 'kysely'
import { seesRecord } from '../access/sees-record.ts'

/** More than one person ever has: beyond it something is wrong, and a page must still open. */
export const asOneLimit = 200

/**
 * All entities that are this one for this viewer, itself first, the others in an order that tells nothing: reached
 * over `same_as` rows both of whose records he may see, but not one that a person decided is another, as far as he sees
 * that decision's records. Empty where he may see no record of the entity, as if it were not there.
 */
export async function entitiesAsOne(
  context: Context,
  action: string,
  entityId: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive one (id) as (
      select ${entityId}::uuid
      where exists (select from memory.current_link l
        join memory.record r on r.id = l.record_id
        where l.entity_id = ${entityId}::uuid and ${seesRecord(context, action, 'r')})
      union
      select other.id
      from one
      join memory.current_same_as s on s.entity_a = one.id or s.entity_b = one.id
      join memory.record a on a.id = s.record_a and ${seesRecord(context, action, 'a')}
      join memory.record b on b.id = s.record_b and ${seesRecord(context, action, 'b')}
      cross join lateral (select case s.entity_a when one.id then s.entity_b else s.entity_a end) other (id)
      where not exists (
        select from memory.current_likeness k
        join memory.record ka on ka.id = k.record_a and ${seesRecord(context, action, 'ka')}
        join memory.record kb on kb.id = k.record_b and ${seesRecord(context, action, 'kb')}
        where k.decision = 'different'
          and (k.entity_a = ${entityId}::uuid and k.entity_b = other.id
            or k.entity_b = ${entityId}::uuid and k.entity_a = other.id))
    )
    select id from one order by id <> ${entityId}::uuid, id limit ${asOneLimit}`.execute(context.db)
  return rows.map(row => row.id)
}
