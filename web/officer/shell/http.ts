/** No answer came: nobody knows whether the server heard. */
export class NoAnswerError extends Error {
  override name = 'NoAnswerError'
}

export type Answer = {
  readonly status: number
  readonly body: unknown
  readonly retryAfter: number | undefined
  /** By the server's clock, milliseconds; missing where it does not say. */
  readonly serverTime: number | undefined
}

const patienceMilliseconds = 20_000
const purpose = 'Attending incidents'

export async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
  if (!navigator.onLine) throw new NoAnswerError('This phone has no network')
  try {
    const response = await fetch(path, {
      ...init,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMilliseconds),
      headers: { accept: 'application/json', 'x-purpose': purpose, ...init.headers },
    })
    const text = await response.text()
    return {
      status: response.status,
      body: parse(text),
      retryAfter: numberOr(response.headers.get('retry-after')),
      serverTime: numberOr(Date.parse(response.headers.get('date') ?? '')),
    }
  } catch (error) {
    throw new NoAnswerError('The server could not be reached', { cause: error })
  }
}

export const post = (path: string, csrfToken: string, body: object): Promise<Answer> =>
  ask(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrfToken },
  })

/** What the server says of a refusal (RFC 9457). */
export function wordsOf({ status, body }: Pick<Answer, 'status' | 'body'>): string {
  const { detail, title } = (body ?? {}) as { detail?: unknown; title?: unknown }
  const said = [detail, title].find(part => typeof part === 'string' && part !== '')
  return typeof said === 'string' ? said : `The server answered ${status} and gave no reason.`
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A sign-in page of a network in between is no answer of ours.
    return undefined
  }
}

function numberOr(value: string | number | null): number | undefined {
  const number = value === null || value === '' ? Number.NaN : Number(value)
  return Number.isFinite(number) ? number : undefined
}
