import { jaccardOfValues } from '@bluelamp/science/linkage/text'
import type { Idea } from './idea.ts'

/** Words that say nothing of what an idea is about. */
const common = new Set(
  `a about again all also an and any are as at be because been before being but by can cannot come comes could did do does done
  each even every for from get gets getting give go had has have how if in into is it its just let like make many may
  me more most much my need needs never new no not now of off on once one only or other our out over own same should
  so some such than that the their them then there these they this those through to too up us use used very want was
  we were what when where which while who why will with would you your`.split(/\s+/),
)

/** What a text is about: its words but the common ones, without their endings: plan, plans, planned and planning are one. */
export const keywordsOf = (text: string): string[] => [
  ...new Set(
    (text.toLowerCase().match(/\p{L}+/gu) ?? [])
      .filter(word => word.length > 2 && !common.has(word))
      .map(word => word.replace(/(?<=.{3})(?:ing|ed|es|s|e)$/u, '').replace(/(.)\1$/u, '$1')),
  ),
]

export type LikeIdea = { readonly idea: Idea; readonly share: number; readonly words: number }

/** From this share of words in common on two ideas are shown to whoever sorts them, who decides. */
const alike = 0.25
const mostShown = 3

/** Others that may say the same, the likest first. */
export function likeIdeas(idea: Idea, others: readonly Idea[]): LikeIdea[] {
  const own = keywordsOf(idea.words)
  const group = idea.sameAs ?? idea.id
  return others
    .filter(
      other => (other.sameAs ?? other.id) !== group && other.engagementId === idea.engagementId,
    )
    .map(other => {
      const theirs = keywordsOf(other.words)
      const shared = theirs.filter(word => own.includes(word)).length
      return { idea: other, share: jaccardOfValues(own, theirs), words: shared }
    })
    .filter(({ share, words }) => words >= 2 && share >= alike)
    .sort((a, b) => b.share - a.share || (a.idea.id < b.idea.id ? -1 : 1))
    .slice(0, mostShown)
}
