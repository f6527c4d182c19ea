import type { Model } from '@bluelamp/science/linkage'
import type { WeightBar } from './report/charts.ts'

/** What each level of a trained model adds to a pair's weight, in bits; levels that say nothing are left out. */
export const weightsOf = (model: Model): WeightBar[] =>
  model.comparisons.flatMap(({ name, levels }) =>
    levels.flatMap(({ label, m, u }) =>
      m === undefined || u === undefined
        ? []
        : [{ comparison: name, level: `${name}: ${label}`, weight: Math.log2(m / u) }],
    ),
  )
