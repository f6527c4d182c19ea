/** What an element of the model says of itself, one field at a time: the schema, the form and the page are made from this. */

export type Choices = Readonly<Record<string, string>>

type Said = {
  /** The label, as people say it. */
  readonly words: string
  readonly hint?: string
  readonly required?: true
}

export type ScalarField = Said &
  (
    | { readonly type: 'text' }
    | { readonly type: 'prose' }
    | { readonly type: 'choice'; readonly choices: Choices }
    | {
        readonly type: 'number'
        readonly unit?: string
        readonly min?: number
        readonly max?: number
        /** What is counted one by one: quarters, years, places in a list. */
        readonly whole?: true
      }
    /** Whole pence, so that sums are exact; people write and read pounds. */
    | { readonly type: 'money' }
    /** `2026-11-30`. */
    | { readonly type: 'date' }
    | { readonly type: 'yes-no' }
    /** Another element, by identifier. `link` is what the tie says, in ArchiMate's terms. */
    | { readonly type: 'one'; readonly of: readonly string[]; readonly link: Link }
  )

export type Field =
  | ScalarField
  | (Said & { readonly type: 'many'; readonly of: readonly string[]; readonly link: Link })
  | (Said & {
      readonly type: 'rows'
      readonly columns: Readonly<Record<string, ScalarField>>
    })

/** The ties of the blueprint, named as the ArchiMate standard names its relationships. */
export type Link =
  | 'Realization'
  | 'Serving'
  | 'Assignment'
  | 'Influence'
  | 'Triggering'
  | 'Association'
  | 'Composition'

export type Scalar = string | number | boolean
export type Row = Readonly<Record<string, Scalar>>
export type FieldValue = Scalar | readonly string[] | readonly Row[]
export type Body = Readonly<Record<string, FieldValue>>
export type Fields = Readonly<Record<string, Field>>

export const levels = { high: 'High', medium: 'Medium', low: 'Low' } as const
export const fivePoint = { '1': '1', '2': '2', '3': '3', '4': '4', '5': '5' } as const
