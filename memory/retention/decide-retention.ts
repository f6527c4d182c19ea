import {
  ConflictError,
  type Context,
  defineVerb,
  InvalidInputError,
  type Tx,
} from '@bluelamp/platform'
import { visiblePersonResource } from '../access/visible-record.ts'
import { planDisposal } from './disposal-plan.ts'
import { findDisposals, proposeDisposal } from './disposal-store.ts'
import {
  type Answers,
  decisionFaults,
  type Ground,
  grounds,
  latestNextReview,
  whyNotYet,
} from './retention.ts'
import { keepDecision } from './retention-store.ts'
import { gatherReview, type PersonReview } from './review-person.ts'
import { setClocksOf } from './set-review-clocks.ts'

export type DecideRetention = {
  entityId: string
  answers: Answers
  reason: string
} & ({ decision: 'retain'; nextReviewAt: Date } | { decision: 'dispose'; ground: Ground })

export type Decided = {
  entityIds: string[]
  /** The proposal that another person must approve; none where it is retained. */
  disposalId?: string
  records: string[]
  group: number
}

/** Ends a review: keep until the next, or propose to dispose. What is decided is kept with what it was decided from. */
export const decideRetention = defineVerb({
  name: 'memory.decide-retention',
  operation: 'alter',
  resource: (context, { entityId }: DecideRetention) =>
    visiblePersonResource(context, 'memory.decide-retention', entityId),
  run: async (context, input): Promise<Decided> => {
    const person = await gatherReview(context, input.entityId)
    refuse(context, person, input)
    await keepDecision(context, person, input)
    const { group } = person.review
    if (input.decision === 'retain') {
      await setClocksOf(context, person.entityIds)
      return { entityIds: person.entityIds, records: [], group }
    }
    const proposed = await propose(context, person, input.ground)
    return { entityIds: person.entityIds, group, ...proposed }
  },
  about: ({ entityIds, records, disposalId, group }, { decision }) => ({
    subjects: entityIds,
    records,
    detail: { decision, group, ...(disposalId && { disposalId }) },
  }),
})

function refuse(context: Context, person: PersonReview, input: DecideRetention): void {
  const { review, rules } = person
  if (input.decision === 'dispose' && !Object.hasOwn(grounds, input.ground)) {
    throw new InvalidInputError([{ field: 'ground', message: 'Choose a ground' }])
  }
  const faults = decisionFaults({
    answers: input.answers,
    reason: input.reason,
    choice:
      input.decision === 'retain'
        ? {
            decision: 'retain',
            nextReviewAt: input.nextReviewAt,
            latest: latestNextReview(review.group, rules, context.now),
            now: context.now,
          }
        : { decision: 'dispose', whyNot: whyNotYet(review, input.ground, context.now) },
  })
  if (faults.length > 0) throw new InvalidInputError(faults)
}

async function propose(
  context: Context<Tx>,
  person: PersonReview,
  ground: Ground,
): Promise<{ disposalId: string; records: string[] }> {
  const [hold] = person.holds
  if (hold)
    throw new ConflictError(`A legal hold (${hold.authority}) forbids disposal. Release it first.`)
  const forceId = String(context.actor.attributes.forceId ?? '')
  const waiting = (await findDisposals(context, forceId, 500)).find(
    each => each.answer === null && each.persons.some(id => person.entityIds.includes(id)),
  )
  if (waiting)
    throw new ConflictError('A disposal is proposed already and waits for a second person.')
  const { goes, matters } = await planDisposal(context, person)
  if (goes.length === 0) {
    const [why] = matters.flatMap(matter => matter.stays)
    throw new ConflictError(`Nothing can go now. ${why ?? ''}`.trim())
  }
  const disposalId = await proposeDisposal(context, {
    forceId,
    ground,
    persons: person.entityIds,
    records: goes,
  })
  return { disposalId, records: goes }
}
