import { type Answer, ask, NoAnswerError } from './http.ts'

export type Session = {
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
  readonly signedIn: boolean
  readonly csrfToken: string
  readonly forceId: string
  readonly forceName: string
  readonly invented: boolean
}

export async function readSession(): Promise<{ session: Session; secondsAhead: number }> {
  const asked = Date.now()
  const answer = await ask('/session')
  const session = answer.body as Partial<Session> | undefined
  if (answer.status !== 200 || typeof session?.csrfToken !== 'string') {
    throw new NoAnswerError('The server did not say who is signed in')
  }
  return { session: session as Session, secondsAhead: secondsAhead(answer, asked, Date.now()) }
}

/** How far this phone's clock runs ahead of the server's (below none: behind), to a second or two. */
export function secondsAhead(
  { serverTime }: Pick<Answer, 'serverTime'>,
  asked: number,
  answered: number,
): number {
  if (serverTime === undefined) return 0
  if (serverTime + 1000 >= asked && serverTime <= answered) return 0
  return Math.round(((asked + answered) / 2 - serverTime) / 1000)
}

export const clockWords = (seconds: number): string | undefined => {
  const minutes = Math.round(Math.abs(seconds) / 60)
  if (minutes < 2) return undefined
  const side = seconds > 0 ? 'fast' : 'slow'
  return `This phone's clock is ${minutes} minutes ${side}. Set it right: your times are kept by it.`
}
