import { defineVerb } from '@bluelamp/platform'
import { anyRecord } from '../access/any-record.ts'
import type { EntityKind } from '../tables.ts'
import { type MentionId, type Proposed, tieMentions } from './batch.ts'

export type ProposeTies = {
  kind: EntityKind
  pairs: readonly (readonly [MentionId, MentionId])[]
}

/**
 * Ties pairs of mentions by the same rule as those that arrive: what is certain is written as the same, what is doubtful waits
 * for a person. What is tied, asked or decided already is left as it is.
 */
export const proposeTies = defineVerb({
  name: 'memory.propose-ties',
  operation: 'alter',
  resource: (context, _input: ProposeTies) => anyRecord(context, 'ties'),
  run: (context, { kind, pairs }): Promise<Proposed> => tieMentions(context, kind, pairs),
  about: ({ found, ...counts }) => ({
    subjects: [...new Set(found.flatMap(({ pair }) => [pair.entityA, pair.entityB]))],
    records: [...new Set(found.flatMap(({ pair }) => [pair.recordA, pair.recordB]))],
    detail: counts,
  }),
})
