import type { Context, Tx } from '@bluelamp/platform'
import { indexMention } from '../search/index-store.ts'
import type { EntityKind } from '../tables.ts'
import { type Asking, findSharing, nearest, waitForTurn } from './candidate-store.ts'
import type { Candidate } from './choose-ties.ts'
import { type Mention, writeMentions } from './link-store.ts'
import { mentionKeys } from './mention-keys.ts'
import { type Detail, valuesOf } from './mention-values.ts'
import { seatMentions, weigh } from './seat-mentions.ts'
import { type Placed, tieToOthers } from './tie-to-others.ts'

/** What one record speaks of. */
export type ToldMention = { recordId: string; mention: Mention }
export type LinkedMention = { entityId: string; isNew: boolean }

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
): Promise<LinkedMention> {
  const [linked] = await linkMentions(context, forceId, [{ recordId, mention }])
  await indexMention(context, recordId, linked!.entityId)
  return linked!
}

/**
 * The same of many at once, as if they came one after the other: each may be linked to those before it. What they
 * say is taken into the search index by whoever calls.
 */
export async function linkMentions(
  context: Context<Tx>,
  forceId: string,
  told: readonly ToldMention[],
): Promise<LinkedMention[]> {
  const asking = told.map(({ recordId, mention: { kind, details } }) =>
    askingOf(recordId, kind, details),
  )
  const waited = await waitForTurn(context, forceId, asking)
  const sharing = await findSharing(context, forceId, asking)
  const seats = await seatMentions(context, asking, sharing)
  await writeMentions(
    context,
    forceId,
    seats.map(({ recordId, entityId, keys, direct }, at) => ({
      recordId,
      entityId,
      keys,
      mention: told[at]!.mention,
      match: direct,
    })),
  )
  await tieToOthers(context, seats)
  if (waited)
    for (const { recordId, entityId } of seats) await tieAgain(context, recordId, entityId)
  return seats.map(({ entityId, direct }) => ({ entityId, isNew: !direct }))
}

const askingOf = (recordId: string, kind: EntityKind, details: readonly Detail[]): Asking => ({
  recordId,
  kind,
  details,
  keys: mentionKeys(kind, valuesOf(details)),
})

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
  const asking = askingOf(mention.recordId, kind, details as Detail[])
  const [sharing] = await findSharing(context, forceId, [asking])
  const candidates: Candidate[] = weigh(asking, nearest(sharing!))
  const placed: Placed = { ...mention, kind, candidates }
  await tieToOthers(context, [placed])
}
