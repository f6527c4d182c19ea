import { ConflictError, type Context, defineVerb, NotFoundError, type Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import { anyRecord } from '../access/any-record.ts'
import { seesRecord } from '../access/sees-record.ts'
import type { EntityKind } from '../tables.ts'
import { checkReason } from './decide-likeness.ts'
import { addDecision, findTiesSeen, withdrawTies } from './likeness-store.ts'
import { addEntityLike, findLinks } from './mention-store.ts'
import { partMention } from './part-mention.ts'
import { addLikenessSaid } from './tie-store.ts'

export type WithdrawLink = { entityId: string; recordId: string; reason: string }
export type Withdrawn = { entityId: string; likenessIds: string[]; from: string[] }

const action = 'memory.withdraw-link'

/**
 * "This is not the same person": what a record says is of another than the rest. It gets an entity of its own; the
 * two are kept apart until that is taken back.
 */
export const withdrawLink = defineVerb({
  name: action,
  operation: 'alter',
  resource: (context, { recordId }: WithdrawLink) => anyRecord(context, recordId),
  run: async (context, input): Promise<Withdrawn> => {
    checkReason(input.reason)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`entity ${input.entityId}`}, 8))`.execute(
      context.db,
    )
    const seen = await findSeen(context, input.entityId)
    const mention = seen.find(each => each.recordId === input.recordId)
    if (!mention) throw new NotFoundError('record', input.recordId)
    const others = seen.filter(each => each !== mention)
    const reason = input.reason.trim()
    if (others.length > 0) return part(context, input, mention, others, reason)
    return untie(context, input, reason)
  },
  about: ({ entityId, likenessIds, from }, { recordId }) => ({
    subjects: [...new Set([entityId, ...from])],
    records: [recordId],
    detail: { likenessIds },
  }),
})

type Seen = { recordId: string; kind: EntityKind; evidence: string | null }

async function findSeen(context: Context, entityId: string): Promise<Seen[]> {
  const { rows } = await sql<Seen>`
    select l.record_id as "recordId", e.kind, min(l.evidence_record::text) as evidence
    from memory.current_link l
    join memory.entity e on e.id = l.entity_id and e.kind <> 'event'
    join memory.record r on r.id = l.record_id and ${seesRecord(context, action, 'r')}
    where l.entity_id = ${entityId} group by l.record_id, e.kind order by l.record_id`.execute(
    context.db,
  )
  return rows
}

/** The mention leaves the others of its entity. */
async function part(
  context: Context<Tx>,
  { entityId, recordId }: WithdrawLink,
  mention: Seen,
  others: readonly Seen[],
  reason: string,
): Promise<Withdrawn> {
  const ground = others.find(each => each.recordId === mention.evidence)
  const resting = others.find(each => each.evidence === recordId)
  const anchor = ground ?? resting ?? others[0]!
  const said = ground ? recordId : resting?.recordId
  const [link] = said ? await findLinks(context, said, entityId) : []
  const into = await addEntityLike(context, entityId)
  const likenessId = await addLikenessSaid(
    context,
    { entityA: entityId, recordA: anchor.recordId, entityB: into, recordB: recordId },
    link,
  )
  const decisionId = await addDecision(context, likenessId, 'different', reason)
  await partMention(
    context,
    mention.kind,
    { recordId, entityId },
    { followers: 'go-along', reason, decisionId, into },
  )
  return { entityId: into, likenessIds: [likenessId], from: [entityId] }
}

/** The mention is alone in its entity, which is tied to others as the same: these ties go. */
async function untie(
  context: Context<Tx>,
  { entityId }: WithdrawLink,
  reason: string,
): Promise<Withdrawn> {
  const ties = await findTiesSeen(context, action, entityId)
  if (ties.length === 0) throw new ConflictError('Nothing ties this record to another.')
  const withdrawn: Withdrawn = { entityId, likenessIds: [], from: [] }
  for (const tie of ties) {
    const other = tie.entity_a === entityId ? tie.entity_b : tie.entity_a
    if (withdrawn.from.includes(other)) continue
    const pair = {
      entityA: tie.entity_a,
      recordA: tie.record_a,
      entityB: tie.entity_b,
      recordB: tie.record_b,
    }
    const likenessId = tie.likeness_id ?? (await addLikenessSaid(context, pair, tie))
    const decisionId = await addDecision(context, likenessId, 'different', reason)
    await withdrawTies(context, action, [entityId, other], decisionId, reason)
    withdrawn.likenessIds.push(likenessId)
    withdrawn.from.push(other)
  }
  return withdrawn
}
