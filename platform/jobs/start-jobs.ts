import { type JobHelpers, parseCronItems, run, type TaskList } from 'graphile-worker'
import type { Logger } from '../log/log.ts'
import { freeAbandoned } from './free-abandoned.ts'
import type { JobPayload, Task, Tasks } from './job.ts'
import { logEvents, silentLibrary } from './job-log.ts'
import { openPool } from './job-pool.ts'
import { makePatient } from './patient-pool.ts'

/** Work that comes round: `match` is a crontab pattern in UTC, as `0 3 * * *`. */
export type Round = { task: string; match: string }

export type JobsOptions = {
  url: string
  /** Taken on after connecting, where one login serves owner and app. */
  role?: string | undefined
  tasks: Tasks
  cron?: readonly Round[]
  logger: Logger
  /** How many jobs run at once. */
  concurrency?: number
  /** How often to look for what falls due, in milliseconds; new jobs are announced and need no look. */
  pollInterval?: number
}

/** Works until the returned function is called, which waits for the jobs in hand. */
export async function startJobs({
  url,
  role,
  tasks,
  cron = [],
  logger,
  concurrency = 4,
  pollInterval = 1000,
}: JobsOptions): Promise<() => Promise<void>> {
  const pool = makePatient(openPool(url, concurrency + 2, role))
  const taskList: TaskList = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [name, withoutWords(task)]),
  )
  try {
    await freeAbandoned(pool)
    const runner = await run({
      pgPool: pool,
      taskList,
      parsedCronItems: parseCronItems(cron.map(({ task, match }) => ({ task, match }))),
      concurrency,
      pollInterval,
      noHandleSignals: true,
      logger: silentLibrary,
      events: logEvents(logger),
    })
    let stopping: Promise<void> | undefined
    // Ends by itself only when the workers cannot go on; the log has said so.
    runner.promise.catch(() => {})
    return () => {
      stopping ??= runner.stop().then(() => pool.end())
      return stopping
    }
  } catch (error) {
    await pool.end()
    throw error
  }
}

/** The queue keeps the message of a job's last error; ours may quote a value, so only its class goes in. */
function withoutWords(task: Task) {
  return async (payload: unknown, helpers: JobHelpers): Promise<void> => {
    const { job, abortSignal } = helpers
    try {
      await task({
        payload: payload as JobPayload,
        attempt: job.attempts,
        lastAttempt: job.attempts >= job.max_attempts,
        signal: abortSignal,
      })
    } catch (error) {
      const plain = new Error(error instanceof Error ? error.name : 'Error', { cause: error })
      if (error instanceof Error) plain.name = error.name
      // The frames of where it arose; the log leaves their first line, the message, out.
      if (error instanceof Error && error.stack) plain.stack = error.stack
      throw plain
    }
  }
}
