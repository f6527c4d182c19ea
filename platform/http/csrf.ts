import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** A form or a call that did not come from a page of ours. */
export class ForgedRequestError extends Error {
  override name = 'ForgedRequestError'
  constructor() {
    super('This form is too old or did not come from this site. Go back, reload and send it again.')
  }
}

const visitCookie = 'bluelamp_visit'
const readOnly = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A browser's own secret: what it sent, or a new one that goes back with the answer. */
export function visitOf(request: FastifyRequest, reply: FastifyReply, secure: boolean): string {
  const sent = request.cookies[visitCookie]
  if (sent && /^[\w-]{43}$/.test(sent)) return sent
  const made = randomBytes(32).toString('base64url')
  const maxAge = 7 * 86_400
  reply.setCookie(visitCookie, made, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge })
  return made
}

/** Bound to the visit and, once signed in, to the session: a token from before sign-in is void. */
const tokenOf = (visit: string, session: string) =>
  createHash('sha256').update(`csrf ${visit} ${session}`).digest('base64url')

const equal = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

export function guardForms(app: FastifyInstance, secure: boolean, sessionCookie: string): void {
  app.decorateRequest('visit', '')
  app.decorateRequest('csrfToken', '')
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.noCookies) return
    request.visit = visitOf(request, reply, secure)
    request.csrfToken = tokenOf(request.visit, request.cookies[sessionCookie] ?? '')
  })
  app.addHook('preValidation', async request => {
    const { noCookies } = request.routeOptions.config
    if (readOnly.has(request.method) || noCookies || request.is404) return
    const field = (request.body as { _csrf?: unknown } | null | undefined)?._csrf
    const sent = request.headers['x-csrf-token'] ?? field
    if (typeof sent !== 'string' || !equal(sent, request.csrfToken)) throw new ForgedRequestError()
    if (typeof request.body === 'object' && request.body) {
      delete (request.body as { _csrf?: unknown })._csrf
    }
  })
}
