import { type Context, NotFoundError, newId, type Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import { sightOf } from '../retention/person-store.ts'
import type { DataSubject } from '../tables.ts'
import type { NamedValue } from './redact.ts'
import type { RestrictionGround, Step, StepKind, Way } from './subject-request.ts'

export type SubjectRequest = {
  id: string
  entityId: string
  receivedAt: Date
  askedBy: 'subject' | 'representative'
  identityCheck: string
  keptBy: string
  steps: Step[]
}

const columns = [
  'id',
  'entity_id as entityId',
  'received_at as receivedAt',
  'asked_by as askedBy',
  'identity_check as identityCheck',
  'kept_by as keptBy',
] as const

export async function getRequest({ db }: Context, id: string): Promise<SubjectRequest> {
  const row = await db
    .selectFrom('memory.subject_request')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFoundError('subject access request', id)
  return { ...row, steps: await findSteps({ db }, [id]).then(steps => steps.get(id) ?? []) }
}

/** Nobody else changes this request until the transaction ends. */
export async function lockRequest(context: Context<Tx>, id: string): Promise<SubjectRequest> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`subject request ${id}`}, 0))`.execute(
    context.db,
  )
  return getRequest(context, id)
}

async function findSteps(
  { db }: Pick<Context, 'db'>,
  ids: readonly string[],
): Promise<Map<string, Step[]>> {
  const steps = new Map<string, Step[]>()
  if (ids.length === 0) return steps
  const rows = await db
    .selectFrom('memory.subject_request_step')
    .select(['request_id', 'kind', 'at', 'reason', 'by_actor as by'])
    .where('request_id', 'in', ids)
    .orderBy('at')
    .orderBy('id')
    .execute()
  for (const { request_id, ...step } of rows) {
    steps.set(request_id, [...(steps.get(request_id) ?? []), step])
  }
  return steps
}

/** Requests about people of whom the actor may see a record, the newest first. */
export async function findRequests(
  context: Context,
  forceId: string,
  limit: number,
): Promise<SubjectRequest[]> {
  const { rows } = await sql<Omit<SubjectRequest, 'steps'>>`
    select q.id, q.entity_id as "entityId", q.received_at as "receivedAt", q.asked_by as "askedBy",
      q.identity_check as "identityCheck", q.kept_by as "keptBy"
    from memory.subject_request q
    join memory.entity e on e.id = q.entity_id and e.force_id = ${forceId}
    where exists (select from memory.current_link l
      join memory.record r on r.id = l.record_id
      where l.entity_id = q.entity_id and ${sightOf(context)})
    order by q.received_at desc, q.id limit ${limit}`.execute(context.db)
  const steps = await findSteps(
    context,
    rows.map(row => row.id),
  )
  return rows.map(row => ({ ...row, steps: steps.get(row.id) ?? [] }))
}

export async function findRequestsOf(
  context: Context,
  entityIds: readonly string[],
): Promise<SubjectRequest[]> {
  if (entityIds.length === 0) return []
  const rows = await context.db
    .selectFrom('memory.subject_request')
    .select(columns)
    .where('entity_id', 'in', entityIds)
    .execute()
  const steps = await findSteps(
    context,
    rows.map(row => row.id),
  )
  return rows.map(row => ({ ...row, steps: steps.get(row.id) ?? [] }))
}

export async function addRequest(
  { db, actor, now }: Context<Tx>,
  request: Pick<SubjectRequest, 'entityId' | 'receivedAt' | 'askedBy' | 'identityCheck'>,
): Promise<string> {
  const id = newId(now)
  await db
    .insertInto('memory.subject_request')
    .values({
      id,
      entity_id: request.entityId,
      received_at: request.receivedAt,
      asked_by: request.askedBy,
      identity_check: request.identityCheck,
      kept_by: actor.id,
      kept_at: now,
    })
    .execute()
  return id
}

export async function addStep(
  { db, actor, now }: Context<Tx>,
  requestId: string,
  kind: StepKind,
  reason: string,
): Promise<void> {
  await db
    .insertInto('memory.subject_request_step')
    .values({ id: newId(now), request_id: requestId, kind, reason, by_actor: actor.id, at: now })
    .execute()
}

export type Restriction = {
  recordId: string
  way: Way
  ground: RestrictionGround
  reason: string
  decidedBy: string
  decidedAt: Date
}

/** What was last decided for each record of the request. */
export async function findRestrictions({ db }: Context, requestId: string): Promise<Restriction[]> {
  const rows = await db
    .selectFrom('memory.disclosure_restriction')
    .distinctOn('record_id')
    .select([
      'record_id as recordId',
      'way',
      'ground',
      'reason',
      'decided_by as decidedBy',
      'decided_at as decidedAt',
    ])
    .where('request_id', '=', requestId)
    .orderBy('record_id')
    .orderBy('place', 'desc')
    .execute()
  return rows as Restriction[]
}

export async function addRestriction(
  { db, actor, now }: Context<Tx>,
  requestId: string,
  { recordId, way, ground, reason }: Pick<Restriction, 'recordId' | 'way' | 'ground' | 'reason'>,
): Promise<void> {
  await db
    .insertInto('memory.disclosure_restriction')
    .values({
      id: newId(now),
      request_id: requestId,
      record_id: recordId,
      way,
      ground,
      reason,
      decided_by: actor.id,
      decided_at: now,
    })
    .execute()
}

export async function findMasks({ db }: Context, requestId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('memory.disclosure_mask')
    .select('words')
    .where('request_id', '=', requestId)
    .orderBy('masked_at')
    .execute()
  return [...new Set(rows.map(row => row.words))]
}

export async function addMasks(
  { db, actor, now }: Context<Tx>,
  requestId: string,
  words: readonly string[],
): Promise<void> {
  if (words.length === 0) return
  await db
    .insertInto('memory.disclosure_mask')
    .values(
      words.map(each => ({
        id: newId(now),
        request_id: requestId,
        words: each,
        masked_by: actor.id,
        masked_at: now,
      })),
    )
    .execute()
}

export async function keepDisclosure(
  { db, actor, now }: Context<Tx>,
  disclosure: { requestId: string; recipient: string; records: readonly string[]; hash: Buffer },
): Promise<void> {
  await db
    .insertInto('memory.disclosure')
    .values({
      id: newId(now),
      request_id: disclosure.requestId,
      recipient: disclosure.recipient,
      records: [...disclosure.records],
      export_hash: disclosure.hash,
      disclosed_by: actor.id,
      disclosed_at: now,
    })
    .execute()
}

export type Disclosed = { recipient: string; at: Date; by: string; records: number }

export async function findDisclosures({ db }: Context, requestId: string): Promise<Disclosed[]> {
  const rows = await db
    .selectFrom('memory.disclosure')
    .select(['recipient', 'disclosed_at as at', 'disclosed_by as by', 'records'])
    .where('request_id', '=', requestId)
    .orderBy('disclosed_at', 'desc')
    .execute()
  return rows.map(row => ({ ...row, records: row.records.length }))
}

export type HeldRecord = {
  id: string
  kind: string
  channel: string
  receivedAt: Date
  body: unknown
  links: {
    linkId: string
    entityId: string
    kind: string
    role: string
    dataSubject: DataSubject | null
    opinion: boolean
    details: NamedValue[]
  }[]
}

/** Every record that speaks of these entities and that the actor may see, with all that each speaks of. */
export async function findRecordsOf(
  context: Context,
  entityIds: readonly string[],
): Promise<HeldRecord[]> {
  if (entityIds.length === 0) return []
  const { rows } = await sql<HeldRecord>`
    select r.id, r.kind, r.channel, r.received_at as "receivedAt", r.body,
      (select coalesce(jsonb_agg(jsonb_build_object('linkId', l.id, 'entityId', l.entity_id, 'kind', e.kind,
          'role', l.role, 'dataSubject', l.data_subject, 'opinion', l.opinion,
          'details', (select coalesce(jsonb_agg(jsonb_build_object('name', d.name, 'value', d.value)
              order by d.name, d.value), '[]')
            from memory.detail d where d.record_id = r.id and d.entity_id = l.entity_id))
          order by l.asserted_at, l.id), '[]')
        from memory.current_link l join memory.entity e on e.id = l.entity_id
        where l.record_id = r.id) as links
    from memory.record r
    where ${sightOf(context)}
      and exists (select from memory.current_link l
        where l.record_id = r.id and l.entity_id = any(${[...entityIds]}::uuid[]))
    order by r.received_at, r.id`.execute(context.db)
  return rows
}
