/** What two systems are to do the same way: fields compared, levels in order, blocking rules. */
export type Spec = {
  readonly name: string
  readonly id: string
  readonly comparisons: readonly {
    readonly column: string
    readonly levels: readonly SpecLevel[]
  }[]
  /** Columns that must all be equal; a pair found by several rules counts once. */
  readonly blocking: readonly (readonly string[])[]
  /** Splink trains m on pairs equal on some columns; each session leaves those columns' comparisons out. */
  readonly sessions: readonly (readonly string[])[]
  /** Splink's estimate of the prior: rules that are nearly always right, and the share of true pairs they find. */
  readonly deterministic: readonly (readonly string[])[]
  readonly recall: number
  readonly randomPairs: number
  readonly seed: number
}

export type SpecLevel =
  | { readonly kind: 'equal'; readonly byFrequency: boolean }
  | { readonly kind: 'jaro-winkler'; readonly atLeast: number }
  /** Letters changed, added or dropped. */
  | { readonly kind: 'edits'; readonly atMost: number }

const name = (column: string) => ({
  column,
  levels: [
    { kind: 'equal', byFrequency: true },
    { kind: 'jaro-winkler', atLeast: 0.92 },
    { kind: 'jaro-winkler', atLeast: 0.88 },
    { kind: 'jaro-winkler', atLeast: 0.7 },
  ] as const,
})
const date = (column: string) => ({
  column,
  levels: [
    { kind: 'equal', byFrequency: false },
    { kind: 'edits', atMost: 1 },
    { kind: 'edits', atMost: 2 },
  ] as const,
})
const code = (column: string) => ({
  column,
  levels: [
    { kind: 'equal', byFrequency: false },
    { kind: 'jaro-winkler', atLeast: 0.9 },
  ] as const,
})
const exact = (column: string) => ({
  column,
  levels: [{ kind: 'equal', byFrequency: true }] as const,
})

export const historical: Spec = {
  name: 'historical_figures_40k',
  id: 'unique_id',
  comparisons: [
    name('first_name'),
    name('surname'),
    date('dob'),
    code('postcode_fake'),
    exact('birth_place'),
    exact('occupation'),
  ],
  blocking: [
    ['first_name', 'surname'],
    ['surname', 'dob'],
    ['first_name', 'dob'],
    ['postcode_fake', 'first_name'],
    ['postcode_fake', 'surname'],
    ['dob', 'birth_place'],
    ['dob', 'postcode_fake'],
    ['dob', 'occupation'],
  ],
  sessions: [['first_name', 'surname'], ['dob']],
  deterministic: [
    ['first_name', 'surname', 'dob'],
    ['postcode_fake', 'dob'],
  ],
  recall: 0.7,
  randomPairs: 1_000_000,
  seed: 1,
}

export const invented: Spec = {
  name: 'invented people',
  id: 'id',
  comparisons: [
    name('forenames'),
    name('surname'),
    date('date_of_birth'),
    code('postcode'),
    code('phone'),
    exact('town'),
  ],
  blocking: [
    ['phone'],
    ['postcode'],
    ['date_of_birth'],
    ['forenames', 'surname'],
    ['surname', 'town'],
  ],
  sessions: [['forenames', 'surname'], ['date_of_birth']],
  deterministic: [
    ['forenames', 'surname', 'date_of_birth'],
    ['phone', 'date_of_birth'],
  ],
  recall: 0.6,
  randomPairs: 1_000_000,
  seed: 1,
}
