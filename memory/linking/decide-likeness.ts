import {
  ConflictError,
  type Context,
  defineVerb,
  InvalidInputError,
  NotFoundError,
  type Tx,
} from '@bluelamp/platform'
import { anyRecord } from '../access/any-record.ts'
import type { Decision } from '../tables.ts'
import {
  addDecision,
  addSameAsOfLikeness,
  findLikeness,
  type Likeness,
  lockLikeness,
  withdrawTies,
} from './likeness-store.ts'

export type DecideLikeness = { likenessId: string; decision: Decision; reason: string }

export const aboutPair = ({ left, right }: Likeness) => ({
  subjects: [left.entityId, right.entityId],
  records: [...new Set([left.recordId, right.recordId])],
})

/** A reason is words that another reads later; three letters are none. */
export function checkReason(reason: string): void {
  if (reason.trim().length < 4 || reason.length > 1000) {
    throw new InvalidInputError([
      { field: 'reason', message: 'Say why, in a few words (no more than 1,000 letters).' },
    ])
  }
}

/** Locks a likeness and reads it as who acts sees it; to others it is not there. */
export async function lockSeen(
  context: Context<Tx>,
  action: string,
  id: string,
): Promise<Likeness> {
  await lockLikeness(context, id)
  const likeness = await findLikeness(context, action, id)
  if (!likeness) throw new NotFoundError('likeness', id)
  return likeness
}

/** A person says whether two are the same. The name and the reason stay with it, and it can be taken back. */
export const decideLikeness = defineVerb({
  name: 'memory.decide-likeness',
  operation: 'alter',
  resource: (context, { likenessId }: DecideLikeness) => anyRecord(context, likenessId),
  run: async (context, { likenessId, decision, reason }): Promise<Likeness> => {
    checkReason(reason)
    const action = 'memory.decide-likeness'
    const likeness = await lockSeen(context, action, likenessId)
    if (likeness.decision) {
      throw new ConflictError('This was decided already. Take that decision back first.')
    }
    const decisionId = await addDecision(context, likenessId, decision, reason.trim())
    if (decision === 'same') await addSameAsOfLikeness(context, likenessId)
    if (decision === 'different') {
      const pair = [likeness.left.entityId, likeness.right.entityId] as const
      await withdrawTies(context, action, pair, decisionId, reason.trim())
    }
    return likeness
  },
  about: (likeness, { decision, likenessId }) => ({
    ...aboutPair(likeness),
    detail: { likenessId, decision },
  }),
})
