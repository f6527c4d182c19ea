import { isWhole } from '../block/index-whole.ts'
import { compileModel } from '../compile/model.ts'
import type { Model } from '../model.ts'
import type { Table } from '../table/table.ts'
import type { ScoringPlan } from './plan.ts'

/** Fields whose texts are read when blocks are made and pairs scored; of all others the codes and the plans are enough. */
export function textsNeeded(model: Model, table: Table, plan: ScoringPlan): ReadonlySet<string> {
  const rules = model.blocking.filter(
    rule => !isWhole(rule, table) || (rule.stops?.length ?? 0) > 0,
  )
  const comparisons = plan.others.map(c => model.comparisons[c]!)
  return new Set([
    ...rules.flatMap(rule => rule.keys.map(({ field }) => field)),
    ...compileModel({ ...model, comparisons }).flatMap(judge => judge.fields),
  ])
}
