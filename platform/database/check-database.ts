import pg from 'pg'
import { appRole } from '../postgres/roles.ts'
import { withClient } from '../postgres/with-client.ts'

/** What is wrong with the database that the settings name, and what to do about it. */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
}

type Facts = {
  version: number
  login: string
  database: string
  started: string
  mayCreate: boolean
  mayMakeRoles: boolean
  roleExists: boolean
  inRole: boolean
}

const leastVersion = 150_000

/**
 * Looks at a database before anything is done in it. Throws DatabaseError where it cannot be used.
 * Tells whether one login has to do for both.
 */
export async function checkDatabase(urls: {
  appUrl: string
  ownerUrl: string
}): Promise<{ oneLogin: boolean }> {
  const { appUrl, ownerUrl } = urls
  const setting = ownerUrl === appUrl ? 'DATABASE_URL' : 'DATABASE_OWNER_URL'
  const owner = await askFacts(ownerUrl, setting)
  const app = ownerUrl === appUrl ? owner : await askFacts(appUrl, 'DATABASE_URL')
  if (owner.version < leastVersion) {
    throw new DatabaseError(
      `The database is PostgreSQL ${Math.floor(owner.version / 10_000)}; Bluelamp needs 15 or newer.`,
    )
  }
  if (owner.database !== app.database || owner.started !== app.started) {
    throw new DatabaseError(
      'DATABASE_URL and DATABASE_OWNER_URL lead to two databases. Both must name the same one, with two logins.',
    )
  }
  refuseOwnerWithoutRights(owner)
  const oneLogin = owner.login === app.login
  if (oneLogin) await refuseUnlessTakesRole(ownerUrl, owner)
  else refuseAppWithoutRole(app)
  return { oneLogin }
}

function refuseOwnerWithoutRights({ mayCreate, mayMakeRoles, roleExists, ...owner }: Facts) {
  const login = pg.escapeIdentifier(owner.login)
  if (!mayCreate) {
    throw new DatabaseError(
      `The login ${owner.login} may not make schemas in the database ${owner.database}. As a superuser run: ` +
        `alter database ${pg.escapeIdentifier(owner.database)} owner to ${login};`,
    )
  }
  if (!roleExists && !mayMakeRoles) {
    throw new DatabaseError(
      `The role ${appRole}, which serves people with few rights, is missing, and the login ${owner.login} may not ` +
        `make it. As a superuser run: create role ${appRole}; grant ${appRole} to ${login};`,
    )
  }
}

async function refuseUnlessTakesRole(url: string, { login, roleExists }: Facts) {
  if (!roleExists) return
  try {
    await withClient(url, db => db.query(`set role ${appRole}`))
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    throw new DatabaseError(
      `The login ${login} may not take on the role ${appRole}, which serves people with few rights. As a superuser ` +
        `run: grant ${appRole} to ${pg.escapeIdentifier(login)};`,
      { cause: error },
    )
  }
}

function refuseAppWithoutRole({ login, inRole, roleExists }: Facts) {
  if (inRole) return
  const make = roleExists ? '' : `create role ${appRole}; `
  throw new DatabaseError(
    `The login ${login} of DATABASE_URL has no part in the role ${appRole}, which holds the rights to serve. As a ` +
      `superuser run: ${make}grant ${appRole} to ${pg.escapeIdentifier(login)};`,
  )
}

async function askFacts(url: string, setting: string): Promise<Facts> {
  try {
    return await withClient(url, async db => {
      const { rows } = await db.query<Facts>(
        `select current_setting('server_version_num')::int as version, current_user::text as login,
           current_database()::text as database, pg_postmaster_start_time()::text as started,
           has_database_privilege(current_database(), 'create') as "mayCreate",
           (select rolcreaterole or rolsuper from pg_roles where rolname = current_user)
             as "mayMakeRoles",
           exists (select from pg_roles where rolname = $1) as "roleExists",
           coalesce((select pg_has_role(current_user, oid, 'usage') from pg_roles where rolname = $1),
             false) as "inRole"`,
        [appRole],
      )
      return rows[0]!
    })
  } catch (error) {
    throw new DatabaseError(`${setting}: ${whyUnreachable(url, error)}`, { cause: error })
  }
}

/** In words that help whoever wrote the address; the password in it is never repeated. */
function whyUnreachable(url: string, error: unknown): string {
  const { hostname, port, username, pathname } = new URL(url)
  const server = `${hostname || 'this machine'}:${port || 5432}`
  const login = decodeURIComponent(username)
  const database = decodeURIComponent(pathname.slice(1))
  const { code, message } = error as { code?: string; message?: string }
  switch (code) {
    case 'ECONNREFUSED':
      return `no PostgreSQL answers at ${server}. Is it running, and are host and port right?`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `no machine is known by the name ${hostname}. Is the host right?`
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `${server} cannot be reached from here. Are host, port and firewall right?`
    case '28P01':
      return `the server at ${server} does not take this password for the login ${login}.`
    case '28000':
      return `the server at ${server} does not let the login ${login} in (${message}). See its pg_hba.conf.`
    case '3D000':
      return `the server at ${server} has no database named ${database}. Make it: create database ${pg.escapeIdentifier(database)};`
    case '42501':
      return `the login ${login} may not use the database ${database} (${message}).`
    default:
      return `the database ${database} at ${server} cannot be used: ${message || code}. Check host, port, name and password.`
  }
}
