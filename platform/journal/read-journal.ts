import { defineVerb } from '../verbs/verb.ts'
import type { Entry } from './entry.ts'
import { type EntrySearch, findEntries } from './find-entries.ts'

/** Reading the journal is itself a consultation, and stands in it. */
export const readJournal = defineVerb({
  name: 'platform.read-journal',
  operation: 'consult',
  resource: (_context, { forceId }: EntrySearch & { forceId: string }) => ({
    type: 'Journal',
    id: 'all',
    attributes: { forceId },
  }),
  run: ({ db }, { forceId: _forceId, ...search }): Promise<Entry[]> => findEntries(db, search),
  about: (found, { subject, actor, operation }) => ({
    ...(subject && { subjects: [subject] }),
    detail: { found: found.length, actor: actor ?? 'any', operation: operation ?? 'any' },
  }),
})
