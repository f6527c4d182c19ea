import { type FieldError, formErrors } from '@bluelamp/kit'
import {
  assessmentQuestions,
  type DecideRetention,
  decideRetention,
  disposeRecords,
  findReviewsDue,
  type Ground,
  holding,
  holdRecords,
  readDisposal,
  refuseDisposal,
  releaseHold,
  reviewPerson,
} from '@bluelamp/memory'
import { type Http, may } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { faultsOf } from '../records/record-handlers.ts'
import { askingPurpose, withPurpose } from '../site/ask-purpose.ts'
import { text, uuid } from '../site/fields.ts'
import { contextWithPurpose, sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'
import { disposalPage } from './disposal-page.ts'
import { personPage } from './person-page.ts'
import { type Horizon, horizons, queuePage } from './queue-page.ts'

const PersonParams = Type.Object({ entityId: uuid })
const DisposalParams = Type.Object({ disposalId: uuid })
const Query = Type.Object({
  due: Type.Optional(Type.Enum(Object.keys(horizons) as Horizon[])),
  done: Type.Optional(text(20)),
  purpose: Type.Optional(text(200)),
})
const Decision = Type.Object({
  ...Object.fromEntries(
    assessmentQuestions.map(({ name }) => [name, Type.Optional(Type.Enum(['yes', 'no']))]),
  ),
  reason: text(4000),
  decision: Type.Optional(Type.Enum(['retain', 'dispose'])),
  nextReview: Type.Optional(text(10)),
  ground: Type.Optional(text(30)),
})

const contextFor = (request: FastifyRequest) =>
  contextWithPurpose(request, 'Reviewing what is held', 'records-manager')

const dayMs = 86_400_000
const ahead: Readonly<Record<Horizon, number>> = {
  now: 0,
  year: 365 * dayMs,
  all: 120 * 365 * dayMs,
}

export function retention(app: Http, site: WorkbenchSite): void {
  app.get(
    '/workbench/retention',
    {
      schema: { querystring: Query },
      config: { access: { verbs: ['memory.find-reviews-due'] } },
    },
    (request, reply) =>
      askingPurpose(site, request, reply, async () => {
        // To look for what waits for a second person is a supervisor's daily work too.
        const context = request.actor.roles.includes('supervisor')
          ? contextWithPurpose(request, 'Reviewing what is held', 'supervisor')
          : contextFor(request)
        const horizon = request.query.due ?? 'now'
        const until = new Date(context.now.getTime() + ahead[horizon])
        const due = await findReviewsDue(context, { forceId: site.forceId, until })
        return sendPage(
          reply,
          workbenchPage(site, request, {
            title: 'Review, keep, dispose',
            body: queuePage({
              due,
              horizon,
              now: context.now,
              actorId: request.actor.id,
              done: request.query.done,
            }),
          }),
        )
      }),
  )

  async function showPerson(
    request: FastifyRequest,
    reply: FastifyReply,
    entityId: string,
    given: Record<string, string> = {},
    faults: readonly FieldError[] = [],
  ) {
    const context = contextFor(request)
    const person = await reviewPerson(context, { entityId })
    const { done } = request.query as { done?: string }
    if (faults.length > 0) reply.status(422)
    return sendPage(
      reply,
      workbenchPage(site, request, {
        title: 'Review',
        back: { href: '/workbench/retention', text: 'All reviews' },
        body: personPage({
          person,
          entityId,
          now: context.now,
          given,
          errors: formErrors(faults),
          done: faults.length === 0 ? done : undefined,
          csrf: request.csrfToken,
          action: path => withPurpose(request, `/workbench/retention/${entityId}${path}`),
          mayAnswerSubjects: may(context, 'memory.open-subject-request', holding(site.forceId)),
        }),
        hasErrors: faults.length > 0,
      }),
    )
  }

  app.get(
    '/workbench/retention/:entityId',
    {
      schema: { params: PersonParams, querystring: Query },
      config: { access: { verbs: ['memory.review-person'] } },
    },
    (request, reply) =>
      askingPurpose(site, request, reply, () =>
        showPerson(request, reply, request.params.entityId),
      ),
  )

  app.post(
    '/workbench/retention/:entityId/decision',
    {
      schema: { params: PersonParams, body: Decision },
      config: { access: { verbs: ['memory.decide-retention'] } },
    },
    async (request, reply) => {
      const { entityId } = request.params
      const given = request.body as Record<string, string>
      try {
        const decided = await decideRetention(contextFor(request), decisionFrom(entityId, given))
        const href = decided.disposalId
          ? `/workbench/retention/disposals/${decided.disposalId}`
          : '/workbench/retention?done=retain'
        return reply.redirect(withPurpose(request, href), 303)
      } catch (error) {
        const faults = faultsOf(error).map(fault =>
          fault.field === 'form' ? { ...fault, field: 'decision', href: '#decision' } : fault,
        )
        return showPerson(request, reply, entityId, { ...given, form: 'decide' }, [
          ...faults.filter(fault => given.decision || fault.field !== 'nextReview'),
          ...(given.decision
            ? []
            : [{ field: 'decision', message: 'Choose whether to keep or to dispose' }]),
        ])
      }
    },
  )

  app.post(
    '/workbench/retention/:entityId/hold',
    {
      schema: {
        params: PersonParams,
        body: Type.Object({ authority: text(200), reason: text(1000) }),
      },
      config: { access: { verbs: ['memory.hold-records'] } },
    },
    async (request, reply) => {
      const { entityId } = request.params
      const given = request.body
      try {
        await holdRecords(contextFor(request), { entityId, ...given })
      } catch (error) {
        const faults = faultsOf(error).map(fault => ({
          ...fault,
          field: fault.field === 'reason' ? 'holdReason' : fault.field,
        }))
        return showPerson(request, reply, entityId, { ...given, form: 'hold' }, faults)
      }
      return reply.redirect(withPurpose(request, `/workbench/retention/${entityId}?done=hold`), 303)
    },
  )

  app.post(
    '/workbench/retention/:entityId/release',
    {
      schema: { params: PersonParams, body: Type.Object({ reason: text(1000) }) },
      config: { access: { verbs: ['memory.release-hold'] } },
    },
    async (request, reply) => {
      const { entityId } = request.params
      try {
        await releaseHold(contextFor(request), { entityId, reason: request.body.reason })
      } catch (error) {
        const faults = faultsOf(error).map(fault => ({ ...fault, field: 'releaseReason' }))
        return showPerson(request, reply, entityId, { form: 'release' }, faults)
      }
      return reply.redirect(
        withPurpose(request, `/workbench/retention/${entityId}?done=release`),
        303,
      )
    },
  )

  async function showDisposal(
    request: FastifyRequest,
    reply: FastifyReply,
    disposalId: string,
    faults: readonly FieldError[] = [],
  ) {
    const disposal = await readDisposal(contextFor(request), { disposalId })
    if (faults.length > 0) reply.status(409)
    return sendPage(
      reply,
      workbenchPage(site, request, {
        title: disposal.doneAt ? 'Certificate of disposal' : 'Disposal to approve',
        back: { href: '/workbench/retention', text: 'All reviews' },
        width: 'normal',
        body: disposalPage({
          disposal,
          actorId: request.actor.id,
          errors: formErrors(faults),
          csrf: request.csrfToken,
          action: path =>
            withPurpose(request, `/workbench/retention/disposals/${disposalId}${path}`),
        }),
        hasErrors: faults.length > 0,
      }),
    )
  }

  app.get(
    '/workbench/retention/disposals/:disposalId',
    {
      schema: { params: DisposalParams, querystring: Query },
      config: { access: { verbs: ['memory.read-disposal'] } },
    },
    (request, reply) =>
      askingPurpose(site, request, reply, () =>
        showDisposal(request, reply, request.params.disposalId),
      ),
  )

  app.post(
    '/workbench/retention/disposals/:disposalId/approve',
    {
      schema: { params: DisposalParams },
      config: { access: { verbs: ['memory.dispose-records'] } },
    },
    async (request, reply) => {
      const { disposalId } = request.params
      try {
        await disposeRecords(contextFor(request), { disposalId })
      } catch (error) {
        return showDisposal(request, reply, disposalId, faultsOf(error))
      }
      return reply.redirect(
        withPurpose(request, `/workbench/retention/disposals/${disposalId}`),
        303,
      )
    },
  )

  app.post(
    '/workbench/retention/disposals/:disposalId/refuse',
    {
      schema: { params: DisposalParams },
      config: { access: { verbs: ['memory.refuse-disposal'] } },
    },
    async (request, reply) => {
      const { disposalId } = request.params
      try {
        await refuseDisposal(contextFor(request), { disposalId })
      } catch (error) {
        return showDisposal(request, reply, disposalId, faultsOf(error))
      }
      return reply.redirect(withPurpose(request, '/workbench/retention?done=refused'), 303)
    },
  )
}

/** The answers as given; what is missing is the verb's to say. */
function decisionFrom(entityId: string, given: Record<string, string>): DecideRetention {
  const answers = Object.fromEntries(
    assessmentQuestions.flatMap(({ name }) => (given[name] ? [[name, given[name]]] : [])),
  ) as DecideRetention['answers']
  const shared = { entityId, answers, reason: given.reason ?? '' }
  if (given.decision === 'dispose') {
    return { ...shared, decision: 'dispose', ground: (given.ground ?? '') as Ground }
  }
  const next = new Date(`${given.decision ? given.nextReview : ''}T12:00:00Z`)
  // A day that cannot be read is as good as none: it lies in the past, and the form says so.
  const nextReviewAt = Number.isNaN(next.getTime()) ? new Date(0) : next
  return { ...shared, decision: 'retain', nextReviewAt }
}
