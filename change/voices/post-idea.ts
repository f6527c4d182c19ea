import { londonDate } from '@bluelamp/memory'
import {
  type Context,
  defineVerb,
  InvalidInputError,
  NotFoundError,
  type Tx,
} from '@bluelamp/platform'
import { byId, type Element, type Model } from '../model/element.ts'
import { programmeResource, resourceOf } from '../programme/programme-access.ts'
import { findProgrammes, lockElement, readModel } from '../programme/programme-store.ts'
import { faultsOfIdea, type Idea, isIdeaSort, openBoxes, replyDaysOf, replyDue } from './idea.ts'
import { eraseIdea, findIdeaByKey, findIdeasOf, keepIdea, lockGroups } from './idea-store.ts'
import { makeVoiceKey } from './voice-key.ts'

// What is said without a name is neither journalled nor announced: either would tell when, and the journal by whom.
// See docs/decisions/2026-11-30-an-idea-without-a-name-leaves-no-trace.md.

export type PostIdea = { programmeId: string; engagementId: string; sort: string; words: string }
type OfForce = { forceId: string }

export type IdeaBox = {
  readonly programmeId: string
  readonly engagementId: string
  readonly name: string
  readonly replyDays: number
}

/** Where one can say today what is in the way. */
export const findIdeaBoxes = defineVerb({
  name: 'change.find-idea-boxes',
  operation: 'none',
  resource: (_context, { forceId }: OfForce) => programmeResource(forceId),
  run: async (context, { forceId }): Promise<IdeaBox[]> => {
    const today = londonDate(context.now)
    const boxes: IdeaBox[] = []
    for (const { id } of await findProgrammes(context, forceId)) {
      for (const box of openBoxes(await readModel(context, id), today)) {
        boxes.push(boxOf(id, box))
      }
    }
    return boxes
  },
  about: () => ({}),
})

const boxOf = (programmeId: string, box: Element): IdeaBox => ({
  programmeId,
  engagementId: box.id,
  name: box.name,
  replyDays: replyDaysOf(box),
})

/** In one's own name. */
export const postIdea = defineVerb({
  name: 'change.post-idea',
  operation: 'collect',
  resource: (context, input: PostIdea) => resourceOf(context, input),
  run: async (context, input): Promise<string> => {
    const { id, name } = context.actor
    return keepIdea(context, await checked(context, input), { author: { id, name } })
  },
  about: (id, { programmeId }) => ({ subjects: [programmeId], detail: { idea: id } }),
})

/** Without a name. The key is handed back this once; it alone leads back to what was said. */
export const postUnnamedIdea = defineVerb({
  name: 'change.post-unnamed-idea',
  operation: 'none',
  announce: false,
  resource: (context, input: PostIdea) => resourceOf(context, input),
  run: async (context, input): Promise<string> => {
    const key = makeVoiceKey()
    await keepIdea(context, await checked(context, input), { key })
    return key
  },
  about: () => ({}),
})

async function checked(context: Context<Tx>, { programmeId, engagementId, sort, words }: PostIdea) {
  // The box stays until what is said is kept in it.
  await lockElement(context, engagementId)
  const today = londonDate(context.now)
  const model = await readModel(context, programmeId)
  const faults = [
    ...(openBoxes(model, today).some(({ id }) => id === engagementId)
      ? []
      : [{ field: 'box', message: 'Choose where it goes: this is not open' }]),
    ...faultsOfIdea({ sort, words }),
  ]
  if (faults.length > 0 || !isIdeaSort(sort)) throw new InvalidInputError(faults)
  return { programmeId, engagementId, sort, words: words.trim(), postedOn: today }
}

/** An idea as its author sees it. */
export type PostedIdea = Idea & {
  readonly box: string
  /** The last day for a first reply. */
  readonly due: string
  /** What it was taken up in, by name. */
  readonly takenUp: string | null
}

function posted(model: Model, idea: Idea): PostedIdea {
  const box = byId(model, idea.engagementId)
  return {
    ...idea,
    box: box?.name ?? '',
    due: replyDue(idea.postedOn, box ? replyDaysOf(box) : 0),
    takenUp: byId(model, idea.replies.at(-1)?.element)?.name ?? null,
  }
}

/** What one said in one's own name, and what became of it. */
export const readOwnIdeas = defineVerb({
  name: 'change.read-own-ideas',
  operation: 'none',
  resource: (_context, { forceId }: OfForce) => programmeResource(forceId),
  run: async (context): Promise<PostedIdea[]> => {
    const ideas = await findIdeasOf(context, context.actor.id)
    const models = new Map<string, Model>()
    for (const { programmeId } of ideas) {
      if (!models.has(programmeId)) models.set(programmeId, await readModel(context, programmeId))
    }
    return ideas.map(idea => posted(models.get(idea.programmeId)!, idea))
  },
  about: () => ({}),
})

type ByKey = OfForce & { key: string }

async function unnamed(context: Context, key: string): Promise<Idea> {
  const idea = await findIdeaByKey(context, key.trim())
  if (!idea) {
    throw new InvalidInputError([
      { field: 'key', message: 'Nothing is kept under this key. It may have been taken back.' },
    ])
  }
  return idea
}

/** What became of an idea without a name, for whoever holds its key. */
export const readUnnamedIdea = defineVerb({
  name: 'change.read-unnamed-idea',
  operation: 'none',
  resource: (_context, { forceId }: ByKey) => programmeResource(forceId),
  run: async (context, { key }): Promise<PostedIdea> => {
    const idea = await unnamed(context, key)
    return posted(await readModel(context, idea.programmeId), idea)
  },
  about: () => ({}),
})

/** What is found is looked for again once nobody else groups or replies: it may have been taken back meanwhile. */
async function erase(context: Context<Tx>, find: () => Promise<Idea>): Promise<Idea> {
  await lockGroups(context, (await find()).programmeId)
  const idea = await find()
  await eraseIdea(context, idea.id)
  return idea
}

/** Erases one's own idea, with the replies to it. */
export const withdrawOwnIdea = defineVerb({
  name: 'change.withdraw-own-idea',
  operation: 'erase',
  resource: (_context, { forceId }: OfForce & { ideaId: string }) => programmeResource(forceId),
  run: async (context, { ideaId }): Promise<string> => {
    const { programmeId } = await erase(context, async () => {
      const own = await findIdeasOf(context, context.actor.id)
      const idea = own.find(({ id }) => id === ideaId)
      if (!idea) throw new NotFoundError('idea of yours', ideaId)
      return idea
    })
    return programmeId
  },
  about: programmeId => ({ subjects: [programmeId] }),
})

/** Erases an idea without a name, with the replies to it, for whoever holds its key. */
export const withdrawUnnamedIdea = defineVerb({
  name: 'change.withdraw-unnamed-idea',
  operation: 'none',
  announce: false,
  resource: (_context, { forceId }: ByKey) => programmeResource(forceId),
  run: async (context, { key }): Promise<void> => {
    await erase(context, () => unnamed(context, key))
  },
  about: () => ({}),
})
