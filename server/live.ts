import { findForcesOf } from '@bluelamp/change'
import type { Announcement, Db, Hub } from '@bluelamp/platform'
import { findLiveIncidents, findLiveUnits, findMovedUnits } from '@bluelamp/respond'

const positionsEveryMs = 250
/** A batch kept before another may be committed after it. */
const overlapMs = 2000

/** Turns what verbs announce into what screens show. Each thing is read once, however many screens are open. */
export function followAnnouncements(hub: Hub, db: Db, forceId: string): void {
  let reached = 0
  const shown = new Map<string, number>()
  let planned = false

  async function publishPositions(): Promise<void> {
    planned = false
    const since = new Date(reached - overlapMs)
    const kept = await findMovedUnits(db, forceId, since)
    const fixes = kept.filter(fix => shown.get(fix.unitId) !== fix.fixedAt.getTime())
    if (fixes.length === 0) return
    for (const { unitId, fixedAt, keptAt } of kept) {
      shown.set(unitId, fixedAt.getTime())
      reached = Math.max(reached, keptAt.getTime())
    }
    hub.publish('positions', {
      attributes: { district: '', crew: [] },
      // Compact, because it is the most frequent of all: identifier, easting, northing, time.
      data: fixes.map(fix => [fix.unitId, fix.easting, fix.northing, fix.fixedAt.getTime()]),
    })
  }

  function planPositions(): void {
    if (planned) return
    planned = true
    setTimeout(() => void publishPositions().catch(() => {}), positionsEveryMs)
  }

  hub.onNotify(async ({ verb, subjects, records }: Announcement) => {
    if (verb === 'respond.report-positions') return planPositions()
    const ids = [...subjects, ...records]
    if (verb.startsWith('listen.') || verb === 'respond.create-incident') {
      hub.publish('contacts', { attributes: {}, data: { verb } })
    }
    if (verb.startsWith('change.')) {
      // A programme of another force may be kept here too: its changes are for that force alone.
      for (const { id, force_id: of } of await findForcesOf({ db }, subjects)) {
        hub.publish('change', { attributes: { forceId: of }, data: { programmes: [id] } })
      }
    }
    if (!verb.startsWith('respond.')) return
    for (const incident of await findLiveIncidents(db, forceId, ids)) {
      const { marking, areaCode, districtCode } = incident
      hub.publish('incidents', {
        attributes: {
          marking,
          ...(areaCode && { area: areaCode }),
          ...(districtCode && { district: districtCode }),
        },
        data: incident,
      })
    }
    for (const unit of await findLiveUnits(db, forceId, ids)) {
      hub.publish('units', { attributes: { district: unit.districtCode, crew: [] }, data: unit })
    }
  })
}
