import { type Context, defineVerb, NotFoundError } from '@bluelamp/platform'
import { actorNames } from '../access/actor-names.ts'
import { anyRecord } from '../access/any-record.ts'
import { countWaiting, findLikeness, findLikenessRows, type Likeness } from './likeness-store.ts'

export type WhichPairs = {
  /** Those decided, newest first; else those that wait, oldest first. */
  decided?: boolean
  /** One alone. */
  likenessId?: string
  after?: string
  limit?: number
}

export type LikenessQueue = {
  likenesses: Likeness[]
  /** How many wait, of those that the viewer sees. */
  waiting: number
  /** Names of staff who decided, by their ids. */
  names: Record<string, string>
}

const action = 'memory.find-likenesses'

/** Pairs that may be one and wait for a person to say so, or that somebody has decided. */
export const findLikenesses = defineVerb({
  name: action,
  operation: 'consult',
  resource: (context, { likenessId }: WhichPairs) => anyRecord(context, likenessId ?? 'likenesses'),
  run: async (context, which): Promise<LikenessQueue> => {
    const likenesses = which.likenessId
      ? [await getLikeness(context, which.likenessId)]
      : await findLikenessRows(context, action, {
          decided: which.decided ?? false,
          after: which.after,
          limit: Math.min(100, Math.max(1, which.limit ?? 20)),
        })
    const names = await actorNames(
      context,
      likenesses.map(({ decision }) => decision?.by ?? null),
    )
    const waiting = await countWaiting(context, action)
    return { likenesses, waiting, names: Object.fromEntries(names) }
  },
  about: ({ likenesses }) => ({
    subjects: [
      ...new Set(likenesses.flatMap(({ left, right }) => [left.entityId, right.entityId])),
    ],
    records: [...new Set(likenesses.flatMap(({ left, right }) => [left.recordId, right.recordId]))],
  }),
})

async function getLikeness(context: Context, id: string): Promise<Likeness> {
  const likeness = await findLikeness(context, action, id)
  if (!likeness) throw new NotFoundError('likeness', id)
  return likeness
}
