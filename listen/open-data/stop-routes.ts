import { type Context, type Http, NotFoundError } from '@bluelamp/platform'
import { Type } from 'typebox'
import { AreaQuestion, apiConfig, contextFor, monthOr } from './api-question.ts'
import { readStreetId } from './crime-routes.ts'
import { hasStreet } from './crime-store.ts'
import { getForce } from './force-store.ts'
import { Stop } from './open-data-schemas.ts'
import { readArea } from './open-place.ts'
import { findStops, stopsAt, stopsIn, stopsOf, stopsWithoutPlace } from './stop-store.ts'

const Stops = { 200: Type.Array(Stop) }
const date = Type.Optional(Type.String())
const ForceQuestion = Type.Object({ force: Type.String(), date })

/** Stops and searches: four methods. */
export function stopRoutes(api: Http): void {
  const config = apiConfig
  type Asked = { lat?: string; lng?: string; poly?: string; date?: string }
  const inArea = async (context: Context, asked: Asked) =>
    findStops(context, await monthOr(context, asked.date, 'stop'), stopsIn(readArea(asked)))

  api.get(
    '/stops-street',
    { schema: { querystring: AreaQuestion, response: Stops }, config },
    request => inArea(contextFor(request), request.query),
  )
  api.post(
    '/stops-street',
    {
      schema: { querystring: AreaQuestion, body: Type.Optional(AreaQuestion), response: Stops },
      config,
    },
    request => inArea(contextFor(request), { ...request.query, ...request.body }),
  )

  api.get(
    '/stops-at-location',
    {
      schema: {
        querystring: Type.Object({ location_id: Type.String(), date }),
        response: Stops,
      },
      config,
    },
    async request => {
      const context = contextFor(request)
      const streetId = readStreetId(request.query.location_id)
      if (!(await hasStreet(context, streetId))) {
        throw new NotFoundError('location', request.query.location_id)
      }
      const month = await monthOr(context, request.query.date, 'stop')
      return findStops(context, month, stopsAt(streetId))
    },
  )

  const ofForce = [
    ['/stops-no-location', stopsWithoutPlace],
    ['/stops-force', stopsOf],
  ] as const
  for (const [path, which] of ofForce) {
    api.get(
      path,
      { schema: { querystring: ForceQuestion, response: Stops }, config },
      async request => {
        const context = contextFor(request)
        await getForce(context, request.query.force)
        const month = await monthOr(context, request.query.date, 'stop')
        return findStops(context, month, which(request.query.force))
      },
    )
  }
}
