import {
  ConflictError,
  type Context,
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  PurposeNeededError,
} from '@bluelamp/platform'
import { Compile } from 'typebox/compile'
import { keepNotebookItem } from './keep-notebook-item.ts'
import {
  CrimeItem,
  type NotebookAnswer,
  type NotebookItem,
  NoteItem,
  PhotoItem,
  StateItem,
} from './task-contract.ts'

const checks = {
  state: Compile(StateItem),
  note: Compile(NoteItem),
  'photo-hash': Compile(PhotoItem),
  'crime-report': Compile(CrimeItem),
}

export type LooseItem = { attemptId: string; kind?: unknown }

/**
 * Takes a phone's outbox. Each item is kept by itself, in its own transaction and exactly once, so that
 * a bad one stops no other and the whole may be sent again.
 */
export async function submitNotebook(
  context: Context,
  items: readonly LooseItem[],
): Promise<NotebookAnswer[]> {
  if (context.db.isTransaction) throw new Error('A notebook keeps each item in its own transaction')
  const answers: NotebookAnswer[] = []
  for (const item of items) answers.push(await answer(context, item))
  return answers
}

async function answer(context: Context, item: LooseItem): Promise<NotebookAnswer> {
  const { attemptId } = item
  try {
    await keepNotebookItem(context, readItem(item))
    return { attemptId, kept: true }
  } catch (error) {
    return { attemptId, kept: false, problem: problemOf(error) }
  }
}

function readItem(item: LooseItem): NotebookItem {
  const kind = kindOf(item.kind)
  if (!kind) throw new InvalidInputError([{ field: 'kind', message: 'is not a kind we know' }])
  const check = checks[kind]
  if (check.Check(item)) return item as NotebookItem
  throw new InvalidInputError(
    [...check.Errors(item)].map(({ instancePath, message }) => ({
      field: instancePath.slice(1).replaceAll('/', '.'),
      message,
    })),
  )
}

const kindOf = (kind: unknown): keyof typeof checks | undefined =>
  (Object.keys(checks) as (keyof typeof checks)[]).find(each => each === kind)

const settled = [
  InvalidInputError,
  ConflictError,
  NotFoundError,
  NotAllowedError,
  PurposeNeededError,
]

/** What a person must settle is named; any other fault is ours, may pass, and its words may hold data. */
function problemOf(error: unknown): NonNullable<NotebookAnswer['problem']> {
  const known = settled.find(kind => error instanceof kind)
  if (!known || !(error instanceof Error)) {
    return { name: 'Error', words: 'Something went wrong on our side. Send it again.', again: true }
  }
  return {
    name: error.name,
    words: error.message,
    again: false,
    ...(error instanceof InvalidInputError && { faults: [...error.faults] }),
  }
}
