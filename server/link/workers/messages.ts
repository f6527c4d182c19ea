import type {
  BlockingRule,
  LetterComparison,
  Model,
  Part,
  Prediction,
  RuleIndex,
  Samples,
  ScoringPlan,
  Table,
  Tally,
} from '@bluelamp/science/linkage'

/** A table that can be handed over: its codes lie in shared memory, and only texts that are needed are copied. */
export type TableParts = {
  readonly size: number
  readonly columns: readonly (readonly [
    string,
    Table['columns'] extends ReadonlyMap<string, infer C> ? C : never,
  ])[]
}

export type Index = { readonly name: string; readonly index: RuleIndex }

/** Which sample of pairs to count. */
export type Sample = 'candidates' | 'random'

export type ToWorker =
  | { readonly kind: 'table'; readonly table: TableParts }
  /** `count`: keys too common are found by counting, and named. */
  | {
      readonly kind: 'index'
      readonly rule: BlockingRule
      readonly number: number
      readonly count: boolean
    }
  | {
      readonly kind: 'learn'
      readonly model: Model
      readonly letters: readonly (LetterComparison | undefined)[]
      readonly indexes: readonly Index[]
      readonly samples: Samples
    }
  | { readonly kind: 'tally'; readonly sample: Sample; readonly part: Part }
  | {
      readonly kind: 'open'
      readonly model: Model
      readonly plan: ScoringPlan
      readonly indexes: readonly Index[]
      readonly atLeast: number
    }
  | { readonly kind: 'score'; readonly part: number; readonly of: number }

export type FromWorker =
  | { readonly kind: 'indexed'; readonly number: number; readonly index: RuleIndex }
  | { readonly kind: 'tallied'; readonly sample: Sample; readonly tally: Tally }
  | { readonly kind: 'scored'; readonly part: number; readonly prediction: Prediction }
