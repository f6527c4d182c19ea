import type { Db } from '../database/tables.ts'
import type { Entry } from './entry.ts'
import { type Search, selectEntries } from './journal-store.ts'

export type EntrySearch = Omit<Search, 'limit'> & { limit?: number }

/**
 * What was done to whom, by whom and when; the newest first unless asked otherwise. For the next page hand
 * in the last entry of this one as `after`: pages stay right while the journal grows.
 */
export function findEntries(db: Db, search: EntrySearch): Promise<Entry[]> {
  const limit = search.limit ?? 50
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) {
    throw new RangeError(`A page holds 1 to 1000 entries, not ${limit}`)
  }
  return selectEntries(db, { ...search, limit })
}
