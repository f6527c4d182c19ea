import { type FieldError, formErrors } from '@bluelamp/kit'
import { contextOf, findSwitches, type Http, may, switchFeature } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { faultsOf } from '../records/record-handlers.ts'
import { sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'
import { switchPage } from './switch-page.ts'

const Turn = Type.Object({
  feature: Type.String({ maxLength: 100 }),
  on: Type.Enum(['yes', 'no']),
  reason: Type.Optional(Type.String({ maxLength: 500 })),
})

/** Parts of the running service that can be switched off. */
export function switches(app: Http, site: WorkbenchSite): void {
  const { forceId } = site

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    given: { feature?: string; reason?: string } = {},
    faults: readonly FieldError[] = [],
  ) {
    const context = contextOf(request)
    const found = await findSwitches(context, { forceId })
    const resource = { type: 'Feature', id: 'all', attributes: { forceId } }
    if (faults.length > 0) reply.status(422)
    const body = switchPage({
      switches: found,
      maySwitch: may(context, 'platform.switch-feature', resource),
      given,
      errors: formErrors(faults),
      csrf: request.csrfToken,
    })
    return sendPage(
      reply,
      workbenchPage(site, request, {
        title: 'Switches',
        body,
        hasErrors: faults.length > 0,
        width: 'normal',
      }),
    )
  }

  app.get(
    '/workbench/switches',
    { schema: {}, config: { access: { verbs: ['platform.find-switches'] } } },
    (request, reply) => show(request, reply),
  )

  app.post(
    '/workbench/switches',
    {
      schema: { body: Turn },
      config: { access: { verbs: ['platform.switch-feature', 'platform.find-switches'] } },
    },
    async (request, reply) => {
      const { feature, on, reason = '' } = request.body
      try {
        await switchFeature(contextOf(request), { forceId, feature, on: on === 'yes', reason })
      } catch (error) {
        const faults = faultsOf(error).map(fault =>
          fault.field === 'reason' ? { ...fault, href: `#reason-${feature}` } : fault,
        )
        return show(request, reply, { feature, reason }, faults)
      }
      return reply.redirect('/workbench/switches', 303)
    },
  )
}
