import { database } from './database.ts'

/**
 * What stands in the phone's database is sealed with AES-GCM under a key that scripts cannot read out.
 * It protects a copied database file or backup from being read by search tools, and makes wiping certain:
 * without its key the rest is noise. It does NOT protect against someone who can unlock this phone and
 * open this browser profile, nor against a script running in this page: both can use the key in place.
 * The phone's own lock and disk encryption must do that.
 */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }

/** `cache` goes with each sign-out; `work` holds what is not sent yet and must outlive it. */
export type KeyName = 'cache' | 'work'

async function keyOf(name: KeyName): Promise<CryptoKey> {
  const kept = await database.keys.get(name)
  if (kept) return kept.key
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  // Two pages may make one at the same time; the first to write it wins.
  return database.transaction('rw', database.keys, async () => {
    const first = await database.keys.get(name)
    if (first) return first.key
    await database.keys.add({ name, key: made })
    return made
  })
}

export async function sealBytes(name: KeyName, bytes: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const key = await keyOf(name)
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes) }
}

export const openBytes = async (name: KeyName, { iv, bytes }: Sealed): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await keyOf(name), bytes)

export const seal = (name: KeyName, value: unknown): Promise<Sealed> =>
  sealBytes(name, new TextEncoder().encode(JSON.stringify(value)))

/** The caller names the shape: only this app writes here. */
export const unseal = async <T>(name: KeyName, sealed: Sealed): Promise<T> =>
  JSON.parse(new TextDecoder().decode(await openBytes(name, sealed))) as T
