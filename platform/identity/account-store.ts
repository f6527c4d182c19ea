import { type Selectable, sql } from 'kysely'
import type { Db } from '../database/tables.ts'
import { type Account, demoIssuer } from './account.ts'
import type { AccountTable } from './tables.ts'

export type NewAccount = Pick<Account, 'id' | 'issuer' | 'subject' | 'name' | 'roles'> & {
  /** Left as they are where none are given. */
  attributes?: Account['attributes'] | undefined
}

/** Makes the account, or brings the one of that issuer and subject up to date; that one keeps its id. */
export async function saveAccount(db: Db, account: NewAccount): Promise<Account> {
  const { id, issuer, subject, name } = account
  const roles = [...account.roles]
  const attributes = account.attributes && JSON.stringify(account.attributes)
  const row = await db
    .insertInto('platform.account')
    .values({ id, issuer, subject, name, roles, attributes: attributes ?? '{}' })
    .onConflict(conflict =>
      conflict
        .columns(['issuer', 'subject'])
        .doUpdateSet({ name, roles, ...(attributes !== undefined && { attributes }) }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
  return toAccount(row)
}

/** For one whose provider gives them no role here any more: open sessions lose theirs with the next request. */
export async function takeRolesAway(db: Db, issuer: string, subject: string): Promise<void> {
  await db
    .updateTable('platform.account')
    .set({ roles: [] })
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .execute()
}

export async function findDemoAccount(db: Db, id: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('platform.account')
    .selectAll()
    .where('id', '=', id)
    .where('issuer', '=', demoIssuer)
    .where('active', '=', true)
    .executeTakeFirst()
  return row && toAccount(row)
}

/** The first few people of each first role, in the order of their ids. */
export async function findDemoPeople(db: Db, ofEachRole: number): Promise<Account[]> {
  const { rows } = await sql<Selectable<AccountTable>>`
    select id, issuer, subject, name, roles, attributes, active
      from (
        select account.*, row_number() over (partition by roles[1] order by id) as place
          from platform.account
         where issuer = ${demoIssuer} and active and cardinality(roles) > 0) as ranked
     where place <= ${ofEachRole}
     order by roles[1], id`.execute(db)
  return rows.map(toAccount)
}

export const toAccount = (row: Selectable<AccountTable>): Account => ({
  id: row.id,
  issuer: row.issuer,
  subject: row.subject,
  name: row.name,
  roles: row.roles,
  attributes: row.attributes,
  active: row.active,
})
