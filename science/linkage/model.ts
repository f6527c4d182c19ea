/**
 * The words of probabilistic record linkage (Fellegi and Sunter, 1969, "A theory for record linkage",
 * JASA 64) as plain values: a model is JSON that can be read, kept, versioned and explained.
 */

/** What one record says of one column: a text, several (aliases), or nothing. */
export type Value = string | readonly string[] | null

/** Records to be linked: named columns of equal length. `ids` are the caller's own and unique. */
export type RecordTable = {
  readonly ids: readonly string[]
  readonly columns: Readonly<Record<string, readonly Value[]>>
}

/** One record, column by column. */
export type RecordValues = Readonly<Record<string, Value>>

/**
 * What a column holds. `describe` guesses it from names and values; it says how the column is cleaned,
 * compared, blocked on and worded.
 */
export type FieldKind =
  | 'given-name'
  | 'family-name'
  | 'full-name'
  | 'date-of-birth'
  | 'postcode'
  | 'address'
  | 'place-name'
  | 'phone'
  | 'email'
  | 'identifier'
  | 'category'
  | 'text'

/** A field the model compares: made from one or more columns by a named cleaning. */
export type Field = {
  readonly name: string
  readonly kind: FieldKind
  /** Columns it is made of, joined by a space in this order (a full name from its parts). */
  readonly from: readonly string[]
  /** Named in `clean/`: says how the text is made comparable. Absent: as it came. */
  readonly cleaning?: string
}

export type Measure =
  | 'jaro'
  | 'jaro-winkler'
  | 'levenshtein'
  | 'damerau-levenshtein'
  | 'jaccard'
  | 'name' // UK people's names: variants, order, joined and swapped parts; 0 to 1
  | 'date' // days, parts, transpositions; 0 to 1
  | 'postcode' // geography by level; 0 to 1
  | 'phone'
  | 'tokens' // share of rare words in common

/**
 * A condition on a pair. Two-valued: a missing value makes every test false but `missing`.
 * A field given as a pair compares left's first with right's second and the other way about.
 */
export type Test =
  | { readonly missing: string | readonly string[] }
  | { readonly equal: string | readonly [string, string] }
  | {
      readonly measure: Measure
      readonly of: string
      readonly atLeast?: number
      readonly atMost?: number
    }
  | { readonly shares: string; readonly atLeast?: number } // list fields: values in common
  | WordsTest
  /** Parts of a text between hyphens (year, month, day) that are the same and in the same place. */
  | { readonly parts: string; readonly atLeast: number }
  | { readonly daysApart: string; readonly atMost: number }
  | { readonly all: readonly Test[] }
  | { readonly any: readonly Test[] }
  | { readonly not: Test }
  | { readonly otherwise: true }
  /** A condition brought in with another system's settings, read by `splink/`. */
  | { readonly sql: string }

/**
 * Words of two names or titles, paired off in any order, each with its best partner: at least `same` pairs are
 * the same word, at least `near` are the same or alike (spelling, sound, short form), at least `like` are that
 * or an initial. `spare` says where words may be left without a partner: nowhere, on the longer side only, or
 * (absent) on both.
 */
export type WordsTest = {
  readonly words: string
  readonly same?: number
  readonly near?: number
  readonly like?: number
  readonly spare?: 'none' | 'longer'
}

/** One answer of a comparison. Levels are asked in order; the first whose test holds is the answer. */
export type Level = {
  readonly label: string
  readonly test: Test
  /** Probability of this level among pairs that are the same, and that are not. Absent before training. */
  readonly m?: number
  readonly u?: number
  /** Its probability among pairs that are near one another and not the same, by how they are near. */
  readonly near?: Readonly<Record<string, number>>
  /** Agreement on a rare value says more than on a common one. */
  readonly termFrequency?: TermFrequency
}

export type TermFrequency = {
  readonly field: string
  /** From 0 (off) to 1. */
  readonly weight: number
  /** No value counts as rarer than this. */
  readonly least?: number
  /** Count the two rarest words that agree, each by its own frequency, and not the whole value. */
  readonly by?: 'words'
  /**
   * The frequency at which agreement says what the level's m and u say, no more and no less: its mean among
   * pairs that are the same. Absent: u of the comparison's level of exact agreement, or of this level.
   */
  readonly base?: number
}

export type Comparison = {
  readonly name: string
  readonly levels: readonly Level[]
  /**
   * Of pairs that are the same, at least such a share comes to the named level or a stronger one: a name or a date
   * of birth seldom differs altogether. Keeps training from taking neighbours for one person. Absent: no bound.
   */
  readonly agrees?: readonly { readonly upTo: string; readonly atLeast: number }[]
  /**
   * What is a person's own: of pairs that are near one another and not the same, at most such a share comes to the
   * named level or a stronger one.
   */
  readonly own?: readonly { readonly upTo: string; readonly atMost: number }[]
  /** What people have in common who are not the same: a home (an address, a telephone), or the place about it (a postcode). */
  readonly shared?: 'home' | 'place'
}

/**
 * Records that share this key are candidates. `keys` are all needed at once; each is a field put through a
 * named transformation of `block/`. A key that more than `cap` records share is left out, and said to be.
 */
export type BlockingRule = {
  readonly name: string
  readonly keys: readonly { readonly field: string; readonly as?: string }[]
  readonly cap?: number
  /** Proposed by `describe`: training may leave it out, where the others find nearly all that it finds. */
  readonly proposed?: true
  /**
   * Keys found too common when the model was trained, which make no candidates: whether two records are
   * candidates then depends on the two alone. Absent: `cap` is counted in the records at hand.
   */
  readonly stops?: readonly string[]
}

/**
 * Two comparisons whose answers go together among pairs that are not the same (people of one town share
 * postcodes): agreement in both says less than the two alone would. `bits` by label of one, then of the other;
 * labels that are not there count nothing.
 */
export type Tie = {
  readonly between: readonly [string, string]
  readonly bits: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export type Model = {
  readonly format: 'bluelamp-linkage/1'
  readonly name: string
  readonly fields: readonly Field[]
  readonly comparisons: readonly Comparison[]
  readonly blocking: readonly BlockingRule[]
  /** Absent: all comparisons speak independently. */
  readonly ties?: readonly Tie[]
  /** Probability that two records taken at random are of the same one. */
  readonly prior: number
  /**
   * How two records that are not the same may be near one another (`household`, `neighbours`), and the probability that two
   * taken at random are so. They agree in all that a home or a place shares, and would pass for one person: a pair is
   * weighed against strangers and all of these together. Absent: against strangers alone.
   */
  readonly near?: Readonly<Record<string, number>>
  /** How often each value of a term-frequency field occurs, as a share of the records that have one. */
  readonly frequencies: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Probability from which a link is certain, and from which a person is asked. */
  readonly thresholds: { readonly certain: number; readonly doubtful: number }
  /** How it was trained: rounds, pairs, seed. For people; nothing is computed from it. */
  readonly training?: Readonly<Record<string, number | string>>
}

/** What one comparison said of one pair: `weight` is the log2 of its Bayes factor, in bits. */
export type Finding = {
  readonly comparison: string
  readonly level: string
  readonly weight: number
  /** The part of the weight that comes of the value being rare or common. */
  readonly frequencyWeight: number
  readonly left: Value
  readonly right: Value
}

/** A pair, weighed: match weight in bits (prior included), the probability it means, and the parts. */
export type Weighed = {
  readonly weight: number
  readonly probability: number
  readonly prior: number
  readonly findings: readonly Finding[]
}

/** Pairs as parallel arrays of row numbers, left below right, with weight in bits. */
export type ScoredPairs = {
  readonly left: Int32Array
  readonly right: Int32Array
  readonly weight: Float32Array
}
