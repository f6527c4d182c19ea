import { randomUUID } from 'node:crypto'
import type { Context } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import { forceId, inside, keepContact, personWith } from '../testing.ts'
import { linkMention } from './link-mention.ts'
import type { Mention } from './link-store.ts'
import { type EntityView, readEntity } from './read-entity.ts'
import { reseatClosedRecord } from './reseat-closed-record.ts'

export const now = new Date('2026-11-20T12:00:00Z')

export type Label = {
  marking?: 0 | 1
  sealedFor?: readonly string[]
  force?: string
  /** Seconds after `now` at which it comes. */
  after?: number
}

/** Somebody of the force who may read and decide, by what they are cleared for. */
export const viewer = (
  house: TestHouse,
  id: string,
  clearance = 0,
  force: string = forceId,
): Context => ({
  ...house.context(
    {
      id,
      roles: ['investigator'],
      attributes: { clearance, forceId: force, areas: [], powers: [] },
    },
    now,
  ),
  purpose: 'Finding out who is who',
})

/** A record that speaks of this one, labelled before it is linked, as what comes in closed is. */
export async function tell(
  house: TestHouse,
  details: Parameters<typeof personWith>[0] | Mention,
  { marking = 0, sealedFor, force = forceId, after = 0 }: Label = {},
): Promise<{ recordId: string; entityId: string }> {
  const at = new Date(now.getTime() + after * 1000)
  const context = { ...viewer(house, 'clerk', 1, force), now: at }
  const recordId = await keepContact(context, { attemptId: randomUUID(), marking, forceId: force })
  if (sealedFor) await seal(house, recordId, sealedFor)
  const mention = 'kind' in details ? (details as Mention) : personWith(details as never)
  const { entityId } = await inside(context, inner => linkMention(inner, recordId, force, mention))
  return { recordId, entityId }
}

const seal = (house: TestHouse, recordId: string, list: readonly string[]) =>
  house.db
    .updateTable('memory.record')
    .set({ sealed: true, access_list: [...list] })
    .where('id', '=', recordId)
    .execute()

/** Closes a record that was open: its labels, then what was linked by it, in one transaction. */
export const close = (house: TestHouse, recordId: string, list: readonly string[]) =>
  inside(viewer(house, 'clerk', 1), async context => {
    await sql`update memory.record set sealed = true, access_list = ${list} where id = ${recordId}`.execute(
      context.db,
    )
    await reseatClosedRecord(context, recordId)
  })

export const entityOf = async (house: TestHouse, recordId: string): Promise<string> => {
  const row = await house.db
    .selectFrom('memory.current_link')
    .select('entity_id')
    .where('record_id', '=', recordId)
    .executeTakeFirstOrThrow()
  return row.entity_id
}

/** What the page of the entity that a record speaks of shows; nothing where it is not there for this viewer. */
export async function see(context: Context, entityId: string): Promise<EntityView | undefined> {
  try {
    return await readEntity(context, { entityId })
  } catch (error) {
    if ((error as Error).name === 'NotFoundError') return undefined
    throw error
  }
}

export const recordsOf = (view: EntityView | undefined): string[] =>
  (view?.mentions ?? []).map(mention => mention.recordId).sort()
