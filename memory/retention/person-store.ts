import type { Context } from '@bluelamp/platform'
import { type RawBuilder, sql } from 'kysely'
import { seesRecord } from '../access/sees-record.ts'
import { personSight } from '../access/visible-record.ts'
import { londonDate } from '../clocks/working-days.ts'
import type { Group, Held, RetentionRules } from './retention.ts'
import { groups } from './retention.ts'

export const sightOf = (context: Context, alias = 'r'): RawBuilder<boolean> =>
  seesRecord(context, personSight, alias)

export type HeldOf = Held & { closed: boolean }

/** What each entity's records hold about it, of the records that the condition lets through. */
export async function findHeld(
  { db }: Pick<Context, 'db'>,
  entityIds: readonly string[],
  sees: RawBuilder<boolean>,
): Promise<Map<string, HeldOf[]>> {
  const held = new Map<string, HeldOf[]>()
  if (entityIds.length === 0) return held
  const { rows } = await sql<HeldOf & { entityId: string }>`
    select l.entity_id as "entityId", r.id as "recordId", r.received_at as at,
      r.retention_group as "labelGroup", r.sealed or r.marking > 0 as closed, array_agg(distinct l.role) as roles,
      array_remove(array_agg(distinct l.data_subject), null) as "dataSubjects",
      array(select distinct e.code from memory.current_link c
        join memory.event e on e.entity_id = c.entity_id and e.kind = 'crime'
        where c.record_id = r.id order by e.code) as offences
    from memory.current_link l
    -- To correct what is held is not to come to notice again.
    join memory.record r on r.id = l.record_id and r.kind <> 'correction'
    where l.entity_id = any(${[...entityIds]}::uuid[]) and ${sees}
    group by l.entity_id, r.id
    order by r.received_at, r.id`.execute(db)
  for (const { entityId, ...row } of rows) {
    held.set(entityId, [...(held.get(entityId) ?? []), row])
  }
  return held
}

/** The same record may speak of two entities that are one person: it is held once. */
export function joinHeld(lists: readonly (readonly Held[])[]): Held[] {
  const byRecord = new Map<string, Held>()
  for (const held of lists.flat()) {
    const before = byRecord.get(held.recordId)
    byRecord.set(held.recordId, {
      ...held,
      roles: [...new Set([...(before?.roles ?? []), ...held.roles])],
      dataSubjects: [...new Set([...(before?.dataSubjects ?? []), ...held.dataSubjects])],
    })
  }
  return [...byRecord.values()]
}

/** Dates of birth and names as the records tell them, the latest record first. */
export async function findPersonDetails(
  { db }: Pick<Context, 'db'>,
  entityIds: readonly string[],
  sees: RawBuilder<boolean>,
): Promise<{ entityId: string; name: string; value: string }[]> {
  if (entityIds.length === 0) return []
  const { rows } = await sql<{ entityId: string; name: string; value: string }>`
    select d.entity_id as "entityId", d.name, d.value
    from memory.detail d
    join memory.record r on r.id = d.record_id
    where d.entity_id = any(${[...entityIds]}::uuid[]) and d.name in ('name', 'date-of-birth')
      and ${sees}
      and exists (select from memory.current_link l
        where l.record_id = d.record_id and l.entity_id = d.entity_id)
    order by r.received_at desc, r.id desc, d.value`.execute(db)
  return rows
}

/** The lists in force today, as one set of rules with the name of its version. */
export async function readRules({ db, now }: Pick<Context, 'db' | 'now'>): Promise<RetentionRules> {
  const today = londonDate(now)
  const { rows } = await sql<{
    list: string
    code: string
    label: string
    attributes: Record<string, unknown>
    from: string
  }>`
    select list, code, label, attributes, valid_from::text as "from" from memory.reference_code
    where list in ('retention-group', 'retention-offence') and valid_from <= ${today}
      and (valid_to is null or valid_to > ${today})
    order by list, code, valid_from`.execute(db)
  const list = (name: string) => rows.filter(row => row.list === name)
  const versionOf = (name: string) =>
    `${name} ${list(name).reduce((last, row) => (row.from > last ? row.from : last), '')}`
  const ruleOf = (group: Group) => {
    const row = list('retention-group').find(each => each.code === String(group))
    if (!row) throw new Error(`The list retention-group has no group ${group} in force on ${today}`)
    const { clearYears, againYears, untilAge } = row.attributes as Record<string, number>
    return {
      label: row.label,
      clearYears: clearYears!,
      againYears: againYears!,
      ...(untilAge && { untilAge }),
    }
  }
  return {
    version: `${versionOf('retention-group')}, ${versionOf('retention-offence')}`,
    groups: Object.fromEntries(
      groups.map(group => [group, ruleOf(group)]),
    ) as RetentionRules['groups'],
    offences: new Map(
      list('retention-offence').map(row => [
        row.code,
        { group: row.attributes.group as Group, label: row.label },
      ]),
    ),
  }
}

export type Hold = {
  id: string
  entityId: string
  authority: string
  reason: string
  placedBy: string
  placedAt: Date
}

export async function findHolds(
  { db }: Pick<Context, 'db'>,
  entityIds: readonly string[],
): Promise<Hold[]> {
  if (entityIds.length === 0) return []
  return db
    .selectFrom('memory.legal_hold as h')
    .leftJoin('memory.legal_hold_release as r', 'r.hold_id', 'h.id')
    .where('r.hold_id', 'is', null)
    .where('h.entity_id', 'in', entityIds)
    .select([
      'h.id',
      'h.entity_id as entityId',
      'h.authority',
      'h.reason',
      'h.placed_by as placedBy',
      'h.placed_at as placedAt',
    ])
    .orderBy('h.placed_at')
    .execute()
}

export type Decision = {
  entityId: string
  decision: 'retain' | 'dispose'
  group: Group
  reason: string
  answers: Record<string, 'yes' | 'no'>
  nextReviewAt: Date | null
  decidedBy: string
  decidedAt: Date
  /** What was held when it was decided. */
  records: string[]
}

/** Those made from no more than these records: another would tell that there is more. */
export const madeFrom = (
  decisions: readonly Decision[],
  held: readonly { recordId: string }[],
): Decision[] => {
  const ids = new Set(held.map(each => each.recordId))
  return decisions.filter(decision => decision.records.every(id => ids.has(id)))
}

/** The latest first; `madeFrom` says which of them a reader may know of. */
export async function findDecisions(
  { db }: Pick<Context, 'db'>,
  entityIds: readonly string[],
): Promise<Decision[]> {
  if (entityIds.length === 0) return []
  const rows = await db
    .selectFrom('memory.retention_decision')
    .where('entity_id', 'in', entityIds)
    .select([
      'entity_id as entityId',
      'decision',
      'retention_group as group',
      'reason',
      'answers',
      'explanation',
      'next_review_at as nextReviewAt',
      'decided_by as decidedBy',
      'decided_at as decidedAt',
    ])
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ explanation, ...row }) => ({
    ...row,
    group: row.group as Group,
    answers: row.answers as Decision['answers'],
    records: (explanation as { records: string[] }).records,
  }))
}
