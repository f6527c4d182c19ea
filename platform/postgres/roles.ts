import type pg from 'pg'
import { adminRole } from './cluster.ts'
import type { Secrets } from './secrets.ts'
import { withClient } from './with-client.ts'

export const databaseName = 'bluelamp'
export const ownerRole = 'bluelamp_owner'
export const appRole = 'bluelamp_app'

export type Urls = { adminUrl: string; ownerUrl: string; appUrl: string }

export function urlsFor(port: number, secrets: Secrets): Urls {
  const url = (role: string, password: string, database: string) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
  return {
    adminUrl: url(adminRole, secrets.admin, 'postgres'),
    ownerUrl: url(ownerRole, secrets.owner, databaseName),
    appUrl: url(appRole, secrets.app, databaseName),
  }
}

/** Makes what is missing and returns the server's version; on every start but the first it only looks. */
export async function ensureRoles(
  adminUrl: string,
  secrets: Secrets,
  resetPasswords: boolean,
): Promise<string> {
  return withClient(adminUrl, async db => {
    const { rows } = await db.query<{ version: string; roles: string[]; database: boolean }>(
      `select current_setting('server_version') as version,
         array(select rolname::text from pg_roles where rolname = any ($1)) as roles,
         exists (select from pg_database where datname = $2) as database`,
      [[ownerRole, appRole], databaseName],
    )
    const [found] = rows
    if (found === undefined) throw new Error('The server told nothing about itself.')
    await ensureRole(db, ownerRole, secrets.owner, found.roles.includes(ownerRole), resetPasswords)
    await ensureRole(db, appRole, secrets.app, found.roles.includes(appRole), resetPasswords)
    if (!found.database) await createDatabase(db, databaseName)
    return found.version
  })
}

export async function ensureRole(
  db: pg.Client,
  role: string,
  password: string,
  exists: boolean,
  resetPassword: boolean,
): Promise<void> {
  const secret = db.escapeLiteral(password)
  if (!exists) await db.query(`create role ${role} login password ${secret}`)
  else if (resetPassword) await db.query(`alter role ${role} password ${secret}`)
}

/** A database of the owner's, where the app's role may only connect. `options` is SQL we wrote ourselves. */
export async function createDatabase(db: pg.Client, name: string, options = ''): Promise<void> {
  const quoted = db.escapeIdentifier(name)
  await db.query(`create database ${quoted} owner ${ownerRole} ${options}`)
  await db.query(`revoke all on database ${quoted} from public`)
  await db.query(`grant connect on database ${quoted} to ${appRole}`)
}
