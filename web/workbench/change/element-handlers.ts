import {
  commentElement,
  findings,
  readElement,
  signElement,
  watchProgramme,
  withdrawElement,
} from '@bluelamp/change'
import { type FieldError, formErrors } from '@bluelamp/kit'
import { contextOf, type Http } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { faultsOf } from '../records/record-handlers.ts'
import { text } from '../site/fields.ts'
import { sendPage, type WorkbenchSite } from '../site/layout.ts'
import { changeLinks } from './change-links.ts'
import { changePage } from './change-page.ts'
import { dayOf, ElementParams, mayHere, versionNumber } from './change-params.ts'
import { elementMore } from './element-more.ts'
import { elementPage } from './element-page.ts'

const Signing = Type.Object({
  number: versionNumber,
  role: text(40),
  outcome: Type.Optional(text(40)),
  reason: Type.Optional(text(4000)),
})

/** One element: read, signed, commented on, taken away. */
export function elementRoutes(app: Http, site: WorkbenchSite): void {
  async function showElement(
    request: FastifyRequest,
    reply: FastifyReply,
    { programmeId, elementId }: { programmeId: string; elementId: string },
    given: Record<string, string> = {},
    faults: readonly FieldError[] = [],
  ) {
    const context = contextOf(request)
    // Counted first: what is made between the two is told as new, and not missed.
    const { count } = await watchProgramme(context, { programmeId, elementId })
    const view = await readElement(context, { programmeId, elementId })
    const element = view.model.elements.find(each => each.id === elementId)
    const links = changeLinks(programmeId)
    // What was taken away is still told in the history of its part.
    if (!element) return reply.redirect(links.history, 303)
    const today = dayOf(context.now)
    if (faults.length > 0) reply.status(422)
    const mayEdit = mayHere(context, 'change.edit-element', view.programme)
    const csrf = request.csrfToken
    const body = elementPage({
      ...view,
      element,
      findings: findings(view.model, today),
      mayEdit,
      mayWithdraw: mayHere(context, 'change.withdraw-element', view.programme),
      mayComment: mayHere(context, 'change.comment-element', view.programme),
      roles: mayHere(context, 'change.sign-element', view.programme) ? context.actor.roles : [],
      errors: formErrors(faults),
      given,
      csrf,
      count,
      reader: context.actor,
      now: context.now,
      more: elementMore({ ...view, element, context, today, csrf, mayEdit }),
    })
    return sendPage(
      reply,
      changePage(site, request, { title: element.name, body, hasErrors: faults.length > 0 }),
    )
  }

  app.get(
    '/workbench/change/:programmeId/element/:elementId',
    {
      schema: { params: ElementParams },
      config: { access: { verbs: ['change.watch-programme', 'change.read-element'] } },
    },
    (request, reply) => showElement(request, reply, request.params),
  )

  app.post(
    '/workbench/change/:programmeId/element/:elementId/sign',
    {
      schema: { params: ElementParams, body: Signing },
      config: { access: { verbs: ['change.sign-element'] } },
    },
    async (request, reply) => {
      const { role, outcome = '', reason = '' } = request.body
      const number = Number(request.body.number)
      try {
        await signElement(contextOf(request), { ...request.params, number, role, outcome, reason })
        return reply.redirect(
          changeLinks(request.params.programmeId).element(request.params.elementId),
          303,
        )
      } catch (error) {
        return showElement(
          request,
          reply,
          request.params,
          { outcome, reason },
          onField(error, 'outcome'),
        )
      }
    },
  )

  app.post(
    '/workbench/change/:programmeId/element/:elementId/comment',
    {
      schema: { params: ElementParams, body: Type.Object({ words: Type.Optional(text(5000)) }) },
      config: { access: { verbs: ['change.comment-element'] } },
    },
    async (request, reply) => {
      const { words = '' } = request.body
      try {
        await commentElement(contextOf(request), { ...request.params, words })
        return reply.redirect(
          changeLinks(request.params.programmeId).element(request.params.elementId),
          303,
        )
      } catch (error) {
        return showElement(request, reply, request.params, {}, onField(error, 'words'))
      }
    },
  )

  app.post(
    '/workbench/change/:programmeId/element/:elementId/withdraw',
    {
      schema: { params: ElementParams, body: Type.Object({ reason: Type.Optional(text(4000)) }) },
      config: { access: { verbs: ['change.withdraw-element'] } },
    },
    async (request, reply) => {
      const { reason = '' } = request.body
      try {
        await withdrawElement(contextOf(request), { ...request.params, reason })
        return reply.redirect(changeLinks(request.params.programmeId).history, 303)
      } catch (error) {
        return showElement(request, reply, request.params, {}, onField(error, 'withdraw'))
      }
    },
  )
}

/** Whatever is wrong with a small form stands at its one control. */
const onField = (error: unknown, field: string): FieldError[] =>
  faultsOf(error).map(fault => (fault.field === 'form' ? { ...fault, field } : fault))
