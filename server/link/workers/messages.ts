import type { BlockingRule, Model, Prediction, ScoringPlan, Table } from '@bluelamp/science/linkage'

/** A table that can be handed over: its codes lie in shared memory, and only texts that are needed are copied. */
export type TableParts = {
  readonly size: number
  readonly columns: readonly (readonly [
    string,
    Table['columns'] extends ReadonlyMap<string, infer C> ? C : never,
  ])[]
}

export type Index = {
  readonly starts: Int32Array
  readonly rows: Int32Array
  readonly first: Int32Array
  readonly keys: Int32Array
}

export type ToWorker =
  | { readonly kind: 'table'; readonly table: TableParts }
  | { readonly kind: 'index'; readonly rule: BlockingRule; readonly number: number }
  | {
      readonly kind: 'open'
      readonly model: Model
      readonly plan: ScoringPlan
      readonly indexes: readonly { readonly name: string; readonly index: Index }[]
      readonly atLeast: number
    }
  | { readonly kind: 'score'; readonly part: number; readonly of: number }

export type FromWorker =
  | { readonly kind: 'indexed'; readonly number: number; readonly index: Index }
  | { readonly kind: 'scored'; readonly part: number; readonly prediction: Prediction }
