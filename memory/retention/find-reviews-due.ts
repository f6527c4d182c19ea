import { type Context, defineVerb } from '@bluelamp/platform'
import { actorNames } from '../access/actor-names.ts'
import { holding } from '../access/visible-record.ts'
import { type Disposal, findDisposals, findSeen } from './disposal-store.ts'
import { readRules } from './person-store.ts'
import { findDue } from './retention-store.ts'
import { gatherReview } from './review-person.ts'

export type DueReview = {
  entityId: string
  name: string | undefined
  group: number
  because: string
  due: Date
  records: number
  held: boolean
}

export type ReviewsDue = {
  reviews: DueReview[]
  /** Further ones are due; deciding some shows the next. */
  more: boolean
  proposals: Disposal[]
  done: Disposal[]
  names: ReadonlyMap<string, string>
}

const most = 50

/** Whose review is due by a day, and what waits for a second person. */
export const findReviewsDue = defineVerb({
  name: 'memory.find-reviews-due',
  operation: 'consult',
  resource: (_context, { forceId }: { forceId: string; until: Date }) => holding(forceId),
  run: async (context, { forceId, until }): Promise<ReviewsDue> => {
    const due = await findDue(context, forceId, until, most * 2)
    const reviews = await asThisActorSees(context, due, until)
    const disposals = await findDisposals(context, forceId, 100)
    const proposals: Disposal[] = []
    for (const each of disposals.filter(disposal => disposal.answer === null)) {
      const seen = await findSeen(context, each.records)
      if (seen.length === each.records.length) proposals.push(each)
    }
    const done = disposals.filter(each => each.doneAt !== null).slice(0, 10)
    const names = await actorNames(
      context,
      [...proposals, ...done].flatMap(each => [each.proposedBy, each.answeredBy]),
    )
    return {
      reviews: reviews.slice(0, most),
      more: reviews.length > most || due.length === most * 2,
      proposals,
      done,
      names,
    }
  },
  about: ({ reviews }) => ({
    subjects: reviews.map(review => review.entityId),
    detail: { due: reviews.length },
  }),
})

/** Two entities that are one to this actor are one row, and its date is told by all that he sees of them. */
async function asThisActorSees(
  context: Context,
  due: readonly { entityId: string }[],
  until: Date,
): Promise<DueReview[]> {
  const rules = await readRules(context)
  const shown = new Set<string>()
  const reviews: DueReview[] = []
  for (const { entityId } of due) {
    if (shown.has(entityId)) continue
    const person = await gatherReview(context, entityId, rules)
    for (const id of person.entityIds) shown.add(id)
    if (person.review.due > until) continue
    reviews.push({
      entityId,
      name: person.name,
      group: person.review.group,
      because: person.review.because[0]?.words ?? '',
      due: person.review.due,
      records: person.held.length,
      held: person.holds.length > 0,
    })
  }
  return reviews.sort((a, b) => a.due.getTime() - b.due.getTime())
}
