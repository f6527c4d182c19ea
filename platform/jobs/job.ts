/** Identifiers and counts only: a waiting job is no place for a person's data. */
export type JobPayload = Readonly<Record<string, string | number>>

export type JobRun = {
  payload: JobPayload
  /** 1 at the first try. */
  attempt: number
  lastAttempt: boolean
  /** Aborted when the worker is asked to stop and waits no longer. */
  signal: AbortSignal | undefined
}

/** May run twice (a worker can die after its work and before its word), so it must be harmless to repeat. */
export type Task = (run: JobRun) => Promise<void>

/** Task names are `module.verb-object`. */
export type Tasks = Readonly<Record<string, Task>>

export class JobPayloadError extends Error {
  override name = 'JobPayloadError'
  constructor(task: string, field: string) {
    super(`The job ${task} may not carry "${field}": a payload holds identifiers and numbers only`)
  }
}

/** An identifier has no spaces; what people write nearly always has. */
const identifier = /^[\w.:/-]{1,100}$/

export function checkPayload(task: string, payload: JobPayload): void {
  for (const [field, value] of Object.entries(payload)) {
    const right = typeof value === 'number' ? Number.isFinite(value) : identifier.test(value)
    if (!right) throw new JobPayloadError(task, field)
  }
}
