import { EventEmitter } from 'node:events'
import { type Job, Logger as LibraryLogger, type WorkerEvents } from 'graphile-worker'
import type { Logger } from '../log/log.ts'

/** The library's own lines quote errors and payloads, so none is kept: its events tell us what we need. */
export const silentLibrary = new LibraryLogger(() => () => {})

export function logEvents(logger: Logger): WorkerEvents {
  const events: WorkerEvents = new EventEmitter()
  const fields = (job: Job, error: unknown) => ({
    task: job.task_identifier,
    job: String(job.id),
    attempt: job.attempts,
    err: error,
  })
  events.on('job:error', ({ job, error }) => logger.warn(fields(job, error), 'job did not succeed'))
  events.on('job:failed', ({ job, error }) => logger.error(fields(job, error), 'job given up'))
  events.on('pool:listen:error', ({ error }) => logger.warn({ err: error }, 'jobs not listening'))
  events.on('pool:fatalError', ({ error }) => logger.error({ err: error }, 'job workers stopped'))
  events.on('worker:fatalError', ({ error }) => logger.error({ err: error }, 'job worker stopped'))
  return events
}
