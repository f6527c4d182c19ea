import { type Context, newId, type Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import { hashOfKey } from './voice-key.ts'

export type NewVoice = {
  engagementId: string
  area?: string | undefined
  ageBand?: string | undefined
  ethnicity?: string | undefined
  /** 1 very dissatisfied to 5 very satisfied. */
  satisfied?: number | undefined
  words: string
  themes: readonly string[]
  consentedOn: string
}

export async function keepVoices(
  { db, now }: Context<Tx>,
  programmeId: string,
  voices: readonly (NewVoice & { key: string })[],
): Promise<void> {
  const rows = voices.map(voice => ({
    id: newId(now),
    programme_id: programmeId,
    engagement_id: voice.engagementId,
    key_hash: hashOfKey(voice.key),
    area: voice.area ?? null,
    age_band: voice.ageBand ?? null,
    ethnicity: voice.ethnicity ?? null,
    satisfied: voice.satisfied ?? null,
    words: voice.words,
    themes: [...voice.themes],
    consented_on: voice.consentedOn,
  }))
  for (let at = 0; at < rows.length; at += 500) {
    await db
      .insertInto('change.voice')
      .values(rows.slice(at, at + 500))
      .execute()
  }
}

/** How many people's words are kept under a survey or a theme. */
export async function voicesOf({ db }: Pick<Context, 'db'>, elementId: string): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from change.voice
    where engagement_id = ${elementId} or ${elementId} = any(themes)`.execute(db)
  return rows[0]!.people
}

/** Whether there was one. */
export async function eraseVoice(
  { db }: Context<Tx>,
  programmeId: string,
  key: string,
): Promise<boolean> {
  const done = await db
    .deleteFrom('change.voice')
    .where('programme_id', '=', programmeId)
    .where('key_hash', '=', hashOfKey(key))
    .executeTakeFirst()
  return done.numDeletedRows > 0n
}

export type Uncoded = { id: string; engagementId: string; words: string }

/** What was said and belongs to no theme yet. */
export async function findUncoded(
  { db }: Pick<Context, 'db'>,
  programmeId: string,
): Promise<Uncoded[]> {
  const rows = await db
    .selectFrom('change.voice')
    .select(['id', 'engagement_id', 'words'])
    .where('programme_id', '=', programmeId)
    .where('words', '!=', '')
    .where(sql<boolean>`themes = '{}'`)
    .orderBy('id')
    .limit(20)
    .execute()
  return rows.map(row => ({ id: row.id, engagementId: row.engagement_id, words: row.words }))
}

export async function codeVoice(
  { db }: Context<Tx>,
  programmeId: string,
  id: string,
  themes: readonly string[],
): Promise<boolean> {
  const done = await db
    .updateTable('change.voice')
    .set({ themes: [...themes] })
    .where('id', '=', id)
    .where('programme_id', '=', programmeId)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
