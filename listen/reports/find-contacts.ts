import { defineVerb } from '@bluelamp/platform'
import { findWaiting } from './report-store.ts'

/** The queue: what waits to be assessed. Summaries only; reading one is a verb of its own. */
export const findContacts = defineVerb({
  name: 'listen.find-contacts',
  operation: 'consult',
  resource: (_context, { forceId }: { forceId: string }) => ({
    type: 'Contact',
    id: 'queue',
    attributes: { forceId },
  }),
  run: (context, { forceId }) => findWaiting(context, forceId),
  about: found => ({
    records: found.map(contact => contact.recordId),
    detail: { found: found.length },
  }),
})
