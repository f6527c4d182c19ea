import type { Context, Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import { type KeptRecord, keepRows, type NewRecord } from '../records/keep-record.ts'
import { indexWhole } from '../search/index-store.ts'
import { type LinkedMention, linkMentions } from './link-mention.ts'
import type { Mention } from './link-store.ts'

export type NewTogether = { record: NewRecord; mentions: readonly Mention[] }
export type KeptTogether = KeptRecord & { linked: readonly LinkedMention[] }

/**
 * Keeps many records of a force, links what they speak of and takes them into the search index, in a few statements:
 * what comes of it is what would come if they were kept one after the other.
 */
export async function keepTogether(
  context: Context<Tx>,
  forceId: string,
  records: readonly NewTogether[],
): Promise<KeptTogether[]> {
  const kept = await keepRows(
    context,
    records.map(({ record }) => record),
  )
  const told = records.flatMap(({ mentions }, at) => {
    const { id: recordId, isNew } = kept[at]!
    return isNew ? mentions.map(mention => ({ recordId, mention })) : []
  })
  const linked = told.length > 0 ? await linkMentions(context, forceId, told) : []
  const fresh = kept.filter(({ isNew }) => isNew).map(({ id }) => id)
  if (fresh.length > 0) {
    await indexWhole(context.db, column => sql`${sql.ref(column)} = any (${fresh}::uuid[])`)
  }
  let at = 0
  return records.map(({ mentions }, place) => {
    const { id, isNew } = kept[place]!
    const count = isNew ? mentions.length : 0
    at += count
    return { id, isNew, linked: linked.slice(at - count, at) }
  })
}
