/** How records become one person. Weights are match weights in bits, prior included. */
export type ClusterRule = {
  /** A union needs at least one link this strong. */
  readonly certain: number
  /** What a pair inside a cluster says that was never a candidate: weak evidence against, in bits (at least 0). */
  readonly unseen?: number
  /** No single pair speaks louder than this, for or against, in bits: a strong bridge must not outvote many. */
  readonly loudest?: number
  /** No cluster grows past this many records: the strongest unions come first, so it is cut at its weakest. */
  readonly guard?: number
}

export type FullClusterRule = Required<ClusterRule>

export const fillRule = (rule: ClusterRule): FullClusterRule => ({
  unseen: 1,
  loudest: 12,
  guard: 1000,
  ...rule,
})

/** Match weight in bits that a probability means, and the other way about. */
export const bitsOf = (probability: number): number => Math.log2(probability / (1 - probability))
export const probabilityOf = (bits: number): number => 1 / (1 + 2 ** -bits)

export class BadClusterRuleError extends Error {
  override readonly name = 'BadClusterRuleError'
}

export function checkRule({ certain, unseen, loudest, guard }: FullClusterRule): void {
  const fault = (what: string) => {
    throw new BadClusterRuleError(what)
  }
  if (!(certain > 0 && certain < Infinity)) {
    fault(`A certain link must be more likely than not, above 0 bits, not ${certain}`)
  }
  if (!(unseen >= 0)) fault(`An unseen pair must cost 0 bits or more, not ${unseen}`)
  if (!(loudest > 0)) fault(`The loudest pair must be above 0 bits, not ${loudest}`)
  if (!(guard >= 1)) fault(`The guard must allow at least 1 record, not ${guard}`)
}
