import type { FastifyRequest } from 'fastify'
import type { Config, Secrets } from '../config/config.ts'
import type { Actor } from '../verbs/context.ts'
import type { Claims } from './claims.ts'
import type { SessionLimits } from './session.ts'

/** Why somebody did not get in, for a page that says what to do. */
export type Refusal =
  | 'no-known-role'
  | 'account-closed'
  | 'cancelled'
  | 'expired'
  | 'unreachable'
  | 'not-accepted'

/** `returnTo` is empty or a path of this site, to be handed back by the form. */
export type SignInPage =
  | {
      kind: 'choose-person'
      groups: { role: string; people: { id: string; name: string }[] }[]
      returnTo: string
      csrfToken: string
    }
  | { kind: 'refused'; because: Refusal; name?: string }

export type IdentityOptions = {
  config: Config
  secrets: Secrets
  /** Roles the policy knows; a provider's others are dropped. */
  knownRoles: readonly string[]
  /** Cookies go over HTTPS only. */
  secure: boolean
  page: (what: SignInPage, request: FastifyRequest) => string
  /** False where even without a provider nobody may try a demo account. */
  demoAccounts?: boolean
  /** How many people of each role the demo offers. */
  demoPeople?: number
  /** Where somebody lands who did not ask for a page. */
  home?: (actor: Actor) => string
  /** What the policy may ask about, read from the provider's claims; kept as it is where this is not given. */
  attributesOf?: (claims: Claims) => Actor['attributes']
  limits?: SessionLimits
}
