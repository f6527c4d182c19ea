import type { Db } from '../database/tables.ts'
import { type NewEntry, RecipientMissingError } from './entry.ts'
import { insertEntries } from './journal-store.ts'

/** Appends in the caller's transaction, so that the entry stands or falls with what it tells of. Returns its id. */
export async function append(db: Db, entry: NewEntry): Promise<number> {
  const [id] = await appendAll(db, [entry])
  if (id === undefined) throw new Error('The database kept no journal entry')
  return id
}

/** Many at once in one statement, for loading history. Ids come back in the order of the entries. */
export async function appendAll(db: Db, entries: readonly NewEntry[]): Promise<number[]> {
  for (const { operation, recipient, verb } of entries) {
    if (operation === 'disclose' && !recipient) throw new RecipientMissingError(verb)
  }
  return insertEntries(db, entries)
}
