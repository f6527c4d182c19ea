import {
  type Body,
  draftPaper,
  EditConflictError,
  editElement,
  kindOf,
  nextCase,
  readElement,
  readProgramme,
} from '@bluelamp/change'
import { type FieldError, formErrors } from '@bluelamp/kit'
import { contextOf, type Http, NotFoundError } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { faultsOf } from '../records/record-handlers.ts'
import { uuid } from '../site/fields.ts'
import { sendPage, type WorkbenchSite } from '../site/layout.ts'
import { changeLinks } from './change-links.ts'
import { changePage } from './change-page.ts'
import { ElementParams, mayHere, versionNumber } from './change-params.ts'
import { type EditPage, editPage } from './edit-page.ts'
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

type Target = { programmeId: string; elementId?: string; kind?: string }
type Draft = Pick<EditPage, 'name' | 'body' | 'reason' | 'base'>

/** Pages on which an element is made or edited. */
export function editRoutes(app: Http, site: WorkbenchSite): void {
  async function showForm(
    request: FastifyRequest,
    reply: FastifyReply,
    target: Target,
    draft?: Draft,
    faults: readonly FieldError[] = [],
    conflict?: EditConflictError,
  ) {
    const context = contextOf(request)
    const links = changeLinks(target.programmeId)
    const { elementId } = target
    const view = elementId
      ? await readElement(context, { programmeId: target.programmeId, elementId })
      : { ...(await readProgramme(context, target)), versions: [] }
    const element = view.model.elements.find(each => each.id === elementId)
    // Whoever only reads is shown what there is to read.
    if (!mayHere(context, 'change.edit-element', view.programme)) {
      return reply.redirect(elementId ? links.element(elementId) : links.home, 303)
    }
    const name = element?.kind ?? target.kind ?? ''
    const kind = kindOf(name)
    if (!kind || (elementId && !element)) throw new NotFoundError('kind of element', name)
    if (faults.length > 0 || conflict) reply.status(conflict ? 409 : 422)
    const latest = conflict && view.versions.find(version => version.number === conflict.latest)
    const body = editPage({
      programme: view.programme,
      model: view.model,
      kind,
      element,
      base: draft?.base ?? element?.number ?? 0,
      name: draft?.name ?? element?.name ?? '',
      body: draft?.body ?? element?.body ?? {},
      reason: draft?.reason ?? '',
      errors: formErrors(faults),
      conflict:
        conflict && latest
          ? {
              base: view.versions.find(version => version.number === draft?.base),
              latest,
              fields: conflict.fields,
            }
          : undefined,
      action: elementId ? links.edit(elementId) : links.add(name),
      csrf: request.csrfToken,
    })
    return sendPage(
      reply,
      changePage(site, request, {
        title: element ? `Edit: ${element.name}` : kind.words,
        body,
        hasErrors: faults.length > 0,
      }),
    )
  }

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
        return showForm(request, reply, target, draft, [], error)
      return showForm(request, reply, target, draft, faultsOf(error))
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
      return showForm(request, reply, params, draft || undefined)
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
    (request, reply) => showForm(request, reply, request.params),
  )
  app.post(
    '/workbench/change/:programmeId/element/:elementId/edit',
    { schema: { params: ElementParams, body: Sent }, config: editing },
    async (request, reply) => {
      const { versions } = await readElement(contextOf(request), request.params)
      return save(request, reply, { ...request.params, kind: versions[0]!.kind })
    },
  )

  app.post(
    '/workbench/change/:programmeId/element/:elementId/restore',
    {
      schema: {
        params: ElementParams,
        body: Type.Object({ number: versionNumber, base: Type.Optional(versionNumber) }),
      },
      config: editing,
    },
    async (request, reply) => {
      const context = contextOf(request)
      const { programmeId, elementId } = request.params
      const number = Number(request.body.number)
      const { versions } = await readElement(context, request.params)
      const old = versions.find(version => version.number === number)
      if (!old || old.body === null) throw new NotFoundError('version', String(number))
      // From the version that is taken back: what others made of other fields since is merged, of the same it is shown.
      const base = Number(request.body.base ?? versions[0]!.number)
      const draft = {
        base,
        name: old.name,
        body: old.body as Body,
        reason: `As it was in version ${number}`,
      }
      const target = { programmeId, elementId, kind: old.kind }
      try {
        const { id } = await editElement(context, { ...target, ...draft })
        return reply.redirect(changeLinks(programmeId).element(id), 303)
      } catch (error) {
        if (!(error instanceof EditConflictError)) throw error
        return showForm(request, reply, target, draft, [], error)
      }
    },
  )
}
