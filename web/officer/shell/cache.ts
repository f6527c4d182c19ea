import { database } from './database.ts'
import { seal, unseal } from './seal.ts'

/** A copy of what the server told, for when there is no network. One that cannot be opened is none. */
export async function readCache<T>(name: string): Promise<T | undefined> {
  const row = await database.cache.get(name)
  if (!row) return undefined
  try {
    return await unseal<T>('cache', row.value)
  } catch {
    return undefined
  }
}

export async function writeCache(name: string, value: unknown): Promise<void> {
  await database.cache.put({ name, value: await seal('cache', value) })
}

export const dropCache = (name: string): Promise<void> => database.cache.delete(name)

/** The copies and the key to them; and of what was sent, the phone's own copy. What waits stays. */
export async function wipeCache(): Promise<void> {
  await database.transaction('rw', database.cache, database.keys, database.outbox, async () => {
    await database.cache.clear()
    await database.keys.delete('cache')
    await database.outbox.filter(row => row.status === 'sent').delete()
  })
}

const hour = 3_600_000

/** As long as the server keeps showing an ended task. */
export const dropOldSent = (now: number): Promise<number> =>
  database.outbox.filter(row => row.status === 'sent' && row.settledAt < now - 12 * hour).delete()
