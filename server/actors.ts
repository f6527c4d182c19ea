import type { Actor } from '@bluelamp/platform'

const nobody = { areas: [], powers: [], clearance: 0 }

/** Whoever has not signed in: a resident, or a member of staff before they do. */
export const visitor = (forceId: string): Actor => ({
  id: 'visitor',
  name: 'A member of the public',
  roles: ['public'],
  attributes: { ...nobody, forceId },
})

/** A background job. */
export const system = (forceId: string): Actor => ({
  id: 'system',
  name: 'Bluelamp',
  roles: ['system'],
  attributes: { ...nobody, forceId, clearance: 1 },
})

/** Hands over what arrives by a way of our own: e-mail, a large file. It can take in and nothing else. */
export const intakeActor = (forceId: string, id: string, name: string): Actor => ({
  id,
  name,
  roles: ['intake'],
  attributes: { ...nobody, forceId, clearance: 1 },
})

/** Plays invented staff while an invented day goes by; nobody can sign in as it. */
export const simulator = (forceId: string): Actor => ({
  id: 'simulator',
  name: 'Simulated staff (invented)',
  roles: ['system', 'contact-handler', 'dispatcher', 'response-officer'],
  attributes: { ...nobody, forceId, powers: ['warranted'] },
})

export const knownRoles = [
  'contact-handler',
  'dispatcher',
  'response-officer',
  'investigator',
  'intelligence-officer',
  'supervisor',
  'analyst',
  'crime-registrar',
  'auditor',
  'records-manager',
  'programme-manager',
  'chief-officer',
  'policing-body',
  'assurer',
] as const
