import type pg from 'pg'

/** What graphile-worker takes for "comes back by itself" and tries again. */
const cannotConnectNow = '57P03'

const lostCodes = ['57P01', '57P02', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']

function isLost(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: string }
  return (
    (code !== undefined && lostCodes.includes(code)) ||
    /^Connection terminated|not queryable/.test(error.message)
  )
}

/**
 * A server that fell or was restarted is not among what the library waits for: unable to note how a job
 * ended it would throw where nobody catches, and take the whole process with it.
 */
export function makePatient(pool: pg.Pool): pg.Pool {
  pool.on('connect', client => wrap(client, 'query'))
  wrap(pool, 'connect')
  return pool
}

function wrap<K extends string>(target: Record<K, unknown>, method: K): void {
  const original = target[method] as (...given: unknown[]) => unknown
  const patient = (...given: unknown[]) => {
    const answer = original.apply(target, given)
    return answer instanceof Promise ? answer.catch(mark) : answer
  }
  Object.assign(target, { [method]: patient })
}

function mark(error: unknown): never {
  if (isLost(error)) Object.assign(error, { code: cannotConnectNow, wasLost: true })
  throw error
}
