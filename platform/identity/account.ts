import type { Actor } from '../verbs/context.ts'

/** Someone who may sign in. `issuer` and `subject` say who vouches for them and under what name. */
export type Account = Actor & { issuer: string; subject: string; active: boolean }

/** Accounts of the demo: nobody vouches for them, so they are of no use where a provider is set. */
export const demoIssuer = 'urn:bluelamp:demo'

export const actorOf = ({ id, name, roles, attributes }: Account): Actor => ({
  id,
  name,
  roles,
  attributes,
})
