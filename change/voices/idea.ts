import { addDays, isWorkingDay, londonDate, workingDaysAfter } from '@bluelamp/memory'
import { type Element, type Model, numberIn, ofKind, textIn } from '../model/element.ts'
import { mostLetters } from '../model/words.ts'

export const ideaSorts = {
  inhibitor: 'Something is in the way',
  idea: 'An idea',
} as const
export type IdeaSort = keyof typeof ideaSorts

/** What a reply says became of an idea. */
export const ideaOutcomes = {
  replied: 'Replied',
  'taken-up': 'Taken up',
  declined: 'Declined, with the reason',
} as const
export type IdeaOutcome = keyof typeof ideaOutcomes

export type IdeaReply = {
  readonly outcome: IdeaOutcome
  readonly words: string
  readonly element: string | null
  readonly onBehalf: string
  readonly by: string
  readonly at: Date
}

export type Idea = {
  readonly id: string
  readonly programmeId: string
  readonly engagementId: string
  readonly sort: IdeaSort
  readonly words: string
  readonly postedOn: string
  /** Nobody, where it was said without a name. */
  readonly author: string | null
  /** The first of those that say the same; null for that first one itself. */
  readonly sameAs: string | null
  /** The oldest first. */
  readonly replies: readonly IdeaReply[]
}

/** Kinds that an idea can be taken up in. */
export const takenUpIn = ['option', 'project', 'theme', 'idea', 'capability', 'measure'] as const

/** What was said last counts. */
export const ideaStatus = ({ replies }: Pick<Idea, 'replies'>): IdeaOutcome | 'new' =>
  replies.at(-1)?.outcome ?? 'new'

export const isIdeaSort = (text: string): text is IdeaSort => Object.hasOwn(ideaSorts, text)

/** What is missing from what somebody says, before it is known where it goes. */
export const faultsOfIdea = ({ sort, words }: { sort: string; words: string }) => [
  ...(isIdeaSort(sort) ? [] : [{ field: 'sort', message: 'Say which of the two it is' }]),
  ...(words.trim() === ''
    ? [{ field: 'words', message: 'Write what is in the way, or your idea' }]
    : []),
  ...(words.trim().length > mostLetters
    ? [{ field: 'words', message: `Write at most ${mostLetters} letters` }]
    : []),
]

const usualReplyDays = 10

/** Within how many working days a box promises a reply. */
export const replyDaysOf = (box: Element): number => numberIn(box, 'replyDays') ?? usualReplyDays

/** An engagement that takes ideas, and no answers to a survey. */
export const isIdeaBox = (engagement: Element): boolean => textIn(engagement, 'how') === 'ideas'

/** Boxes that take ideas on a day. */
export const openBoxes = (model: Model, today: string): Element[] =>
  ofKind(model, 'engagement').filter(
    box =>
      isIdeaBox(box) &&
      (textIn(box, 'from') || today) <= today &&
      (textIn(box, 'to') || today) >= today,
  )

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

/** The last day on which a reply is in time. */
export const replyDue = (postedOn: string, replyDays: number): string =>
  londonDate(workingDaysAfter(noon(postedOn), replyDays))

export const isOverdue = (
  idea: Pick<Idea, 'postedOn' | 'replies'>,
  replyDays: number,
  today: string,
): boolean => idea.replies.length === 0 && today > replyDue(idea.postedOn, replyDays)

/** Working days after the first day, up to and with the last; none where it is not later. */
export function workingDaysBetween(first: string, last: string): number {
  let count = 0
  for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(day)) count++
  }
  return count
}

/** Working days from the post to the first reply. */
export const daysToReply = ({
  postedOn,
  replies,
}: Pick<Idea, 'postedOn' | 'replies'>): number | undefined =>
  replies[0] && workingDaysBetween(postedOn, londonDate(replies[0].at))
