import { noAnswer, problemFrom } from './problem.ts'

export const purposes = ['Dispatch', 'Supervision', 'Command'] as const
export type Purpose = (typeof purposes)[number]

export type Session = {
  readonly name: string
  readonly roles: readonly string[]
  readonly csrfToken: string
  readonly forceName: string
  readonly invented: boolean
}

let session: Session | undefined
let purpose: Purpose = 'Dispatch'

export function usePurpose(chosen: Purpose): void {
  purpose = chosen
}

async function answerOf(path: string, init: RequestInit): Promise<unknown> {
  const headers = { accept: 'application/json', 'x-purpose': purpose, ...init.headers }
  let response: Response
  try {
    response = await fetch(path, { ...init, headers, credentials: 'same-origin' })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw noAnswer()
  }
  const text = await response.text()
  const body = parse(text)
  if (!response.ok) throw problemFrom(response.status, body)
  return body
}

function parse(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The caller names the shape: both ends are checked against respond's contract where it stands. */
export const get = async <T>(path: string, signal?: AbortSignal): Promise<T> =>
  (await answerOf(path, signal ? { signal } : {})) as T

export async function readSession(): Promise<Session> {
  session = await get<Session>('/session')
  return session
}

/** A token dies with its session, so a refusal as forged is tried once more with a fresh one. */
export async function send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: object) {
  const attempt = async () =>
    (await answerOf(path, {
      method,
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        'x-csrf-token': (session ?? (await readSession())).csrfToken,
      },
    })) as T
  try {
    return await attempt()
  } catch (error) {
    if (!isStaleToken(error)) throw error
    await readSession()
    return attempt()
  }
}

const isStaleToken = (error: unknown) =>
  error instanceof Error && error.message.startsWith('This form is too old')

/** Names one attempt, so that sending it again after a lost answer changes nothing. */
export const newAttempt = (): string => crypto.randomUUID()
