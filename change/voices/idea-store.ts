import { randomUUID } from 'node:crypto'
import { londonDate } from '@bluelamp/memory'
import { type Context, newId, type Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import type { Idea, IdeaOutcome, IdeaReply, IdeaSort } from './idea.ts'
import { hashOfKey } from './voice-key.ts'

export type NewIdea = {
  programmeId: string
  engagementId: string
  sort: IdeaSort
  words: string
  postedOn: string
}

/** Whose it is: somebody with a name, or whoever holds the key. */
export type Owner = { author: { id: string; name: string } } | { key: string }

type Reading = Pick<Context, 'db'>

/** The identifier is made by lot: ours are otherwise made of the time. */
export async function keepIdea(
  { db }: Reading,
  { programmeId, engagementId, sort, words, postedOn }: NewIdea,
  owner: Owner,
): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('change.idea')
    .values({
      id,
      programme_id: programmeId,
      engagement_id: engagementId,
      sort,
      words,
      posted_on: postedOn,
      author_id: 'author' in owner ? owner.author.id : null,
      author_name: 'author' in owner ? owner.author.name : null,
      key_hash: 'key' in owner ? hashOfKey(owner.key) : null,
      same_as: null,
    })
    .execute()
  return id
}

type IdeaRow = Omit<Idea, 'replies'> & { replies: (Omit<IdeaReply, 'at'> & { at: string })[] }

const ideas = sql`
  select i.id, i.programme_id as "programmeId", i.engagement_id as "engagementId", i.sort, i.words,
    i.posted_on::text as "postedOn", i.author_name as author, i.same_as as "sameAs",
    coalesce((select jsonb_agg(jsonb_build_object('outcome', r.outcome, 'words', r.words, 'element', r.element_id,
      'onBehalf', r.on_behalf, 'by', r.replied_by_name, 'at', r.replied_at) order by r.replied_at, r.id)
      from change.idea_reply r where r.idea_id = i.id), '[]') as replies
  from change.idea i`

const ideaOf = (row: IdeaRow): Idea => ({
  ...row,
  replies: row.replies.map(reply => ({ ...reply, at: new Date(reply.at) })),
})

/**
 * The longest waiting first. What was said without a name is read and counted from the day after: whoever looked twice on the day itself
 * would know in between when it came.
 */
export async function findIdeas(
  { db, now }: Pick<Context, 'db' | 'now'>,
  programmeId: string,
): Promise<Idea[]> {
  const { rows } = await sql<IdeaRow>`${ideas} where i.programme_id = ${programmeId}
    and (i.author_id is not null or i.posted_on < ${londonDate(now)}::date)
    order by i.posted_on, i.id`.execute(db)
  return rows.map(ideaOf)
}

export async function findIdeasOf({ db }: Reading, authorId: string): Promise<Idea[]> {
  const { rows } = await sql<IdeaRow>`${ideas} where i.author_id = ${authorId}
    order by i.posted_on desc, i.id`.execute(db)
  return rows.map(ideaOf)
}

export async function findIdeaByKey({ db }: Reading, key: string): Promise<Idea | undefined> {
  const { rows } = await sql<IdeaRow>`${ideas} where i.key_hash = ${hashOfKey(key)}`.execute(db)
  return rows[0] && ideaOf(rows[0])
}

/** With all replies to it. If it was the first of a group, the next one leads that group. */
export async function eraseIdea({ db }: Context<Tx>, id: string): Promise<void> {
  await sql`
    with next as (select id from change.idea where same_as = ${id} order by posted_on, id limit 1)
    update change.idea i set same_as = nullif(next.id, i.id) from next where i.same_as = ${id}`.execute(
    db,
  )
  await db.deleteFrom('change.idea').where('id', '=', id).execute()
}

export async function keepReplies(
  { db, actor, now }: Context<Tx>,
  ideaIds: readonly string[],
  reply: { outcome: IdeaOutcome; words: string; element: string | null; onBehalf: string },
): Promise<void> {
  if (ideaIds.length === 0) return
  const rows = ideaIds.map(ideaId => ({
    id: newId(now),
    idea_id: ideaId,
    outcome: reply.outcome,
    words: reply.words,
    element_id: reply.element,
    on_behalf: reply.onBehalf,
    replied_by: actor.id,
    replied_by_name: actor.name,
    replied_at: now,
  }))
  await db.insertInto('change.idea_reply').values(rows).execute()
}

/** Puts them under the first of a group; null: each stands alone. */
export async function groupUnder(
  { db }: Context<Tx>,
  ideaIds: readonly string[],
  first: string | null,
): Promise<void> {
  if (ideaIds.length === 0) return
  await db
    .updateTable('change.idea')
    .set({ same_as: first })
    .where('id', 'in', [...ideaIds])
    .execute()
}

/**
 * Groups are changed one at a time: else two could each be put under the other, or a reply go to an idea that is just being taken back.
 */
export const lockGroups = async (
  { db }: Pick<Context<Tx>, 'db'>,
  programmeId: string,
): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${programmeId}, 16))`.execute(db)
}

/** How many ideas are kept in a box, or were taken up in an element. */
export async function ideasAt({ db }: Reading, elementId: string): Promise<number> {
  const { rows } = await sql<{ ideas: number }>`
    select (select count(*) from change.idea where engagement_id = ${elementId})::int
      + (select count(distinct idea_id) from change.idea_reply where element_id = ${elementId})::int as ideas`.execute(
    db,
  )
  return rows[0]!.ideas
}

/**
 * Writes all ideas without a name anew in one transaction, and changes nothing in them: the number of the transaction
 * that first wrote a row, which PostgreSQL keeps with it, would else place it among the dated entries of the journal.
 */
export async function mixUnnamedIdeas({ db }: Reading): Promise<void> {
  await db.transaction().execute(async tx => {
    const programmes = await tx
      .selectFrom('change.idea')
      .select('programme_id')
      .distinct()
      .where('author_id', 'is', null)
      .orderBy('programme_id')
      .execute()
    for (const { programme_id } of programmes) await lockGroups({ db: tx }, programme_id)
    await sql`update change.idea set same_as = same_as where author_id is null`.execute(tx)
  })
}
