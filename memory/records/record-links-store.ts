import type { Context } from '@bluelamp/platform'
import { sql } from 'kysely'
import type { DataSubject, EntityKind } from '../tables.ts'

export type RecordLink = {
  linkId: string
  entityId: string
  kind: EntityKind
  subkind: string
  role: string
  dataSubject: DataSubject | null
  opinion: boolean
  explanation: { because?: string[] } | null
  assertedBy: string
  assertedAt: Date
  /** What this record, and no other, says of it. */
  details: { name: string; value: string }[]
}

/** Whom and what one record speaks of. Who may read the record may read these. */
export async function findRecordLinks({ db }: Context, recordId: string): Promise<RecordLink[]> {
  const { rows } = await sql<RecordLink>`
    select l.id as "linkId", l.entity_id as "entityId", e.kind, e.subkind, l.role,
      l.data_subject as "dataSubject", l.opinion, l.explanation, l.asserted_by as "assertedBy",
      l.asserted_at as "assertedAt",
      array(select jsonb_build_object('name', d.name, 'value', d.value) from memory.detail d
        where d.record_id = l.record_id and d.entity_id = l.entity_id
        order by d.name, d.value) as details
    from memory.current_link l join memory.entity e on e.id = l.entity_id
    where l.record_id = ${recordId}
    order by array_position(array['person', 'organisation', 'place', 'object', 'event'], e.kind),
      l.asserted_at, l.id`.execute(db)
  return rows
}
