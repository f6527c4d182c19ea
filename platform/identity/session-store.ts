import type { Db } from '../database/tables.ts'
import type { Account } from './account.ts'
import { toAccount } from './account-store.ts'
import { hashToken, newToken, noteEvery, type SessionLimits } from './session.ts'

/** Always a new token, so that one planted in a browser before sign-in is worth nothing after it. */
export async function openSession(
  db: Db,
  accountId: string,
  now: Date,
  { absolute }: SessionLimits,
): Promise<string> {
  const token = newToken()
  await db
    .insertInto('platform.session')
    .values({
      token_hash: hashToken(token),
      account_id: accountId,
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + absolute),
    })
    .execute()
  return token
}

export type SessionSearch = { now: Date; idle: number; issuer: string }

/** Whose session it is, unless it ended, idled out, or its account was closed or is of another issuer. */
export async function findSessionAccount(
  db: Db,
  token: string,
  { now, idle, issuer }: SessionSearch,
): Promise<{ account: Account; seenAt: Date } | undefined> {
  const row = await db
    .selectFrom('platform.session as session')
    .innerJoin('platform.account as account', 'account.id', 'session.account_id')
    .selectAll('account')
    .select('session.seen_at')
    .where('session.token_hash', '=', hashToken(token))
    .where('session.expires_at', '>', now)
    .where('session.seen_at', '>', new Date(now.getTime() - idle))
    .where('account.active', '=', true)
    .where('account.issuer', '=', issuer)
    .executeTakeFirst()
  return row && { account: toAccount(row), seenAt: row.seen_at }
}

export async function noteSeen(db: Db, token: string, now: Date): Promise<void> {
  await db
    .updateTable('platform.session')
    .set({ seen_at: now })
    .where('token_hash', '=', hashToken(token))
    .where('seen_at', '<', new Date(now.getTime() - noteEvery))
    .execute()
}

export async function closeSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom('platform.session').where('token_hash', '=', hashToken(token)).execute()
}

/** Removes what ended; returns how many. */
export async function sweepSessions(db: Db, now: Date, idle: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('platform.session')
    .where(either =>
      either.or([
        either('expires_at', '<=', now),
        either('seen_at', '<=', new Date(now.getTime() - idle)),
      ]),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
