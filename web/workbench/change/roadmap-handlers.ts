import {
  planRoadmap,
  programmeResource,
  readProgramme,
  roadmapQuarters,
  takeOnRoadmap,
} from '@bluelamp/change'
import { formErrors, html, render } from '@bluelamp/kit'
import { contextOf, type Http, may, NotFoundError } from '@bluelamp/platform'
import { Type } from 'typebox'
import { faultsOf } from '../records/record-handlers.ts'
import { text, uuid } from '../site/fields.ts'
import { sendPage, type WorkbenchSite } from '../site/layout.ts'
import { changeLinks } from './change-links.ts'
import { changePage } from './change-page.ts'
import { dayOf, ProgrammeParams } from './change-params.ts'
import {
  type RoadmapFragment,
  readPins,
  roadmapFragment,
  roadmapFrame,
} from './views/roadmap-view.ts'

const Query = Type.Object({
  pins: Type.Optional(text(10_000)),
  project: Type.Optional(uuid),
  start: Type.Optional(Type.Integer({ minimum: -1, maximum: roadmapQuarters - 1 })),
  /** A whole page, for those without scripts; otherwise only what is drawn anew. */
  page: Type.Optional(Type.Literal('whole')),
  /** A first answer soon, to be followed by the proven one. */
  quick: Type.Optional(Type.Literal('yes')),
})

/** What if: the best roadmap with some projects held; and making it the plan. */
export function roadmapRoutes(app: Http, site: WorkbenchSite): void {
  app.get(
    '/workbench/change/:programmeId/roadmap/plan',
    {
      schema: { params: ProgrammeParams, querystring: Query },
      config: { access: { verbs: ['change.plan-roadmap', 'change.read-programme'] } },
    },
    async (request, reply) => {
      const context = contextOf(request)
      const { programmeId } = request.params
      const { pins: given = '', project, start, page, quick } = request.query
      const kept = readPins(given).filter(pin => pin.project !== project)
      const pins =
        project === undefined || start === undefined
          ? kept
          : [...kept, { project, start: start < 0 ? null : start }]
      const left = new AbortController()
      // Whoever moves a bar again waits no more for the answer before.
      reply.raw.once('close', () => left.abort(new Error('The page was left')))
      const planned = await planRoadmap(context, {
        programmeId,
        pins,
        solve: true,
        quick: quick === 'yes',
        signal: left.signal,
      }).catch(error => {
        if (left.signal.aborted) return undefined
        throw error
      })
      if (!planned) throw new NotFoundError('roadmap', programmeId)
      const { programme, model } = await readProgramme(context, { programmeId })
      const shown: RoadmapFragment = {
        programmeId,
        model,
        today: dayOf(context.now),
        planned,
        pins,
        csrf: request.csrfToken,
        mayTake: may(
          context,
          'change.take-on-roadmap',
          programmeResource(programme.forceId, programmeId),
        ),
      }
      if (page !== 'whole') return sendPage(reply, render(roadmapFragment(shown)))
      const links = changeLinks(programmeId)
      return sendPage(
        reply,
        changePage(site, request, {
          title: `Roadmap: ${programme.name}`,
          back: { href: links.area('roadmap'), text: 'Roadmap' },
          width: 'full',
          body: html`<h1 class="govuk-heading-l">Roadmap</h1>${roadmapFrame(shown)}`,
        }),
      )
    },
  )

  app.post(
    '/workbench/change/:programmeId/roadmap/take',
    {
      schema: { params: ProgrammeParams, body: Type.Object({ schedule: text(10_000) }) },
      config: { access: { verbs: ['change.take-on-roadmap'] } },
    },
    async (request, reply) => {
      const { programmeId } = request.params
      const links = changeLinks(programmeId)
      const schedule = readPins(request.body.schedule).flatMap(({ project, start }) =>
        start === null ? [] : [{ project, start }],
      )
      try {
        await takeOnRoadmap(contextOf(request), {
          programmeId,
          schedule,
          reason: 'A roadmap was taken on',
        })
        return reply.redirect(links.area('roadmap'), 303)
      } catch (error) {
        const faults = faultsOf(error).map(fault => ({ ...fault, href: '#main-content' }))
        reply.status(422)
        return sendPage(
          reply,
          changePage(site, request, {
            title: 'Roadmap',
            back: { href: links.area('roadmap'), text: 'Roadmap' },
            body: html`${formErrors(faults).summary}<h1 class="govuk-heading-l">It was not taken on</h1>
              <p class="govuk-body">Something changed meanwhile. Find the best roadmap again.</p>`,
            hasErrors: true,
          }),
        )
      }
    },
  )
}
