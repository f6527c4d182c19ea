import { contextOf, type Http } from '@bluelamp/platform'
import { Type } from 'typebox'
import { ownForce } from '../own-force.ts'
import { Id } from '../schemas.ts'
import { toWire } from '../wire.ts'
import { addIncidentEntry } from './add-incident-entry.ts'
import { closeIncident } from './close-incident.ts'
import { createIncident } from './create-incident.ts'
import { findIncidents } from './find-incidents.ts'
import {
  AddIncidentEntry,
  CloseIncident,
  CreateIncident,
  FindIncidents,
  IncidentRow,
  IncidentView,
  KeptIncident,
  RegradeIncident,
} from './incident-contract.ts'
import { readIncident } from './read-incident.ts'
import { regradeIncident } from './regrade-incident.ts'

const params = Type.Object({ incidentId: Id })

export function incidentRoutes(app: Http): void {
  app.get(
    '/respond/incidents',
    {
      schema: {
        querystring: FindIncidents,
        response: { 200: Type.Object({ incidents: Type.Array(IncidentRow) }) },
      },
      config: { access: { verbs: ['respond.find-incidents'] } },
    },
    async request => {
      const context = contextOf(request)
      const asked = { ...request.query, forceId: ownForce(context) }
      return toWire({ incidents: await findIncidents(context, asked) })
    },
  )

  app.post(
    '/respond/incidents',
    {
      schema: { body: CreateIncident, response: { 201: KeptIncident } },
      config: { access: { verbs: ['respond.create-incident'] } },
    },
    async (request, reply) => {
      reply.status(201)
      return createIncident(contextOf(request), request.body)
    },
  )

  app.get(
    '/respond/incidents/:incidentId',
    {
      schema: { params, response: { 200: IncidentView } },
      config: { access: { verbs: ['respond.read-incident'] } },
    },
    async request => toWire(await readIncident(contextOf(request), request.params)),
  )

  app.post(
    '/respond/incidents/:incidentId/gradings',
    {
      schema: {
        params,
        body: Type.Omit(RegradeIncident, ['incidentId']),
        response: { 200: KeptIncident },
      },
      config: { access: { verbs: ['respond.regrade-incident'] } },
    },
    request => regradeIncident(contextOf(request), { ...request.body, ...request.params }),
  )

  app.post(
    '/respond/incidents/:incidentId/entries',
    {
      schema: {
        params,
        body: Type.Omit(AddIncidentEntry, ['incidentId']),
        response: { 200: Type.Object({ incidentId: Id, isNew: Type.Boolean() }) },
      },
      config: { access: { verbs: ['respond.add-incident-entry'] } },
    },
    request => addIncidentEntry(contextOf(request), { ...request.body, ...request.params }),
  )

  app.post(
    '/respond/incidents/:incidentId/closing',
    {
      schema: {
        params,
        body: Type.Omit(CloseIncident, ['incidentId']),
        response: { 200: KeptIncident },
      },
      config: { access: { verbs: ['respond.close-incident'] } },
    },
    request => closeIncident(contextOf(request), { ...request.body, ...request.params }),
  )
}
