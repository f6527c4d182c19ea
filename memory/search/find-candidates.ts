import type { Context } from '@bluelamp/platform'
import type { Asked } from './ask.ts'
import {
  type Also,
  type Candidate,
  countOnLists,
  findAmong,
  findByKeys,
  findNear,
  findOnLists,
  findPairs,
  type List,
  type Point,
} from './candidate-store.ts'
import type { Why } from './found.ts'
import { type Likeness, leastLikeness } from './name-words.ts'
import type { Sight } from './sight.ts'
import type { FoundWord } from './word-store.ts'

export type Scored = Candidate & { score: number; why: readonly Why[]; without: readonly string[] }

export type Question = {
  asked: Asked
  /** For each of the asked words, the words of names like it. */
  alike: readonly (readonly FoundWord[])[]
  near?: Point & { metres: number }
}

/** Lists are read in rounds, the likeliest first: most questions are answered by the first. */
const rounds = [80, 8000]

/**
 * What fits all that was asked, the best first; where nothing does, what fits most of it. Words come first, so the
 * same name is never passed over for a better number.
 */
export async function findCandidates(
  context: Context,
  sight: Sight,
  question: Question,
  most: number,
): Promise<Scored[]> {
  if (sight.classes.length === 0) return []
  const { asked, alike } = question
  const known = alike.flatMap((words, at) => (words.length > 0 ? [at] : []))
  const also: Also = { keys: asked.keys, born: asked.born, district: asked.district }
  const score = (found: readonly Candidate[]) =>
    found
      .map(candidate => scoreOf(candidate, question))
      .sort((x, y) => y.score - x.score || x.words.length - y.words.length || y.mention - x.mention)

  const whole = await find(context, sight, question, known, also, most)
  if (whole.length > 0) return score(whole)
  // A slip in the number, or a name that is not told where the number is.
  const parts: Candidate[] = []
  const asides = asked.keys.length > 0 || asked.born !== undefined || asked.district !== undefined
  if (asides && known.length > 0) {
    parts.push(...(await find(context, sight, question, known, {}, most)))
    for (const keys of asked.keys) {
      parts.push(...(await findByKeys(context, sight, keys, {}, most)))
    }
  }
  if (parts.length === 0 && known.length > 1) {
    for (const left of known) {
      const others = known.filter(at => at !== left)
      parts.push(...(await find(context, sight, question, others, {}, Math.ceil(most / 2))))
    }
  }
  const once = new Map(parts.map(candidate => [candidate.mention, candidate]))
  return score([...once.values()]).slice(0, most)
}

/** Mentions that hold all of these words and all of the rest. */
async function find(
  context: Context,
  sight: Sight,
  { alike, near }: Question,
  words: readonly number[],
  also: Also,
  most: number,
): Promise<Candidate[]> {
  const idsOf = (at: number) => alike[at]!.map(word => word.id)
  if (near) {
    const demands = { ...also, words: words.map(idsOf) }
    return findNear(context, sight, near, near.metres, demands, most)
  }
  const [first, ...rest] = also.keys ?? []
  if (first) {
    const demands = { ...also, keys: rest, words: words.map(idsOf) }
    return findByKeys(context, sight, first, demands, most)
  }
  if (words.length === 0) return []
  const leading = words.length > 2 ? await rarest(context, sight, alike, words) : words
  const others = words.filter(at => !leading.includes(at)).map(idsOf)
  const [one, two] = leading.map(at => alike[at]!)
  if (one && two) {
    const pairs = await findPairs(
      context,
      sight,
      [one, two],
      leastLikeness,
      { ...also, words: others },
      most,
    )
    if (pairs) return pairs
  }
  const lists = listsOf(leading.map(at => alike[at]!))
  const found = await readLists(context, sight, lists, { ...also, words: others }, most)
  if (found.length > 0 || (also.born === undefined && also.district === undefined)) return found
  // The name on one record, the date of birth on another of the same person.
  const { born, district } = also
  const named = await readLists(context, sight, lists.slice(0, rounds[0]), { words: others }, 300)
  const mentions = named.map(({ mention }) => mention)
  return findAmong(context, sight, mentions, { born, district })
}

async function readLists(
  context: Context,
  sight: Sight,
  lists: readonly (List & { likeness: number })[],
  also: Also,
  most: number,
): Promise<Candidate[]> {
  const found = new Map<number, Candidate>()
  let from = 0
  for (const size of rounds) {
    const round = lists.slice(from, from + size)
    if (round.length === 0) break
    // Lists come in the order of their likeness: what is there already is more alike than what would come.
    if (found.size >= enoughOf(most)) break
    const rows = await findOnLists(context, sight, round, also, most)
    for (const row of rows) found.set(row.mention, row)
    if (found.size >= most) break
    from += size
  }
  return [...found.values()].slice(0, most)
}

/** When half of what would be read is there, what is less alike is not looked for. */
export const enoughOf = (most: number): number => most / 2

/** The two words that fewest bear; of those borne by many, the longest say most. */
async function rarest(
  context: Context,
  sight: Sight,
  alike: Question['alike'],
  words: readonly number[],
): Promise<readonly number[]> {
  const counts = await countOnLists(
    context,
    sight,
    words.map(at => ({ a: alike[at]![0]!.id, b: 0 })),
  )
  const bearers = new Map(words.map((at, n) => [at, counts[n]!]))
  return [...words]
    .sort((x, y) => bearers.get(x)! - bearers.get(y)! || alike[x]!.length - alike[y]!.length)
    .slice(0, 2)
}

/** Lists of the index for one word, or for two words of one name, the most alike first. */
function listsOf(alike: readonly (readonly FoundWord[])[]): (List & { likeness: number })[] {
  const [first = [], second] = alike
  if (!second) {
    return first
      .filter(({ likeness }) => likeness >= leastLikeness)
      .map(({ id, likeness }) => ({ a: id, b: 0, likeness }))
  }
  const best = new Map<string, List & { likeness: number }>()
  for (const x of first) {
    for (const y of second) {
      if (x.id === y.id) continue
      const [a, b] = x.id < y.id ? [x.id, y.id] : [y.id, x.id]
      const likeness = (x.likeness + y.likeness) / 2
      if (likeness < leastLikeness) continue
      const key = `${a} ${b}`
      if ((best.get(key)?.likeness ?? 0) < likeness) best.set(key, { a, b, likeness })
    }
  }
  return [...best.values()].sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b)
}

/** Each asked word goes to the word of the name most like it, no two to one; the mean of their likenesses. */
export function matchWords<W extends Likeness>(
  alike: readonly ReadonlyMap<number, W>[],
  words: readonly number[],
): { likeness: number; matches: (W | undefined)[] } {
  const choices: { at: number; word: number; match: W }[] = []
  for (const [at, of] of alike.entries()) {
    for (const word of words) {
      const match = of.get(word)
      if (match) choices.push({ at, word, match })
    }
  }
  choices.sort((x, y) => y.match.likeness - x.match.likeness || x.at - y.at || x.word - y.word)
  const matches: (W | undefined)[] = alike.map(() => undefined)
  const taken = new Set<number>()
  for (const { at, word, match } of choices) {
    if (matches[at] || taken.has(word)) continue
    matches[at] = match
    taken.add(word)
  }
  const sum = matches.reduce((total, match) => total + (match?.likeness ?? 0), 0)
  return { likeness: alike.length === 0 ? 0 : sum / alike.length, matches }
}

function scoreOf(candidate: Candidate, { asked, alike, near }: Question): Scored {
  const maps = alike.map(words => new Map(words.map(word => [word.id, word])))
  const { likeness, matches } = matchWords(maps, candidate.words)
  const why: Why[] = matches.flatMap((match, at) =>
    match
      ? [{ by: 'name' as const, asked: asked.words[at]!, word: match.word, way: match.way }]
      : [],
  )
  let held = 0
  for (const keys of asked.keys) {
    const key = keys.find(each => candidate.keys.includes(each))
    if (!key) continue
    held += 1
    const [name, value] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)]
    why.push({ by: 'key', name, value })
  }
  if (asked.born !== undefined && candidate.born === asked.born) {
    held += 1
    why.push({ by: 'born', year: asked.born })
  }
  if (asked.district && candidate.district === asked.district) {
    held += 1
    why.push({ by: 'district', district: asked.district })
  }
  if (near && candidate.metres !== null) {
    why.push({ by: 'near', metres: Math.round(candidate.metres) })
  }
  const nearness = near && candidate.metres !== null ? 1 - candidate.metres / (2 * near.metres) : 0
  const without = matches.flatMap((match, at) => (match ? [] : [asked.words[at]!]))
  return { ...candidate, score: likeness + held + nearness, why, without }
}
