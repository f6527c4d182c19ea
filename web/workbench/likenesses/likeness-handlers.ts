import { type FieldError, formErrors, type Html, html } from '@bluelamp/kit'
import {
  decideLikeness,
  findLikenesses,
  type Likeness,
  undoLikenessDecision,
} from '@bluelamp/memory'
import {
  ConflictError,
  type Context,
  contextOf,
  type Http,
  InvalidInputError,
} from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { withPurpose } from '../site/ask-purpose.ts'
import { sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'
import { likenessPage } from './likeness-page.ts'
import { questionOf } from './likeness-words.ts'
import { queuePage } from './queue-page.ts'

const Params = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Query = Type.Object({
  purpose: Type.Optional(Type.String({ maxLength: 200 })),
  show: Type.Optional(Type.Literal('decided')),
  after: Type.Optional(Type.String({ format: 'uuid' })),
  done: Type.Optional(Type.Enum(['decided', 'undone'])),
  pair: Type.Optional(Type.String({ format: 'uuid' })),
})
const PairQuery = Type.Object({ purpose: Type.Optional(Type.String({ maxLength: 200 })) })
const decisions = ['same', 'different', 'cannot-tell'] as const
const Decision = Type.Object({
  decision: Type.Optional(Type.Enum([...decisions])),
  reason: Type.String({ maxLength: 1000 }),
})
const Undo = Type.Object({ reason: Type.String({ maxLength: 1000 }) })

const perPage = 20
/** What was done, with the way back to it. */
function doneBanner(done: 'decided' | 'undone', href: string): Html {
  const [words, link] =
    done === 'decided'
      ? ['Your decision is kept.', 'See it, or take it back']
      : ['The decision is taken back. The pair waits again.', 'See the pair']
  return html`<p class="govuk-notification-banner__heading">${words}
    <a class="govuk-notification-banner__link" href="${href}">${link}</a></p>`
}

/** Whoever opens this queue comes to decide who is who: that is their purpose, unless they give another. */
function contextHere(request: FastifyRequest): Context {
  const context = contextOf(request)
  return { ...context, purpose: context.purpose ?? 'Deciding who is who' }
}

export function likenesses(app: Http, site: WorkbenchSite): void {
  const finding = { config: { access: { verbs: ['memory.find-likenesses'] } } }

  app.get(
    '/workbench/likenesses',
    { schema: { querystring: Query }, ...finding },
    async (request, reply) => {
      const { show, after, done, pair } = request.query
      const context = contextHere(request)
      const decided = show === 'decided'
      const queue = await findLikenesses(context, {
        decided,
        limit: perPage,
        ...(after && { after }),
      })
      const last = queue.likenesses.at(-1)
      const address = (path: string) => withPurpose(request, path)
      return sendPage(
        reply,
        workbenchPage(site, request, {
          title: 'Who may be the same',
          body: queuePage({
            queue,
            decided,
            now: context.now,
            address,
            more:
              !decided && last && queue.likenesses.length === perPage
                ? address(`/workbench/likenesses?after=${last.id}`)
                : undefined,
            done:
              done && pair ? doneBanner(done, address(`/workbench/likenesses/${pair}`)) : undefined,
          }),
        }),
      )
    },
  )

  app.get(
    '/workbench/likenesses/:id',
    { schema: { params: Params, querystring: PairQuery }, ...finding },
    (request, reply) => show(request, reply, request.params.id),
  )

  app.post(
    '/workbench/likenesses/:id/decision',
    {
      schema: { params: Params, querystring: PairQuery, body: Decision },
      config: { access: { verbs: ['memory.decide-likeness'] } },
    },
    async (request, reply) => {
      const { id } = request.params
      const { decision, reason } = request.body
      return trying(request, reply, id, async context => {
        if (!decision) {
          throw new InvalidInputError([{ field: 'decision', message: 'Choose what you find' }])
        }
        await decideLikeness(context, { likenessId: id, decision, reason })
        return reply.redirect(backTo(request, 'decided', id), 303)
      })
    },
  )

  app.post(
    '/workbench/likenesses/:id/undo',
    {
      schema: { params: Params, querystring: PairQuery, body: Undo },
      config: { access: { verbs: ['memory.undo-likeness-decision'] } },
    },
    async (request, reply) => {
      const { id } = request.params
      return trying(request, reply, id, async context => {
        await undoLikenessDecision(context, { likenessId: id, reason: request.body.reason })
        return reply.redirect(backTo(request, 'undone', id), 303)
      })
    },
  )

  async function trying(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    work: (context: Context) => Promise<unknown>,
  ): Promise<unknown> {
    try {
      return await work(contextHere(request))
    } catch (error) {
      const faults =
        error instanceof InvalidInputError
          ? error.faults
          : error instanceof ConflictError
            ? [{ field: 'reason', message: error.message }]
            : undefined
      if (!faults) throw error
      reply.status(error instanceof ConflictError ? 409 : 422)
      return show(request, reply, id, {
        faults,
        given: request.body as Record<string, string>,
      })
    }
  }

  const backTo = (request: FastifyRequest, done: 'decided' | 'undone', id: string) =>
    withPurpose(request, `/workbench/likenesses?done=${done}&pair=${id}`)

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    {
      faults = [],
      given = {},
    }: { faults?: readonly FieldError[]; given?: Record<string, string> } = {},
  ): Promise<unknown> {
    const context = contextHere(request)
    const { likenesses: found, names } = await findLikenesses(context, { likenessId: id })
    const likeness = found[0] as Likeness
    const by = likeness.decision?.by
    return sendPage(
      reply,
      workbenchPage(site, request, {
        title: questionOf(likeness.kind),
        body: likenessPage({
          likeness,
          decidedBy: by ? (names[by] ?? by) : '',
          errors: formErrors(faults),
          given,
          csrf: request.csrfToken,
          address: path => withPurpose(request, path),
        }),
        back: { href: withPurpose(request, '/workbench/likenesses'), text: 'Who may be the same' },
        hasErrors: faults.length > 0,
      }),
    )
  }
}
