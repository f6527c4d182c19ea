import { readElement } from '@bluelamp/change'
import { contextOf, type Http } from '@bluelamp/platform'
import { Type } from 'typebox'
import { ElementParams } from './change-params.ts'
import { openPresence, presenceWords } from './presence.ts'

const Query = Type.Object({
  /** The version that the page shows. */
  number: Type.Integer({ minimum: 0 }),
  writing: Type.Optional(Type.Literal('yes')),
})

/** Asked by a page every few seconds: who else is here, and whether what it shows has changed meanwhile. */
export function presenceRoutes(app: Http): void {
  const presence = openPresence()
  app.get(
    '/workbench/change/:programmeId/element/:elementId/presence',
    {
      schema: { params: ElementParams, querystring: Query },
      config: { access: { verbs: ['change.read-element'] } },
    },
    async (request, reply) => {
      const context = contextOf(request)
      const { elementId } = request.params
      const { number, writing } = request.query
      const { versions } = await readElement(context, request.params)
      const { id, name } = context.actor
      const someone = { name, writing: writing === 'yes' }
      const others = presence.here(elementId, id, someone, context.now.getTime())
      const latest = versions[0]!
      const changed =
        latest.number > number ? `${latest.madeBy} saved version ${latest.number} meanwhile.` : ''
      return reply
        .header('cache-control', 'no-store')
        .send({ words: [presenceWords(others), changed].filter(words => words !== '').join(' ') })
    },
  )
}
