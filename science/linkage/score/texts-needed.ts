import { isWhole } from '../block/index-whole.ts'
import { compileModel } from '../compile/model.ts'
import type { BlockingRule, Model } from '../model.ts'
import type { Table } from '../table/table.ts'

/**
 * Fields whose texts are read when blocks are made and pairs compared, `others` being the comparisons (by place) that have no plan
 * by letters; of all other fields the codes and the plans are enough.
 */
export function textsNeeded(
  model: Model,
  table: Table,
  others: readonly number[],
): ReadonlySet<string> {
  // Where values are stopped, or are to be named as too common, they are read.
  const named = ({ stops, cap }: BlockingRule) => (stops ? stops.length > 0 : cap !== undefined)
  const rules = model.blocking.filter(rule => !isWhole(rule, table) || named(rule))
  const comparisons = others.map(c => model.comparisons[c]!)
  return new Set([
    ...rules.flatMap(rule => rule.keys.map(({ field }) => field)),
    ...compileModel({ ...model, comparisons }).flatMap(judge => judge.fields),
  ])
}
