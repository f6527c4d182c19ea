import type { Db } from '../database/tables.ts'

/** Who acts. Attributes are what the policy may ask about; they never hold a secret. */
export type Actor = {
  id: string
  name: string
  roles: readonly string[]
  attributes: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

/** No reader without a name: every door takes this. */
export type Context<D extends Db = Db> = {
  db: D
  actor: Actor
  now: Date
  /** Why personal data are read, where the policy wants to know. */
  purpose?: string | undefined
  requestId?: string | undefined
}

export type Resource = {
  type: string
  id: string
  attributes: Readonly<Record<string, string | number | boolean | readonly string[]>>
}
