import { isWhole } from '../block/index-whole.ts'
import { compileModel } from '../compile/model.ts'
import type { LetterComparison } from '../letters/comparison.ts'
import type { Model } from '../model.ts'
import type { Table } from '../table/table.ts'

/** Fields whose texts are read when blocks are made and pairs scored; of all others the codes and the plans are enough. */
export function textsNeeded(
  model: Model,
  table: Table,
  plans: readonly (LetterComparison | undefined)[],
): ReadonlySet<string> {
  const rules = model.blocking.filter(
    rule => !isWhole(rule, table) || (rule.stops?.length ?? 0) > 0,
  )
  const comparisons = model.comparisons.filter((_, c) => !plans[c])
  return new Set([
    ...rules.flatMap(rule => rule.keys.map(({ field }) => field)),
    ...compileModel({ ...model, comparisons }).flatMap(judge => judge.fields),
  ])
}
