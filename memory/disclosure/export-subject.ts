import { createHash } from 'node:crypto'
import { ConflictError, defineVerb } from '@bluelamp/platform'
import { actorNames } from '../access/actor-names.ts'
import { holding } from '../access/visible-record.ts'
import { buildExport } from './build-export.ts'
import {
  findDisclosures,
  findRequests,
  getRequest,
  keepDisclosure,
  lockRequest,
} from './disclosure-store.ts'
import { entityName } from './entity-name.ts'
import { requestResource, takeStep } from './keep-subject-request.ts'
import { stateOf } from './subject-request.ts'

/** Who asked what is held on them, and by when they are owed an answer. */
export const findSubjectRequests = defineVerb({
  name: 'memory.find-subject-requests',
  operation: 'consult',
  resource: (_context, { forceId }: { forceId: string }) => holding(forceId),
  run: async (context, { forceId }) => {
    const requests = await findRequests(context, forceId, 100)
    const names = await entityName(
      context,
      requests.map(each => each.entityId),
    )
    return requests.map(request => ({
      ...request,
      name: names.get(request.entityId),
      state: stateOf(request.receivedAt, request.steps),
    }))
  },
  about: requests => ({ subjects: requests.map(each => each.entityId) }),
})

/** What would be handed over now, for the one who decides what is held back. */
export const previewSubject = defineVerb({
  name: 'memory.preview-subject',
  operation: 'consult',
  resource: (context, { requestId }: { requestId: string }) =>
    requestResource(context, 'memory.preview-subject', requestId),
  run: async (context, { requestId }) => {
    const request = await getRequest(context, requestId)
    const built = await buildExport(context, request)
    const disclosures = await findDisclosures(context, requestId)
    return {
      ...built,
      request,
      state: stateOf(request.receivedAt, request.steps),
      disclosures,
      names: await actorNames(context, [
        request.keptBy,
        ...request.steps.map(step => step.by),
        ...disclosures.map(each => each.by),
        ...built.all.map(each => each.restriction?.decidedBy ?? null),
      ]),
    }
  },
  about: ({ entityIds, all }, { requestId }) => ({
    subjects: entityIds,
    records: all.map(each => each.record.id),
    detail: { requestId },
  }),
})

export type ExportSubject = { requestId: string }

const recipients = {
  subject: 'the data subject',
  representative: 'a representative of the data subject',
} as const

/** Hands over what is held on a person: a disclosure, with its recipient. The first one answers the request. */
export const exportSubject = defineVerb({
  name: 'memory.export-subject',
  operation: 'disclose',
  resource: (context, { requestId }: ExportSubject) =>
    requestResource(context, 'memory.export-subject', requestId),
  run: async (context, { requestId }) => {
    const request = await lockRequest(context, requestId)
    const { status } = stateOf(request.receivedAt, request.steps)
    if (status === 'paused' || status === 'refused') {
      throw new ConflictError(`The request is ${status}: nothing is handed over now.`)
    }
    const built = await buildExport(context, request)
    if (built.leaks.length > 0) {
      throw new ConflictError(
        `Details of others could still be read (${built.leaks.length}). Mask those words first.`,
      )
    }
    const text = JSON.stringify(built.export)
    const hash = createHash('sha256').update(text).digest()
    // In fixed words: a name would stay in the journal for ever.
    const recipient = recipients[request.askedBy]
    await keepDisclosure(context, { requestId, recipient, records: built.recordIds, hash })
    if (status === 'open')
      await takeStep(context, request, 'answered', 'The export was handed over.')
    return {
      export: built.export,
      entityIds: built.entityIds,
      recordIds: built.recordIds,
      recipient,
      hash,
    }
  },
  about: ({ entityIds, recordIds, recipient, hash }, { requestId }) => ({
    subjects: entityIds,
    records: recordIds,
    recipient,
    detail: { requestId, sha256: hash.toString('hex') },
  }),
})
