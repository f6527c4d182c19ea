import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type Account, actorOf } from './account.ts'
import type { IdentityOptions } from './identity-options.ts'
import { returnPath } from './return-to.ts'
import { isToken, sessionCookie, usualLimits } from './session.ts'
import { closeSession, openSession, sweepSessions } from './session-store.ts'

export const ReturnTo = Type.Optional(Type.String({ maxLength: 2000 }))

export const forAll = { access: { open: 'signing in comes before any right' } }

export const cookieOptions = ({ secure }: IdentityOptions) =>
  ({ httpOnly: true, sameSite: 'lax', secure, path: '/' }) as const

/** Opens a session, ends the one this browser had, and goes where the person wanted to go. */
export async function letIn(
  request: FastifyRequest,
  reply: FastifyReply,
  account: Account,
  returnTo: string | undefined,
  options: IdentityOptions,
): Promise<FastifyReply> {
  const { limits = usualLimits, home = () => '/' } = options
  const { db, clock } = request.server
  const now = clock.now()
  const former = request.cookies[sessionCookie]
  const token = await db.transaction().execute(async db => {
    if (isToken(former)) await closeSession(db, former)
    await sweepSessions(db, now, limits.idle)
    return openSession(db, account.id, now, limits)
  })
  reply.setCookie(sessionCookie, token, cookieOptions(options))
  reply.header('cache-control', 'no-store')
  return reply.redirect(returnPath(returnTo, home(actorOf(account))), 303)
}

export const sendPage = (reply: FastifyReply, html: string): FastifyReply =>
  reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html)
