import {
  groupIdea,
  type Idea,
  type ProgrammeView,
  readIdeas,
  readProgramme,
  replyIdea,
} from '@bluelamp/change'
import { type FieldError, formErrors, type Html } from '@bluelamp/kit'
import { type Http, NotFoundError } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { faultsOf } from '../records/record-handlers.ts'
import { askingPurpose, withPurpose } from '../site/ask-purpose.ts'
import { text, uuid } from '../site/fields.ts'
import { contextWithPurpose, type WorkbenchSite } from '../site/layout.ts'
import { changeLinks } from './change-links.ts'
import { dayOf, ProgrammeParams } from './change-params.ts'
import { sendVoicesPage } from './voices-frame.ts'
import { type GivenReply, type Register, registerPage, replyPage } from './voices-register-pages.ts'

const IdeaParams = Type.Object({ programmeId: uuid, ideaId: uuid })
const Showing = Type.Object({
  purpose: Type.Optional(text(200)),
  show: Type.Optional(text(10)),
})
const Replying = Type.Object({
  outcome: Type.Optional(text(20)),
  words: Type.Optional(text(20_000)),
  element: Type.Optional(text(40)),
  onBehalf: Type.Optional(text(1000)),
})
const Grouping = Type.Object({ with: Type.Optional(uuid) })

const contextHere = (request: FastifyRequest) =>
  contextWithPurpose(request, 'Replying to what staff say is in the way', 'programme-manager')

/** What staff said is in the way, and their ideas: read, grouped, replied to. */
export function replyIdeasRoutes(app: Http, site: WorkbenchSite): void {
  const home = (programmeId: string) => `${changeLinks(programmeId).home}/voices/ideas`
  const reading = { access: { verbs: ['change.read-ideas', 'change.read-programme'] as const } }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    programmeId: string,
    page: (register: Register) => { title: string; body: Html; faults?: readonly FieldError[] },
  ) {
    const context = contextHere(request)
    const ideas: readonly Idea[] = await readIdeas(context, { programmeId })
    const view: ProgrammeView = await readProgramme(context, { programmeId })
    const here = (path = '') => withPurpose(request, `${home(programmeId)}${path}`)
    const register = { ...view, ideas, here, today: dayOf(context.now), csrf: request.csrfToken }
    return sendVoicesPage(site, request, reply, { programmeId, ...page(register) })
  }

  app.get(
    '/workbench/change/:programmeId/voices/ideas',
    { schema: { params: ProgrammeParams, querystring: Showing }, config: reading },
    (request, reply) =>
      askingPurpose(site, request, reply, () =>
        show(request, reply, request.params.programmeId, register => ({
          title: 'What staff say is in the way',
          body: registerPage(register, request.query.show === 'all'),
        })),
      ),
  )

  const showIdea = (
    request: FastifyRequest,
    reply: FastifyReply,
    { programmeId, ideaId }: { programmeId: string; ideaId: string },
    given: GivenReply = {},
    faults: readonly FieldError[] = [],
  ) =>
    show(request, reply, programmeId, register => {
      const idea = register.ideas.find(({ id }) => id === ideaId)
      if (!idea) throw new NotFoundError('idea', ideaId)
      return {
        title: 'Reply',
        body: replyPage(register, idea, given, formErrors(faults)),
        faults,
      }
    })

  app.get(
    '/workbench/change/:programmeId/voices/ideas/:ideaId',
    { schema: { params: IdeaParams, querystring: Showing }, config: reading },
    (request, reply) =>
      askingPurpose(site, request, reply, () => showIdea(request, reply, request.params)),
  )
  app.post(
    '/workbench/change/:programmeId/voices/ideas/:ideaId/reply',
    {
      schema: { params: IdeaParams, querystring: Showing, body: Replying },
      config: { access: { verbs: ['change.reply-idea'] } },
    },
    async (request, reply) => {
      const { outcome = '', words = '', onBehalf = '', element } = request.body
      const said = { ...request.params, outcome, words, onBehalf, element }
      try {
        await replyIdea(contextHere(request), said)
        return reply.redirect(withPurpose(request, home(request.params.programmeId)), 303)
      } catch (error) {
        return showIdea(request, reply, request.params, request.body, faultsOf(error))
      }
    },
  )
  app.post(
    '/workbench/change/:programmeId/voices/ideas/:ideaId/group',
    {
      schema: { params: IdeaParams, querystring: Showing, body: Grouping },
      config: { access: { verbs: ['change.group-idea'] } },
    },
    async (request, reply) => {
      const { programmeId, ideaId } = request.params
      try {
        await groupIdea(contextHere(request), { programmeId, ideaId, withId: request.body.with })
        return reply.redirect(withPurpose(request, `${home(programmeId)}/${ideaId}`), 303)
      } catch (error) {
        return showIdea(request, reply, request.params, {}, faultsOf(error))
      }
    },
  )
}
