import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Attempt } from './provider.ts'

const cookie = 'bluelamp_sign_in'
const path = '/sign-in'
const seconds = 600

const Shape = Type.Object({
  state: Type.String({ minLength: 20 }),
  nonce: Type.String({ minLength: 20 }),
  verifier: Type.String({ minLength: 43 }),
  returnTo: Type.String(),
})

/**
 * Kept in the browser that began, so that an answer meant for another browser is not taken here. It holds
 * nothing that helps without the provider's code, and is good for one answer.
 */
export function keepAttempt(reply: FastifyReply, attempt: Attempt, secure: boolean): void {
  const text = Buffer.from(JSON.stringify(attempt)).toString('base64url')
  reply.setCookie(cookie, text, { httpOnly: true, sameSite: 'lax', secure, path, maxAge: seconds })
}

export function takeAttempt(request: FastifyRequest, reply: FastifyReply): Attempt | undefined {
  const text = request.cookies[cookie]
  if (!text) return undefined
  reply.clearCookie(cookie, { path })
  try {
    const attempt: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Value.Check(Shape, attempt) ? attempt : undefined
  } catch {
    return undefined
  }
}
