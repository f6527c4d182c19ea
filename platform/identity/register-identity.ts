import type { FastifyRequest } from 'fastify'
import { type Config, ConfigError } from '../config/config.ts'
import type { Http } from '../http/http.ts'
import { actorOf, demoIssuer } from './account.ts'
import { serveDemo } from './demo-routes.ts'
import type { IdentityOptions } from './identity-options.ts'
import { cookieOptions } from './let-in.ts'
import { serveProvider } from './provider-routes.ts'
import { isToken, noteEvery, sessionCookie, usualLimits } from './session.ts'
import { closeSession, findSessionAccount, noteSeen } from './session-store.ts'

/** Whether people of the invented world may be chosen at sign-in. */
export const demoIsOpen = (config: Config, wanted = true): boolean =>
  wanted && !config.oidcIssuer && config.mode !== 'production'

/** Sets `request.actor` from the session, and serves sign-in and sign-out. */
export function registerIdentity(app: Http, options: IdentityOptions): void {
  const { config } = options
  const demo = demoIsOpen(config, options.demoAccounts)
  if (!config.oidcIssuer && config.mode === 'production') {
    throw new ConfigError(['NODE_ENV=production has no demo sign-in: set OIDC_ISSUER'])
  }
  // Sessions of another issuer's accounts do not count: a demo's are void once a provider is set.
  const issuer = config.oidcIssuer ?? (demo ? demoIssuer : undefined)
  if (issuer) readSessions(app, issuer, options)
  if (config.oidcIssuer) serveProvider(app, config.oidcIssuer, options)
  else if (demo) serveDemo(app, options)

  const anyone = { access: { open: 'anyone may leave' } }
  app.post('/sign-out', { schema: {}, config: anyone }, async (request, reply) => {
    const token = request.cookies[sessionCookie]
    if (isToken(token)) await closeSession(app.db, token)
    reply.clearCookie(sessionCookie, cookieOptions(options))
    return reply.redirect('/', 303)
  })
}

// The cookie of a session that ended stays where it is: forms on the page now sent are bound to it.
function readSessions(app: Http, issuer: string, { limits = usualLimits }: IdentityOptions): void {
  app.addHook('onRequest', async request => {
    const token = request.cookies[sessionCookie]
    if (request.routeOptions.config.noCookies || !isToken(token)) return
    const now = app.clock.now()
    const found = await findSessionAccount(app.db, token, { now, idle: limits.idle, issuer })
    if (!found) return
    request.actor = actorOf(found.account)
    const stale = now.getTime() - found.seenAt.getTime() > noteEvery
    const counts = !isStream(request) && !request.routeOptions.config.untraced
    if (stale && counts) await noteSeen(app.db, token, now)
  })
}

/** An open screen that comes back for events by itself is not a person at work. */
const isStream = (request: FastifyRequest) =>
  (request.headers.accept ?? '').includes('text/event-stream')
