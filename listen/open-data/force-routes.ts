import { type Http, NotFoundError } from '@bluelamp/platform'
import { Type } from 'typebox'
import { apiConfig, contextFor } from './api-question.ts'
import {
  findForces,
  findNeighbourhoods,
  findTeamAt,
  getBoundary,
  getForce,
  getForcePeople,
  getNeighbourhood,
  getNeighbourhoodList,
} from './force-store.ts'
import {
  Coordinate,
  Force,
  ForceReference,
  Neighbourhood,
  NeighbourhoodEvent,
  NeighbourhoodReference,
  NeighbourhoodTeam,
  Officer,
  Priority,
} from './open-data-schemas.ts'
import { readPoint } from './open-place.ts'

const ForceParams = Type.Object({ force: Type.String() })
const TeamParams = Type.Object({ force: Type.String(), neighbourhood: Type.String() })

/** Forces and neighbourhoods: ten methods. */
export function forceRoutes(api: Http): void {
  const config = apiConfig

  api.get(
    '/forces',
    { schema: { response: { 200: Type.Array(ForceReference) } }, config },
    request => findForces(contextFor(request)),
  )
  api.get(
    '/forces/:force',
    { schema: { params: ForceParams, response: { 200: Force } }, config },
    request => getForce(contextFor(request), request.params.force),
  )
  api.get(
    '/forces/:force/people',
    { schema: { params: ForceParams, response: { 200: Type.Array(Officer) } }, config },
    request => getForcePeople(contextFor(request), request.params.force),
  )
  api.get(
    '/locate-neighbourhood',
    {
      schema: {
        querystring: Type.Object({ q: Type.String() }),
        response: { 200: NeighbourhoodTeam },
      },
      config,
    },
    async request => {
      const [lat, lng] = request.query.q.split(',')
      const team = await findTeamAt(contextFor(request), readPoint(lat, lng))
      if (!team) throw new NotFoundError('neighbourhood at', request.query.q.slice(0, 60))
      return team
    },
  )
  api.get(
    '/:force/neighbourhoods',
    {
      schema: { params: ForceParams, response: { 200: Type.Array(NeighbourhoodReference) } },
      config,
    },
    request => findNeighbourhoods(contextFor(request), request.params.force),
  )
  api.get(
    '/:force/:neighbourhood',
    { schema: { params: TeamParams, response: { 200: Neighbourhood } }, config },
    request =>
      getNeighbourhood(contextFor(request), request.params.force, request.params.neighbourhood),
  )
  api.get(
    '/:force/:neighbourhood/boundary',
    { schema: { params: TeamParams, response: { 200: Type.Array(Coordinate) } }, config },
    request => getBoundary(contextFor(request), request.params.force, request.params.neighbourhood),
  )
  const parts = [
    ['people', Officer],
    ['events', NeighbourhoodEvent],
    ['priorities', Priority],
  ] as const
  for (const [part, schema] of parts) {
    api.get(
      `/:force/:neighbourhood/${part}`,
      { schema: { params: TeamParams, response: { 200: Type.Array(schema) } }, config },
      request => {
        const { force, neighbourhood } = request.params
        return getNeighbourhoodList(contextFor(request), force, neighbourhood, part)
      },
    )
  }
}
