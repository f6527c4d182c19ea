import type { Context } from '@bluelamp/platform'
import { personSight } from '../access/visible-record.ts'
import { entitiesAsOne } from '../linking/entities-as-one.ts'
import { findMatter, type MatterRecord } from './disposal-store.ts'
import { findHeld, findHolds, findPersonDetails, joinHeld, sightOf } from './person-store.ts'
import { type RetentionRules, reviewOf, whyNotYet } from './retention.ts'

/** Records that hang together, by the incident or crime they speak of or as corrections: they go or stay as one. */
export type Matter = {
  records: MatterRecord[]
  /** Why it stays; it goes where there is nothing here. */
  stays: string[]
}

export type Plan = { matters: Matter[]; goes: string[]; keeps: number }

type Person = { entityIds: readonly string[]; rules: RetentionRules }

/**
 * What a disposal of this person would take: whole matters only, and none that somebody else's retention still
 * needs. What the actor may not see is neither taken nor told.
 */
export async function planDisposal(context: Context, person: Person): Promise<Plan> {
  const records = await findMatter(context, person.entityIds)
  const needs = await othersWhoNeed(context, person, records)
  const matters = split(records).map((of): Matter => {
    const others = new Set(of.flatMap(record => record.persons))
    return { records: of, stays: [...new Set([...others].flatMap(id => needs.get(id) ?? []))] }
  })
  return {
    matters,
    goes: matters
      .filter(matter => matter.stays.length === 0)
      .flatMap(matter => matter.records.map(record => record.id))
      .sort(),
    keeps: matters.filter(matter => matter.stays.length > 0).length,
  }
}

/** For each other person in these records: why they must stay for them. */
async function othersWhoNeed(
  context: Context,
  { entityIds, rules }: Person,
  records: readonly MatterRecord[],
): Promise<Map<string, string[]>> {
  const needs = new Map<string, string[]>()
  const others = [...new Set(records.flatMap(record => record.persons))].filter(
    id => !entityIds.includes(id),
  )
  const sees = sightOf(context)
  for (const id of others) {
    const one = await entitiesAsOne(context, personSight, id)
    const held = joinHeld([...(await findHeld(context, one, sees)).values()])
    const details = await findPersonDetails(context, one, sees)
    const born = details.find(each => each.name === 'date-of-birth')?.value
    const review = reviewOf(held, rules, { born })
    const name = details.find(each => each.name === 'name')?.value ?? 'somebody else'
    const why = review && whyNotYet(review, 'period-over', context.now)
    const holds = await findHolds(context, one)
    needs.set(id, [
      ...(why ? [`It also speaks of ${name}. ${why}`] : []),
      ...holds.map(
        hold => `It also speaks of ${name}, on whom there is a legal hold (${hold.authority}).`,
      ),
    ])
  }
  return needs
}

/** The records by the matters they hang together in. */
export function split(records: readonly MatterRecord[]): MatterRecord[][] {
  const matters: MatterRecord[][] = []
  const waiting = new Set(records)
  for (const first of records) {
    if (!waiting.delete(first)) continue
    const matter = [first]
    for (const record of matter) {
      for (const other of [...waiting]) {
        if (!other.ties.some(tie => record.ties.includes(tie))) continue
        waiting.delete(other)
        matter.push(other)
      }
    }
    matters.push(matter)
  }
  return matters
}
