import { readForcePolicy } from '@bluelamp/memory'
import { type Actor, type Context, enforce } from '@bluelamp/platform'
import { openTestHouse, type TestHouse } from '@bluelamp/platform/testing'
import './tables.ts'

export const forceId = 'testford'

export const staff = (id: string, ...roles: string[]): Actor => ({
  id,
  name: `${id} of Testford`,
  roles,
  attributes: { clearance: 0, forceId, areas: [], powers: [] },
})

export const ines = staff('ines', 'programme-manager')
export const adrian = staff('adrian', 'chief-officer')
export const helen = staff('helen', 'policing-body')
export const kofi = staff('kofi', 'assurer')

/** What a decision says beside what it is about: without any of it none is signed. */
export const wholeDecision = {
  decision: 'It goes on',
  reasons: 'It is best',
  interests: 'None',
  finance: 'Affordable',
  legal: 'Lawful',
  evidence: 'Read',
  costs: 'Told',
  equality: 'Looked at',
  data: 'Looked at',
  consultation: 'Asked',
  review: '2027-11-30',
} as const

/** A migrated, empty database under the force's own policy. */
export async function openChangeHouse(name: string): Promise<TestHouse> {
  enforce(readForcePolicy())
  return openTestHouse(name)
}

export const by = (
  house: TestHouse,
  actor: Actor,
  now = new Date('2026-11-30T12:00:00Z'),
): Context => ({
  db: house.db,
  actor,
  now,
})
