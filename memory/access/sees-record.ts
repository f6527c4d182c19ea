import { type Context, policyInForce, principal, type RowFilter } from '@bluelamp/platform'
import { type RawBuilder, sql } from 'kysely'

/** The attributes of a record that a policy may ask about, and the columns they stand in. */
const columnsOf = (record: string) => ({
  '@id': { uuid: `${record}.id` },
  kind: `${record}.kind`,
  marking: `${record}.marking`,
  forceId: `${record}.force_id`,
  area: `${record}.area_code`,
  ownerId: `${record}.submitted_by`,
  sealed: `${record}.sealed`,
  accessList: `${record}.access_list`,
})

/** Which records an actor may do this to, asked of the policy once for the whole request. */
export function recordFilter({ actor, purpose }: Context, action: string): RowFilter {
  return policyInForce().filter({
    principal: principal(actor),
    action,
    resourceType: 'Record',
    context: purpose ? { purpose } : {},
  })
}

/**
 * The condition that stands in the WHERE of every query that reads records, their links or what was
 * made of them: a row of `memory.record`, under the alias given, that this actor may do this to. What it
 * leaves out must not show in counts, order, suggestions or times either, so it belongs inside
 * each query and never after it.
 */
export const seesRecord = (
  context: Context,
  action: string,
  record = 'record',
): RawBuilder<boolean> => rowsSeen(recordFilter(context, action), record)

/** The same, where one question asked of the policy serves several queries. */
export const rowsSeen = (filter: RowFilter, record = 'record'): RawBuilder<boolean> =>
  sql<boolean>`(${filter.toSql(columnsOf(record))})`
