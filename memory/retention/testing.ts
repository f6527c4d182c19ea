import { randomUUID } from 'node:crypto'
import type { Actor, Context } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import { recordEvent } from '../events/record-event.ts'
import { addDetails, addEntity, addLink } from '../linking/link-store.ts'
import type { DetailName } from '../linking/match-key.ts'
import { keepRecord, type NewRecord } from '../records/keep-record.ts'
import type { DataSubject } from '../tables.ts'
import { contactRecord, forceId, inside } from '../testing.ts'
import { retentionReferenceRows } from './retention-lists.ts'

export const staff = (id: string, role: string, change: Partial<Actor['attributes']> = {}) =>
  ({
    id,
    name: `${id} of Testford`,
    roles: [role],
    attributes: { clearance: 1, forceId, areas: [], powers: [], ...change },
  }) satisfies Actor

export const ruth = staff('ruth', 'records-manager')
export const gloria = staff('gloria', 'supervisor')
export const paul = staff('paul', 'contact-handler', { clearance: 0 })

/** The people who decide, as accounts: the database itself looks them up. And the lists they decide by. */
export async function openRecordsOffice(house: TestHouse): Promise<void> {
  for (const actor of [ruth, gloria, paul]) {
    await house.owner
      .insertInto('platform.account')
      .values({
        id: actor.id,
        issuer: 'test',
        subject: actor.id,
        name: actor.name,
        roles: actor.roles,
        attributes: JSON.stringify({ ...actor.attributes, collar: `c-${actor.id}` }),
      })
      .execute()
  }
  await house.owner
    .insertInto('memory.reference_code')
    .values(
      retentionReferenceRows.map(({ validFrom, attributes, ...row }) => ({
        ...row,
        valid_from: validFrom,
        attributes: JSON.stringify(attributes),
      })),
    )
    .execute()
}

export const by = (house: TestHouse, actor: Actor, now?: Date): Context => ({
  ...house.context(actor, now),
  purpose: 'Testing retention',
})

export type Told = {
  at: Date
  about: readonly {
    /** An entity that is known already; a new person is made where none is given. */
    entityId?: string
    as?: DataSubject
    role?: string
    details?: Partial<Record<DetailName, string>>
  }[]
  /** Of which offence class a crime was recorded, and which crime, if it is known already. */
  crime?: { offenceClass: string; entityId?: string }
  change?: Partial<NewRecord>
  sealedFor?: readonly string[]
}

/** A record of long ago or of today, with whom it speaks of and the crime it is about; as somebody's word, not by matching. */
export async function tell(
  house: TestHouse,
  told: Told,
): Promise<{ recordId: string; persons: string[]; crimeId: string | undefined }> {
  const context = house.context({}, told.at)
  const answer = await inside(context, async inner => {
    const { id: recordId } = await keepRecord(inner, {
      ...contactRecord(inner),
      receivedAt: told.at,
      ...told.change,
    })
    const persons: string[] = []
    for (const { entityId, as, role, details } of told.about) {
      const id = entityId ?? (await addEntity(inner, forceId, 'person', 'person'))
      await addLink(inner, recordId, id, {
        role: role ?? as ?? 'mentioned',
        ...(as && { dataSubject: as }),
      })
      await addDetails(
        inner,
        recordId,
        id,
        Object.entries(details ?? {}).map(([name, value]) => ({ name: name as DetailName, value })),
      )
      persons.push(id)
    }
    let crimeId = told.crime?.entityId
    if (told.crime) {
      if (!crimeId) {
        crimeId = await addEntity(inner, forceId, 'event', 'crime')
        await recordEvent(inner, {
          entityId: crimeId,
          kind: 'crime',
          code: told.crime.offenceClass,
          forceId,
          recordedAt: told.at,
        })
      }
      await addLink(inner, recordId, crimeId, { role: 'crime' })
    }
    return { recordId, persons, crimeId }
  })
  if (told.sealedFor) {
    await house.owner
      .updateTable('memory.record')
      .set({ sealed: true, access_list: [...told.sealedFor] })
      .where('id', '=', answer.recordId)
      .execute()
  }
  return answer
}

/** A word that stands nowhere else. */
export const canary = (): string => `zq${randomUUID().replaceAll('-', '')}`

/** Every place of the whole database in which a text still stands, with how often. Owner only; reads every row of every table. */
export async function findText(house: TestHouse, text: string): Promise<Record<string, number>> {
  const { rows: columns } = await sql<{ table: string; column: string; kind: string }>`
    select format('%I.%I', n.nspname, c.relname) as table, quote_ident(a.attname) as column,
      t.typname as kind
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'm') and n.nspname !~ '^(pg_|information_schema)'`.execute(house.owner)
  const found: Record<string, number> = {}
  for (const { table, column, kind } of columns) {
    const where =
      kind === 'bytea'
        ? sql`position(convert_to(${text}, 'UTF8') in ${sql.raw(column)}) > 0`
        : sql`position(lower(${text}) in lower(${sql.raw(column)}::text)) > 0`
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.raw(table)} where ${where}`.execute(house.owner)
    if (rows[0]!.count > 0) found[`${table}.${column}`] = rows[0]!.count
  }
  return found
}
