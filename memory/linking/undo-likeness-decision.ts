import { ConflictError, defineVerb } from '@bluelamp/platform'
import { anyRecord } from '../access/any-record.ts'
import type { Decision } from '../tables.ts'
import { aboutPair, checkReason, lockSeen } from './decide-likeness.ts'
import { addDecision, type Likeness, restoreTies, withdrawAnswer } from './likeness-store.ts'
import { restoreMoves } from './restore-moves.ts'

export type UndoDecision = { likenessId: string; reason: string }
export type Undone = { likeness: Likeness; was: Decision }

/** Takes back what a person decided of two: all stands again as it stood before, and the question waits anew. */
export const undoLikenessDecision = defineVerb({
  name: 'memory.undo-likeness-decision',
  operation: 'alter',
  resource: (context, { likenessId }: UndoDecision) => anyRecord(context, likenessId),
  run: async (context, { likenessId, reason }): Promise<Undone> => {
    checkReason(reason)
    const likeness = await lockSeen(context, 'memory.undo-likeness-decision', likenessId)
    const { decision } = likeness
    if (!decision)
      throw new ConflictError('Nothing is decided of these two, so nothing can be undone.')
    if (decision.decision === 'same') await withdrawAnswer(context, likenessId, reason.trim())
    if (decision.decision === 'different') {
      await restoreMoves(context, decision.id, reason.trim())
      await restoreTies(context, decision.id)
    }
    await addDecision(context, likenessId, 'undone', reason.trim())
    return { likeness, was: decision.decision }
  },
  about: ({ likeness, was }, { likenessId }) => ({
    ...aboutPair(likeness),
    detail: { likenessId, undone: was },
  }),
})
