import { ConflictError, type Context, defineVerb, NotFoundError, type Tx } from '@bluelamp/platform'
import { actorNames } from '../access/actor-names.ts'
import { holding } from '../access/visible-record.ts'
import { planDisposal } from './disposal-plan.ts'
import {
  answerDisposal,
  type Disposal,
  dispose,
  findMatter,
  findSeen,
  getDisposal,
  lockDisposal,
  type MatterRecord,
} from './disposal-store.ts'
import { findHolds, readRules } from './person-store.ts'

export type AnswerDisposal = { disposalId: string }
export type Disposed = { disposal: Disposal; counts: Record<string, number> }

const ofOwnForce = ({ actor }: Context, disposalId: string) =>
  holding(String(actor.attributes.forceId ?? ''), disposalId)

/** The second person's yes: the records are gone for good when this returns, and the certificate stands in the journal. */
export const disposeRecords = defineVerb({
  name: 'memory.dispose-records',
  operation: 'erase',
  resource: (context, { disposalId }: AnswerDisposal) => ofOwnForce(context, disposalId),
  run: async (context, { disposalId }): Promise<Disposed> => {
    const proposal = await lockOpen(context, disposalId)
    if (proposal.proposedBy === context.actor.id) {
      throw new ConflictError('You proposed this. Somebody else must approve it.')
    }
    await refuseIfChanged(context, proposal)
    await answerDisposal(context, disposalId, 'approved')
    const counts = await dispose(context, disposalId)
    return { disposal: await getDisposal(context, disposalId), counts }
  },
  about: ({ disposal, counts }) => ({
    subjects: disposal.persons,
    records: disposal.records,
    detail: {
      disposalId: disposal.id,
      ground: disposal.ground,
      recordsHash: disposal.recordsHash.toString('hex'),
      counts,
      proposedBy: disposal.proposedBy,
      approvedBy: disposal.answeredBy,
    },
  }),
})

/** The second person's no: everything stays, and the review is due as before. */
export const refuseDisposal = defineVerb({
  name: 'memory.refuse-disposal',
  operation: 'alter',
  resource: (context, { disposalId }: AnswerDisposal) => ofOwnForce(context, disposalId),
  run: async (context, { disposalId }) => {
    const proposal = await lockOpen(context, disposalId)
    await answerDisposal(context, disposalId, 'refused')
    return proposal
  },
  about: ({ id, persons }) => ({ subjects: persons, detail: { disposalId: id } }),
})

/** A proposal whose records are not all the actor's to see is not there for him. */
async function lockOpen(context: Context<Tx>, disposalId: string): Promise<Disposal> {
  const proposal = await lockDisposal(context, disposalId)
  if (proposal.answer) throw new ConflictError(`This was ${proposal.answer} already.`)
  await refuseUnlessSeen(context, proposal)
  return proposal
}

async function refuseUnlessSeen(context: Context, { id, forceId, records }: Disposal) {
  const seen = await findSeen(context, records)
  if (seen.length !== records.length || forceId !== context.actor.attributes.forceId) {
    throw new NotFoundError('disposal', id)
  }
}

/** What was proposed must be what would be proposed now: a record may have come, or a hold been placed. */
async function refuseIfChanged(context: Context, { persons, records }: Disposal): Promise<void> {
  const holds = await findHolds(context, persons)
  if (holds[0]) throw new ConflictError(`A legal hold (${holds[0].authority}) forbids disposal.`)
  const plan = await planDisposal(context, { entityIds: persons, rules: await readRules(context) })
  if (plan.goes.join() !== [...records].sort().join()) {
    throw new ConflictError(
      'What is held has changed since this was proposed. Refuse it, and review the person again.',
    )
  }
}

export type DisposalView = Disposal & {
  /** While they are there. */
  shown: MatterRecord[]
  names: ReadonlyMap<string, string>
}

/** A proposal with the records it would take, or the certificate of what was done. */
export const readDisposal = defineVerb({
  name: 'memory.read-disposal',
  operation: 'consult',
  resource: (context, { disposalId }: AnswerDisposal) => ofOwnForce(context, disposalId),
  run: async (context, { disposalId }): Promise<DisposalView> => {
    const disposal = await getDisposal(context, disposalId)
    if (disposal.forceId !== context.actor.attributes.forceId) {
      throw new NotFoundError('disposal', disposalId)
    }
    if (!disposal.doneAt) await refuseUnlessSeen(context, disposal)
    const shown = disposal.doneAt
      ? []
      : (await findMatter(context, disposal.persons)).filter(record =>
          disposal.records.includes(record.id),
        )
    return {
      ...disposal,
      shown,
      names: await actorNames(context, [disposal.proposedBy, disposal.answeredBy]),
    }
  },
  about: ({ persons, shown, id }) => ({
    subjects: persons,
    records: shown.map(record => record.id),
    detail: { disposalId: id },
  }),
})
