import type { Context, RowFilter } from '@bluelamp/platform'
import { type RawBuilder, sql } from 'kysely'
import { recordFilter, rowsSeen } from '../access/sees-record.ts'

/** What an actor may be shown, in the terms of the search index. */
export type Sight = {
  /** Classes of labels whose records he may see. */
  classes: readonly number[]
  /** A condition on the mention's record, where the policy asks for more than the classes hold. */
  mention: (mention: string) => RawBuilder<boolean>
  record: (record: string) => RawBuilder<boolean>
  /** The whole condition, on a row of memory.record. */
  sees: (record: string) => RawBuilder<boolean>
}

const labels = {
  marking: 'c.marking',
  forceId: 'c.force_id',
  sealed: 'c.sealed',
  accessList: 'c.access_list',
}

const always = () => sql<boolean>`true`

/**
 * Asks the policy once which classes of labels this actor may see. Where the policy tells records apart by
 * anything else (their kind, area or owner), all classes are looked at and each row is asked.
 */
export async function sightOf(context: Context, action: string): Promise<Sight> {
  const filter = recordFilter(context, action)
  const condition = onLabels(filter)
  const { rows } = await sql<{ id: number }>`
    select c.id from memory.search_class c where ${condition ?? always()} order by c.id`.execute(
    context.db,
  )
  const classes = rows.map(row => row.id)
  const sees = (record: string) => rowsSeen(filter, record)
  if (condition) return { classes, mention: always, record: always, sees }
  return {
    classes,
    mention: mention => sql<boolean>`exists (
      select from memory.search_mention seen
      join memory.record seen_record on seen_record.id = seen.record_id
      where seen.id = ${sql.ref(mention)} and ${sees('seen_record')})`,
    record: record => sql<boolean>`exists (
      select from memory.record seen_record
      where seen_record.id = ${sql.ref(record)} and ${sees('seen_record')})`,
    sees,
  }
}

/** Nothing where the policy asks for a column that a class has not. */
function onLabels(filter: RowFilter): RawBuilder<boolean> | undefined {
  try {
    return filter.toSql(labels)
  } catch (error) {
    if (error instanceof Error && error.name === 'PolicyRequestError') return undefined
    throw error
  }
}
