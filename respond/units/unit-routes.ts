import { contextOf, type Http } from '@bluelamp/platform'
import { Type } from 'typebox'
import { ownForce } from '../own-force.ts'
import { Id } from '../schemas.ts'
import { toWire } from '../wire.ts'
import { changeUnitState } from './change-unit-state.ts'
import { findUnits } from './find-units.ts'
import { reportPositions } from './report-positions.ts'
import {
  ChangeUnitState,
  FindUnits,
  KeptUnitState,
  ReportPositions,
  UnitRow,
} from './unit-contract.ts'

export function unitRoutes(app: Http): void {
  app.get(
    '/respond/units',
    {
      schema: {
        querystring: FindUnits,
        response: { 200: Type.Object({ units: Type.Array(UnitRow) }) },
      },
      config: { access: { verbs: ['respond.find-units'] } },
    },
    async request => {
      const context = contextOf(request)
      const asked = { ...request.query, forceId: ownForce(context) }
      return toWire({ units: await findUnits(context, asked) })
    },
  )

  app.post(
    '/respond/units/:unitId/states',
    {
      schema: {
        params: Type.Object({ unitId: Id }),
        body: Type.Omit(ChangeUnitState, ['unitId']),
        response: { 200: KeptUnitState },
      },
      config: { access: { verbs: ['respond.change-unit-state'] } },
    },
    request => changeUnitState(contextOf(request), { ...request.body, ...request.params }),
  )

  app.post(
    '/respond/positions',
    {
      schema: {
        body: ReportPositions,
        response: { 200: Type.Object({ moved: Type.Integer() }) },
      },
      config: { access: { verbs: ['respond.report-positions'] } },
    },
    async request => {
      const context = contextOf(request)
      const { moved } = await reportPositions(context, {
        ...request.body,
        forceId: ownForce(context),
      })
      return { moved: moved.length }
    },
  )
}
