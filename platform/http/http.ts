import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyBaseLogger, type FastifyRequest, LogController } from 'fastify'
import type { Clock } from '../clock/clock.ts'
import type { Db } from '../database/tables.ts'
import { guardFeatures } from '../switches/guard-features.ts'
import type { Actor, Context } from '../verbs/context.ts'
import { type KnownRoute, requireAccess } from './access.ts'
import { guardForms } from './csrf.ts'
import { endConnectionsAtClose } from './end-connections.ts'
import { answerProblems, type ProblemPage } from './problem.ts'
import { refuseUnstorableText } from './storable-text.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
    visit: string
    csrfToken: string
  }
  interface FastifyInstance {
    db: Db
    clock: Clock
  }
}

export type HttpOptions = {
  db: Db
  clock: Clock
  logger: FastifyBaseLogger
  /** Cookies go over HTTPS only. */
  secure: boolean
  trustProxy?: boolean
  problemPage: ProblemPage
  /** Who a request without a session is. */
  visitor: Actor
  sessionCookie: string
  /** The most requests a minute from one address; 0 sets no limit (load tests). */
  requestsPerMinute: number
  title: string
  version: string
}

export type Http = Awaited<ReturnType<typeof createHttp>>

export async function createHttp(options: HttpOptions) {
  const app = Fastify({
    loggerInstance: options.logger,
    // One proxy, ours: with `true` a caller could write an address of their choice before the real one.
    trustProxy: options.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    // To receive a request whole; how long an answer takes is not counted.
    requestTimeout: 30_000,
    // Headers alone have less; Node looks every half minute, so the slowest are cut off within one.
    http: { headersTimeout: 15_000 },
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_048_576,
    routerOptions: { ignoreTrailingSlash: true },
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.setValidatorCompiler(TypeBoxValidatorCompiler)
  app.decorate('db', options.db)
  app.decorate('clock', options.clock)
  app.decorateRequest('actor')

  const routes: KnownRoute[] = requireAccess(app)
  await app.register(cookie)
  await app.register(formbody)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    hsts: options.secure,
  })
  if (options.requestsPerMinute > 0) {
    await app.register(rateLimit, { max: options.requestsPerMinute, timeWindow: '1 minute' })
  }
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: options.title, version: options.version },
    },
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    // A report's key or a person's data must not stay in a shared browser; what may says so itself.
    if (!request.routeOptions.config.noCookies) reply.header('cache-control', 'no-store')
    request.actor = options.visitor
  })
  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern, never the address itself: addresses hold identifiers.
    request.log.info({
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    })
  })
  guardForms(app, options.secure, options.sessionCookie)
  guardFeatures(app, options.db)
  refuseUnstorableText(app)
  endConnectionsAtClose(app)
  answerProblems(app, options.problemPage)
  return Object.assign(app, { knownRoutes: routes })
}

/** Who asks, when and why: what every verb takes. */
export function contextOf(request: FastifyRequest): Context {
  const purpose = request.headers['x-purpose'] ?? (request.query as { purpose?: unknown })?.purpose
  return {
    db: request.server.db,
    actor: request.actor,
    now: request.server.clock.now(),
    requestId: request.id,
    ...(typeof purpose === 'string' &&
      purpose !== '' && { purpose: purpose.slice(0, 200).toWellFormed() }),
  }
}
