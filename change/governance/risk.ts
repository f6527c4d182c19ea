import { type Element, isYes, numberIn, textIn } from '../model/element.ts'

/** A risk as it is weighed on five by five, of an entry of the log or of a system that may fail. */
export const riskScore = (entry: Element): number =>
  Number(textIn(entry, 'likelihood')) * Number(textIn(entry, 'impact'))

/** What is left of it after what is being done; the whole of it where nobody said. */
export function leftScore(entry: Element): number {
  const left = (field: string, before: string) =>
    Number(textIn(entry, field) || textIn(entry, before))
  return left('leftLikelihood', 'likelihood') * left('leftImpact', 'impact')
}

/** More is left than is accepted there. */
export function isBeyondAppetite(entry: Element): boolean {
  const accepts = numberIn(entry, 'accepts')
  return accepts !== undefined && leftScore(entry) > accepts
}

export const isOpenEntry = (entry: Element): boolean => !isYes(entry, 'closed')
