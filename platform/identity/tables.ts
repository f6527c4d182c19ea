import type { Generated, JSONColumnType } from 'kysely'
import type { Actor } from '../verbs/context.ts'

export interface IdentityTables {
  'platform.account': AccountTable
  'platform.session': SessionTable
}

export type AccountTable = {
  id: string
  issuer: string
  subject: string
  name: string
  roles: string[]
  attributes: JSONColumnType<Actor['attributes'], string | undefined, string>
  active: Generated<boolean>
}

export type SessionTable = {
  token_hash: Buffer
  account_id: string | null
  created_at: Date
  seen_at: Date
  expires_at: Date
}
