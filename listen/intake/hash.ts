import { createHash } from 'node:crypto'

export const sha256 = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) {
    // Each part's length goes before it, so that ("ab", "c") and ("a", "bc") differ.
    hash.update(`${part.length}:`).update(part)
  }
  return hash.digest()
}

export const plainHash = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** The name of an attempt made of what was delivered: the same delivery always comes to the same. */
export function attemptOf(...parts: string[]): string {
  const hex = sha256(...parts).toString('hex')
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
