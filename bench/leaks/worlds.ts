import { seesRecord } from '@bluelamp/memory'
import { type Actor, type Context, type Db, openDatabase } from '@bluelamp/platform'
import { sql } from 'kysely'
import { createDatabase, type Urls } from '../../platform/postgres/roles.ts'
import { withClient } from '../../platform/postgres/with-client.ts'
import { today } from './world.ts'

/** One database, as the server and as its owner. */
export type World = { db: Db; owner: Db; close: () => Promise<void> }

const onDatabase = (url: string, name: string): string => {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

const nameOf = ({ ownerUrl }: Urls): string => new URL(ownerUrl).pathname.slice(1)

/** The same server, another database. */
export const urlsOf = ({ adminUrl, ownerUrl, appUrl }: Urls, name: string): Urls => ({
  adminUrl: onDatabase(adminUrl, name),
  ownerUrl: onDatabase(ownerUrl, name),
  appUrl: onDatabase(appUrl, name),
})

/** One connection each: what is asked one after the other is measured one after the other. */
export function openWorld({ appUrl, ownerUrl }: Pick<Urls, 'appUrl' | 'ownerUrl'>): World {
  const app = openDatabase({ url: appUrl, connections: 1 })
  const owner = openDatabase({ url: ownerUrl, connections: 1 })
  return {
    db: app.db,
    owner: owner.db,
    close: async () => {
      await app.close()
      await owner.close()
    },
  }
}

export type Copy = World & { urls: Urls; drop: () => Promise<void> }

/** A copy of a world in which nobody is connected, without these records. */
export async function copyWithout(
  urls: Urls,
  called: string,
  gone: readonly string[],
): Promise<Copy> {
  const name = `${nameOf(urls)}_${called}`
  await withClient(onDatabase(urls.adminUrl, 'postgres'), db =>
    createDatabase(db, name, `template "${nameOf(urls)}" strategy file_copy`),
  )
  const copy = urlsOf(urls, name)
  const world = openWorld(copy)
  await removeRecords(world.owner, gone)
  await tidy(world.owner)
  const drop = async () => {
    await world.close()
    await withClient(onDatabase(urls.adminUrl, 'postgres'), db =>
      db.query(`drop database "${name}" with (force)`),
    )
  }
  return { ...world, urls: copy, drop }
}

/** What the planner knows, and which rows are dead, must not tell the worlds apart. */
export const tidy = (owner: Db) => sql`vacuum analyze`.execute(owner)

export const asking = (db: Db, actor: Actor): Context => ({
  db,
  actor,
  now: today,
  purpose: 'Looking for leaks',
})

/** The records that the policy closes to somebody. */
export async function hiddenFrom(owner: Db, actor: Actor): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select r.id from memory.record r
    where (${seesRecord(asking(owner, actor), 'memory.search', 'r')}) is not true
    order by r.id`.execute(owner)
  return rows.map(row => row.id)
}

/**
 * Takes records out as a disposal does: by the register of every column in which a record or what it alone speaks of
 * is named, so that nothing is left by which they could be known.
 */
export async function removeRecords(owner: Db, records: readonly string[]): Promise<void> {
  await sql`select memory.remove_disposed(${records}::uuid[],
    memory.left_without_record(${records}::uuid[]), ${today})`.execute(owner)
}
