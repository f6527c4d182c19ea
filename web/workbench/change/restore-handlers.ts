import { EditConflictError, editElement, readElement } from '@bluelamp/change'
import { contextOf, type Http, NotFoundError } from '@bluelamp/platform'
import { Type } from 'typebox'
import type { WorkbenchSite } from '../site/layout.ts'
import { changeLinks } from './change-links.ts'
import { ElementParams, versionNumber } from './change-params.ts'
import { showEditForm } from './edit-form.ts'

const Restoring = Type.Object({ number: versionNumber, base: Type.Optional(versionNumber) })

/** An element as it was in an older version: a new version that says so. */
export function restoreRoutes(app: Http, site: WorkbenchSite): void {
  app.post(
    '/workbench/change/:programmeId/element/:elementId/restore',
    {
      schema: { params: ElementParams, body: Restoring },
      config: { access: { verbs: ['change.edit-element'] } },
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
      const reason = `As it was in version ${number}`
      const draft = { base, name: old.name, body: old.body, reason }
      const target = { programmeId, elementId, kind: old.kind }
      try {
        const { id } = await editElement(context, { ...target, ...draft })
        return reply.redirect(changeLinks(programmeId).element(id), 303)
      } catch (error) {
        if (!(error instanceof EditConflictError)) throw error
        return showEditForm(site, request, reply, { target, draft, conflict: error })
      }
    },
  )
}
