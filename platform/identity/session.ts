import { createHash, randomBytes } from 'node:crypto'

export const sessionCookie = 'bluelamp_session'

/** Milliseconds. */
export type SessionLimits = {
  /** Without a request of the person's own. */
  idle: number
  /** After sign-in, whatever happens. */
  absolute: number
}

const hour = 3_600_000
export const usualLimits: SessionLimits = { idle: 8 * hour, absolute: 12 * hour }

/** A session is noted as used at most this often, so that reading stays reading. */
export const noteEvery = 60_000

const tokenShape = /^[\w-]{43}$/

export const newToken = (): string => randomBytes(32).toString('base64url')

/** Only this is stored: who reads the table cannot sign in with it. The token is random, so no salt is needed. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

export const isToken = (text: string | undefined): text is string =>
  text !== undefined && tokenShape.test(text)
