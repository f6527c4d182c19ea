import { type Context, NotFoundError, newId, type Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import type { Element, Model, Signature } from '../model/element.ts'
import type { Body } from '../model/field.ts'
import type { VersionRow } from '../tables.ts'

export const bodies = {
  commissioner: 'Police and crime commissioner',
  mayor: 'Mayor',
  board: 'Policing and crime board',
} as const
export type BodyKind = keyof typeof bodies

export type Programme = {
  readonly id: string
  readonly forceId: string
  readonly name: string
  readonly body: BodyKind
  readonly openedAt: Date
}

type Reading = Pick<Context, 'db'>

export async function keepProgramme(
  { db, actor, now }: Context<Tx>,
  {
    forceId,
    name,
    body,
    id = newId(now),
  }: Pick<Programme, 'forceId' | 'name' | 'body'> & { id?: string },
): Promise<string> {
  const row = { id, force_id: forceId, name, body_kind: body, opened_by: actor.id, opened_at: now }
  await db.insertInto('change.programme').values(row).execute()
  return id
}

export async function findProgrammes({ db }: Reading, forceId: string): Promise<Programme[]> {
  const rows = await db
    .selectFrom('change.programme')
    .selectAll()
    .where('force_id', '=', forceId)
    .orderBy('opened_at')
    .execute()
  return rows.map(programmeOf)
}

export async function getProgramme({ db }: Reading, id: string): Promise<Programme> {
  const row = await db
    .selectFrom('change.programme')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFoundError('programme', id)
  return programmeOf(row)
}

/** Those of some identifiers that are programmes, each with its force. */
export const findForcesOf = async (
  { db }: Reading,
  ids: readonly string[],
): Promise<{ id: string; force_id: string }[]> =>
  ids.length === 0
    ? []
    : db
        .selectFrom('change.programme')
        .select(['id', 'force_id'])
        .where('id', 'in', [...ids])
        .execute()

/** The programme as it stands, or as it stood at a time. */
export async function readModel({ db }: Reading, programmeId: string, at?: Date): Promise<Model> {
  const until = at ?? null
  const { rows } = await sql<VersionRow>`
    select distinct on (element_id) * from change.version
    where programme_id = ${programmeId} and (${until}::timestamptz is null or made_at <= ${until}::timestamptz)
    order by element_id, number desc`.execute(db)
  const signatures = await db
    .selectFrom('change.signature')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .$if(at !== undefined, query => query.where('signed_at', '<=', at!))
    .orderBy('signed_at')
    .execute()
  return {
    elements: rows
      .filter(row => row.body !== null)
      .map(elementOf)
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1)),
    signatures: signatures.map(signatureOf),
  }
}

/** Every version of an element, the newest first. */
export async function findVersions({ db }: Reading, elementId: string): Promise<Version[]> {
  const rows = await db
    .selectFrom('change.version')
    .selectAll()
    .where('element_id', '=', elementId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(versionOf)
}

/** What was changed in a span of time, the newest first. */
export async function findChanges(
  { db }: Reading,
  programmeId: string,
  from: Date,
  to: Date,
  most = 2000,
): Promise<Version[]> {
  const rows = await db
    .selectFrom('change.version')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('made_at', '>=', from)
    .where('made_at', '<', to)
    .orderBy('made_at', 'desc')
    .orderBy('element_id')
    .limit(most)
    .execute()
  return rows.map(versionOf)
}

type Made = { count: number; id: string | null; name: string | null }

/**
 * How many versions, signatures and comments there are of an element, of some kinds or of all; and who made the last. Comments on
 * `unheard` kinds are left out.
 */
export async function countChanges(
  { db }: Reading,
  programmeId: string,
  {
    elementId,
    kinds,
    unheard,
  }: { elementId?: string; kinds?: readonly string[]; unheard: readonly string[] },
): Promise<{ count: number; by?: { id: string; name: string } }> {
  const own = (alias: string) =>
    elementId === undefined ? sql`true` : sql`${sql.ref(`${alias}.element_id`)} = ${elementId}`
  const ofKinds = kinds === undefined ? sql`true` : sql`v.kind = any(${kinds})`
  const { rows } = await sql<Made>`
    select count(*)::int as count, (array_agg(id order by at desc))[1] as id,
      (array_agg(name order by at desc))[1] as name
    from (
      select v.made_by as id, v.made_by_name as name, v.made_at as at from change.version v
      where v.programme_id = ${programmeId} and ${own('v')} and ${ofKinds}
      union all
      select s.signed_by, s.signed_by_name, s.signed_at from change.signature s
      join change.version v on v.element_id = s.element_id and v.number = s.number
      where s.programme_id = ${programmeId} and ${own('s')} and ${ofKinds}
      ${
        // Comments are read on the page of their element alone.
        elementId === undefined
          ? sql``
          : sql`union all select c.made_by, c.made_by_name, c.made_at from change.comment c
              where c.programme_id = ${programmeId} and ${own('c')}
                and not exists (select 1 from change.version v where v.element_id = c.element_id and v.kind = any(${unheard}))`
      }
    ) as made`.execute(db)
  const { count, id, name } = rows[0]!
  return { count, ...(id !== null && name !== null && { by: { id, name } }) }
}

/** A version as it was kept; `body` is null where it withdrew the element. */
export type Version = Omit<Element, 'body'> & {
  readonly body: Body | null
  readonly reason: string
  readonly programmeId: string
  readonly madeById: string
}

/** Waits for whoever writes the same element, so that versions follow on one another. */
export const lockElement = async ({ db }: Context<Tx>, elementId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${elementId}, 14))`.execute(db)
}

export async function keepVersion(
  { db, actor, now }: Context<Tx>,
  version: Pick<Version, 'programmeId' | 'id' | 'kind' | 'name' | 'body' | 'number' | 'reason'>,
): Promise<void> {
  await db
    .insertInto('change.version')
    .values({
      programme_id: version.programmeId,
      element_id: version.id,
      number: version.number,
      kind: version.kind,
      name: version.name,
      body: version.body === null ? null : JSON.stringify(version.body),
      reason: version.reason,
      made_by: actor.id,
      made_by_name: actor.name,
      made_at: now,
    })
    .execute()
}

export async function keepSignature(
  { db, actor, now }: Context<Tx>,
  programmeId: string,
  signature: Pick<Signature, 'element' | 'number' | 'role' | 'outcome' | 'reason'>,
): Promise<void> {
  await db
    .insertInto('change.signature')
    .values({
      id: newId(now),
      programme_id: programmeId,
      element_id: signature.element,
      number: signature.number,
      role: signature.role,
      outcome: signature.outcome,
      reason: signature.reason,
      signed_by: actor.id,
      signed_by_name: actor.name,
      signed_at: now,
    })
    .execute()
}

export type Comment = { readonly words: string; readonly by: string; readonly at: Date }

export async function keepComment(
  { db, actor, now }: Context<Tx>,
  { programmeId, elementId, words }: { programmeId: string; elementId: string; words: string },
): Promise<void> {
  await db
    .insertInto('change.comment')
    .values({
      id: newId(now),
      programme_id: programmeId,
      element_id: elementId,
      words,
      made_by: actor.id,
      made_by_name: actor.name,
      made_at: now,
    })
    .execute()
}

export async function findComments({ db }: Reading, elementId: string): Promise<Comment[]> {
  const rows = await db
    .selectFrom('change.comment')
    .select(['words', 'made_by_name', 'made_at'])
    .where('element_id', '=', elementId)
    .orderBy('made_at')
    .execute()
  return rows.map(row => ({ words: row.words, by: row.made_by_name, at: row.made_at }))
}

const programmeOf = (row: {
  id: string
  force_id: string
  name: string
  body_kind: BodyKind
  opened_at: Date
}): Programme => ({
  id: row.id,
  forceId: row.force_id,
  name: row.name,
  body: row.body_kind,
  openedAt: row.opened_at,
})

const elementOf = (row: VersionRow): Element => ({
  id: row.element_id,
  kind: row.kind,
  name: row.name,
  body: row.body as Body,
  number: row.number,
  madeBy: row.made_by_name,
  madeAt: row.made_at,
})

const versionOf = (row: VersionRow): Version => ({
  ...elementOf(row),
  body: row.body as Body | null,
  reason: row.reason,
  programmeId: row.programme_id,
  madeById: row.made_by,
})

const signatureOf = (row: {
  element_id: string
  number: number
  role: string
  outcome: string
  reason: string
  signed_by: string
  signed_by_name: string
  signed_at: Date
}): Signature => ({
  element: row.element_id,
  number: row.number,
  role: row.role,
  outcome: row.outcome,
  reason: row.reason,
  signer: row.signed_by,
  signedBy: row.signed_by_name,
  signedAt: row.signed_at,
})
