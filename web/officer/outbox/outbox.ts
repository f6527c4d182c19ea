import type { NotebookAnswer, NotebookItem } from '@bluelamp/respond/contract'

export type Problem = NonNullable<NotebookAnswer['problem']>

/** One thing an officer did, waiting on the phone. `item` never changes: its attemptId names these very words. */
export type OutboxItem = {
  readonly seq: number
  readonly ownerId: string
  readonly item: NotebookItem
  readonly status: 'waiting' | 'sent' | 'refused'
  /** How often it was put on the line. Above none it may have arrived, so it cannot be taken back. */
  readonly tries: number
  readonly problem?: Problem
}

export type Settlement =
  | { readonly attemptId: string; readonly as: 'sent' }
  | { readonly attemptId: string; readonly as: 'refused' | 'waiting'; readonly problem: Problem }

/** What the server's answers mean for what was sent; an item it says nothing of simply goes on waiting. */
export function settlementsOf(
  sent: readonly Pick<NotebookItem, 'attemptId'>[],
  answers: readonly NotebookAnswer[],
): Settlement[] {
  return sent.flatMap(({ attemptId }): Settlement[] => {
    const own = answers.filter(answer => answer.attemptId === attemptId)
    if (own.some(answer => answer.kept)) return [{ attemptId, as: 'sent' }]
    const problem = own.find(answer => answer.problem)?.problem
    return problem ? [{ attemptId, as: problem.again ? 'waiting' : 'refused', problem }] : []
  })
}

/** Once kept stays kept: a late answer to an earlier sending cannot turn it back. */
export function settle<Row extends Pick<OutboxItem, 'status'>>(row: Row, to: Settlement): Row {
  return row.status === 'sent' ? row : { ...row, status: to.as }
}

export const mayTakeBack = ({ status, tries }: Pick<OutboxItem, 'status' | 'tries'>): boolean =>
  status === 'refused' || (status === 'waiting' && tries === 0)

export type Batch = { readonly items: number; readonly letters: number }

/** Well inside what the server takes in one go: 200 items and a megabyte. */
export const largestBatch: Batch = { items: 50, letters: 400_000 }

/** The longest run from the front that fits; always at least one. */
export function nextBatch(waiting: readonly OutboxItem[], most: Batch): OutboxItem[] {
  let letters = 0
  const end = waiting.slice(0, most.items).findIndex(({ item }, index) => {
    letters += JSON.stringify(item).length
    return index > 0 && letters > most.letters
  })
  return waiting.slice(0, end === -1 ? most.items : end)
}

/**
 * When something was done, never before what was done just earlier: a phone whose clock is set back
 * must not tell "clear" before "at scene". A clock ahead is held back by the server.
 */
export const timeOf = (now: number, lastAt: string | undefined): string =>
  new Date(Math.max(now, lastAt ? Date.parse(lastAt) : now)).toISOString()
