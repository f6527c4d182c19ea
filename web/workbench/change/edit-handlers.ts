import {
  draftPaper,
  EditConflictError,
  editElement,
  kindOf,
  nextCase,
  readElement,
  readProgramme,
} from '@bluelamp/change'
import { contextOf, type Http, NotFoundError } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { faultsOf } from '../records/record-handlers.ts'
import { uuid } from '../site/fields.ts'
import type { WorkbenchSite } from '../site/layout.ts'
import { changeLinks } from './change-links.ts'
import { ElementParams } from './change-params.ts'
import { type Draft, showEditForm, type Target } from './edit-form.ts'
import { readForm, type SentForm } from './read-form.ts'

const NewParams = Type.Object({
  programmeId: uuid,
  kind: Type.String({ maxLength: 40 }),
})
const mostText = 21_000
/** Controls differ by kind: what they hold is read and checked against its fields. */
const Sent = Type.Record(
  Type.String({ maxLength: 80 }),
  Type.Union([
    Type.String({ maxLength: mostText }),
    Type.Array(Type.String({ maxLength: 100 }), { maxItems: 500 }),
  ]),
)

/** Pages on which an element is made or edited. */
export function editRoutes(app: Http, site: WorkbenchSite): void {
  /** A paper that begins with what the record says of a gate or a decision; a case, with what the stage before it says. */
  async function draftAbout(
    request: FastifyRequest,
    { programmeId, kind }: { programmeId: string; kind: string },
    about: string,
  ): Promise<Draft | undefined> {
    const { model } = await readProgramme(contextOf(request), { programmeId })
    const element = model.elements.find(({ id }) => id === about)
    const drafted =
      element &&
      (kind === 'paper'
        ? draftPaper(model, element)
        : kind === 'case' && element.kind === 'case'
          ? nextCase(element)
          : undefined)
    return drafted && { base: 0, reason: '', ...drafted }
  }

  async function save(
    request: FastifyRequest,
    reply: FastifyReply,
    target: Target & { kind: string },
  ) {
    const context = contextOf(request)
    const links = changeLinks(target.programmeId)
    const kind = kindOf(target.kind)
    if (!kind) throw new NotFoundError('kind of element', target.kind)
    const form = request.body as SentForm
    const one = (name: string) => (typeof form[name] === 'string' ? form[name] : '')
    const draft: Draft = {
      base: Number(one('base')) || 0,
      name: one('name'),
      body: readForm(kind.fields, form),
      reason: one('because').slice(0, 1000),
    }
    try {
      const { id } = await editElement(context, { ...target, ...draft })
      return reply.redirect(links.element(id), 303)
    } catch (error) {
      if (error instanceof EditConflictError)
        return showEditForm(site, request, reply, { target, draft, conflict: error })
      return showEditForm(site, request, reply, { target, draft, faults: faultsOf(error) })
    }
  }

  const editing = { access: { verbs: ['change.edit-element'] } }

  app.get(
    '/workbench/change/:programmeId/new/:kind',
    {
      schema: { params: NewParams, querystring: Type.Object({ about: Type.Optional(uuid) }) },
      config: { access: { verbs: ['change.read-programme'] } },
    },
    async (request, reply) => {
      const { params, query } = request
      const draft = query.about && (await draftAbout(request, params, query.about))
      return showEditForm(site, request, reply, { target: params, draft: draft || undefined })
    },
  )
  app.post(
    '/workbench/change/:programmeId/new/:kind',
    { schema: { params: NewParams, body: Sent }, config: editing },
    (request, reply) => save(request, reply, request.params),
  )
  app.get(
    '/workbench/change/:programmeId/element/:elementId/edit',
    { schema: { params: ElementParams }, config: { access: { verbs: ['change.read-element'] } } },
    (request, reply) => showEditForm(site, request, reply, { target: request.params }),
  )
  app.post(
    '/workbench/change/:programmeId/element/:elementId/edit',
    { schema: { params: ElementParams, body: Sent }, config: editing },
    async (request, reply) => {
      const { versions } = await readElement(contextOf(request), request.params)
      return save(request, reply, { ...request.params, kind: versions[0]!.kind })
    },
  )
}
