import type { Selectable } from 'kysely'
import type { Db, Tx } from '../database/tables.ts'
import type { Context } from '../verbs/context.ts'
import type { Feature } from './feature.ts'
import type { SwitchTables } from './tables.ts'

export type Turn = Selectable<SwitchTables['platform.feature_switch']>

/** How each feature was switched last; those never switched are not among them. */
export const findLastTurns = (db: Db): Promise<Turn[]> =>
  db
    .selectFrom('platform.feature_switch')
    .distinctOn('feature')
    .selectAll()
    .orderBy('feature')
    .orderBy('number', 'desc')
    .execute()

export async function addTurn(
  { db, actor, now }: Context<Tx>,
  { id }: Feature,
  { number, on, reason }: { number: number; on: boolean; reason: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('platform.feature_switch')
    .values({
      feature: id,
      number,
      is_on: on,
      reason,
      switched_by: actor.id,
      switched_by_name: actor.name,
      switched_at: now,
    })
    .onConflict(conflict => conflict.columns(['feature', 'number']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
