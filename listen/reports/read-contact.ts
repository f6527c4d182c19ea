import { getRecord, visibleRecordResource } from '@bluelamp/memory'
import { defineVerb } from '@bluelamp/platform'
import { sql } from 'kysely'
import { findReport } from './report-store.ts'

export type Linked = { entityId: string; kind: string; subkind: string; role: string }

const action = 'listen.read-contact'

/** One contact as it came, with what it was linked to. */
export const readContact = defineVerb({
  name: action,
  operation: 'consult',
  resource: (context, { recordId }: { recordId: string }) =>
    visibleRecordResource(context, action, recordId),
  run: async (context, { recordId }) => {
    const record = await getRecord(context, recordId)
    const { rows: linked } = await sql<Linked>`
      select l.entity_id as "entityId", e.kind, e.subkind, l.role
      from memory.current_link l join memory.entity e on e.id = l.entity_id
      where l.record_id = ${recordId} order by e.kind, l.role, e.id`.execute(context.db)
    return { record, linked, report: await findReport(context, recordId) }
  },
  about: ({ linked }, { recordId }) => ({
    records: [recordId],
    subjects: linked.filter(entity => entity.kind === 'person').map(entity => entity.entityId),
  }),
})
