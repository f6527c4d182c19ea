import { type FieldError, formErrors } from '@bluelamp/kit'
import { readItem, retryItem, viewIntake } from '@bluelamp/listen'
import { ConflictError, type Context, contextOf, type Http, may } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { askingPurpose, withPurpose } from '../site/ask-purpose.ts'
import { text } from '../site/fields.ts'
import { sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'
import { batchPage, itemLink } from './batch-page.ts'
import { intakeFiles } from './file-handlers.ts'
import { back, faultsOf, onIntake } from './intake-forms.ts'
import { batchLink, intakePage } from './intake-page.ts'
import { intelligence } from './intelligence-handlers.ts'
import { itemPage } from './item-page.ts'
import { intakeSources } from './source-handlers.ts'

const optional = (most: number) => Type.Optional(text(most))
const id = Type.String({ format: 'uuid' })

const SumQuery = Type.Object({ from: optional(10), to: optional(10), source: optional(60) })
const BatchParams = Type.Object({ batchId: id })
const BatchQuery = Type.Object({
  outcome: Type.Optional(
    Type.Union([Type.Literal('stored'), Type.Literal('repeated'), Type.Literal('rejected')]),
  ),
  after: Type.Optional(Type.Integer({ minimum: -1, maximum: 2_000_000_000 })),
})
const Reason = Type.Object({ purpose: optional(200) })
const ItemParams = Type.Object({ itemId: id })
const RecordParams = Type.Object({ recordId: id })
const FileParams = Type.Object({ itemId: id, place: Type.Integer({ minimum: 0, maximum: 1000 }) })
const Retry = Type.Object({
  mapping: optional(36),
  mended: optional(1_000_000),
  apart: Type.Optional(Type.Literal('yes')),
})

const day = 86_400_000
const daysShown = 7
const purpose = 'Checking what came in'

const dateOf = (given: string | undefined, otherwise: Date): string => {
  const date = new Date(`${given ?? ''}T00:00:00Z`)
  return (Number.isNaN(date.getTime()) ? otherwise : date).toISOString().slice(0, 10)
}

/** An hour to either side, for the days of summer time. */
const periodOf = (from: string, to: string) => ({
  from: new Date(new Date(`${from}T00:00:00Z`).getTime() - day / 24),
  to: new Date(new Date(`${to}T00:00:00Z`).getTime() + day),
})

/** Checking is daily work. What intelligence officers open may say who a source is: they give a reason each time. */
const contextHere = (request: FastifyRequest): Context => {
  const context = contextOf(request)
  if (context.actor.roles.includes('intelligence-officer')) return context
  return { ...context, purpose: context.purpose ?? purpose }
}

/** Whatever it is, a browser saves it and shows nothing of it. */
const download = (reply: FastifyReply, name: string, bytes: Uint8Array) =>
  reply
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .type('application/octet-stream')
    .send(Buffer.from(bytes))

export function intake(app: Http, site: WorkbenchSite): void {
  const { forceId } = site
  for (const room of [intakeFiles, intelligence, intakeSources]) room(app, site)

  app.get(
    '/workbench/intake',
    { schema: { querystring: SumQuery }, config: { access: { verbs: ['listen.view-intake'] } } },
    async (request, reply) => {
      const context = contextOf(request)
      const { actor } = context
      const source = request.query.source || undefined
      const from = dateOf(
        request.query.from,
        new Date(context.now.getTime() - (daysShown - 1) * day),
      )
      const to = dateOf(request.query.to, context.now)
      const view = await viewIntake(context, { forceId, period: { ...periodOf(from, to), source } })
      const doors = {
        takeIn: may({ actor }, 'listen.upload-file', onIntake(forceId)),
        intelligence: may({ actor }, 'listen.take-in', onIntake(forceId, 'intelligence')),
        sources: may({ actor }, 'listen.find-intake-sources', onIntake(forceId)),
      }
      return sendPage(
        reply,
        workbenchPage(site, request, {
          title: 'Intake',
          body: intakePage(view, { from, to, source }, doors),
        }),
      )
    },
  )

  app.get(
    '/workbench/intake/batches/:batchId',
    {
      schema: { params: BatchParams, querystring: BatchQuery },
      config: { access: { verbs: ['listen.view-intake'] } },
    },
    async (request, reply) => {
      const context = contextOf(request)
      const { batchId } = request.params
      const { outcome, after = -1 } = request.query
      const period = { from: context.now, to: context.now }
      const view = await viewIntake(context, { forceId, period, batchId, outcome, after })
      return sendPage(
        reply,
        workbenchPage(site, request, {
          title: 'A delivery',
          body: batchPage(view.batch!, view.items ?? [], { outcome, after }),
          back,
        }),
      )
    },
  )

  const reading = { config: { access: { verbs: ['listen.read-intake-item'] } } }

  async function showItem(
    request: FastifyRequest,
    reply: FastifyReply,
    which: { itemId: string } | { recordId: string },
    faults: readonly FieldError[] = [],
    mended?: string,
  ) {
    const context = contextHere(request)
    const item = await readItem(context, which)
    const mayTry = may(context, 'listen.retry-intake-item', onIntake(forceId))
    const wantsMappings = mayTry && item.adapter === 'partner-file' && item.outcome === 'rejected'
    return sendPage(
      reply,
      workbenchPage(site, request, {
        title: 'An item',
        body: itemPage(
          item,
          item.text,
          mayTry
            ? {
                csrf: request.csrfToken,
                mappings: wantsMappings ? item.mappings : [],
                errors: formErrors(faults),
                mended,
              }
            : undefined,
          path => withPurpose(request, path),
        ),
        back: { href: batchLink(item.batchId), text: 'The delivery' },
        hasErrors: faults.length > 0,
      }),
    )
  }

  app.get(
    '/workbench/intake/items/:itemId',
    { schema: { params: ItemParams, querystring: Reason }, ...reading },
    (request, reply) =>
      askingPurpose(site, request, reply, () => showItem(request, reply, request.params)),
  )

  app.get(
    '/workbench/intake/records/:recordId',
    { schema: { params: RecordParams, querystring: Reason }, ...reading },
    (request, reply) =>
      askingPurpose(site, request, reply, () => showItem(request, reply, request.params)),
  )

  app.get(
    '/workbench/intake/items/:itemId/original',
    { schema: { params: ItemParams, querystring: Reason }, ...reading },
    async (request, reply) => {
      const { itemId } = request.params
      const { original } = await readItem(contextHere(request), { itemId })
      if (!original.bytes)
        throw new ConflictError('The original of this item is not kept, or is closed to you.')
      return download(reply, `${itemId}.original`, original.bytes)
    },
  )

  app.get(
    '/workbench/intake/items/:itemId/files/:place',
    { schema: { params: FileParams, querystring: Reason }, ...reading },
    async (request, reply) => {
      const { itemId, place } = request.params
      const { attachment } = await readItem(contextHere(request), { itemId, attachment: place })
      if (!attachment)
        throw new ConflictError('There is no such file with this item, or it is closed to you.')
      return download(reply, attachment.name, attachment.bytes)
    },
  )

  app.post(
    '/workbench/intake/items/:itemId/tries',
    {
      schema: { params: ItemParams, body: Retry },
      config: { access: { verbs: ['listen.retry-intake-item'] } },
    },
    async (request, reply) => {
      const { itemId } = request.params
      const { mapping, mended, apart } = request.body
      const context = contextHere(request)
      try {
        await retryItem(context, {
          itemId,
          forceId,
          mappingId: mapping || undefined,
          // A browser sends line ends as two signs; words that were not touched are not a mend.
          mended:
            mended === undefined || mended.trim() === ''
              ? undefined
              : mended.replaceAll('\r\n', '\n'),
          underOwnNumber: apart === 'yes',
        })
      } catch (error) {
        const faults = faultsOf(error)
        reply.status(422)
        return showItem(request, reply, { itemId }, faults, mended)
      }
      return reply.redirect(itemLink(itemId), 303)
    },
  )
}
