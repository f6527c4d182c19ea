import { type Area, areas, findings, readProgramme, watchProgramme } from '@bluelamp/change'
import { contextOf, type Http } from '@bluelamp/platform'
import { sendPage, type WorkbenchSite } from '../site/layout.ts'
import { areaPage } from './area-page.ts'
import { areaViews } from './area-view.ts'
import { changeLinks } from './change-links.ts'
import { changePage } from './change-page.ts'
import { AreaQuery, dayOf, mayHere, ProgrammeParams } from './change-params.ts'

/** What the views of a part read beside the programme. */
const alsoRead: Partial<Record<Area, `${string}.${string}`[]>> = {
  voices: ['change.view-voices'],
  roadmap: ['change.plan-roadmap'],
  benefits: ['learn.view-figures'],
}

/** The page of each part of a programme. */
export function areaRoutes(app: Http, site: WorkbenchSite): void {
  for (const area of Object.keys(areas) as Area[]) {
    app.get(
      `/workbench/change/:programmeId/${area}`,
      {
        schema: { params: ProgrammeParams, querystring: AreaQuery },
        config: {
          access: {
            verbs: ['change.watch-programme', 'change.read-programme', ...(alsoRead[area] ?? [])],
          },
        },
      },
      async (request, reply) => {
        const context = contextOf(request)
        const { csrfToken: csrf, query } = request
        const { programmeId } = request.params
        // Counted first: what is made between the two is told as new, and not missed.
        const { count } = await watchProgramme(context, { programmeId, area })
        const read = await readProgramme(context, { programmeId })
        const today = dayOf(context.now)
        const body = areaPage({
          ...read,
          area,
          count,
          findings: findings(read.model, today),
          mayEdit: mayHere(context, 'change.edit-element', read.programme),
          views: await areaViews(area, { context, site, ...read, today, csrf, query }),
        })
        return sendPage(
          reply,
          changePage(site, request, {
            title: `${areas[area]}: ${read.programme.name}`,
            back: { href: changeLinks(programmeId).home, text: read.programme.name },
            width: area === 'roadmap' ? 'full' : 'wide',
            body,
          }),
        )
      },
    )
  }
}
