import { contextOf, type Http } from '@bluelamp/platform'
import { Type } from 'typebox'
import { Id } from '../schemas.ts'
import { algorithms } from './algorithms.ts'
import { assignUnit } from './assign-unit.ts'
import { Advice, AssignUnit, KeptAssignment } from './dispatch-contract.ts'
import { recommendUnits } from './recommend-units.ts'

const params = Type.Object({ incidentId: Id })
const Words = Type.Array(Type.String())

const AlgorithmEntry = Type.Object({
  id: Type.String(),
  name: Type.String(),
  version: Type.String(),
  purpose: Type.String(),
  owner: Type.String(),
  inputs: Words,
  prohibitedUses: Words,
  decidedBy: Type.String(),
})

export function dispatchRoutes(app: Http): void {
  // A POST, because what was advised is kept.
  app.post(
    '/respond/incidents/:incidentId/advice',
    {
      schema: { params, response: { 200: Advice } },
      config: { access: { verbs: ['respond.recommend-units'] } },
    },
    request => recommendUnits(contextOf(request), request.params),
  )

  app.post(
    '/respond/incidents/:incidentId/assignments',
    {
      schema: {
        params,
        body: Type.Omit(AssignUnit, ['incidentId']),
        response: { 201: KeptAssignment },
      },
      config: { access: { verbs: ['respond.assign-unit'] } },
    },
    async (request, reply) => {
      reply.status(201)
      return assignUnit(contextOf(request), { ...request.body, ...request.params })
    },
  )

  app.get(
    '/respond/algorithms',
    {
      schema: { response: { 200: Type.Object({ algorithms: Type.Array(AlgorithmEntry) }) } },
      config: { access: { open: 'The register of algorithms is public' } },
    },
    async () => ({
      algorithms: algorithms.map(({ killSwitch: _switch, inputs, prohibitedUses, ...entry }) => ({
        ...entry,
        inputs: [...inputs],
        prohibitedUses: [...prohibitedUses],
      })),
    }),
  )
}
