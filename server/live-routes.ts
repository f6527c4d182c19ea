import {
  type Http,
  type Hub,
  NotAllowedError,
  policyInForce,
  principal,
  serveEvents,
} from '@bluelamp/platform'
import { Type } from 'typebox'

/** What a screen may listen to, and the verb whose policy says who sees which of it. */
const topics = {
  contacts: { action: 'listen.find-contacts', type: 'Contact' },
  incidents: { action: 'respond.find-incidents', type: 'Incident' },
  units: { action: 'respond.find-units', type: 'Unit' },
  positions: { action: 'respond.find-units', type: 'Unit' },
  change: { action: 'change.watch-programme', type: 'Programme' },
} as const

type Topic = keyof typeof topics

/** Server-sent events, each sent to those whom the policy lets see the thing it is about. */
export function liveRoutes(app: Http, hub: Hub, site: { forceId: string }): void {
  app.get(
    '/events',
    {
      schema: {
        querystring: Type.Object({
          topics: Type.String({ pattern: '^[a-z]+(,[a-z]+)*$', maxLength: 100 }),
          since: Type.Optional(Type.String({ maxLength: 60 })),
        }),
      },
      config: { access: { verbs: Object.values(topics).map(topic => topic.action) } },
    },
    (request, reply) => {
      const asked = request.query.topics
        .split(',')
        .filter(name => Object.hasOwn(topics, name)) as Topic[]
      const wanted = asked.flatMap(name => {
        const { action, type } = topics[name]
        // Worked out once when the screen opens; then each event costs a comparison, not a decision.
        const filter = policyInForce().filter({
          principal: principal(request.actor),
          action,
          resourceType: type,
          context: { purpose: 'live' },
        })
        if (filter.kind === 'none') return []
        const accept = (attributes: Readonly<Record<string, unknown>>) =>
          filter.matches({ forceId: site.forceId, ...attributes } as never)
        return [[name, accept] as const]
      })
      // An open stream that can never say anything would hold a connection for nothing.
      if (wanted.length === 0) throw new NotAllowedError('live events')
      serveEvents(request, reply, hub, { topics: new Map(wanted) })
    },
  )
}
