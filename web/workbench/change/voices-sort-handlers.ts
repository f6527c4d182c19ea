import { codeVoice, ofKind, readProgramme, readVoices } from '@bluelamp/change'
import { type FieldError, formErrors } from '@bluelamp/kit'
import type { Http } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { faultsOf } from '../records/record-handlers.ts'
import { askingPurpose, withPurpose } from '../site/ask-purpose.ts'
import { uuid } from '../site/fields.ts'
import { contextWithPurpose, type WorkbenchSite } from '../site/layout.ts'
import { changeLinks } from './change-links.ts'
import { ProgrammeParams } from './change-params.ts'
import { Query, sendVoicesPage } from './voices-frame.ts'
import { sortPage } from './voices-pages.ts'

const Sorting = Type.Object({
  id: uuid,
  themes: Type.Optional(Type.Union([uuid, Type.Array(uuid, { maxItems: 20 })])),
})

const contextHere = (request: FastifyRequest) =>
  contextWithPurpose(request, 'Sorting what people said into themes', 'programme-manager')

/** What people said, one after another, sorted into themes. */
export function sortAnswersRoutes(app: Http, site: WorkbenchSite): void {
  async function showSorting(
    request: FastifyRequest,
    reply: FastifyReply,
    programmeId: string,
    faults: readonly FieldError[] = [],
  ) {
    const context = contextHere(request)
    const uncoded = await readVoices(context, { programmeId })
    const { model } = await readProgramme(context, { programmeId })
    return sendVoicesPage(site, request, reply, {
      title: 'Sort into themes',
      programmeId,
      body: sortPage({
        uncoded,
        themes: ofKind(model, 'theme'),
        errors: formErrors(faults),
        csrf: request.csrfToken,
        action: withPurpose(request, `${changeLinks(programmeId).home}/voices/sort`),
      }),
      faults,
    })
  }

  app.get(
    '/workbench/change/:programmeId/voices/sort',
    {
      schema: { params: ProgrammeParams, querystring: Query },
      config: { access: { verbs: ['change.read-voices', 'change.read-programme'] } },
    },
    (request, reply) =>
      askingPurpose(site, request, reply, () =>
        showSorting(request, reply, request.params.programmeId),
      ),
  )
  app.post(
    '/workbench/change/:programmeId/voices/sort',
    {
      schema: { params: ProgrammeParams, querystring: Query, body: Sorting },
      config: { access: { verbs: ['change.code-voice'] } },
    },
    async (request, reply) => {
      const { programmeId } = request.params
      const { id, themes = [] } = request.body
      try {
        const chosen = typeof themes === 'string' ? [themes] : themes
        await codeVoice(contextHere(request), { programmeId, id, themes: chosen })
        return reply.redirect(
          withPurpose(request, `${changeLinks(programmeId).home}/voices/sort`),
          303,
        )
      } catch (error) {
        return showSorting(request, reply, programmeId, faultsOf(error))
      }
    },
  )
}
