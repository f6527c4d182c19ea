import {
  type BodyKind,
  bodies,
  findings,
  findProgrammes,
  openProgramme,
  programmeResource,
  readChanges,
  readProgramme,
} from '@bluelamp/change'
import { type FieldError, formErrors } from '@bluelamp/kit'
import { contextOf, type Http, may } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { faultsOf } from '../records/record-handlers.ts'
import { text } from '../site/fields.ts'
import { sendPage, type WorkbenchSite } from '../site/layout.ts'
import { areaRoutes } from './area-handlers.ts'
import { changeLinks } from './change-links.ts'
import { changePage } from './change-page.ts'
import { dayOf, ProgrammeParams, untilNow, weekMs } from './change-params.ts'
import { comparisonRoutes } from './comparison-handlers.ts'
import { documentRoutes } from './document-handlers.ts'
import { editRoutes } from './edit-handlers.ts'
import { elementRoutes } from './element-handlers.ts'
import { exchangeRoutes } from './exchange-handlers.ts'
import { historyRoutes } from './history-handlers.ts'
import { presenceRoutes } from './presence-handlers.ts'
import { programmePage } from './programme-page.ts'
import { programmesPage } from './programmes-page.ts'
import { readingRoutes } from './reading-handlers.ts'
import { restoreRoutes } from './restore-handlers.ts'
import { roadmapRoutes } from './roadmap-handlers.ts'
import { voiceRoutes } from './voices-handlers.ts'

const Opening = Type.Object({
  name: Type.Optional(text(200)),
  body: Type.Optional(Type.Enum(Object.keys(bodies) as BodyKind[])),
})

/** As many of the last changes as the page of a programme shows. */
const mostLately = 8

/** The pages of a programme of change. */
export function change(app: Http, site: WorkbenchSite): void {
  async function showProgrammes(
    request: FastifyRequest,
    reply: FastifyReply,
    given: Record<string, string> = {},
    faults: readonly FieldError[] = [],
  ) {
    const context = contextOf(request)
    const programmes = await findProgrammes(context, { forceId: site.forceId })
    if (faults.length > 0) reply.status(422)
    const body = programmesPage({
      programmes,
      mayOpen: may(context, 'change.open-programme', programmeResource(site.forceId)),
      given,
      errors: formErrors(faults),
      csrf: request.csrfToken,
    })
    return sendPage(
      reply,
      changePage(site, request, { title: 'Change', body, hasErrors: faults.length > 0 }),
    )
  }

  app.get(
    '/workbench/change',
    { schema: {}, config: { access: { verbs: ['change.find-programmes'] } } },
    (request, reply) => showProgrammes(request, reply),
  )

  app.post(
    '/workbench/change',
    { schema: { body: Opening }, config: { access: { verbs: ['change.open-programme'] } } },
    async (request, reply) => {
      const { name = '', body = 'commissioner' } = request.body
      try {
        const id = await openProgramme(contextOf(request), { forceId: site.forceId, name, body })
        return reply.redirect(changeLinks(id).home, 303)
      } catch (error) {
        return showProgrammes(request, reply, { name, body }, faultsOf(error))
      }
    },
  )

  app.get(
    '/workbench/change/:programmeId',
    {
      schema: { params: ProgrammeParams },
      config: { access: { verbs: ['change.read-programme', 'change.read-changes'] } },
    },
    async (request, reply) => {
      const context = contextOf(request)
      const { programmeId } = request.params
      const view = await readProgramme(context, { programmeId })
      const from = new Date(context.now.getTime() - 52 * weekMs)
      const to = untilNow(context.now)
      const changes = await readChanges(context, { programmeId, from, to, most: mostLately })
      const body = programmePage({
        ...view,
        changes,
        findings: findings(view.model, dayOf(context.now)),
      })
      return sendPage(
        reply,
        changePage(site, request, {
          title: view.programme.name,
          back: { href: '/workbench/change', text: 'All programmes' },
          body,
        }),
      )
    },
  )

  areaRoutes(app, site)
  historyRoutes(app, site)
  elementRoutes(app, site)
  editRoutes(app, site)
  restoreRoutes(app, site)
  documentRoutes(app, site)
  exchangeRoutes(app, site)
  voiceRoutes(app, site)
  comparisonRoutes(app, site)
  roadmapRoutes(app, site)
  presenceRoutes(app)
  readingRoutes(app, site)
}
