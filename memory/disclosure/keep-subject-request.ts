import {
  ConflictError,
  type Context,
  defineVerb,
  InvalidInputError,
  may,
  type Resource,
  type Tx,
} from '@bluelamp/platform'
import { holding, personSight, visiblePersonResource } from '../access/visible-record.ts'
import { startClock, stopClock } from '../clocks/clock-store.ts'
import { entitiesAsOne } from '../linking/entities-as-one.ts'
import {
  addMasks,
  addRequest,
  addRestriction,
  addStep,
  findRecordsOf,
  findRequestsOf,
  getRequest,
  lockRequest,
  type SubjectRequest,
} from './disclosure-store.ts'
import {
  mayStep,
  type RestrictionGround,
  restrictionGrounds,
  type StepKind,
  stateOf,
  type Way,
} from './subject-request.ts'

export type OpenSubjectRequest = {
  entityId: string
  receivedAt: Date
  askedBy: 'subject' | 'representative'
  /** How it was made sure who asks. */
  identityCheck: string
}

/** Keeps that somebody asks what is held on them; the month begins on the day it came. */
export const openSubjectRequest = defineVerb({
  name: 'memory.open-subject-request',
  operation: 'collect',
  resource: (context, { entityId }: OpenSubjectRequest) =>
    visiblePersonResource(context, 'memory.open-subject-request', entityId),
  run: async (context, input) => {
    const faults = [
      ...(input.identityCheck.trim() === ''
        ? [{ field: 'identityCheck', message: 'Say how you made sure who asks' }]
        : []),
      ...(input.receivedAt > context.now
        ? [{ field: 'received', message: 'The day it came cannot be in the future' }]
        : []),
    ]
    if (faults.length > 0) throw new InvalidInputError(faults)
    const entityIds = await entitiesAsOne(context, personSight, input.entityId)
    const open = (await findRequestsOf(context, entityIds)).some(each =>
      ['open', 'paused'].includes(stateOf(each.receivedAt, each.steps).status),
    )
    if (open) throw new ConflictError('A request of this person is open already.')
    const requestId = await addRequest(context, {
      ...input,
      identityCheck: input.identityCheck.trim(),
    })
    await startClock(context, {
      kind: 'subject-access',
      about: input.entityId,
      owner: 'records-manager',
      startedAt: input.receivedAt,
    })
    return { requestId }
  },
  about: ({ requestId }, { entityId }) => ({ subjects: [entityId], detail: { requestId } }),
})

/** A request of a person who is not there for the actor is not there either. */
export async function requestResource(
  context: Context,
  action: string,
  requestId: string,
): Promise<Resource> {
  const all = holding(String(context.actor.attributes.forceId ?? ''), requestId)
  // Whom the verb is closed to is not told whether there is such a request.
  if (!may(context, action, all)) return all
  const { entityId } = await getRequest(context, requestId)
  return visiblePersonResource(context, action, entityId)
}

export type StepSubjectRequest = { requestId: string; kind: StepKind; reason: string }

/** Stops the clock while we wait for them, starts it again, gives more time, or refuses. */
export const stepSubjectRequest = defineVerb({
  name: 'memory.step-subject-request',
  operation: 'alter',
  resource: (context, { requestId }: StepSubjectRequest) =>
    requestResource(context, 'memory.step-subject-request', requestId),
  run: async (context, { requestId, kind, reason }) => {
    const request = await lockRequest(context, requestId)
    if (reason.trim() === '') {
      throw new InvalidInputError([{ field: 'reason', message: 'Say why' }])
    }
    // What was handed over says by itself that it was answered.
    if (kind === 'answered')
      throw new ConflictError('A request is answered by handing the export over.')
    await takeStep(context, request, kind, reason.trim())
    return request
  },
  about: ({ entityId }, { requestId, kind }) => ({
    subjects: [entityId],
    detail: { requestId, step: kind },
  }),
})

/** Takes a step that its table allows, and sets the clock to what is due after it. */
export async function takeStep(
  context: Context<Tx>,
  request: SubjectRequest,
  kind: StepKind,
  reason: string,
): Promise<void> {
  const { receivedAt, steps, id, entityId } = request
  const before = stateOf(receivedAt, steps)
  if (!mayStep(before, kind)) {
    throw new ConflictError(`The request is ${before.status}: it cannot be ${kind} now.`)
  }
  await addStep(context, id, kind, reason)
  const step = { kind, reason, at: context.now, by: context.actor.id }
  const { due } = stateOf(receivedAt, [...steps, step])
  const outcome = kind === 'answered' || kind === 'refused' ? 'met' : 'not-needed'
  await stopClock(context, 'subject-access', entityId, { outcome })
  if (due) {
    await startClock(context, {
      kind: 'subject-access',
      about: entityId,
      owner: 'records-manager',
      startedAt: context.now,
      dueAt: due,
    })
  }
}

export type RestrictDisclosure = {
  requestId: string
  recordId: string
  way: Way
  ground: RestrictionGround
  reason: string
}

/** Decides that a record is held back from this request, with or without saying so, or shown after all. */
export const restrictDisclosure = defineVerb({
  name: 'memory.restrict-disclosure',
  operation: 'alter',
  resource: (context, { requestId }: RestrictDisclosure) =>
    requestResource(context, 'memory.restrict-disclosure', requestId),
  run: async (context, input) => {
    const request = await lockRequest(context, input.requestId)
    const faults = [
      ...(Object.hasOwn(restrictionGrounds, input.ground)
        ? []
        : [{ field: 'ground', message: 'Choose a ground' }]),
      ...(input.reason.trim() === '' ? [{ field: 'reason', message: 'Say why' }] : []),
    ]
    if (faults.length > 0) throw new InvalidInputError(faults)
    const entityIds = await entitiesAsOne(context, personSight, request.entityId)
    const records = await findRecordsOf(context, entityIds)
    if (!records.some(record => record.id === input.recordId)) {
      throw new InvalidInputError([
        { field: 'recordId', message: 'This record is not one of theirs' },
      ])
    }
    await addRestriction(context, request.id, { ...input, reason: input.reason.trim() })
    return request
  },
  about: ({ entityId }, { requestId, recordId, way, ground }) => ({
    subjects: [entityId],
    records: [recordId],
    detail: { requestId, way, ground },
  }),
})

export type MaskWords = { requestId: string; words: readonly string[] }

/** Masks words in everything that is handed over: names that stand in free text and that no link tells. */
export const maskWords = defineVerb({
  name: 'memory.mask-words',
  operation: 'alter',
  resource: (context, { requestId }: MaskWords) =>
    requestResource(context, 'memory.mask-words', requestId),
  run: async (context, { requestId, words }) => {
    const request = await lockRequest(context, requestId)
    const kept = words.map(each => each.trim()).filter(each => /[\p{L}\p{N}]/u.test(each))
    if (kept.length === 0) {
      throw new InvalidInputError([{ field: 'words', message: 'Enter the words to mask' }])
    }
    await addMasks(context, requestId, kept)
    return { entityId: request.entityId, masked: kept.length }
  },
  about: ({ entityId, masked }, { requestId }) => ({
    subjects: [entityId],
    detail: { requestId, masked },
  }),
})
