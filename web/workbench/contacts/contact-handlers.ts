import { randomUUID } from 'node:crypto'
import { type FieldError, formErrors, render } from '@bluelamp/kit'
import { findContacts, readContact } from '@bluelamp/listen'
import {
  type Address,
  findAddress,
  findAddresses,
  findEarlierContacts,
  listCodes,
} from '@bluelamp/memory'
import { type Context, contextOf, type Http, InvalidInputError } from '@bluelamp/platform'
import { createIncident } from '@bluelamp/respond'
import { type GradeCode, grades } from '@bluelamp/respond/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { text } from '../site/fields.ts'
import { contextWithPurpose, sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'
import { bodyOf, contactPage } from './contact-page.ts'
import { queueList, queuePage } from './queue-page.ts'
import { thriveParts } from './thrive-parts.ts'

const RecordParams = Type.Object({ recordId: Type.String({ format: 'uuid' }) })
const Query = Type.Object({ assessed: Type.Optional(Type.Literal('yes')) })
const Assessment = Type.Object({
  attemptId: Type.String({ format: 'uuid' }),
  openingCode: text(60),
  summary: text(500),
  uprn: text(20),
  postcode: Type.Optional(text(10)),
  find: Type.Optional(Type.Literal('yes')),
  grade: Type.Optional(text(10)),
  rationale: text(2000),
  ...Object.fromEntries(thriveParts.map(part => [part.name, text(2000)])),
})

const purpose = 'Assessing a contact'

export function contacts(app: Http, site: WorkbenchSite): void {
  const queue = { config: { access: { verbs: ['listen.find-contacts'] } } }
  app.get(
    '/workbench/contacts',
    { schema: { querystring: Query }, ...queue },
    async (request, reply) => {
      const context = contextOf(request)
      const waiting = await findContacts(context, { forceId: site.forceId })
      return sendPage(
        reply,
        workbenchPage(site, request, {
          title: 'Contacts to assess',
          body: queuePage(waiting, {
            now: context.now,
            assessed: request.query.assessed === 'yes',
          }),
          scripts: ['/workbench/browser/live-queue.js'],
        }),
      )
    },
  )

  app.get('/workbench/contacts/list', { schema: {}, ...queue }, async (request, reply) => {
    const context = contextOf(request)
    const waiting = await findContacts(context, { forceId: site.forceId })
    return sendPage(reply, render(queueList(waiting, context.now)))
  })

  app.get(
    '/workbench/contacts/:recordId',
    {
      schema: { params: RecordParams },
      config: { access: { verbs: ['listen.read-contact', 'memory.find-earlier-contacts'] } },
    },
    async (request, reply) => {
      const context = contextWithPurpose(request, purpose, 'contact-handler')
      return show(request, reply, context, request.params.recordId, {}, [])
    },
  )

  app.post(
    '/workbench/contacts/:recordId/incident',
    {
      schema: { params: RecordParams, body: Assessment },
      config: { access: { verbs: ['respond.create-incident'] } },
    },
    async (request, reply) => {
      const context = contextWithPurpose(request, purpose, 'contact-handler')
      const { recordId } = request.params
      const given = request.body as Record<string, string>
      // Looking for a place keeps all that was written.
      if (given.find) return show(request, reply, context, recordId, given, [])
      const place = given.uprn ? await findAddress(context, given.uprn) : undefined
      const faults = missing(given, place)
      if (faults.length > 0) {
        reply.status(422)
        return show(request, reply, context, recordId, given, faults)
      }
      try {
        await assess(context, recordId, given, place!)
      } catch (error) {
        if (!(error instanceof InvalidInputError)) throw error
        reply.status(422)
        const shown = error.faults.map(fault => ({
          ...fault,
          field: fault.field.replace('thrive.', ''),
        }))
        return show(request, reply, context, recordId, given, shown)
      }
      return reply.redirect('/workbench/contacts?assessed=yes', 303)
    },
  )

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    context: Context,
    recordId: string,
    given: Record<string, string>,
    faults: readonly FieldError[],
  ) {
    const contact = await readContact(context, { recordId })
    const earlier = await findEarlierContacts(context, { recordId })
    const body = bodyOf(contact)
    const postcode = given.postcode?.trim() || body.postcode
    const addresses = postcode ? await findAddresses(context, postcode) : []
    const view = {
      contact,
      earlier,
      addresses,
      grades: await listCodes(context, 'grade'),
      categories: await listCodes(context, 'incident-code'),
      given: { ...suggested(contact.record.body), ...given },
      errors: formErrors(faults),
      csrf: request.csrfToken,
      attemptId: given.attemptId ?? randomUUID(),
      now: context.now,
    }
    return sendPage(
      reply,
      workbenchPage(site, request, {
        title: 'Assess this contact',
        body: contactPage(view),
        back: { href: '/workbench/contacts', text: 'All contacts' },
        hasErrors: faults.length > 0,
      }),
    )
  }

  async function assess(
    context: Context,
    recordId: string,
    given: Record<string, string>,
    place: Address,
  ): Promise<void> {
    const earlier = await findEarlierContacts(context, { recordId })
    const part = (name: string) => given[name]?.trim() ?? ''
    await createIncident(context, {
      attemptId: given.attemptId!,
      recordId,
      openingCode: part('openingCode'),
      summary: part('summary'),
      place: {
        uprn: place.uprn,
        words: `${place.line}, ${place.postcode}`,
        easting: place.easting,
        northing: place.northing,
      },
      thrive: {
        threat: part('threat'),
        harm: part('harm'),
        risk: part('risk'),
        investigation: part('investigation'),
        vulnerability: part('vulnerability'),
        engagement: part('engagement'),
      },
      grade: part('grade') as GradeCode,
      rationale: part('rationale'),
      earlierContactsSeen: earlier.length,
    })
  }
}

/** What the contact itself already says, so that nothing is typed twice. */
function suggested(body: unknown): Record<string, string> {
  const { summary, place, category } = body as {
    summary?: string
    place?: Address | null
    category?: string
  }
  return {
    ...(summary && { summary }),
    ...(place && { uprn: place.uprn }),
    ...(category && { openingCode: category }),
  }
}

function missing(given: Record<string, string>, place: Address | undefined): FieldError[] {
  const needed = [
    { name: 'summary', message: 'Enter a summary for the log' },
    ...thriveParts.map(({ name, title }) => ({ name, message: `Write a line on ${title}` })),
  ]
  return [
    ...(place ? [] : [{ field: 'uprn', message: 'Choose the place' }]),
    ...needed
      .filter(part => !given[part.name]?.trim())
      .map(part => ({ field: part.name, message: part.message })),
    ...(grades.some(grade => grade.code === given.grade)
      ? []
      : [{ field: 'grade', message: 'Choose a grade' }]),
    ...(given.rationale?.trim() ? [] : [{ field: 'rationale', message: 'Say why this grade' }]),
  ]
}
