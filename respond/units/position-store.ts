import type { Context, Db, Tx } from '@bluelamp/platform'
import { sql } from 'kysely'

export type Fix = {
  unitId: string
  easting: number
  northing: number
  fixedAt: string
  accuracy: number
}

/** Keeps the newest fix of each unit in one statement; gives the units that moved on. */
export async function keepPositions(
  { db }: Context<Tx>,
  forceId: string,
  fixes: readonly Fix[],
): Promise<string[]> {
  const { rows } = await sql<{ unitId: string }>`
    insert into respond.unit_position as kept (unit_id, easting, northing, fixed_at, accuracy)
    select distinct on (f.unit_id) f.unit_id, f.easting, f.northing, f.fixed_at, f.accuracy
    from unnest(
      ${fixes.map(fix => fix.unitId)}::uuid[], ${fixes.map(fix => fix.easting)}::real[],
      ${fixes.map(fix => fix.northing)}::real[], ${fixes.map(fix => fix.fixedAt)}::timestamptz[],
      ${fixes.map(fix => fix.accuracy)}::real[]
    ) as f (unit_id, easting, northing, fixed_at, accuracy)
    join respond.unit u on u.id = f.unit_id and u.force_id = ${forceId}
    -- In one order everywhere, so that two batches never wait for each other in a ring.
    order by f.unit_id, f.fixed_at desc
    on conflict (unit_id) do update set easting = excluded.easting, northing = excluded.northing,
      fixed_at = excluded.fixed_at, accuracy = excluded.accuracy, kept_at = clock_timestamp()
    where kept.fixed_at < excluded.fixed_at
    returning unit_id as "unitId"`.execute(db)
  return rows.map(row => row.unitId)
}

export type MovedUnit = {
  unitId: string
  easting: number
  northing: number
  fixedAt: Date
  keptAt: Date
}

/** Fixes that reached us after `since`, by the database's clock. */
export async function findMoved(db: Db, forceId: string, since: Date): Promise<MovedUnit[]> {
  const { rows } = await sql<MovedUnit>`
    select p.unit_id as "unitId", p.easting, p.northing, p.fixed_at as "fixedAt", p.kept_at as "keptAt"
    from respond.unit_position p join respond.unit u on u.id = p.unit_id
    where u.force_id = ${forceId} and p.kept_at > ${since}`.execute(db)
  return rows
}
