import { createHash } from 'node:crypto'
import { type Context, newId } from '@bluelamp/platform'
import type { Answers } from './burglary-journey.ts'

export type Receipt = { reference: string; key: string }
export type Draft = { id: string; answers: Answers; receipt: Receipt | null }

export const visitHash = (visit: string): Buffer => createHash('sha256').update(visit).digest()

export async function findDraft(
  { db }: Context,
  visit: string,
  journey: string,
): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('listen.draft')
    .select(['id', 'answers', 'receipt'])
    .where('visit_hash', '=', visitHash(visit))
    .where('journey', '=', journey)
    .executeTakeFirst()
  return row as Draft | undefined
}

/** Adds answers to the draft of this visit, making it if need be. A sent draft takes no more. */
export async function saveAnswers(
  { db, now }: Context,
  visit: string,
  journey: string,
  answers: Answers,
): Promise<void> {
  const added = JSON.stringify(answers)
  await db
    .insertInto('listen.draft')
    .values({
      id: newId(now),
      visit_hash: visitHash(visit),
      journey,
      answers: added,
      receipt: null,
      updated_at: now,
    })
    .onConflict(conflict =>
      conflict
        .constraint('draft_one_per_visit')
        .doUpdateSet(eb => ({
          answers: eb(eb.ref('listen.draft.answers'), '||', eb.ref('excluded.answers')),
          updated_at: now,
        }))
        .where('listen.draft.receipt', 'is', null),
    )
    .execute()
}

/** A new report starts clean; one under way goes on. */
export async function startDraft(context: Context, visit: string, journey: string): Promise<void> {
  await context.db
    .deleteFrom('listen.draft')
    .where('visit_hash', '=', visitHash(visit))
    .where('journey', '=', journey)
    .where('receipt', 'is not', null)
    .execute()
  await saveAnswers(context, visit, journey, {})
}

/** Locks the draft, so that a double press of the button waits for the first to end. */
export async function lockDraft({ db }: Context, id: string): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('listen.draft')
    .select(['id', 'answers', 'receipt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row as Draft | undefined
}

export async function keepReceipt(
  { db, now }: Context,
  id: string,
  receipt: Receipt,
): Promise<void> {
  // What was answered is in memory now, under its access rules: no second copy stays here.
  await db
    .updateTable('listen.draft')
    .set({ receipt: JSON.stringify(receipt), answers: '{}', updated_at: now })
    .where('id', '=', id)
    .execute()
}

/**
 * Answers never sent are not the force's to keep: they go after a week. What was sent leaves its receipt, which
 * opens the report, only as long as a reload or a second press may ask for it.
 */
export async function sweepDrafts({ db, now }: Context): Promise<number> {
  const hour = 3_600_000
  const weekAgo = new Date(now.getTime() - 7 * 24 * hour)
  const hourAgo = new Date(now.getTime() - hour)
  const { numDeletedRows } = await db
    .deleteFrom('listen.draft')
    .where(either =>
      either.or([
        either('updated_at', '<', weekAgo),
        either.and([either('receipt', 'is not', null), either('updated_at', '<', hourAgo)]),
      ]),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
