import { sql } from 'kysely'
import type { Db } from '../database/tables.ts'
import { checkPayload, type JobPayload } from './job.ts'

export type EnqueueOptions = {
  /** On the database's clock, which is the real one even where a story is told at another hour. */
  runAt?: Date
  /** One waiting job for each key: a later one takes the earlier one's place. */
  key?: string
  /** How often it is tried in all; 25 unless said, which spreads over about three days. */
  attempts?: number
}

/** Kept in the caller's transaction: a job whose cause was rolled back never runs. Returns its number. */
export async function enqueue(
  db: Db,
  task: string,
  payload: JobPayload,
  { runAt, key, attempts }: EnqueueOptions = {},
): Promise<string> {
  checkPayload(task, payload)
  const { rows } = await sql<{ id: string }>`
    select id::text from graphile_worker.add_job(
      identifier => ${task},
      payload => ${JSON.stringify(payload)}::json,
      run_at => ${runAt ?? null}::timestamptz,
      max_attempts => ${attempts ?? null}::int,
      job_key => ${key ?? null}::text)`.execute(db)
  const [job] = rows
  if (!job) throw new Error(`The job ${task} was not kept`)
  return job.id
}
