import { type EditConflictError, kindOf, readElement, readProgramme } from '@bluelamp/change'
import { type FieldError, formErrors } from '@bluelamp/kit'
import { contextOf, NotFoundError } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendPage, type WorkbenchSite } from '../site/layout.ts'
import { changeLinks } from './change-links.ts'
import { changePage } from './change-page.ts'
import { mayHere } from './change-params.ts'
import { type EditPage, editPage } from './edit-page.ts'

/** An element that is there, or one of a kind that is to be. */
export type Target = { programmeId: string; elementId?: string; kind?: string }
export type Draft = Pick<EditPage, 'name' | 'body' | 'reason' | 'base'>

type EditForm = {
  target: Target
  draft?: Draft | undefined
  faults?: readonly FieldError[]
  conflict?: EditConflictError
}

/** The form as it is first shown, or as the answer to what could not be saved. */
export async function showEditForm(
  site: WorkbenchSite,
  request: FastifyRequest,
  reply: FastifyReply,
  { target, draft, faults = [], conflict }: EditForm,
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
