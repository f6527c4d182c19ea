import { defineVerb, InvalidInputError, NotFoundError } from '@bluelamp/platform'
import { personSight, visiblePersonResource } from '../access/visible-record.ts'
import { entitiesAsOne } from '../linking/entities-as-one.ts'
import { findHolds } from './person-store.ts'
import { placeHold, releaseHolds } from './retention-store.ts'

export type HoldRecords = { entityId: string; authority: string; reason: string }

const needed = (
  values: Readonly<Record<string, string>>,
  messages: Readonly<Record<string, string>>,
) => {
  const faults = Object.entries(messages)
    .filter(([field]) => !values[field]?.trim())
    .map(([field, message]) => ({ field, message }))
  if (faults.length > 0) throw new InvalidInputError(faults)
}

/** Places a legal hold: nothing about this person is disposed of until it is released. */
export const holdRecords = defineVerb({
  name: 'memory.hold-records',
  operation: 'alter',
  resource: (context, { entityId }: HoldRecords) =>
    visiblePersonResource(context, 'memory.hold-records', entityId),
  run: async (context, { entityId, authority, reason }) => {
    needed(
      { authority, reason },
      { authority: 'Say who asks for the hold', reason: 'Say what the hold is for' },
    )
    const entityIds = await entitiesAsOne(context, personSight, entityId)
    await placeHold(context, entityIds, { authority: authority.trim(), reason: reason.trim() })
    return { entityIds }
  },
  about: ({ entityIds }) => ({ subjects: entityIds }),
})

export type ReleaseHold = { entityId: string; reason: string }

export const releaseHold = defineVerb({
  name: 'memory.release-hold',
  operation: 'alter',
  resource: (context, { entityId }: ReleaseHold) =>
    visiblePersonResource(context, 'memory.release-hold', entityId),
  run: async (context, { entityId, reason }) => {
    needed({ reason }, { reason: 'Say why the hold can end' })
    const entityIds = await entitiesAsOne(context, personSight, entityId)
    const holds = await findHolds(context, entityIds)
    if (holds.length === 0) throw new NotFoundError('legal hold on', entityId)
    await releaseHolds(
      context,
      holds.map(hold => hold.id),
      reason.trim(),
    )
    return { entityIds, released: holds.length }
  },
  about: ({ entityIds, released }) => ({ subjects: entityIds, detail: { released } }),
})
