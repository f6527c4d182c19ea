/** The policy text is not fit to serve with; every fault is listed, each naming its file and policy. */
export class PolicyError extends Error {
  override name = 'PolicyError'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(
      `The policy has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n- ${faults.join('\n- ')}`,
    )
    this.faults = faults
  }
}

/** A question was put to the policy that its schema does not admit: a fault of the caller, never an answer. */
export class PolicyRequestError extends Error {
  override name = 'PolicyRequestError'
}

/** A policy says something about a row that cannot be said in SQL. Caught while loading, and named there. */
export class Untranslatable extends Error {
  override name = 'Untranslatable'
}
