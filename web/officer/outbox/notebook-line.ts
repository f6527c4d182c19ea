import type { NotebookAnswer, NotebookItem } from '@bluelamp/respond/contract'
import { type Answer, NoAnswerError, post, wordsOf } from '../shell/http.ts'
import { readSession } from '../shell/session.ts'
import type { Line, SendResult } from './send-waiting.ts'

/** The way to the server for one officer's items: nobody's work is handed in under another's name. */
export function notebookLine(ownerId: string, csrfToken: string): Line {
  let token = csrfToken
  const stillThem = async (): Promise<boolean> => {
    const { session } = await readSession()
    token = session.csrfToken
    return session.signedIn && session.id === ownerId
  }
  const handIn = (items: readonly NotebookItem[]) => post('/respond/notebook', token, { items })
  return {
    send: async items => {
      try {
        const answer = await handIn(items)
        if (answer.status !== 403) return resultOf(answer, stillThem)
        // A token dies with its session: once more with a fresh one.
        return (await stillThem())
          ? resultOf(await handIn(items), stillThem)
          : { kind: 'signed-out' }
      } catch (error) {
        if (error instanceof NoAnswerError) return { kind: 'no-answer' }
        throw error
      }
    },
  }
}

const notUnderstood = [400, 413, 422]

async function resultOf(answer: Answer, stillThem: () => Promise<boolean>): Promise<SendResult> {
  const { status, retryAfter } = answer
  const words = wordsOf(answer)
  if (status === 401) return { kind: 'signed-out' }
  if (notUnderstood.includes(status)) return { kind: 'refused', words }
  if (status !== 200) {
    return { kind: 'later', words, ...(retryAfter !== undefined && { seconds: retryAfter }) }
  }
  const { answers } = (answer.body ?? {}) as { answers?: NotebookAnswer[] }
  if (!Array.isArray(answers)) return { kind: 'no-answer' }
  // A session that ended mid-way refuses every item as not allowed: that is no fault of the items.
  const notAllowed = answers.some(each => each.problem?.name === 'NotAllowedError')
  return notAllowed && !(await stillThem()) ? { kind: 'signed-out' } : { kind: 'answered', answers }
}
