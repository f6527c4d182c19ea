/** What the server says when it refuses (RFC 9457), or when it cannot be reached at all. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly status: number
  readonly faults: readonly { field: string; message: string }[]

  constructor(status: number, message: string, faults: ProblemError['faults'] = []) {
    super(message)
    this.status = status
    this.faults = faults
  }
}

const unreachable =
  'The server could not be reached. Nothing you wrote is lost: try again when the line is back.'

/** Status 0 stands for no answer. */
export const noAnswer = () => new ProblemError(0, unreachable)

export function problemFrom(status: number, body: unknown): ProblemError {
  const said = (typeof body === 'object' && body ? body : {}) as {
    title?: unknown
    detail?: unknown
    faults?: unknown
  }
  if (status === 401) {
    return new ProblemError(
      401,
      'You have been signed out. Sign in again in another tab, then retry.',
    )
  }
  const words = [said.detail, said.title].find(part => typeof part === 'string' && part !== '') as
    | string
    | undefined
  const faults = Array.isArray(said.faults) ? said.faults.filter(isFault) : []
  return new ProblemError(
    status,
    words ?? `The server answered ${status} and gave no reason.`,
    faults,
  )
}

function isFault(value: unknown): value is { field: string; message: string } {
  const fault = value as { field?: unknown; message?: unknown } | null
  return typeof fault?.field === 'string' && typeof fault.message === 'string'
}

export const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'Something went wrong that we did not foresee.'

export const faultsOf = (error: unknown): Record<string, string> =>
  error instanceof ProblemError
    ? Object.fromEntries(error.faults.map(fault => [fault.field, fault.message]))
    : {}
