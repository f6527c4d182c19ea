import { findBoundaries } from '@bluelamp/memory'
import type { Http } from '@bluelamp/platform'
import { Type } from 'typebox'

const Point = Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })
const Boundaries = Type.Object({
  type: Type.Literal('FeatureCollection'),
  features: Type.Array(
    Type.Object({
      type: Type.Literal('Feature'),
      properties: Type.Object({
        code: Type.String(),
        name: Type.String(),
        kind: Type.String(),
        parentCode: Type.Union([Type.String(), Type.Null()]),
      }),
      geometry: Type.Object({
        type: Type.Literal('Polygon'),
        coordinates: Type.Array(Type.Array(Point)),
      }),
    }),
  ),
})

/** The force's boundaries for every map of ours: no outside tile server is asked. */
export function placeRoutes(app: Http): void {
  app.get(
    '/places/boundaries',
    {
      schema: {
        querystring: Type.Object({
          kind: Type.Optional(Type.Enum(['district', 'neighbourhood'])),
        }),
        response: { 200: Boundaries },
      },
      config: { access: { open: 'boundaries are public and hold no personal data' } },
    },
    async (request, reply) => {
      reply.header('cache-control', 'public, max-age=300')
      const features = await findBoundaries(app.db, request.query.kind ?? 'neighbourhood')
      return { type: 'FeatureCollection' as const, features }
    },
  )
}
