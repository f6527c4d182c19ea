import { createHash } from 'node:crypto'
import { type Context, keptPlan } from '@bluelamp/platform'
import { sql } from 'kysely'
import {
  beginningOf,
  keysOfWord,
  type Likeness,
  likenessOf,
  otherForms,
  soundKeysOf,
} from './name-words.ts'
import type { Sight } from './sight.ts'

/** Whoever takes words away holds it alone (memory.search_forget), so none goes between being seen and being used. */
const wordLock = sql`pg_advisory_xact_lock_shared(hashtext('memory.search_word'))`

/** 48 bits of the word's hash: the same everywhere, and a whole number for both the database and us. */
export const wordId = (word: string): number =>
  createHash('sha256').update(word).digest().readUIntBE(0, 6)

/** Adds to the list the words that it lacks. */
export async function keepWords({ db }: Pick<Context, 'db'>, words: readonly string[]) {
  if (words.length === 0) return
  await sql`select ${wordLock}`.execute(db)
  const { rows } = await sql<{ word: string }>`
    select asked.word from unnest(${words}::text[]) as asked (word)
    where not exists (select from memory.search_word w where w.word = asked.word)`.execute(db)
  if (rows.length === 0) return
  const missing = rows.map(row => row.word)
  await sql`
    insert into memory.search_word (id, word, keys)
    select id, word, string_to_array(keys, ' ')
    from unnest(${missing.map(wordId)}::bigint[], ${missing}::text[],
      ${missing.map(word => keysOfWord(word).join(' '))}::text[]) as t (id, word, keys)`.execute(db)
}

export type FoundWord = Likeness & { id: number; word: string }

/** Of words that are alike, as many as are worth looking for. */
export const mostAlike = 80

/**
 * For each word asked for, the words of names like it, most alike first. A word counts only where somebody
 * whom the actor may see bears it: what is hidden neither appears nor crowds out what is not.
 */
export async function findAlike(
  { db }: Context,
  { classes }: Sight,
  asked: readonly string[],
): Promise<FoundWord[][]> {
  if (asked.length === 0 || classes.length === 0) return asked.map(() => [])
  const soundings = asked.map(soundKeysOf)
  const { rows } = await sql<Neighbour>`${keptPlan}
    select asked.at::integer as at, w.id, w.word, w.keys @> array[asked.folded] as folds,
      w.keys @> array[asked.sound] as sounds
    from unnest(${asked.map(word => neighbourKeys(word).join(' '))}::text[],
      ${soundings.map(({ folded }) => folded)}::text[], ${soundings.map(({ sound }) => sound)}::text[])
      with ordinality as asked (keys, folded, sound, at)
    join memory.search_word w on w.keys && string_to_array(asked.keys, ' ')
    where exists (select from memory.search_name n
      where n.a = w.id and n.b = 0 and n.class_id = any (${classes}::integer[]))`.execute(db)
  return asked.map((word, at) =>
    mostLike(
      word,
      rows.filter(row => row.at === at + 1),
    ),
  )
}

type Neighbour = { at: number; id: number; word: string; folds: boolean; sounds: boolean }

/** Other forms of the name stand under the letters they begin with. */
const neighbourKeys = (word: string): string[] => [
  ...new Set([...keysOfWord(word), ...[...otherForms(word)].map(beginningOf)]),
]

function mostLike(asked: string, words: readonly Neighbour[]): FoundWord[] {
  const found = new Map<number, FoundWord>()
  // Two who first wrote a word at one moment may have put it into the list twice.
  for (const { id, word, folds, sounds } of words) {
    const alike = found.has(id) ? undefined : likenessOf(asked, word, () => ({ folds, sounds }))
    if (alike) found.set(id, { ...alike, id, word })
  }
  return [...found.values()]
    .sort((x, y) => y.likeness - x.likeness || (x.word < y.word ? -1 : 1))
    .slice(0, mostAlike)
}

/** Words that begin so, the most borne first as far as the actor can see; bearers beyond a hundred count alike. */
export async function findBeginning(
  { db }: Context,
  { classes }: Sight,
  beginning: string,
  most: number,
): Promise<FoundWord[]> {
  const { rows } = await sql<{ id: number; word: string }>`
    select id, word from (
      select distinct w.id, w.word from memory.search_word w
      where w.word like ${`${beginning}%`}
        and exists (select from memory.search_name n
          where n.a = w.id and n.b = 0 and n.class_id = any (${classes}::integer[]))
      order by w.word limit 400) visible
    order by (select count(*) from (
      select from memory.search_name n
      where n.a = visible.id and n.b = 0 and n.class_id = any (${classes}::integer[])
      limit 100) bearers) desc, word
    limit ${most}`.execute(db)
  return rows.map(row => ({
    ...row,
    likeness: row.word === beginning ? 1 : 0.95,
    way: row.word === beginning ? 'same' : 'begins-with',
  }))
}
