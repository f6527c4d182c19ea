import type { Http } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { crimeRoutes } from './crime-routes.ts'
import { forceRoutes } from './force-routes.ts'
import { apiLimit, leakyBuckets } from './leaky-bucket.ts'
import { BadQuestionError, longestAddress, TooManyError } from './open-place.ts'
import { stopRoutes } from './stop-routes.ts'

const statusOf = (error: unknown): 400 | 503 | undefined =>
  error instanceof BadQuestionError ? 400 : error instanceof TooManyError ? 503 : undefined

const titles = {
  400: 'Something in the request is not right',
  404: 'Not found',
  429: 'Too many requests',
  503: 'Too much for one answer',
}

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  status: keyof typeof titles,
  detail: string,
) {
  const problem = { type: 'about:blank', status, title: titles[status], detail }
  return reply
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ ...problem, requestId: request.id }))
}

/**
 * The open data API under /api: the 22 methods of data.police.uk with their parameters, limits and shapes, so that a
 * client made for that service only changes its base address.
 */
export function openDataApi(app: Http, limit: typeof apiLimit | 'none' = apiLimit): void {
  const waits = limit === 'none' ? () => 0 : leakyBuckets(limit)
  app.register(
    async child => {
      const api = child as unknown as Http
      // Thousands of like objects: writing them by schema would check each one against every variant.
      api.setSerializerCompiler(() => data => JSON.stringify(data))
      api.addHook('onRequest', async (request, reply) => {
        reply.header('access-control-allow-origin', '*')
        reply.header('cross-origin-resource-policy', 'cross-origin')
        const address = `${request.protocol}://${request.host}${request.raw.url ?? ''}`
        if (request.method === 'GET' && address.length > longestAddress) {
          return refuse(
            request,
            reply,
            400,
            `The address is over ${longestAddress} characters: send a long poly by POST.`,
          )
        }
        const seconds = waits(request.ip, performance.now())
        if (seconds === 0) return
        reply.header('retry-after', Math.ceil(seconds))
        return refuse(
          request,
          reply,
          429,
          'An address may ask 15 times a second on average, and 30 times at once.',
        )
      })
      api.setErrorHandler((error, request, reply) => {
        const status = statusOf(error)
        if (!status) throw error
        return refuse(request, reply, status, (error as Error).message)
      })
      api.setNotFoundHandler((request, reply) =>
        refuse(request, reply, 404, 'The API has no such method.'),
      )
      api.options(
        '/*',
        { schema: {}, config: { access: { open: 'asked by browsers' }, noCookies: true } },
        (_request, reply) =>
          reply
            .header('access-control-allow-methods', 'GET, POST')
            .header('access-control-allow-headers', 'content-type')
            .header('access-control-max-age', '86400')
            .status(204)
            .send(),
      )
      crimeRoutes(api)
      stopRoutes(api)
      forceRoutes(api)
    },
    { prefix: '/api' },
  )
}
