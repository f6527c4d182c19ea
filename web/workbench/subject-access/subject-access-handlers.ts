import { button, csrfField, type FieldError, formErrors, html, input, radios } from '@bluelamp/kit'
import {
  exportSubject,
  findSubjectRequests,
  maskWords,
  openSubjectRequest,
  previewSubject,
  type RestrictionGround,
  restrictDisclosure,
  reviewPerson,
  type StepKind,
  stepSubjectRequest,
  type Way,
} from '@bluelamp/memory'
import type { Http } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { faultsOf } from '../records/record-handlers.ts'
import { askingPurpose, withPurpose } from '../site/ask-purpose.ts'
import { text, uuid } from '../site/fields.ts'
import { contextWithPurpose, sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'
import { exportFile } from './export-file.ts'
import { listPage } from './list-page.ts'
import { requestPage } from './request-page.ts'

const Params = Type.Object({ requestId: uuid })
const Query = Type.Object({ done: Type.Optional(text(20)), purpose: Type.Optional(text(200)) })
const NewQuery = Type.Object({ person: uuid, purpose: Type.Optional(text(200)) })
const NewBody = Type.Object({
  received: text(10),
  askedBy: Type.Optional(Type.Enum(['subject', 'representative'])),
  identityCheck: text(500),
})

const contextFor = (request: FastifyRequest) =>
  contextWithPurpose(request, 'Answering a subject access request', 'records-manager')

export function subjectAccess(app: Http, site: WorkbenchSite): void {
  const home = '/workbench/subject-access'
  const back = { href: home, text: 'All requests' }

  app.get(
    home,
    {
      schema: { querystring: Query },
      config: { access: { verbs: ['memory.find-subject-requests'] } },
    },
    (request, reply) =>
      askingPurpose(site, request, reply, async () => {
        const context = contextFor(request)
        const requests = await findSubjectRequests(context, { forceId: site.forceId })
        return sendPage(
          reply,
          workbenchPage(site, request, {
            title: 'Subject access',
            body: listPage(requests, context.now),
          }),
        )
      }),
  )

  async function showNew(
    request: FastifyRequest,
    reply: FastifyReply,
    person: string,
    given: Record<string, string> = {},
    faults: readonly FieldError[] = [],
  ) {
    const context = contextFor(request)
    const { name } = await reviewPerson(context, { entityId: person })
    const errors = formErrors(faults)
    if (faults.length > 0) reply.status(422)
    return sendPage(
      reply,
      workbenchPage(site, request, {
        title: 'New subject access request',
        back: { href: `/workbench/retention/${person}`, text: 'The person' },
        width: 'normal',
        hasErrors: faults.length > 0,
        body: html`${errors.summary}<h1 class="govuk-heading-l">${name ?? 'Somebody'} asks what is held on them</h1>
          <form method="post" action="${withPurpose(request, `${home}/new?person=${person}`)}" novalidate>
            ${csrfField(request.csrfToken)}
            ${input({ id: 'received', name: 'received', type: 'date', label: { text: 'The day it came' }, hint: { text: 'The month begins on this day' }, value: given.received ?? '', classes: 'govuk-input--width-10', errorMessage: errors.of('received') })}
            ${radios({
              name: 'askedBy',
              value: given.askedBy ?? 'subject',
              fieldset: { legend: { text: 'Who asks', classes: 'govuk-fieldset__legend--s' } },
              items: [
                { value: 'subject', text: 'The person' },
                { value: 'representative', text: 'Somebody who may act for them' },
              ],
            })}
            ${input({ id: 'identityCheck', name: 'identityCheck', label: { text: 'How you made sure who asks' }, hint: { text: 'For example: passport seen at the counter' }, value: given.identityCheck ?? '', errorMessage: errors.of('identityCheck') })}
            ${button({ text: 'Keep the request', preventDoubleClick: true })}
          </form>`,
      }),
    )
  }

  app.get(
    `${home}/new`,
    {
      schema: { querystring: NewQuery },
      config: { access: { verbs: ['memory.review-person'] } },
    },
    (request, reply) =>
      askingPurpose(site, request, reply, () => showNew(request, reply, request.query.person)),
  )

  app.post(
    `${home}/new`,
    {
      schema: { querystring: NewQuery, body: NewBody },
      config: { access: { verbs: ['memory.open-subject-request'] } },
    },
    async (request, reply) => {
      const { received, askedBy, identityCheck } = request.body
      const entityId = request.query.person
      const day = new Date(`${received}T12:00:00Z`)
      // One moment for all of it: a second one would be later, and so in the future.
      const context = contextFor(request)
      const today = received === context.now.toISOString().slice(0, 10)
      const given = { received, identityCheck, askedBy: askedBy ?? 'subject' }
      if (Number.isNaN(day.getTime())) {
        return showNew(request, reply, entityId, given, [
          { field: 'received', message: 'Enter the day it came' },
        ])
      }
      try {
        const { requestId } = await openSubjectRequest(context, {
          entityId,
          // Noon of today may still lie ahead.
          receivedAt: today ? context.now : day,
          askedBy: askedBy ?? 'subject',
          identityCheck,
        })
        return reply.redirect(withPurpose(request, `${home}/${requestId}?done=opened`), 303)
      } catch (error) {
        return showNew(request, reply, entityId, given, faultsOf(error))
      }
    },
  )

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    requestId: string,
    given: Record<string, string> = {},
    faults: readonly FieldError[] = [],
  ) {
    const context = contextFor(request)
    const preview = await previewSubject(context, { requestId })
    const { done } = request.query as { done?: string }
    if (faults.length > 0) reply.status(422)
    return sendPage(
      reply,
      workbenchPage(site, request, {
        title: 'Subject access request',
        back,
        hasErrors: faults.length > 0,
        body: requestPage({
          preview,
          now: context.now,
          errors: formErrors(faults),
          given,
          done: faults.length === 0 ? done : undefined,
          csrf: request.csrfToken,
          action: path => withPurpose(request, `${home}/${requestId}${path}`),
        }),
      }),
    )
  }

  app.get(
    `${home}/:requestId`,
    {
      schema: { params: Params, querystring: Query },
      config: { access: { verbs: ['memory.preview-subject'] } },
    },
    (request, reply) =>
      askingPurpose(site, request, reply, () => show(request, reply, request.params.requestId)),
  )

  app.post(
    `${home}/:requestId/steps`,
    {
      schema: {
        params: Params,
        body: Type.Object({
          kind: Type.Enum(['paused', 'resumed', 'extended', 'refused']),
          reason: text(1000),
        }),
      },
      config: { access: { verbs: ['memory.step-subject-request'] } },
    },
    async (request, reply) => {
      const { requestId } = request.params
      const { kind, reason } = request.body
      try {
        await stepSubjectRequest(contextFor(request), { requestId, kind: kind as StepKind, reason })
      } catch (error) {
        const faults = faultsOf(error).map(fault => ({ ...fault, field: 'stepReason' }))
        return show(request, reply, requestId, { form: 'step' }, faults)
      }
      return reply.redirect(withPurpose(request, `${home}/${requestId}?done=step`), 303)
    },
  )

  app.post(
    `${home}/:requestId/restrictions`,
    {
      schema: {
        params: Params,
        body: Type.Object({
          recordId: uuid,
          way: Type.Enum(['withhold', 'neither-confirm-nor-deny', 'show']),
          ground: text(40),
          reason: text(1000),
        }),
      },
      config: { access: { verbs: ['memory.restrict-disclosure'] } },
    },
    async (request, reply) => {
      const { requestId } = request.params
      const { recordId, way, ground, reason } = request.body
      try {
        await restrictDisclosure(contextFor(request), {
          requestId,
          recordId,
          way: way as Way,
          ground: ground as RestrictionGround,
          reason,
        })
      } catch (error) {
        const faults = faultsOf(error).map(fault => ({ ...fault, field: 'restrictReason' }))
        return show(request, reply, requestId, { form: recordId }, faults)
      }
      return reply.redirect(withPurpose(request, `${home}/${requestId}?done=restricted`), 303)
    },
  )

  app.post(
    `${home}/:requestId/masks`,
    {
      schema: { params: Params, body: Type.Object({ words: text(4000) }) },
      config: { access: { verbs: ['memory.mask-words'] } },
    },
    async (request, reply) => {
      const { requestId } = request.params
      const words = request.body.words.split(/\r?\n/)
      try {
        await maskWords(contextFor(request), { requestId, words })
      } catch (error) {
        return show(request, reply, requestId, {}, faultsOf(error))
      }
      return reply.redirect(withPurpose(request, `${home}/${requestId}?done=masked`), 303)
    },
  )

  app.post(
    `${home}/:requestId/export`,
    {
      schema: {
        params: Params,
        body: Type.Object({ as: Type.Optional(Type.Enum(['html', 'json'])) }),
      },
      config: { access: { verbs: ['memory.export-subject'] } },
    },
    async (request, reply) => {
      const { requestId } = request.params
      const handed = await exportSubject(contextFor(request), { requestId }).catch(faultsOf)
      if (Array.isArray(handed)) return show(request, reply, requestId, {}, handed)
      const day = handed.export.preparedAt.slice(0, 10)
      const isJson = request.body.as === 'json'
      return reply
        .header('cache-control', 'no-store')
        .header(
          'content-disposition',
          `attachment; filename="subject-access-${day}.${isJson ? 'json' : 'html'}"`,
        )
        .type(isJson ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8')
        .send(isJson ? JSON.stringify(handed.export, null, 2) : exportFile(handed.export, site))
    },
  )
}
