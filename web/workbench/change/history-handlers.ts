import { readChanges, readProgramme } from '@bluelamp/change'
import { contextOf, type Http } from '@bluelamp/platform'
import { Type } from 'typebox'
import { sendPage, type WorkbenchSite } from '../site/layout.ts'
import { changeLinks } from './change-links.ts'
import { changePage } from './change-page.ts'
import { dayOf, ProgrammeParams, untilNow, weekMs } from './change-params.ts'
import { historyPage } from './history-page.ts'

const Query = Type.Object({ weeks: Type.Optional(Type.Integer({ minimum: 1, maximum: 520 })) })

/** What changed in a programme in a span of weeks. */
export function historyRoutes(app: Http, site: WorkbenchSite): void {
  app.get(
    '/workbench/change/:programmeId/history',
    {
      schema: { params: ProgrammeParams, querystring: Query },
      config: { access: { verbs: ['change.read-programme', 'change.read-changes'] } },
    },
    async (request, reply) => {
      const context = contextOf(request)
      const { programmeId } = request.params
      const weeks = request.query.weeks ?? 1
      const from = new Date(context.now.getTime() - weeks * weekMs)
      const { programme, model } = await readProgramme(context, { programmeId })
      const { model: before } = await readProgramme(context, { programmeId, at: from })
      const changes = await readChanges(context, { programmeId, from, to: untilNow(context.now) })
      const today = dayOf(context.now)
      return sendPage(
        reply,
        changePage(site, request, {
          title: `History: ${programme.name}`,
          back: { href: changeLinks(programmeId).home, text: programme.name },
          body: historyPage({ programme, model, before, changes, weeks, from, today }),
        }),
      )
    },
  )
}
