import { defineVerb } from '../verbs/verb.ts'
import type { Message } from './message.ts'
import { findMessages } from './message-store.ts'

export const readOutbox = defineVerb({
  name: 'platform.read-outbox',
  operation: 'consult',
  resource: (_context, { forceId }: { forceId: string; about?: string }) => ({
    type: 'Journal',
    id: 'outbox',
    attributes: { forceId },
  }),
  run: ({ db }, { about }): Promise<Message[]> => findMessages(db, { about, limit: 100 }),
  about: found => ({ detail: { found: found.length } }),
})
