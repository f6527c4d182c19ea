import type { Context, Http } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type AdapterName, longestDelivery } from './intake.ts'
import { findNewestMapping } from './partner/mapping-store.ts'
import type { SocialOptions } from './social/read-activity.ts'
import { verifySignature } from './social/verify-signature.ts'
import { readCredentials, type Source } from './sources/source.ts'
import { findBySecret, findSource } from './sources/source-store.ts'
import { type Delivery, type Taken, takeIn } from './take-in.ts'

const open = {
  access: { open: 'for systems outside, each of which proves itself by its own secret or key' },
  noCookies: true,
}

const CodeParams = Type.Object({ source: Type.String({ pattern: '^[a-z0-9-]{1,60}$' }) })
const MappingQuery = Type.Object({ mapping: Type.Optional(Type.String({ maxLength: 60 })) })

const problem = (
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  title: string,
  more: Record<string, unknown> = {},
) =>
  reply
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', status, title, requestId: request.id, ...more }))

const mustProve = (request: FastifyRequest, reply: FastifyReply, detail?: string) => {
  reply.header('www-authenticate', 'Basic realm="intake", charset="UTF-8"')
  return problem(request, reply, 401, 'Prove who you are', detail ? { detail } : {})
}

/** A system outside, known by its source. It can deliver and nothing else: the policy gives its role one verb. */
const actorOf = ({ code, name, forceId }: Source): Context['actor'] => ({
  id: `source:${code}`,
  name,
  roles: ['intake'],
  attributes: { forceId, areas: [], powers: [], clearance: 1 },
})

const contextFor = (request: FastifyRequest, source: Source): Context => ({
  db: request.server.db,
  actor: actorOf(source),
  now: request.server.clock.now(),
  requestId: request.id,
})

const mediaTypeOf = (request: FastifyRequest): string =>
  (request.headers['content-type'] ?? 'application/octet-stream')
    .split(';')[0]!
    .trim()
    .slice(0, 100)

const sent = (request: FastifyRequest): Uint8Array =>
  request.body instanceof Uint8Array ? request.body : new Uint8Array()

/** Answered after the commit. What was refused is kept all the same, and says so, in the form of RFC 9457. */
function answer(request: FastifyRequest, reply: FastifyReply, taken: Taken, location?: string) {
  const [item] = taken.items
  if (taken.items.length === 1 && item?.reason) {
    return problem(request, reply, 422, 'Something needs correcting', {
      type: 'urn:bluelamp:problem:InvalidInputError',
      detail: item.reason,
      ...(item.faults && { faults: item.faults }),
      item: item.itemId,
    })
  }
  if (location) reply.header('location', location)
  const status = taken.counts.stored > 0 ? 201 : 200
  return reply
    .status(status)
    .type('application/json')
    .send(
      JSON.stringify({
        batch: taken.batchId,
        ...taken.counts,
        ...(taken.items.length === 1 && { item: item?.itemId, notes: item?.notes }),
      }),
    )
}

/**
 * Where systems outside deliver. Each shows the client id and secret of its source (HTTP Basic over TLS, which the
 * proxy before the server ends), or, on the social inbox, signs with a key that was pinned for its source.
 */
export function intakeApi(app: Http, site: { forceId: string }): void {
  app.register(async child => {
    const api = child as unknown as Http
    // The bytes as they came: whatever the sender calls them, nothing is parsed before it is kept.
    api.removeAllContentTypeParsers()
    api.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

    async function proven(request: FastifyRequest, adapter: AdapterName, code?: string) {
      const given = readCredentials(request.headers.authorization)
      const source =
        given && (await findBySecret({ db: request.server.db }, given.clientId, given.secret))
      const fits = source?.forceId === site.forceId && source.adapter === adapter
      return fits && (code === undefined || source.code === code) ? source : undefined
    }

    const deliver = (
      request: FastifyRequest,
      source: Source,
      more: Pick<Delivery, 'mappingId' | 'verified'> = {},
    ) =>
      takeIn(contextFor(request, source), {
        forceId: source.forceId,
        source: source.code,
        adapter: source.adapter,
        name: source.adapter,
        mediaType: mediaTypeOf(request),
        bytes: sent(request),
        ...more,
      })

    api.post(
      '/intake/standard-model/v1/incidents',
      { schema: {}, config: open, bodyLimit: longestDelivery['standard-model'] },
      async (request, reply) => {
        const source = await proven(request, 'standard-model')
        if (!source) return mustProve(request, reply)
        return answer(request, reply, await deliver(request, source))
      },
    )

    api.post(
      '/intake/intelligence/reports',
      { schema: {}, config: open, bodyLimit: longestDelivery.intelligence },
      async (request, reply) => {
        const source = await proven(request, 'intelligence')
        if (!source) return mustProve(request, reply)
        return answer(request, reply, await deliver(request, source))
      },
    )

    api.post(
      '/intake/files/:source',
      {
        schema: { params: CodeParams, querystring: MappingQuery },
        config: open,
        bodyLimit: longestDelivery['partner-file'],
      },
      async (request, reply) => {
        const source = await proven(request, 'partner-file', request.params.source)
        if (!source) return mustProve(request, reply)
        const name = request.query.mapping ?? source.code
        const mapping = await findNewestMapping(contextFor(request, source), site.forceId, name)
        return answer(request, reply, await deliver(request, source, { mappingId: mapping?.id }))
      },
    )

    api.post(
      '/intake/social/:source/inbox',
      { schema: { params: CodeParams }, config: open, bodyLimit: longestDelivery.social },
      async (request, reply) => {
        const { source, verified, because } = await provenSocial(request, request.params.source)
        if (!source) return mustProve(request, reply, because)
        const taken = await deliver(request, source, { verified })
        // Servers that deliver widely send much that is not for us, and would only send it again.
        return taken.items[0]?.notForUs ? reply.status(202).send() : answer(request, reply, taken)
      },
    )

    type Proof = { source?: Source; verified: SocialOptions['verified']; because?: string }

    async function provenSocial(request: FastifyRequest, code: string): Promise<Proof> {
      const verified = { by: 'collector' } as const
      if (request.headers.authorization) {
        const source = await proven(request, 'social', code)
        return source ? { source, verified } : { verified }
      }
      const now = request.server.clock.now()
      const asked = {
        db: request.server.db,
        now,
        actor: { id: 'inbox', name: '', roles: [], attributes: {} },
      }
      const source = await findSource(asked, site.forceId, code)
      const keys = source?.adapter === 'social' && source.open ? (source.settings.keys ?? {}) : {}
      const checked = await verifySignature(
        {
          method: request.method,
          path: request.url,
          headers: request.headers,
          body: sent(request),
        },
        keyId => (Object.hasOwn(keys, keyId) ? keys[keyId] : undefined),
        now,
      )
      if (!checked.ok)
        return { verified, because: `The signature does not hold: ${checked.because}.` }
      return { source: source!, verified: { by: 'signature', account: checked.account } }
    }
  })
}
