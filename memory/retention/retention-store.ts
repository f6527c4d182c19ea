import { type Context, newId, type Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import type { DecideRetention } from './decide-retention.ts'
import { sightOf } from './person-store.ts'
import type { PersonReview } from './review-person.ts'

/** With each entity of the person: whoever later sees fewer of them as one still sees that it was decided. */
export async function keepDecision(
  { db, actor, now }: Context<Tx>,
  { entityIds, review, held }: PersonReview,
  input: DecideRetention,
): Promise<void> {
  await db
    .insertInto('memory.retention_decision')
    .values(
      entityIds.map(entityId => ({
        id: newId(now),
        entity_id: entityId,
        decision: input.decision,
        retention_group: review.group,
        explanation: JSON.stringify({
          version: review.version,
          because: review.because,
          records: held.map(each => each.recordId),
        }),
        answers: JSON.stringify(input.answers),
        reason: input.reason.trim(),
        next_review_at: input.decision === 'retain' ? input.nextReviewAt : null,
        decided_by: actor.id,
        decided_at: now,
      })),
    )
    .execute()
}

export type RunningClock = { entityId: string; clockId: string | null; dueAt: Date | null }

/** People whose review clock is missing, or who have been spoken of, labelled or decided on since it started. */
export async function findStale(
  { db }: Pick<Context, 'db'>,
  forceId: string,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from memory.entity e
    left join lateral (
      select c.started_at from memory.clock c
      where c.about = e.id and c.kind = 'review-retention'
        and not exists (select from memory.clock_stop s where s.clock_id = c.id)
      order by c.started_at desc limit 1) running on true
    where e.kind = 'person' and e.force_id = ${forceId}
      and (${after ?? null}::uuid is null or e.id > ${after ?? null}::uuid)
      and (running.started_at is null
        or exists (select from memory.link l where l.entity_id = e.id and l.asserted_at > running.started_at)
        or exists (select from memory.link l
          join memory.link_withdrawal w on w.link_id = l.id
          where l.entity_id = e.id and w.withdrawn_at > running.started_at)
        or exists (select from memory.link l
          join memory.label_change c on c.record_id = l.record_id
          where l.entity_id = e.id and c.changed_at > running.started_at))
      and exists (select from memory.current_link l where l.entity_id = e.id)
    order by e.id limit ${limit}`.execute(db)
  return rows.map(row => row.id)
}

export async function findRunning(
  { db }: Pick<Context, 'db'>,
  entityIds: readonly string[],
): Promise<RunningClock[]> {
  if (entityIds.length === 0) return []
  const { rows } = await sql<RunningClock>`
    select c.about as "entityId", c.id as "clockId", c.due_at as "dueAt"
    from memory.clock c
    where c.about = any(${[...entityIds]}::uuid[]) and c.kind = 'review-retention'
      and not exists (select from memory.clock_stop s where s.clock_id = c.id)`.execute(db)
  return rows
}

export type NewReviewClock = { entityId: string; dueAt: Date; rule: string }

/** Stops these clocks and starts the others, each in one statement however many there are. */
export async function changeClocks(
  { db, actor, now }: Pick<Context<Tx>, 'db' | 'actor' | 'now'>,
  stopped: readonly string[],
  started: readonly NewReviewClock[],
): Promise<void> {
  if (stopped.length > 0) {
    await sql`
      insert into memory.clock_stop (clock_id, stopped_at, outcome, stopped_by, reason)
      select id, ${now}, 'not-needed', ${actor.id}, 'The review is due at another time now.'
      from unnest(${[...stopped]}::uuid[]) id on conflict do nothing`.execute(db)
  }
  if (started.length > 0) {
    await sql`
      insert into memory.clock (id, kind, about, owner, started_at, due_at, rule)
      select id, 'review-retention', about, 'records-manager',
        -- Two changes in one millisecond are two clocks all the same.
        greatest(${now}::timestamptz, (select max(c.started_at) + interval '1 millisecond'
          from memory.clock c where c.about = t.about and c.kind = 'review-retention')),
        due_at, rule
      from unnest(${started.map(() => newId(now))}::uuid[], ${started.map(each => each.entityId)}::uuid[],
        ${started.map(each => each.dueAt)}::timestamptz[], ${started.map(each => each.rule)}::text[])
        as t (id, about, due_at, rule)`.execute(db)
  }
}

export type DueRow = { entityId: string; dueAt: Date }

/** People with a review due by then, of whom the actor may see a record; the longest due first. */
export async function findDue(
  context: Context,
  forceId: string,
  until: Date,
  limit: number,
): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    select c.about as "entityId", c.due_at as "dueAt"
    from memory.clock c
    join memory.entity e on e.id = c.about and e.force_id = ${forceId}
    where c.kind = 'review-retention' and c.due_at <= ${until}
      and not exists (select from memory.clock_stop s where s.clock_id = c.id)
      and exists (select from memory.current_link l
        join memory.record r on r.id = l.record_id
        where l.entity_id = c.about and ${sightOf(context)})
    order by c.due_at, c.about
    limit ${limit}`.execute(context.db)
  return rows
}

export async function placeHold(
  { db, actor, now }: Context<Tx>,
  entityIds: readonly string[],
  { authority, reason }: { authority: string; reason: string },
): Promise<void> {
  await db
    .insertInto('memory.legal_hold')
    .values(
      entityIds.map(entityId => ({
        id: newId(now),
        entity_id: entityId,
        authority,
        reason,
        placed_by: actor.id,
        placed_at: now,
      })),
    )
    .execute()
}

export async function releaseHolds(
  { db, actor, now }: Context<Tx>,
  holdIds: readonly string[],
  reason: string,
): Promise<void> {
  await db
    .insertInto('memory.legal_hold_release')
    .values(holdIds.map(id => ({ hold_id: id, reason, released_by: actor.id, released_at: now })))
    .onConflict(conflict => conflict.column('hold_id').doNothing())
    .execute()
}
