import type { Context } from '@bluelamp/platform'
import { sql } from 'kysely'
import { seesRecord } from '../access/sees-record.ts'
import type { DataSubject, EntityKind } from '../tables.ts'
import type { Detail } from './mention-values.ts'
import type { Explanation } from './who-is-who.ts'

export type EntityRole = {
  role: string
  dataSubject: DataSubject | null
  opinion: boolean
  validFrom: Date | null
  validTo: Date | null
}

/** Why a record is held to speak of this one: nothing where it began the entity, or where the other is not to be seen. */
export type Why = {
  by: string
  at: Date
  weight: number | null
  explanation: Explanation | null
  evidenceRecord: string
}

export type EntityMention = {
  recordId: string
  entityId: string
  recordKind: string
  channel: string
  source: string
  marking: number
  sealed: boolean
  receivedAt: Date
  occurredFrom: Date | null
  occurredTo: Date | null
  roles: EntityRole[]
  details: Detail[]
  why: Why | null
}

export type EntityTie = {
  id: string
  entityA: string
  entityB: string
  recordA: string
  recordB: string
  weight: number | null
  explanation: Explanation | null
  by: string
  at: Date
  likenessId: string | null
}

export async function findEntityKind(
  { db }: Context,
  id: string,
): Promise<{ kind: EntityKind; subkind: string } | undefined> {
  return db
    .selectFrom('memory.entity')
    .select(['kind', 'subkind'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** What the records say that the viewer sees, newest first. `total` counts no others. */
export async function findMentions(
  context: Context,
  action: string,
  entityIds: readonly string[],
  limit: number,
): Promise<{ mentions: EntityMention[]; total: number }> {
  const dated = (at: string | Date | null) => (at === null ? null : new Date(at))
  const { rows } = await sql<EntityMention & { total: number }>`
    with mention as (
      select l.record_id, l.entity_id,
        jsonb_agg(jsonb_build_object('role', l.role, 'dataSubject', l.data_subject, 'opinion', l.opinion,
          'validFrom', l.valid_from, 'validTo', l.valid_to) order by l.role, l.data_subject) as roles,
        (array_agg(l.id order by l.evidence_record is null, l.id))[1] as link_id
      from memory.current_link l
      where l.entity_id = any(${entityIds}::uuid[])
      group by l.record_id, l.entity_id
    ), seen as (
      select m.*, r.kind, r.channel, r.source, r.marking, r.sealed, r.received_at, r.occurred_from, r.occurred_to
      from mention m
      join memory.record r on r.id = m.record_id and ${seesRecord(context, action, 'r')}
    )
    select s.record_id as "recordId", s.entity_id as "entityId", s.kind as "recordKind", s.channel, s.source,
      s.marking, s.sealed, s.received_at as "receivedAt", s.occurred_from as "occurredFrom",
      s.occurred_to as "occurredTo", s.roles, (select count(*) from seen) as total,
      coalesce((select jsonb_agg(jsonb_build_object('name', d.name, 'value', d.value) order by d.name, d.value)
        from memory.detail d where d.record_id = s.record_id and d.entity_id = s.entity_id), '[]') as details,
      case when e.id is not null then jsonb_build_object('by', l.asserted_by, 'at', l.asserted_at,
        'weight', l.weight, 'explanation', l.explanation, 'evidenceRecord', e.id) end as why
    from seen s
    join memory.link l on l.id = s.link_id
    left join memory.record e on e.id = l.evidence_record and ${seesRecord(context, action, 'e')}
    order by s.received_at desc, s.record_id, s.entity_id
    limit ${limit}`.execute(context.db)
  return {
    mentions: rows.map(({ total: _, ...row }) => ({
      ...row,
      roles: row.roles.map(role => ({
        ...role,
        validFrom: dated(role.validFrom),
        validTo: dated(role.validTo),
      })),
      why: row.why && { ...row.why, at: new Date(row.why.at) },
    })),
    total: rows[0]?.total ?? 0,
  }
}

/** What ties these entities to one another, as far as the viewer sees both records. */
export async function findInnerTies(
  context: Context,
  action: string,
  entityIds: readonly string[],
): Promise<EntityTie[]> {
  const { rows } = await sql<EntityTie>`
    select s.id, s.entity_a as "entityA", s.entity_b as "entityB", s.record_a as "recordA",
      s.record_b as "recordB", s.weight, s.explanation, s.asserted_by as by, s.asserted_at as at,
      s.likeness_id as "likenessId"
    from memory.current_same_as s
    join memory.record a on a.id = s.record_a and ${seesRecord(context, action, 'a')}
    join memory.record b on b.id = s.record_b and ${seesRecord(context, action, 'b')}
    where s.entity_a = any(${entityIds}::uuid[]) and s.entity_b = any(${entityIds}::uuid[])
    order by s.asserted_at, s.id`.execute(context.db)
  return rows
}
