import type { Http } from '@bluelamp/platform'
import { Type } from 'typebox'

const Session = Type.Object({
  id: Type.String(),
  name: Type.String(),
  roles: Type.Array(Type.String()),
  signedIn: Type.Boolean(),
  csrfToken: Type.String(),
  forceId: Type.String(),
  forceName: Type.String(),
  invented: Type.Boolean(),
})

/** Who a browser app is talking for, and the token its calls must carry. */
export function sessionRoutes(
  app: Http,
  site: { forceId: string; forceName: string; invented: boolean },
): void {
  app.get(
    '/session',
    {
      schema: { response: { 200: Session } },
      config: { access: { open: 'tells only the one who asks about themselves' } },
    },
    async (request, reply) => {
      const { actor, csrfToken } = request
      reply.header('cache-control', 'no-store')
      return {
        id: actor.id,
        name: actor.name,
        roles: [...actor.roles],
        signedIn: !actor.roles.includes('public'),
        csrfToken,
        ...site,
      }
    },
  )
}
