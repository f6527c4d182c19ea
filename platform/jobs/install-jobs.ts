import { runMigrations } from 'graphile-worker'
import { silentLibrary } from './job-log.ts'
import { openPool } from './job-pool.ts'

/** One process at a time; any number will do that nothing else locks. */
const installLock = 5_161_881

/**
 * Brings the queue's schema up to date as the owner and lets the app's role use it. The library puts row
 * security on its tables without a policy, which would leave that role looking at empty ones.
 */
export async function installJobs(ownerUrl: string, appRole = 'bluelamp_app'): Promise<void> {
  const pool = openPool(ownerUrl, 3)
  try {
    const client = await pool.connect()
    try {
      await client.query('select pg_advisory_lock($1)', [installLock])
      await runMigrations({ pgPool: pool, logger: silentLibrary })
      await client.query(grants(client.escapeIdentifier(appRole), client.escapeLiteral(appRole)))
    } finally {
      client.release(true)
    }
  } finally {
    await pool.end()
  }
}

const grants = (role: string, name: string) => `
  grant usage on schema graphile_worker to ${role};
  grant select, insert, update, delete on all tables in schema graphile_worker to ${role};
  revoke insert, update, delete on graphile_worker.migrations from ${role};
  grant usage on all sequences in schema graphile_worker to ${role};
  grant execute on all functions in schema graphile_worker to ${role};
  do $$
  declare guarded record;
  begin
    for guarded in
      select c.relname as table_name
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'graphile_worker' and c.relkind = 'r' and c.relrowsecurity
         and not exists (
           select from pg_policies p
            where p.schemaname = n.nspname and p.tablename = c.relname and ${name}::name = any (p.roles))
    loop
      execute format(
        'create policy app_works on graphile_worker.%I to ${role} using (true) with check (true)',
        guarded.table_name);
    end loop;
  end $$;`
