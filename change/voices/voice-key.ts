import { createHash, randomBytes } from 'node:crypto'

/** A key that only the person holds: with it they come back to what they said, and take it back. */
export const makeVoiceKey = (): string => randomBytes(15).toString('base64url')

/** All that is kept of a key. It is random and long, so no salt is needed. */
export const hashOfKey = (key: string): Buffer => createHash('sha256').update(key).digest()
