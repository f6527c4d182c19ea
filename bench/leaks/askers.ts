import type { Actor } from '@bluelamp/platform'

export const forceId = 'testford'
export const otherForce = 'elsewhere'

const asker = (id: string, role: string, clearance: 0 | 1, force: string = forceId): Actor => ({
  id,
  name: id,
  roles: [role],
  attributes: { forceId: force, clearance, areas: [], powers: [] },
})

/** People who see different things: by clearance, by the sealed records that are open to them, by force, by what their role may ask. */
export const askers: readonly Actor[] = [
  asker('dee', 'investigator', 0),
  asker('ann', 'investigator', 0),
  asker('bob', 'contact-handler', 0),
  asker('eve', 'supervisor', 1),
  asker('cy', 'supervisor', 1),
  asker('fay', 'records-manager', 1),
  asker('ira', 'records-manager', 0),
  asker('gus', 'investigator', 0, otherForce),
  asker('hal', 'supervisor', 1, otherForce),
]

/** Those for whom sealed records may be open; some are open to nobody who asks. */
export const lists: readonly (readonly string[])[] = [
  ['ann', 'clerk'],
  ['bob', 'clerk'],
  ['ann', 'bob', 'clerk'],
  ['cy', 'clerk'],
  ['cy', 'fay', 'hal', 'clerk'],
  ['gus', 'clerk'],
  ['clerk'],
]

/** Who keeps, closes and decides: cleared for all of it, and on every list. */
export const clerk = (force: string = forceId): Actor => asker('clerk', 'supervisor', 1, force)
