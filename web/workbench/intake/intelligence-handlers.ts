import { randomUUID } from 'node:crypto'
import { type FieldError, formErrors } from '@bluelamp/kit'
import { takeIn } from '@bluelamp/listen'
import { contextOf, type Http, may, NotAllowedError } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'
import { Fields, onIntake } from './intake-forms.ts'
import { checkForm, lineCount, readIntelligenceForm, subjectCount } from './intelligence-form.ts'
import { handedInBanner, type IntelligenceForm, intelligencePage } from './intelligence-page.ts'

const HandedIn = Type.Object({ handedIn: Type.Optional(Type.Literal('yes')) })

/** An officer's report of intelligence. */
export function intelligence(app: Http, site: WorkbenchSite): void {
  const { forceId } = site
  const isIntelligence = onIntake(forceId, 'intelligence')

  function showIntelligence(
    request: FastifyRequest,
    reply: FastifyReply,
    form: IntelligenceForm,
    faults: readonly FieldError[] = [],
    contradicting: readonly number[] = [],
    handedIn = false,
  ) {
    const body = intelligencePage(
      {
        form,
        attemptId: form.attemptId ?? randomUUID(),
        lines: lineCount(form) + (form.do === 'line' ? 1 : 0),
        subjects: subjectCount(form) + (form.do === 'subject' ? 1 : 0),
        errors: formErrors(faults),
        contradictions: contradicting,
        csrf: request.csrfToken,
      },
      handedIn ? handedInBanner : undefined,
    )
    const page = { title: 'Intelligence report', body, hasErrors: faults.length > 0 }
    return sendPage(reply, workbenchPage(site, request, page))
  }

  app.get(
    '/workbench/intake/intelligence',
    {
      schema: { querystring: HandedIn },
      config: { access: { open: 'an empty form that shows nothing; handing it in is guarded' } },
    },
    async (request, reply) => {
      if (!may(request, 'listen.take-in', isIntelligence))
        throw new NotAllowedError('listen.take-in')
      return showIntelligence(request, reply, {}, [], [], request.query.handedIn === 'yes')
    },
  )

  app.post(
    '/workbench/intake/intelligence',
    { schema: { body: Fields }, config: { access: { verbs: ['listen.take-in'] } } },
    async (request, reply) => {
      const form = request.body
      if (!may(request, 'listen.take-in', isIntelligence))
        throw new NotAllowedError('listen.take-in')
      if (form.do === 'line' || form.do === 'subject') return showIntelligence(request, reply, form)
      const { faults, contradicting } = checkForm(form)
      if (faults.length > 0) {
        reply.status(422)
        return showIntelligence(request, reply, form, faults, contradicting)
      }
      const taken = await takeIn(contextOf(request), {
        forceId,
        source: 'intelligence',
        adapter: 'intelligence',
        name: 'Intelligence report',
        mediaType: 'application/json',
        bytes: Buffer.from(JSON.stringify(readIntelligenceForm(form))),
      })
      const [item] = taken.items
      if (item?.reason) {
        reply.status(422)
        const shown = item.faults ?? [{ field: 'title', message: item.reason }]
        return showIntelligence(request, reply, form, shown, contradicting)
      }
      return reply.redirect('/workbench/intake/intelligence?handedIn=yes', 303)
    },
  )
}
