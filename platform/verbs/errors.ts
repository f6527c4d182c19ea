/** The policy does not let this actor do this. */
export class NotAllowedError extends Error {
  override name = 'NotAllowedError'
  readonly action: string
  readonly because: readonly string[]
  constructor(action: string, because: readonly string[] = []) {
    super(`You are not allowed to do this (${action}). ${because.join(' ')}`.trim())
    this.action = action
    this.because = because
  }
}

/** Allowed, but only with a purpose that goes into the journal. */
export class PurposeNeededError extends Error {
  override name = 'PurposeNeededError'
  readonly action: string
  constructor(action: string) {
    super('Say why you need to see this. Your reason is kept in the journal.')
    this.action = action
  }
}

export class NotFoundError extends Error {
  override name = 'NotFoundError'
  constructor(what: string, id: string) {
    super(`There is no ${what} ${id}`)
  }
}

/** The state of things does not let this be done now: `what` names the state and the cure. */
export class ConflictError extends Error {
  override name = 'ConflictError'
}

/** Input that the schema could not refuse. `field` is a path such as `place.line`. */
export class InvalidInputError extends Error {
  override name = 'InvalidInputError'
  readonly faults: readonly { field: string; message: string }[]
  constructor(faults: readonly { field: string; message: string }[]) {
    super(faults.map(fault => `${fault.field}: ${fault.message}`).join('; '))
    this.faults = faults
  }
}
