import { findAddress, keepRecord, linkMention, type Mention } from '@bluelamp/memory'
import { type Context, defineVerb, type Tx } from '@bluelamp/platform'
import { waitForAssessment } from '../contacts/wait-for-assessment.ts'
import { callSummary, type TakeCall } from './call.ts'

export type TakenCall = { recordId: string; personId?: string; isNew: boolean }

/** A call, or someone at the counter, as the person who took it wrote it down. */
export const takeCall = defineVerb({
  name: 'listen.take-call',
  operation: 'collect',
  resource: (_context, { forceId }: TakeCall) => ({
    type: 'Contact',
    id: 'new',
    attributes: { forceId },
  }),
  run: async (context, call): Promise<TakenCall> => {
    const place = call.uprn ? await findAddress(context, call.uprn) : undefined
    const receivedAt = call.receivedAt ?? context.now
    const { id: recordId, isNew } = await keepRecord(context, {
      attemptId: call.attemptId,
      kind: 'contact',
      channel: call.channel,
      source: 'call taker',
      forceId: call.forceId,
      areaCode: place?.areaCode,
      receivedAt,
      body: {
        category: call.category,
        summary: callSummary(call.words),
        words: call.words,
        name: call.callerName,
        phone: call.phone,
        place: place ?? null,
        addressWords: call.placeWords,
        postcode: place?.postcode,
      },
    })
    if (!isNew) return { recordId, isNew }
    const personId = await linkCaller(context, recordId, call)
    await linkPlace(context, recordId, call)
    await waitForAssessment(context, {
      recordId,
      forceId: call.forceId,
      areaCode: place?.areaCode,
      receivedAt,
    })
    return { recordId, isNew, ...(personId && { personId }) }
  },
  about: ({ recordId, personId }, { channel }) => ({
    records: [recordId],
    ...(personId && { subjects: [personId] }),
    detail: { channel },
  }),
})

async function linkCaller(
  context: Context<Tx>,
  recordId: string,
  { forceId, callerName, phone }: TakeCall,
): Promise<string | undefined> {
  const details: Mention['details'] = [
    ...(callerName ? [{ name: 'name' as const, value: callerName }] : []),
    ...(phone ? [{ name: 'phone' as const, value: phone }] : []),
  ]
  if (details.length === 0) return undefined
  const caller = {
    kind: 'person',
    subkind: 'person',
    role: 'reporter',
    dataSubject: 'witness',
  } as const
  const { entityId } = await linkMention(context, recordId, forceId, { ...caller, details })
  return entityId
}

async function linkPlace(
  context: Context<Tx>,
  recordId: string,
  { forceId, uprn, placeWords }: TakeCall,
): Promise<void> {
  if (!uprn && !placeWords) return
  await linkMention(context, recordId, forceId, {
    kind: 'place',
    subkind: 'address',
    role: 'scene',
    details: [
      ...(uprn ? [{ name: 'uprn' as const, value: uprn }] : []),
      ...(placeWords ? [{ name: 'address' as const, value: placeWords }] : []),
    ],
  })
}
