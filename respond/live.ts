import type { Db } from '@bluelamp/platform'
import type { OpenIncident } from './incidents/incident-reading.ts'
import { findOpen } from './incidents/incident-reading.ts'
import { findMoved, type MovedUnit } from './units/position-store.ts'
import type { UnitView } from './units/unit-store.ts'
import { findUnitViews } from './units/unit-store.ts'
import { toWire, type Wire } from './wire.ts'

/**
 * What open screens are sent when something changed. It is read once for all of them and handed to each
 * by the policy's filter, so it is no verb: what it holds is what respond.find-incidents and
 * respond.find-units show, and no one sees more of it than through those.
 */
export async function findLiveIncidents(
  db: Db,
  forceId: string,
  ids: readonly string[],
): Promise<Wire<OpenIncident>[]> {
  if (ids.length === 0) return []
  return toWire(await findOpen({ db }, { forceId, ids, limit: ids.length }))
}

export async function findLiveUnits(
  db: Db,
  forceId: string,
  ids: readonly string[],
): Promise<Wire<UnitView>[]> {
  if (ids.length === 0) return []
  return toWire(await findUnitViews({ db }, { forceId, ids }))
}

export const findMovedUnits = (db: Db, forceId: string, since: Date): Promise<MovedUnit[]> =>
  findMoved(db, forceId, since)
