import { type Context, NotFoundError, newId, type Tables } from '@bluelamp/platform'
import { type Selectable, sql } from 'kysely'
import type { AccountKey } from '../social/verify-signature.ts'
import { builtIn, isSecret, type Source, type SourceSettings, secretHash } from './source.ts'

const sourceOf = (row: Selectable<Tables['listen.intake_source']>): Source => ({
  id: row.id,
  forceId: row.force_id,
  code: row.code,
  name: row.name,
  adapter: row.adapter,
  clientId: row.client_id,
  settings: row.settings as SourceSettings,
  open: row.open,
})

export async function findSource(
  { db }: Context,
  forceId: string,
  code: string,
): Promise<Source | undefined> {
  const row = await db
    .selectFrom('listen.intake_source')
    .selectAll()
    .where('force_id', '=', forceId)
    .where('code', '=', code)
    .executeTakeFirst()
  return row && sourceOf(row)
}

export async function findSources({ db }: Context, forceId: string): Promise<Source[]> {
  const rows = await db
    .selectFrom('listen.intake_source')
    .selectAll()
    .where('force_id', '=', forceId)
    .orderBy('name')
    .execute()
  return rows.map(sourceOf)
}

/** Those that every force has are made when they are first asked for. */
export async function getSource(context: Context, forceId: string, code: string): Promise<Source> {
  const found = await findSource(context, forceId, code)
  if (found) return found
  const made = Object.values(builtIn).find(each => each.code === code)
  if (!made) throw new NotFoundError('source of intake', code)
  await addSource(context, { ...made, forceId, settings: {}, createdBy: 'system' })
  return (await findSource(context, forceId, code))!
}

export async function addSource(
  { db, now }: Context,
  source: Pick<Source, 'code' | 'name' | 'adapter' | 'forceId' | 'settings'> & {
    createdBy: string
    clientId?: string
    secret?: string
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('listen.intake_source')
    .values({
      id: newId(now),
      force_id: source.forceId,
      code: source.code,
      name: source.name,
      adapter: source.adapter,
      client_id: source.clientId ?? null,
      secret_hash: source.secret ? secretHash(source.secret) : null,
      settings: JSON.stringify(source.settings),
      created_by: source.createdBy,
      created_at: now,
    })
    .onConflict(conflict => conflict.constraint('intake_source_code_once').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function changeSource(
  { db }: Context,
  source: Pick<Source, 'id'>,
  change: { open?: boolean; settings?: SourceSettings; clientId?: string; secret?: string },
): Promise<void> {
  await db
    .updateTable('listen.intake_source')
    .set({
      ...(change.open !== undefined && { open: change.open }),
      ...(change.settings && { settings: JSON.stringify(change.settings) }),
      ...(change.clientId && change.secret
        ? { client_id: change.clientId, secret_hash: secretHash(change.secret) }
        : {}),
    })
    .where('id', '=', source.id)
    .execute()
}

/** Keeps a key under its name, or takes it out; done where it stands, so that two at once do not undo one another. */
export async function setKey(
  { db }: Context,
  source: Pick<Source, 'id'>,
  keyId: string,
  key: AccountKey | null,
): Promise<void> {
  const changed = key
    ? sql`coalesce(settings -> 'keys', '{}') || jsonb_build_object(${keyId}::text, ${JSON.stringify(key)}::jsonb)`
    : sql`coalesce(settings -> 'keys', '{}') - ${keyId}::text`
  await sql`
    update listen.intake_source set settings = jsonb_set(settings, '{keys}', ${changed})
    where id = ${source.id}`.execute(db)
}

/** The open source whose id and secret these are; nothing tells a wrong id from a wrong secret. */
export async function findBySecret(
  { db }: Pick<Context, 'db'>,
  clientId: string,
  secret: string,
): Promise<Source | undefined> {
  const row = await db
    .selectFrom('listen.intake_source')
    .selectAll()
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  // Compared also where there is no such client, so that the time of the answer tells nothing.
  const right = isSecret(secret, row?.secret_hash ?? Buffer.alloc(32))
  return row?.open && right ? sourceOf(row) : undefined
}
