import { daysToReply, type Idea, ideaStatus, isOverdue } from './idea.ts'

/** How a box keeps its promise: no words of anybody. */
export type IdeaCounts = {
  readonly engagementId: string
  readonly posted: number
  readonly waiting: number
  /** Of those that wait: past the set days. */
  readonly overdue: number
  readonly takenUp: number
  readonly declined: number
  /** Of those replied to: how many working days the middle one waited. */
  readonly medianDays: number | null
  /** Of those replied to: within the set days. */
  readonly inTime: number
}

export function countIdeas(
  engagementId: string,
  ideas: readonly Idea[],
  replyDays: number,
  today: string,
): IdeaCounts {
  const days = ideas
    .map(daysToReply)
    .filter(count => count !== undefined)
    .sort((a, b) => a - b)
  const of = (status: ReturnType<typeof ideaStatus>) =>
    ideas.filter(idea => ideaStatus(idea) === status).length
  return {
    engagementId,
    posted: ideas.length,
    waiting: of('new'),
    overdue: ideas.filter(idea => isOverdue(idea, replyDays, today)).length,
    takenUp: of('taken-up'),
    declined: of('declined'),
    medianDays: median(days),
    inTime: days.filter(count => count <= replyDays).length,
  }
}

/** Of values in order. */
function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const middle = values.length >> 1
  return values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2
}
