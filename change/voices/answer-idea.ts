import {
  type Context,
  defineVerb,
  InvalidInputError,
  NotFoundError,
  type Tx,
} from '@bluelamp/platform'
import { byId } from '../model/element.ts'
import { mostLetters } from '../model/words.ts'
import { resourceOf } from '../programme/programme-access.ts'
import { lockElement, readModel } from '../programme/programme-store.ts'
import { type Idea, type IdeaOutcome, ideaOutcomes, takenUpIn } from './idea.ts'
import { findIdeas, groupUnder, keepReplies, lockGroups } from './idea-store.ts'

/** All that was said, for those who reply. */
export const readIdeas = defineVerb({
  name: 'change.read-ideas',
  operation: 'consult',
  resource: (context, input: { programmeId: string }) => resourceOf(context, input),
  run: (context, { programmeId }): Promise<Idea[]> => findIdeas(context, programmeId),
  // How many there were would tell of two looks that something came in between.
  about: (_, { programmeId }) => ({ subjects: [programmeId] }),
})

export type ReplyIdea = {
  programmeId: string
  ideaId: string
  outcome: string
  words: string
  /** What it was taken up in. */
  element?: string | undefined
  onBehalf: string
}

/** One reply to all that say the same: each author reads it under their own. */
export const replyIdea = defineVerb({
  name: 'change.reply-idea',
  operation: 'alter',
  resource: (context, input: ReplyIdea) => resourceOf(context, input),
  run: async (context, input): Promise<string[]> => {
    await lockGroups(context, input.programmeId)
    const ideas = await findIdeas(context, input.programmeId)
    const idea = ideas.find(({ id }) => id === input.ideaId)
    if (!idea) throw new NotFoundError('idea', input.ideaId)
    const reply = await checked(context, input)
    const group = groupOf(ideas, idea).map(({ id }) => id)
    await keepReplies(context, group, reply)
    return group
  },
  about: (group, { programmeId, ideaId, outcome }) => ({
    subjects: [programmeId],
    detail: { idea: ideaId, outcome, replies: group.length },
  }),
})

const firstOf = ({ id, sameAs }: Idea): string => sameAs ?? id

/** All that were grouped with it, itself among them. */
export const groupOf = (ideas: readonly Idea[], idea: Idea): Idea[] =>
  ideas.filter(each => firstOf(each) === firstOf(idea))

async function checked(context: Context<Tx>, input: ReplyIdea) {
  const words = input.words.trim()
  const onBehalf = input.onBehalf.trim()
  const isOutcome = (text: string): text is IdeaOutcome => Object.hasOwn(ideaOutcomes, text)
  const element = input.outcome === 'taken-up' ? (input.element ?? '') : null
  // What it was taken up in stays until that is kept.
  if (element) await lockElement(context, element)
  const model = await readModel(context, input.programmeId)
  const kind = byId(model, element)?.kind
  const { outcome } = input
  const faults = [
    ...(isOutcome(outcome) ? [] : [{ field: 'outcome', message: 'Say what becomes of it' }]),
    ...(words === '' || words.length > mostLetters
      ? [{ field: 'words', message: `Write a reply of at most ${mostLetters} letters` }]
      : []),
    ...(onBehalf === '' || onBehalf.length > 200
      ? [{ field: 'onBehalf', message: 'Say on whose behalf you reply' }]
      : []),
    ...(element !== null && !takenUpIn.some(each => each === kind)
      ? [{ field: 'element', message: 'Choose what it was taken up in' }]
      : []),
  ]
  if (faults.length > 0 || !isOutcome(outcome)) throw new InvalidInputError(faults)
  return { outcome, words, element, onBehalf }
}

/** Puts an idea, and what was grouped with it, to another that says the same; without `withId` it stands alone again. */
export const groupIdea = defineVerb({
  name: 'change.group-idea',
  operation: 'alter',
  resource: (
    context,
    input: { programmeId: string; ideaId: string; withId?: string | undefined },
  ) => resourceOf(context, input),
  run: async (context, { programmeId, ideaId, withId }): Promise<void> => {
    await lockGroups(context, programmeId)
    const ideas = await findIdeas(context, programmeId)
    const get = (id: string) => {
      const found = ideas.find(each => each.id === id)
      if (!found) throw new NotFoundError('idea', id)
      return found
    }
    const idea = get(ideaId)
    if (withId === undefined) return standAlone(context, ideas, idea)
    const other = get(withId)
    if (firstOf(idea) === firstOf(other)) return
    if (idea.engagementId !== other.engagementId) {
      throw new InvalidInputError([{ field: 'with', message: 'They are of two boxes' }])
    }
    const joining = groupOf(ideas, idea)
    await groupUnder(
      context,
      joining.map(({ id }) => id),
      firstOf(other),
    )
    await shareReply(context, joining, groupOf(ideas, other))
  },
  about: (_, { programmeId, ideaId, withId }) => ({
    subjects: [programmeId],
    detail: { idea: ideaId, ...(withId && { with: withId }) },
  }),
})

async function standAlone(context: Context<Tx>, ideas: readonly Idea[], idea: Idea): Promise<void> {
  const [next, ...others] = groupOf(ideas, idea).filter(({ id }) => id !== idea.id)
  await groupUnder(context, [idea.id], null)
  if (idea.sameAs !== null || !next) return
  await groupUnder(context, [next.id], null)
  await groupUnder(
    context,
    others.map(({ id }) => id),
    next.id,
  )
}

/** Whoever was not replied to reads what was said last to those who said the same. */
async function shareReply(
  context: Context<Tx>,
  joining: readonly Idea[],
  joined: readonly Idea[],
): Promise<void> {
  const last = (ideas: readonly Idea[]) =>
    ideas.find(({ replies }) => replies.length > 0)?.replies.at(-1)
  const without = (ideas: readonly Idea[]) =>
    ideas.filter(({ replies }) => replies.length === 0).map(({ id }) => id)
  for (const [theirs, from] of [
    [joining, joined],
    [joined, joining],
  ] as const) {
    const reply = last(from)
    if (reply) await keepReplies(context, without(theirs), reply)
  }
}
