import { recordFilter } from '@bluelamp/memory'
import type { Context, Resource } from '@bluelamp/platform'
import { type RawBuilder, sql } from 'kysely'

/** Batches and items carry labels as records do, and the same policy says who may know of them. */
export const seesIntake = (
  context: Context,
  action: string,
  alias: 'b' | 'i',
): RawBuilder<boolean> =>
  sql<boolean>`(${recordFilter(context, action).toSql({
    '@id': { uuid: `${alias}.id` },
    kind: `${alias}.kind`,
    marking: `${alias}.marking`,
    forceId: `${alias}.force_id`,
    area: null,
    ownerId: `${alias}.taken_by`,
    sealed: `${alias}.sealed`,
    accessList: `${alias}.access_list`,
  })})`

type Labelled = {
  id: string
  kind: string
  marking: number
  force_id: string
  taken_by: string
  sealed: boolean
  access_list: readonly string[]
}

export const intakeResource = (row: Labelled): Resource => ({
  type: 'Record',
  id: row.id,
  attributes: {
    kind: row.kind,
    marking: row.marking,
    forceId: row.force_id,
    ownerId: row.taken_by,
    sealed: row.sealed,
    accessList: row.access_list,
  },
})

/** All of it that the actor may know of: what a list is asked for. */
export const intakeList = (forceId: string): Resource => ({
  type: 'Record',
  id: 'intake',
  attributes: { kind: 'intake', marking: 0, forceId, sealed: false },
})
