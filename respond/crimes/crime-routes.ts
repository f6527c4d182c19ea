import { contextOf, type Http } from '@bluelamp/platform'
import { RecordCrime, RecordedCrime } from './crime-contract.ts'
import { recordCrime } from './record-crime.ts'

export function crimeRoutes(app: Http): void {
  app.post(
    '/respond/crimes',
    {
      schema: { body: RecordCrime, response: { 201: RecordedCrime } },
      config: { access: { verbs: ['respond.record-crime'] } },
    },
    async (request, reply) => {
      reply.status(201)
      return recordCrime(contextOf(request), request.body)
    },
  )
}
