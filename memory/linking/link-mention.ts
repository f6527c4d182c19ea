import type { Context, Tx } from '@bluelamp/platform'
import { indexMention } from '../search/index-store.ts'
import type { EntityKind } from '../tables.ts'
import { findCandidates, waitForTurn } from './candidate-store.ts'
import { type Candidate, chooseDirect, chooseTies } from './choose-ties.ts'
import { type Mention, writeMention } from './link-store.ts'
import { mentionKeys } from './mention-keys.ts'
import { type Detail, valuesOf } from './mention-values.ts'
import { addFound, type Found, findTies } from './tie-store.ts'
import { judge } from './who-is-who.ts'

/**
 * Links what a record speaks of to the entity already known by it, or to a new one. What rests on an open record
 * links itself; what rests on a closed one is tied by `same_as`, seen by those who see both records; what is doubtful
 * waits for a person.
 */
export async function linkMention(
  context: Context<Tx>,
  recordId: string,
  forceId: string,
  mention: Mention,
): Promise<{ entityId: string; isNew: boolean }> {
  const { kind, details } = mention
  const waited = await waitForTurn(context, forceId, kind, details)
  const { keys, candidates } = await weighCandidates(context, kind, forceId, details, recordId)
  const direct = await chooseOpen(context, candidates)
  const entityId = await writeMention(context, recordId, forceId, mention, keys, direct)
  await tieToOthers(context, kind, { recordId, entityId }, candidates)
  if (waited) await tieAgain(context, recordId, entityId)
  await indexMention(context, recordId, entityId)
  return { entityId, isNew: !direct }
}

/** While this record waited another was kept: it may speak of whom this one spoke of before it waited. */
async function tieAgain(context: Context<Tx>, recordId: string, butFor: string): Promise<void> {
  const before = await context.db
    .selectFrom('memory.current_link as l')
    .innerJoin('memory.entity as e', 'e.id', 'l.entity_id')
    .where('l.record_id', '=', recordId)
    .where('l.entity_id', '<>', butFor)
    .where('e.kind', '<>', 'event')
    .select(['l.entity_id as entityId', 'e.kind'])
    .distinct()
    .execute()
  for (const { entityId, kind } of before) {
    await tieByCandidates(context, kind, { recordId, entityId })
  }
}

async function weighCandidates(
  context: Context<Tx>,
  kind: EntityKind,
  forceId: string,
  details: readonly Detail[],
  recordId: string,
) {
  const values = valuesOf(details)
  const keys = mentionKeys(kind, values)
  const known = await findCandidates(context, kind, forceId, details, keys, recordId)
  const candidates = known.map(
    (each): Candidate => ({ ...each, judged: judge(kind, valuesOf(each.details), values) }),
  )
  return { keys, candidates }
}

/**
 * What to rest the link on: held still until the link is kept, for whoever closes that record at the same moment
 * must find the link that rests on it.
 */
async function chooseOpen(
  { db }: Context<Tx>,
  candidates: Candidate[],
): Promise<Candidate | undefined> {
  for (;;) {
    const direct = chooseDirect(candidates)
    if (!direct) return undefined
    const record = await db
      .selectFrom('memory.record')
      .select(['marking', 'sealed'])
      .where('id', '=', direct.recordId)
      .forShare()
      .executeTakeFirst()
    if (record?.marking === 0 && !record.sealed) return direct
    direct.open = false
  }
}

/** Ties a mention that has moved to what it resembles, as if it had just arrived. */
export async function tieByCandidates(
  context: Context<Tx>,
  kind: EntityKind,
  mention: { recordId: string; entityId: string },
): Promise<void> {
  const details = await context.db
    .selectFrom('memory.detail')
    .select(['name', 'value'])
    .where('record_id', '=', mention.recordId)
    .where('entity_id', '=', mention.entityId)
    .execute()
  const { force_id: forceId } = await context.db
    .selectFrom('memory.entity')
    .select('force_id')
    .where('id', '=', mention.entityId)
    .executeTakeFirstOrThrow()
  const { candidates } = await weighCandidates(
    context,
    kind,
    forceId,
    details as Detail[],
    mention.recordId,
  )
  await tieToOthers(context, kind, mention, candidates)
}

/** Ties a mention's entity to those that its candidates show it to be, or perhaps to be. */
export async function tieToOthers(
  context: Context<Tx>,
  kind: EntityKind,
  { recordId, entityId }: { recordId: string; entityId: string },
  candidates: readonly Candidate[],
): Promise<void> {
  const others = [
    ...new Set(
      candidates
        .filter(each => each.entityId !== entityId && each.judged.verdict !== 'apart')
        .map(each => each.entityId),
    ),
  ]
  if (others.length === 0) return
  const { ties, open } = await findTies(context, entityId, others, recordId)
  const own = candidates.filter(
    each => each.entityId === entityId && each.judged.verdict === 'certain',
  )
  const found = chooseTies(entityId, open, candidates, ties).map(({ as, candidate }): Found => {
    const pair = {
      entityA: entityId,
      recordA: recordId,
      entityB: candidate.entityId,
      recordB: candidate.recordId,
    }
    // Two that were apart until now and that this record ties: not where they speak against each other.
    const disputed = own.some(
      each =>
        (each.open || !candidate.open) &&
        judge(kind, valuesOf(each.details), valuesOf(candidate.details)).against,
    )
    return { as: as === 'same' && !disputed ? 'same' : 'likeness', pair, judged: candidate.judged }
  })
  await addFound(context, found)
}
