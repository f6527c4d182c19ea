import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { newId } from '../database/new-id.ts'
import type { Http } from '../http/http.ts'
import { saveAccount, takeRolesAway } from './account-store.ts'
import { keepAttempt, takeAttempt } from './attempt-cookie.ts'
import { type Claims, readClaim, readName, readRoles } from './claims.ts'
import type { IdentityOptions, Refusal } from './identity-options.ts'
import { forAll, letIn, ReturnTo, sendPage } from './let-in.ts'
import {
  newAttempt,
  openProvider,
  ProviderUnreachableError,
  SignInCancelledError,
} from './provider.ts'
import { returnPath } from './return-to.ts'

const statuses: Record<Refusal, number> = {
  'no-known-role': 403,
  'account-closed': 403,
  cancelled: 400,
  expired: 400,
  unreachable: 503,
  'not-accepted': 400,
}

/** Signing in at an OpenID provider. */
export function serveProvider(app: Http, issuer: string, options: IdentityOptions): void {
  const { config, secrets, page, secure } = options
  const enough = (claims: Claims) =>
    readClaim(claims, config.oidcRolesClaim) !== undefined && claims.name !== undefined
  const provider = openProvider({ config: { ...config, oidcIssuer: issuer }, secrets, enough })
  const callback = ({ protocol, host }: FastifyRequest) =>
    new URL('/sign-in/callback', config.publicUrl ?? `${protocol}://${host}`)
  const refuse = (request: FastifyRequest, reply: FastifyReply, because: Refusal, name?: string) =>
    sendPage(
      reply.status(statuses[because]),
      page({ kind: 'refused', because, ...(name !== undefined && { name }) }, request),
    )
  const refuseFor = (request: FastifyRequest, reply: FastifyReply, error: unknown) => {
    request.log.warn({ err: error }, 'sign-in did not succeed')
    return refuse(request, reply, reasonFor(error))
  }

  const querystring = Type.Object({ returnTo: ReturnTo })
  app.get('/sign-in', { schema: { querystring }, config: forAll }, async (request, reply) => {
    const attempt = await newAttempt(returnPath(request.query.returnTo, ''))
    try {
      const address = await provider.start(callback(request).href, attempt)
      keepAttempt(reply, attempt, secure)
      return reply.header('cache-control', 'no-store').redirect(address.href, 302)
    } catch (error) {
      return refuseFor(request, reply, error)
    }
  })

  const whatever = Type.Object({})
  app.get(
    '/sign-in/callback',
    { schema: { querystring: whatever }, config: forAll },
    async (request, reply) => {
      const attempt = takeAttempt(request, reply)
      if (!attempt) return refuse(request, reply, 'expired')
      const answer = callback(request)
      answer.search = new URL(request.url, answer).search
      let claims: Claims & { sub: string }
      try {
        claims = await provider.finish(answer, attempt)
      } catch (error) {
        return refuseFor(request, reply, error)
      }
      const who = await welcome(app, issuer, claims, options)
      if ('because' in who) return refuse(request, reply, who.because, who.name)
      return letIn(request, reply, who, attempt.returnTo, options)
    },
  )
}

/** The account of those claims, made or brought up to date; or why there is none. */
async function welcome(
  app: Http,
  issuer: string,
  claims: Claims & { sub: string },
  { config, knownRoles, attributesOf }: IdentityOptions,
) {
  const subject = claims.sub
  const name = readName(claims, subject)
  const roles = readRoles(readClaim(claims, config.oidcRolesClaim), knownRoles)
  if (roles.length === 0) {
    await takeRolesAway(app.db, issuer, subject)
    return { because: 'no-known-role' as const, name }
  }
  const id = newId(app.clock.now())
  const attributes = attributesOf?.(claims)
  const account = await saveAccount(app.db, { id, issuer, subject, name, roles, attributes })
  return account.active ? account : { because: 'account-closed' as const, name }
}

function reasonFor(error: unknown): Refusal {
  if (error instanceof ProviderUnreachableError) return 'unreachable'
  return error instanceof SignInCancelledError ? 'cancelled' : 'not-accepted'
}
