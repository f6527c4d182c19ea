import { randomUUID } from 'node:crypto'
import { type FieldError, formErrors } from '@bluelamp/kit'
import {
  correctRecord,
  findCollars,
  findStaffByCollar,
  holding,
  type Labels,
  labelRecord,
  lowerLabel,
  markOpinion,
  type RecordView,
  readRecord,
  tellCorrection,
} from '@bluelamp/memory'
import {
  ConflictError,
  type Context,
  type Http,
  InvalidInputError,
  may,
  type Resource,
} from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { askingPurpose, withPurpose } from '../site/ask-purpose.ts'
import { text, uuid } from '../site/fields.ts'
import { contextWithPurpose, sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'
import { recordPage } from './record-page.ts'

const RecordParams = Type.Object({ recordId: uuid })
const Query = Type.Object({
  done: Type.Optional(Type.String({ maxLength: 20 })),
  purpose: Type.Optional(text(200)),
})
const LabelBody = Type.Object({
  marking: text(2),
  sealed: Type.Optional(Type.Literal('yes')),
  accessList: Type.Optional(text(4000)),
  retentionGroup: text(2),
  reason: text(2000),
})

const doneWords: Readonly<Record<string, string>> = {
  labels: 'The labels were changed.',
  correction: 'The correction stands beside the record.',
  told: 'It is kept that they were told.',
  opinion: 'Fact and opinion were told apart.',
}

const purpose = 'Looking after records'
const contextFor = (request: FastifyRequest) =>
  contextWithPurpose(request, purpose, 'records-manager')

/** Faults that a page can show beside its form; any other goes on. */
export function faultsOf(error: unknown): FieldError[] {
  if (error instanceof InvalidInputError) return [...error.faults]
  if (error instanceof ConflictError)
    return [{ field: 'form', message: error.message, href: '#main-content' }]
  throw error
}

export function records(app: Http, site: WorkbenchSite): void {
  const address = (request: FastifyRequest, recordId: string, path = '') =>
    withPurpose(request, `/workbench/records/${recordId}${path}`)

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    recordId: string,
    sent: { open?: string; given?: Record<string, string>; faults?: readonly FieldError[] } = {},
  ) {
    const context = contextFor(request)
    const view = await readRecord(context, { recordId })
    const { done } = request.query as { done?: string }
    const faults = sent.faults ?? []
    if (faults.length > 0) reply.status(422)
    return sendPage(
      reply,
      workbenchPage(site, request, {
        title: 'Record',
        body: recordPage({
          view,
          may: rightsOf(context, view, site.forceId),
          given: sent.given ?? {},
          errors: formErrors(faults),
          open: sent.open,
          done: done && faults.length === 0 ? doneWords[done] : undefined,
          csrf: request.csrfToken,
          attemptId: sent.given?.attemptId ?? randomUUID(),
          action: path => address(request, recordId, path),
          staff: await findCollars(context, view.record.access_list),
        }),
        hasErrors: faults.length > 0,
      }),
    )
  }

  const back = (request: FastifyRequest, reply: FastifyReply, recordId: string, done: string) =>
    reply.redirect(withPurpose(request, `/workbench/records/${recordId}?done=${done}`), 303)

  app.get(
    '/workbench/records/:recordId',
    {
      schema: { params: RecordParams, querystring: Query },
      config: { access: { verbs: ['memory.read-record'] } },
    },
    (request, reply) =>
      askingPurpose(site, request, reply, () => show(request, reply, request.params.recordId)),
  )

  for (const [path, verb, form] of [
    ['/labels', labelRecord, 'labels'],
    ['/labels/lower', lowerLabel, 'labels-lower'],
  ] as const) {
    app.post(
      `/workbench/records/:recordId${path}`,
      {
        schema: { params: RecordParams, body: LabelBody },
        config: { access: { verbs: [verb.definition.name] } },
      },
      async (request, reply) => {
        const { recordId } = request.params
        const context = contextFor(request)
        const given = request.body as Record<string, string>
        try {
          const labels = await labelsFrom(context, given)
          await verb(context, { recordId, labels, reason: given.reason ?? '' })
        } catch (error) {
          return show(request, reply, recordId, { open: form, given, faults: faultsOf(error) })
        }
        // Whoever closed it to themselves finds no page to go back to.
        return back(request, reply, recordId, 'labels')
      },
    )
  }

  app.post(
    '/workbench/records/:recordId/corrections',
    {
      schema: {
        params: RecordParams,
        body: Type.Object({
          attemptId: uuid,
          part: text(300),
          value: text(4000),
          reason: text(2000),
        }),
      },
      config: { access: { verbs: ['memory.correct-record'] } },
    },
    async (request, reply) => {
      const { recordId } = request.params
      const { attemptId, part, value, reason } = request.body
      const [of = '', field = ''] = part.split('|')
      try {
        await correctRecord(contextFor(request), {
          attemptId,
          recordId,
          ...(of !== 'body' && /^[0-9a-f-]{36}$/i.test(of) && { entityId: of }),
          field,
          value,
          reason,
        })
      } catch (error) {
        const faults = faultsOf(error).map(fault => ({
          ...fault,
          field: { field: 'part', reason: 'correctionReason' }[fault.field] ?? fault.field,
          ...(fault.field === 'field' && part === '' && { message: 'Choose what is wrong' }),
        }))
        const given = { attemptId, part, value, reason }
        return show(request, reply, recordId, { open: 'correction', given, faults })
      }
      return back(request, reply, recordId, 'correction')
    },
  )

  app.post(
    '/workbench/records/:recordId/corrections/:correctionId/told',
    {
      schema: {
        params: Type.Object({ recordId: uuid, correctionId: uuid }),
        body: Type.Object({ recipient: text(200) }),
      },
      config: { access: { verbs: ['memory.tell-correction'] } },
    },
    async (request, reply) => {
      const { recordId, correctionId } = request.params
      await tellCorrection(contextFor(request), {
        recordId,
        correctionId,
        recipient: request.body.recipient,
      })
      return back(request, reply, recordId, 'told')
    },
  )

  app.post(
    '/workbench/records/:recordId/opinions',
    {
      schema: {
        params: RecordParams,
        body: Type.Object({
          linkId: Type.Optional(uuid),
          field: Type.Optional(text(300)),
          opinion: Type.Enum(['yes', 'no']),
          reason: text(1000),
        }),
      },
      config: { access: { verbs: ['memory.mark-opinion'] } },
    },
    async (request, reply) => {
      const { recordId } = request.params
      const { linkId, field, opinion, reason } = request.body
      try {
        await markOpinion(contextFor(request), {
          recordId,
          linkId,
          field,
          opinion: opinion === 'yes',
          reason,
        })
      } catch (error) {
        const faults = faultsOf(error).map(fault => ({ ...fault, field: 'opinionReason' }))
        return show(request, reply, recordId, { open: `opinion-${linkId ?? 'statement'}`, faults })
      }
      return back(request, reply, recordId, 'opinion')
    },
  )
}

/** Ways in which things arrive by machine or file: what they came with is kept. */
const deliveredBy = new Set(['email', 'intelligence', 'partner', 'social'])

function rightsOf(context: Context, { record }: RecordView, forceId: string) {
  const resource: Resource = {
    type: 'Record',
    id: record.id,
    attributes: {
      kind: record.kind,
      marking: record.marking,
      forceId: record.force_id,
      ownerId: record.submitted_by,
      sealed: record.sealed,
      accessList: record.access_list,
      ...(record.area_code && { area: record.area_code }),
    },
  }
  return {
    label: may(context, 'memory.label-record', resource),
    lower: may(context, 'memory.lower-label', resource),
    correct: may(context, 'memory.correct-record', resource),
    tell: may(context, 'memory.tell-correction', resource),
    mark: may(context, 'memory.mark-opinion', resource),
    review: may(context, 'memory.review-person', holding(forceId)),
    delivered: deliveredBy.has(record.channel) && may(context, 'listen.read-intake-item', resource),
  }
}

async function labelsFrom(context: Context, given: Record<string, string>): Promise<Labels> {
  const collars = [
    ...new Set((given.accessList ?? '').split(/[\s,;]+/).filter(each => each !== '')),
  ]
  const staff = given.sealed ? await findStaffByCollar(context, collars) : []
  const unknown = given.sealed
    ? collars.filter(collar => !staff.some(each => each.collar === collar))
    : []
  if (unknown.length > 0) {
    throw new InvalidInputError([
      {
        field: 'accessList',
        message: `No member of staff has the collar number ${unknown.join(', ')}`,
      },
    ])
  }
  return {
    marking: Number(given.marking),
    sealed: given.sealed === 'yes',
    accessList: staff.map(each => each.id),
    retentionGroup: Number(given.retentionGroup),
  }
}
