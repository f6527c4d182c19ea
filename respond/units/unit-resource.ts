import type { Resource } from '@bluelamp/platform'
import type { Unit } from './unit-store.ts'

/** A unit as the policy sees it: who is on it matters. */
export const unitResource = (unit: Unit): Resource => ({
  type: 'Unit',
  id: unit.id,
  attributes: {
    forceId: unit.forceId,
    district: unit.districtCode,
    crew: unit.crew.map(member => member.id),
  },
})

export const unitListResource = (forceId: string, id = 'list'): Resource => ({
  type: 'Unit',
  id,
  attributes: { forceId, district: '', crew: [] },
})
