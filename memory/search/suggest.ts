import { type Context, defineVerb } from '@bluelamp/platform'
import { readAsked } from './ask.ts'
import { findCandidates } from './find-candidates.ts'
import { readMentions, readNames } from './found-store.ts'
import { searchResource } from './search.ts'
import { sightOf } from './sight.ts'
import { findAlike, findBeginning } from './word-store.ts'

export type Suggestion = { text: string }

const action = 'memory.suggest'
const most = 8
const leastLetters = 3

/**
 * Names of people and organisations that what was typed may become, its last word being unfinished. Only names
 * that a record says which the actor may see.
 */
export const suggest = defineVerb({
  name: action,
  operation: 'consult',
  resource: context => searchResource(context),
  run: (context, { typed }: { typed: string }) => runSuggest(context, typed),
  about: (suggestions, { typed }) => ({
    detail: { letters: typed.trim().length, offered: suggestions.length },
  }),
})

export async function runSuggest(context: Context, typed: string): Promise<Suggestion[]> {
  const asked = readAsked(typed, context.now)
  const words = [...asked.words]
  const last = words.pop()
  if (!last || last.length < leastLetters || asked.keys.length > 0 || typed.endsWith(' ')) return []
  const sight = await sightOf(context, action)
  const alike = await findAlike(context, sight, words)
  const beginning = await findBeginning(context, sight, last, words.length === 0 ? 30 : 80)
  if (beginning.length === 0 || alike.some(found => found.length === 0)) return []
  const candidates = await findCandidates(
    context,
    sight,
    { asked: { ...asked, words: [...words, last] }, alike: [...alike, beginning] },
    60,
  )
  const mentions = await readMentions(
    context,
    sight,
    candidates.map(candidate => candidate.mention),
    {},
  )
  const visible = new Set(mentions.map(mention => mention.mention))
  const named = await readNames(
    context,
    candidates.map(candidate => candidate.mention).filter(mention => visible.has(mention)),
  )
  const wanted = [...words, last]
  const found = new Map<string, Suggestion>()
  for (const text of named) {
    if (found.size === most) break
    const key = text.toLowerCase()
    if (!found.has(key) && key.includes(wanted.at(-1)!.slice(0, 2))) found.set(key, { text })
  }
  return [...found.values()]
}
