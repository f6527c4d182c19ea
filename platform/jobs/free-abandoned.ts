import type pg from 'pg'
import { jobsName } from './job-pool.ts'

/**
 * Jobs that a process had in hand when it was killed stay locked for hours, for the queue cannot tell a dead
 * worker from a slow one. Where nobody else works on this database, they can only be abandoned.
 */
export async function freeAbandoned(pool: pg.Pool): Promise<void> {
  for (const table of ['_private_jobs', '_private_job_queues']) {
    await pool.query(
      `update graphile_worker.${table} set locked_by = null, locked_at = null
        where locked_at is not null and not exists (
          select from pg_stat_activity
           where datname = current_database() and application_name = $1 and pid <> pg_backend_pid())`,
      [jobsName],
    )
  }
}
