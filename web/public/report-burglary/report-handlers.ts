import { type Draft, findDraft, saveAnswers, startDraft, takeReport } from '@bluelamp/listen'
import {
  type Answers,
  burglarySteps,
  checkAll,
  checkStep,
  type Fault,
  findStep,
  type Step,
  stepAfter,
  stepsFor,
} from '@bluelamp/listen/contract'
import { findAddresses } from '@bluelamp/memory'
import { type Context, contextOf, type Http, NotFoundError } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type PublicSite, publicPage } from '../site/layout.ts'
import {
  checkPage,
  dangerPage,
  journeyPath,
  sentPage,
  startPage,
  stepPage,
} from './report-pages.ts'

const journey = 'burglary'
const config = {
  access: { open: 'anyone may report a crime; a draft is bound to the browser that wrote it' },
}
const takes = { access: { verbs: ['listen.take-report'] } }

const StepParams = Type.Object({
  step: Type.Enum(burglarySteps.map(step => step.id)),
})
const StepQuery = Type.Object({ change: Type.Optional(Type.Literal('yes')) })
const Form = Type.Record(Type.String(), Type.String({ maxLength: 8000 }))

/** The fields of one page out of what the form sent: nothing else is let in. */
function readForm(step: Step, form: Readonly<Record<string, string>>): Answers {
  const answers: Record<string, string> = {}
  for (const field of step.fields) {
    const part = (unit: string) => (form[`${field.name}-${unit}`] ?? '').trim()
    const date = `${part('year')}-${part('month')}-${part('day')}`
    answers[field.name] =
      field.kind === 'date' ? (date === '--' ? '' : date) : (form[field.name] ?? '').trim()
  }
  return answers
}

const addressList = async (context: Context, answers: Answers) =>
  answers.postcode
    ? (await findAddresses(context, answers.postcode)).map(({ uprn, line, street }) => ({
        uprn,
        words: line.includes(street) ? line : `${line}, ${street}`,
      }))
    : []

/** Where a person with these answers ought to be: no page can be jumped over. */
function firstUnanswered(answers: Answers, now: Date): Step | undefined {
  const fault = checkAll(answers, now)[0]
  return fault && findStep(fault.step)
}

export function reportBurglary(app: Http, site: PublicSite): void {
  const show = (
    reply: FastifyReply,
    title: string,
    body: Parameters<typeof publicPage>[1]['body'],
    more = {},
  ) => reply.type('text/html; charset=utf-8').send(publicPage(site, { title, body, ...more }))

  const draftOf = async (request: FastifyRequest): Promise<Draft | undefined> =>
    findDraft(contextOf(request), request.visit, journey)

  const showStep = async (
    request: FastifyRequest,
    reply: FastifyReply,
    step: Step,
    answers: Answers,
    faults: readonly Fault[],
    changing: boolean,
  ) => {
    const before = stepsFor(answers)
    const previous = before[before.findIndex(other => other.id === step.id) - 1]
    const back = changing
      ? `${journeyPath}/check`
      : `${journeyPath}${previous ? `/${previous.id}` : ''}`
    const addresses = step.id === 'address' ? await addressList(contextOf(request), answers) : []
    const body = stepPage(step, { answers, faults, csrf: request.csrfToken, addresses, changing })
    return show(reply, step.question, body, { back, hasErrors: faults.length > 0 })
  }

  app.get(journeyPath, { schema: {}, config }, (request, reply) =>
    show(reply, 'Report a burglary', startPage(request.csrfToken)),
  )

  app.post(journeyPath, { schema: {}, config }, async (request, reply) => {
    await startDraft(contextOf(request), request.visit, journey)
    return reply.redirect(`${journeyPath}/${burglarySteps[0]!.id}`, 303)
  })

  app.get(`${journeyPath}/call-999`, { schema: {}, config }, (_request, reply) =>
    show(reply, 'Call 999 now', dangerPage()),
  )

  app.get(`${journeyPath}/check`, { schema: {}, config }, async (request, reply) => {
    const draft = await draftOf(request)
    if (draft?.receipt) return reply.redirect(`${journeyPath}/sent`, 303)
    if (!draft) return reply.redirect(journeyPath, 303)
    const context = contextOf(request)
    const unanswered = firstUnanswered(draft.answers, context.now)
    if (unanswered) return reply.redirect(`${journeyPath}/${unanswered.id}`, 303)
    const addresses = await addressList(context, draft.answers)
    const body = checkPage({ answers: draft.answers, csrf: request.csrfToken, addresses })
    const last = stepsFor(draft.answers).at(-1)!
    return show(reply, 'Check your answers', body, { back: `${journeyPath}/${last.id}` })
  })

  app.post(`${journeyPath}/check`, { schema: {}, config: takes }, async (request, reply) => {
    const draft = await draftOf(request)
    if (!draft) return reply.redirect(journeyPath, 303)
    const context = contextOf(request)
    const unanswered = draft.receipt ? undefined : firstUnanswered(draft.answers, context.now)
    if (unanswered) return reply.redirect(`${journeyPath}/${unanswered.id}`, 303)
    await takeReport(context, { forceId: site.forceId, draftId: draft.id })
    return reply.redirect(`${journeyPath}/sent`, 303)
  })

  app.get(`${journeyPath}/sent`, { schema: {}, config }, async (request, reply) => {
    const draft = await draftOf(request)
    if (!draft?.receipt) return reply.redirect(journeyPath, 303)
    return show(reply, 'Report sent', sentPage(draft.receipt))
  })

  app.get(
    `${journeyPath}/:step`,
    { schema: { params: StepParams, querystring: StepQuery }, config },
    async (request, reply) => {
      const draft = await draftOf(request)
      if (draft?.receipt) return reply.redirect(`${journeyPath}/sent`, 303)
      if (!draft) return reply.redirect(journeyPath, 303)
      const step = getStep(request.params.step)
      return showStep(request, reply, step, draft.answers, [], request.query.change === 'yes')
    },
  )

  app.post(
    `${journeyPath}/:step`,
    { schema: { params: StepParams, querystring: StepQuery, body: Form }, config },
    async (request, reply) => {
      const step = getStep(request.params.step)
      const context = contextOf(request)
      const draft = await draftOf(request)
      if (draft?.receipt) return reply.redirect(`${journeyPath}/sent`, 303)
      const given = readForm(step, request.body)
      const answers = { ...draft?.answers, ...given }
      const faults = checkStep(step, answers, context.now)
      const changing = request.query.change === 'yes'
      if (faults.length > 0) {
        reply.status(422)
        return showStep(request, reply, step, answers, faults, changing)
      }
      await saveAnswers(context, request.visit, journey, given)
      if (given.danger === 'yes') return reply.redirect(`${journeyPath}/call-999`, 303)
      const next =
        changing && step.id !== 'where'
          ? firstUnanswered(answers, context.now)
          : stepAfter(step.id, answers)
      return reply.redirect(`${journeyPath}/${next?.id ?? 'check'}`, 303)
    },
  )
}

function getStep(id: string): Step {
  const step = findStep(id)
  if (!step) throw new NotFoundError('page', id)
  return step
}
