import { type FieldError, formErrors } from '@bluelamp/kit'
import { anyRecord, readEntity, withdrawLink } from '@bluelamp/memory'
import { ConflictError, contextOf, type Http, InvalidInputError, may } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { askingPurpose, withPurpose } from '../site/ask-purpose.ts'
import { sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'
import { entityName, entityPage } from './entity-page.ts'

const Params = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Query = Type.Object({
  purpose: Type.Optional(Type.String({ maxLength: 200 })),
  done: Type.Optional(Type.Literal('moved')),
})
const Withdrawal = Type.Object({
  recordId: Type.String({ format: 'uuid' }),
  entityId: Type.String({ format: 'uuid' }),
  reason: Type.String({ maxLength: 1000 }),
})

const doneWords = {
  moved: 'The record has moved. This can be taken back under “What was decided”.',
}

export function entities(app: Http, site: WorkbenchSite): void {
  app.get(
    '/workbench/entities/:id',
    {
      schema: { params: Params, querystring: Query },
      config: { access: { verbs: ['memory.read-entity'] } },
    },
    (request, reply) =>
      askingPurpose(site, request, reply, () =>
        show(request, reply, request.params.id, { done: request.query.done }),
      ),
  )

  app.post(
    '/workbench/entities/:id/withdrawals',
    {
      schema: { params: Params, querystring: Query, body: Withdrawal },
      config: { access: { verbs: ['memory.withdraw-link'] } },
    },
    async (request, reply) => {
      const { id } = request.params
      try {
        await withdrawLink(contextOf(request), request.body)
      } catch (error) {
        const faults =
          error instanceof InvalidInputError
            ? error.faults
            : error instanceof ConflictError
              ? [{ field: 'reason', message: error.message }]
              : undefined
        if (!faults) throw error
        reply.status(error instanceof ConflictError ? 409 : 422)
        const given = request.body as Record<string, string>
        return show(request, reply, id, { faults, given, open: given.recordId })
      }
      return reply.redirect(withPurpose(request, `/workbench/entities/${id}?done=moved`), 303)
    },
  )

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    {
      faults = [],
      given = {},
      open,
      done,
    }: {
      faults?: readonly FieldError[]
      given?: Record<string, string>
      open?: string | undefined
      done?: keyof typeof doneWords | undefined
    },
  ): Promise<unknown> {
    const context = contextOf(request)
    const view = await readEntity(context, { entityId: id })
    const allowed = (action: string) => may(context, action, anyRecord(context, id))
    return sendPage(
      reply,
      workbenchPage(site, request, {
        title: entityName(view),
        body: entityPage({
          view,
          may: {
            withdraw: allowed('memory.withdraw-link'),
            undo: allowed('memory.undo-likeness-decision'),
            network: allowed('memory.view-network'),
            search: allowed('memory.search'),
          },
          open,
          given,
          errors: formErrors(faults),
          csrf: request.csrfToken,
          address: path => withPurpose(request, path),
          done: done && doneWords[done],
        }),
        hasErrors: faults.length > 0,
      }),
    )
  }
}
