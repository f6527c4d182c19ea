import { type Area, areas, type Since, type Watched, watchProgramme } from '@bluelamp/change'
import { contextOf, type Http } from '@bluelamp/platform'
import { Type } from 'typebox'
import { uuid } from '../site/fields.ts'
import { ProgrammeParams } from './change-params.ts'
import { openPresence, presenceWords } from './presence.ts'

const Query = Type.Object({
  /** How much had been made of it when the page was read. */
  count: Type.Integer({ minimum: 0 }),
  element: Type.Optional(uuid),
  area: Type.Optional(Type.Enum(Object.keys(areas) as Area[])),
  /** The version that is being edited: whoever writes is told what others changed since. */
  base: Type.Optional(Type.Integer({ minimum: 1 })),
})

export type PresenceAnswer = {
  readonly count: number
  /** Who else is here. */
  readonly words: string
  /** What has changed meanwhile. */
  readonly news: string
  readonly since?: Since
}

/** Asked by a page every few seconds: who else is here, and whether what it shows has changed meanwhile. */
export function presenceRoutes(app: Http): void {
  const presence = openPresence()
  app.get(
    '/workbench/change/:programmeId/presence',
    {
      schema: { params: ProgrammeParams, querystring: Query },
      config: { access: { verbs: ['change.watch-programme'] } },
    },
    async (request, reply) => {
      const context = contextOf(request)
      const { programmeId } = request.params
      const { count, element, area, base } = request.query
      const watched = await watchProgramme(context, {
        programmeId,
        elementId: element,
        area,
        base,
      })
      const { id, name } = context.actor
      const place = `${programmeId} ${element ?? area ?? ''}`
      const someone = { name, writing: base !== undefined }
      const answer: PresenceAnswer = {
        count: watched.count,
        words: presenceWords(presence.here(place, id, someone, context.now.getTime())),
        news: watched.count > count ? newsWords(watched, id) : '',
        ...(watched.since && { since: watched.since }),
      }
      return reply.header('cache-control', 'no-store').send(answer)
    },
  )
}

const newsWords = ({ by }: Watched, own: string): string =>
  by?.id === own
    ? 'You have just changed this in another window.'
    : `${by?.name ?? 'Somebody'} has just changed this.`
