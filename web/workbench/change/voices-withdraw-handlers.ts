import { readProgramme, withdrawVoice } from '@bluelamp/change'
import { type FieldError, formErrors } from '@bluelamp/kit'
import { contextOf, type Http } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { faultsOf } from '../records/record-handlers.ts'
import { text } from '../site/fields.ts'
import type { WorkbenchSite } from '../site/layout.ts'
import { changeLinks } from './change-links.ts'
import { mayHere, ProgrammeParams } from './change-params.ts'
import { Query, sendVoicesPage } from './voices-frame.ts'
import { withdrawPage } from './voices-pages.ts'

/** What somebody said is erased, as they ask. */
export function withdrawAnswerRoutes(app: Http, site: WorkbenchSite): void {
  async function showWithdrawing(
    request: FastifyRequest,
    reply: FastifyReply,
    programmeId: string,
    done: boolean,
    faults: readonly FieldError[] = [],
  ) {
    const { programme } = await readProgramme(contextOf(request), { programmeId })
    if (!mayHere(contextOf(request), 'change.withdraw-voice', programme)) {
      return reply.redirect(changeLinks(programmeId).area('voices'), 303)
    }
    return sendVoicesPage(site, request, reply, {
      title: 'Take back what somebody said',
      programmeId,
      body: withdrawPage({
        done,
        errors: formErrors(faults),
        csrf: request.csrfToken,
        programmeId,
      }),
      faults,
    })
  }

  const withdrawing = { access: { verbs: ['change.withdraw-voice'] } }
  app.get(
    '/workbench/change/:programmeId/voices/withdraw',
    {
      schema: { params: ProgrammeParams, querystring: Query },
      config: { access: { verbs: ['change.read-programme'] } },
    },
    (request, reply) =>
      showWithdrawing(request, reply, request.params.programmeId, request.query.done === 'yes'),
  )
  app.post(
    '/workbench/change/:programmeId/voices/withdraw',
    {
      schema: { params: ProgrammeParams, body: Type.Object({ key: Type.Optional(text(100)) }) },
      config: withdrawing,
    },
    async (request, reply) => {
      const { programmeId } = request.params
      try {
        await withdrawVoice(contextOf(request), { programmeId, key: request.body.key ?? '' })
        return reply.redirect(`${changeLinks(programmeId).home}/voices/withdraw?done=yes`, 303)
      } catch (error) {
        return showWithdrawing(request, reply, programmeId, false, faultsOf(error))
      }
    },
  )
}
