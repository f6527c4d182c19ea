import { londonDate } from '@bluelamp/memory'
import type { Context, Tx } from '@bluelamp/platform'
import type { IdeaOutcome, IdeaSort } from '../voices/idea.ts'
import { groupUnder, keepIdea, keepReplies } from '../voices/idea-store.ts'
import { makeVoiceKey } from '../voices/voice-key.ts'

type Invented = {
  readonly sort: IdeaSort
  readonly words: string
  readonly daysAgo: number
  /** Without one it was said without a name. */
  readonly author?: string
  /** Says the same as the one so many places above. */
  readonly sameAsAbove?: number
  readonly reply?: readonly [
    outcome: IdeaOutcome,
    daysAgo: number,
    words: string,
    takenUpIn?: string,
  ]
}

/** What staff said is in the way, and their ideas. All invented: words, people and days. */
const invented: readonly Invented[] = [
  {
    sort: 'inhibitor',
    words:
      'We type the same name into seven systems for each arrest. By the fourth the suspect has told it differently.',
    daysAgo: 34,
    author: 'Invented constable, response',
    reply: [
      'taken-up',
      27,
      'One record is now the first block of the plan, for the reason that you give.',
      'option-preferred',
    ],
  },
  {
    sort: 'inhibitor',
    words: 'Typing a name again and again: seven systems ask for it at every arrest.',
    daysAgo: 30,
    sameAsAbove: 1,
    reply: [
      'taken-up',
      27,
      'One record is now the first block of the plan, for the reason that you give.',
      'option-preferred',
    ],
  },
  {
    sort: 'idea',
    words: 'Let the caller choose a time slot for the visit, as the gas engineer does.',
    daysAgo: 26,
    author: 'Invented contact handler',
    reply: [
      'replied',
      20,
      'We like it and are asking what the control room needs for it. You will hear by the end of the month.',
    ],
  },
  {
    sort: 'idea',
    words: 'Buy every officer a drone.',
    daysAgo: 24,
    reply: [
      'declined',
      6,
      'No agreed outcome needs it, and it costs more than the whole of mobile working. The reason is in the options report.',
    ],
  },
  {
    sort: 'inhibitor',
    words:
      'Rotas come out nine days ahead. Nobody with a child can plan, and the good ones leave for it.',
    daysAgo: 21,
  },
  {
    sort: 'inhibitor',
    words: 'The radio does not reach the cellars of the custody block in the east.',
    daysAgo: 9,
    author: 'Invented custody sergeant',
  },
  {
    sort: 'inhibitor',
    words: 'My team is in four projects at once, and no project lead knows of the other three.',
    daysAgo: 5,
  },
  {
    sort: 'idea',
    words: 'Put rotas out a month ahead, so that people with a child can plan.',
    daysAgo: 2,
    author: 'Invented investigator',
  },
]

const dayMs = 86_400_000

/** The box of ideas as it would be after some weeks: some replied to, one that waits too long. */
export async function keepInventedIdeas(
  context: Context<Tx>,
  programmeId: string,
  idOf: (key: string) => string,
): Promise<void> {
  const before = (days: number) => new Date(context.now.getTime() - days * dayMs)
  const kept: string[] = []
  for (const { sort, words, daysAgo, author, sameAsAbove, reply } of invented) {
    const id = await keepIdea(
      context,
      {
        programmeId,
        engagementId: idOf('engagement-ideas'),
        sort,
        words,
        postedOn: londonDate(before(daysAgo)),
      },
      author ? { author: { id: 'invented', name: author } } : { key: makeVoiceKey() },
    )
    kept.push(id)
    if (sameAsAbove) await groupUnder(context, [id], kept.at(-1 - sameAsAbove)!)
    if (!reply) continue
    const [outcome, repliedAgo, said, element] = reply
    await keepReplies(
      {
        ...context,
        actor: { ...context.actor, id: 'invented', name: 'Programme team (invented)' },
        now: before(repliedAgo),
      },
      [id],
      {
        outcome,
        words: said,
        element: element ? idOf(element) : null,
        onBehalf: 'Programme team',
      },
    )
  }
}
