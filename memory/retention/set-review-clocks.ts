import type { Context, Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import {
  findDecisions,
  findHeld,
  findPersonDetails,
  type HeldOf,
  madeFrom,
  readRules,
} from './person-store.ts'
import { reviewOf } from './retention.ts'
import { changeClocks, findRunning, findStale, type NewReviewClock } from './retention-store.ts'
import { retainedOf } from './review-person.ts'

const batch = 1000
const all = sql<boolean>`true`

/**
 * Brings the review clocks of people up to what is held on them now. A clock never runs later than a review would be
 * due for whoever sees least of the person, so that it tells nobody of a record that he may not see; the list of
 * reviews leaves out who, by all that its reader sees, is due later.
 */
export async function setReviewClocks(
  context: Context,
  { forceId }: { forceId: string },
): Promise<number> {
  let changed = 0
  let after: string | undefined
  for (;;) {
    const ids = await findStale(context, forceId, after, batch)
    if (ids.length === 0) return changed
    changed += await context.db.transaction().execute(db => setClocksOf({ ...context, db }, ids))
    after = ids.at(-1)
  }
}

/** How many clocks were set anew. */
export async function setClocksOf(
  context: Context<Tx>,
  entityIds: readonly string[],
): Promise<number> {
  const rules = await readRules(context)
  const held = await findHeld(context, entityIds, all)
  const details = await findPersonDetails(context, entityIds, all)
  const decisions = await findDecisions(context, entityIds)
  const running = await findRunning(context, entityIds)
  const stopped: string[] = []
  const started: NewReviewClock[] = []
  for (const entityId of entityIds) {
    const born = details.find(
      each => each.entityId === entityId && each.name === 'date-of-birth',
    )?.value
    const mineDecided = decisions.filter(each => each.entityId === entityId)
    const views = leastSeen(held.get(entityId) ?? []).map(seen =>
      reviewOf(seen, rules, { born, retained: retainedOf(madeFrom(mineDecided, seen)) }),
    )
    const [review] = views
      .filter(view => view !== undefined)
      .sort((a, b) => a.due.getTime() - b.due.getTime())
    const mine = running.filter(each => each.entityId === entityId)
    if (review && mine.length === 1 && mine[0]!.dueAt?.getTime() === review.due.getTime()) continue
    stopped.push(...mine.flatMap(each => each.clockId ?? []))
    if (review) {
      const rule = `group ${review.group} by ${review.version}: ${review.words}`
      started.push({ entityId, dueAt: review.due, rule })
    }
  }
  await changeClocks(context, stopped, started)
  return started.length
}

/** The open records, which all see; where there are none, each closed one may be all that somebody sees. */
function leastSeen(held: readonly HeldOf[]): HeldOf[][] {
  const open = held.filter(each => !each.closed)
  return open.length > 0 ? [open] : held.map(each => [each])
}
