import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { AdapterName } from '../intake.ts'
import type { AccountKey } from '../social/verify-signature.ts'

/** What a source says of itself beside its name; which of them count depends on the adapter. */
export type SourceSettings = {
  /** Why it is collected here: goes with every message of a social source. */
  purpose?: string | undefined
  /** The force's own account on a social service. */
  account?: string | undefined
  /** Keys of social accounts that may sign what they deliver, by the name the delivery gives. */
  keys?: Readonly<Record<string, AccountKey>> | undefined
  /** People who work with sources of intelligence: each sees the source beside whoever handed the report in. */
  mayKnowSource?: readonly string[] | undefined
  /** Our own number in the national system. */
  forceIdentifier?: string | undefined
}

export type Source = {
  id: string
  forceId: string
  code: string
  name: string
  adapter: AdapterName
  clientId: string | null
  settings: SourceSettings
  open: boolean
}

/** Sources that every force has. They are made when first needed; people and their own listener deliver by them. */
export const builtIn = {
  email: { code: 'email', name: 'E-mail', adapter: 'email' },
  intelligence: {
    code: 'intelligence',
    name: 'Intelligence reports by officers',
    adapter: 'intelligence',
  },
  bulk: { code: 'bulk', name: 'Large files by command line', adapter: 'bulk' },
} as const satisfies Record<string, Pick<Source, 'code' | 'name' | 'adapter'>>

export const makeSecret = (): string => randomBytes(32).toString('base64url')

/** 256 random bits cannot be guessed, so a plain hash keeps them as well as a slow one. */
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest()

export const isSecret = (given: string, hash: Buffer): boolean =>
  timingSafeEqual(secretHash(given), hash)

/** `Authorization: Basic` as a system outside sends it (RFC 7617): its client id and its secret. */
export function readCredentials(
  header: string | undefined,
): { clientId: string; secret: string } | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]{1,400}={0,2})$/i.exec(header ?? '') ?? []
  if (!encoded) return undefined
  const [, clientId, secret] =
    /^([0-9a-f-]{36}):(.{1,200})$/.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? []
  return clientId && secret ? { clientId, secret } : undefined
}
