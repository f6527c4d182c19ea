import { type Context, defineVerb, NotFoundError } from '@bluelamp/platform'
import { actorNames } from '../access/actor-names.ts'
import { personSight, visiblePersonResource } from '../access/visible-record.ts'
import { entitiesAsOne } from '../linking/entities-as-one.ts'
import { type Plan, planDisposal } from './disposal-plan.ts'
import {
  type Decision,
  findDecisions,
  findHeld,
  findHolds,
  findPersonDetails,
  type Hold,
  joinHeld,
  madeFrom,
  readRules,
  sightOf,
} from './person-store.ts'
import {
  type Held,
  latestNextReview,
  type RetainDecision,
  type RetentionRules,
  type Review,
  reviewOf,
} from './retention.ts'

export type PersonReview = {
  /** All entities that are this person for the viewer, the one asked for first. */
  entityIds: string[]
  name: string | undefined
  born: string | undefined
  held: Held[]
  review: Review
  rules: RetentionRules
  holds: Hold[]
  decisions: Decision[]
}

export const retainedOf = (decisions: readonly Decision[]): RetainDecision | undefined => {
  const last = decisions.find(each => each.nextReviewAt !== null)
  return last && { decidedAt: last.decidedAt, nextReviewAt: last.nextReviewAt! }
}

/** Everything by which one person's review is decided, as this actor may see it. */
export async function gatherReview(
  context: Context,
  entityId: string,
  rules?: RetentionRules,
): Promise<PersonReview> {
  const entityIds = await entitiesAsOne(context, personSight, entityId)
  const sees = sightOf(context)
  const inForce = rules ?? (await readRules(context))
  const held = joinHeld([...(await findHeld(context, entityIds, sees)).values()])
  const details = await findPersonDetails(context, entityIds, sees)
  const decisions = madeFrom(await findDecisions(context, entityIds), held)
  const born = details.find(each => each.name === 'date-of-birth')?.value
  const review = reviewOf(held, inForce, { born, retained: retainedOf(decisions) })
  if (!review) throw new NotFoundError('person', entityId)
  return {
    entityIds,
    name: details.find(each => each.name === 'name')?.value,
    born,
    held,
    review,
    rules: inForce,
    holds: await findHolds(context, entityIds),
    decisions: onceEach(decisions),
  }
}

/** One decision is kept with each entity of the person; people see it once. */
const onceEach = (decisions: readonly Decision[]): Decision[] => [
  ...new Map(
    decisions.map(each => [`${each.decidedAt.getTime()} ${each.decidedBy} ${each.decision}`, each]),
  ).values(),
]

/** One person's review: the group computed and explained, what is held, and what a disposal would take. */
export const reviewPerson = defineVerb({
  name: 'memory.review-person',
  operation: 'consult',
  resource: (context, { entityId }: { entityId: string }) =>
    visiblePersonResource(context, 'memory.review-person', entityId),
  run: async (context, { entityId }) => {
    const person = await gatherReview(context, entityId)
    const plan: Plan = await planDisposal(context, person)
    const names = await actorNames(context, [
      ...person.decisions.map(each => each.decidedBy),
      ...person.holds.map(each => each.placedBy),
    ])
    return {
      ...person,
      plan,
      latestNextReview: latestNextReview(person.review.group, person.rules, context.now),
      names,
    }
  },
  about: ({ entityIds, held, review }) => ({
    subjects: entityIds,
    records: held.map(each => each.recordId),
    detail: { group: review.group, version: review.version },
  }),
})
