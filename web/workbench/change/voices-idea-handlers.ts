import {
  faultsOfIdea,
  findIdeaBoxes,
  type PostIdea,
  postIdea,
  postUnnamedIdea,
  readOwnIdeas,
  readUnnamedIdea,
  withdrawOwnIdea,
  withdrawUnnamedIdea,
} from '@bluelamp/change'
import { type FieldError, formErrors, type Html } from '@bluelamp/kit'
import { contextOf, type Http, InvalidInputError } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { faultsOf } from '../records/record-handlers.ts'
import { text, uuid } from '../site/fields.ts'
import { sendPage, type WorkbenchSite } from '../site/layout.ts'
import { changePage } from './change-page.ts'
import { Query } from './voices-frame.ts'
import { type GivenIdea, ideaPage, postedPage, sentPage } from './voices-idea-pages.ts'

const Posting = Type.Object({
  box: Type.Optional(text(80)),
  sort: Type.Optional(text(20)),
  words: Type.Optional(text(20_000)),
  name: Type.Optional(text(10)),
})
const Keyed = Type.Object({ key: Type.Optional(text(100)) })
const Withdrawing = Type.Object({ key: Type.Optional(text(100)), id: Type.Optional(uuid) })

const ideas = '/workbench/ideas'
const yours = `${ideas}/yours`

/** Where whoever works here says what is in the way. No request of these leaves a line that tells when somebody came. */
export function postIdeasRoutes(app: Http, site: WorkbenchSite): void {
  const { forceId } = site
  const untraced = (...verbs: `change.${string}`[]) => ({ access: { verbs }, untraced: true })

  function send(
    request: FastifyRequest,
    reply: FastifyReply,
    title: string,
    body: Html,
    faults: readonly FieldError[] = [],
  ) {
    if (faults.length > 0) reply.status(422)
    const page = changePage(site, request, {
      title,
      body,
      width: 'normal',
      hasErrors: faults.length > 0,
      footer: 'Looking at this page is written nowhere.',
    })
    return sendPage(reply, page)
  }

  async function showForm(
    request: FastifyRequest,
    reply: FastifyReply,
    given: GivenIdea = {},
    faults: readonly FieldError[] = [],
  ) {
    const boxes = await findIdeaBoxes(contextOf(request), { forceId })
    const body = ideaPage({ boxes, given, errors: formErrors(faults), csrf: request.csrfToken })
    return send(request, reply, 'Say what is in the way, or an idea', body, faults)
  }

  app.get(ideas, { schema: {}, config: untraced('change.find-idea-boxes') }, (request, reply) =>
    showForm(request, reply),
  )
  app.post(
    ideas,
    {
      schema: { body: Posting },
      config: untraced('change.find-idea-boxes', 'change.post-idea', 'change.post-unnamed-idea'),
    },
    async (request, reply) => {
      const given = request.body
      try {
        const boxes = await findIdeaBoxes(contextOf(request), { forceId })
        const box = boxes.find(({ engagementId }) => engagementId === given.box)
        if (!box || (given.name !== 'with' && given.name !== 'without')) throw notChosen(box, given)
        const { programmeId, engagementId } = box
        const { sort = '', words = '' } = given
        const said: PostIdea = { programmeId, engagementId, sort, words }
        if (given.name === 'with') {
          await postIdea(contextOf(request), said)
          return reply.redirect(`${yours}?done=sent`, 303)
        }
        const key = await postUnnamedIdea(contextOf(request), said)
        return send(request, reply, 'It is sent', sentPage(key, box.replyDays))
      } catch (error) {
        return showForm(request, reply, given, faultsOf(error))
      }
    },
  )

  async function showPosted(
    request: FastifyRequest,
    reply: FastifyReply,
    { key, done, faults = [] }: { key?: string; done?: string; faults?: readonly FieldError[] },
  ) {
    const context = contextOf(request)
    const own = await readOwnIdeas(context, { forceId })
    try {
      const unnamed =
        key === undefined || faults.length > 0
          ? undefined
          : { key, idea: await readUnnamedIdea(context, { forceId, key }) }
      const body = postedPage({
        own,
        unnamed,
        done,
        errors: formErrors(faults),
        csrf: request.csrfToken,
      })
      return send(request, reply, 'What became of it', body, faults)
    } catch (error) {
      return showPosted(request, reply, { key: '', faults: faultsOf(error) })
    }
  }

  app.get(
    yours,
    { schema: { querystring: Query }, config: untraced('change.read-own-ideas') },
    (request, reply) => showPosted(request, reply, { done: request.query.done ?? '' }),
  )
  // The key comes in a form, never in an address: addresses stay in histories.
  app.post(
    yours,
    {
      schema: { body: Keyed },
      config: untraced('change.read-own-ideas', 'change.read-unnamed-idea'),
    },
    (request, reply) => showPosted(request, reply, { key: request.body.key ?? '' }),
  )
  app.post(
    `${ideas}/withdraw`,
    {
      schema: { body: Withdrawing },
      config: untraced('change.withdraw-own-idea', 'change.withdraw-unnamed-idea'),
    },
    async (request, reply) => {
      const { id, key = '' } = request.body
      try {
        if (id) await withdrawOwnIdea(contextOf(request), { forceId, ideaId: id })
        else await withdrawUnnamedIdea(contextOf(request), { forceId, key })
        return reply.redirect(`${yours}?done=erased`, 303)
      } catch (error) {
        return showPosted(request, reply, { key: '', faults: faultsOf(error) })
      }
    },
  )
}

/** Everything that is missing, told at once. */
const notChosen = (box: unknown, { name, sort = '', words = '' }: GivenIdea) =>
  new InvalidInputError([
    ...(box ? [] : [{ field: 'box', message: 'Choose where it goes' }]),
    ...faultsOfIdea({ sort, words }),
    ...(name === 'with' || name === 'without'
      ? []
      : [{ field: 'name', message: 'Say whether it goes with your name or without' }]),
  ])
