import { join } from 'node:path'
import { openDatabase } from './database/database.ts'
import { migrate, SqlFiles } from './database/migrate.ts'
import type { Db } from './database/tables.ts'
import { all } from './policy/policy-formula.ts'
import { rowFilter } from './policy/row-filter.ts'
import { createTestDatabase } from './postgres/test-database.ts'
import type { Actor, Context } from './verbs/context.ts'
import { enforce } from './verbs/policy-in-force.ts'

const migrations = join(import.meta.dirname, '../database/migrations')

export type TestHouse = {
  /** As the least-privilege role, as the server is. */
  db: Db
  /** As the owner, for putting in place what a test needs. */
  owner: Db
  appUrl: string
  ownerUrl: string
  adminUrl: string
  context(actor?: Partial<Actor>, now?: Date): Context
  close(): Promise<void>
}

/** A migrated database of its own for one test file, cloned from a template that is made once. */
export async function openTestHouse(name: string): Promise<TestHouse> {
  const database = await createTestDatabase({
    name,
    templateKey: await new SqlFiles(migrations).fingerprint(),
    prepare: async ownerUrl => {
      const owner = openDatabase({ url: ownerUrl, connections: 1 })
      await migrate(owner.db, migrations)
      await owner.close()
    },
  })
  const app = openDatabase({ url: database.appUrl, connections: 8 })
  const owner = openDatabase({ url: database.ownerUrl, connections: 2 })
  return {
    db: app.db,
    owner: owner.db,
    appUrl: database.appUrl,
    ownerUrl: database.ownerUrl,
    adminUrl: database.adminUrl,
    context: (actor = {}, now = new Date('2026-11-20T12:00:00Z')) => ({
      db: app.db,
      now,
      actor: { id: 'tester', name: 'Test Actor', roles: ['system'], attributes: {}, ...actor },
    }),
    close: async () => {
      await app.close()
      await owner.close()
      await database.drop()
    },
  }
}

const everything = { id: 'test', says: '', effect: 'permit', formula: all() } as const

/** For tests of what verbs do, not of who may: those have the real policy and an oracle. */
export function allowEverything(): void {
  enforce({
    decide: () => ({ allowed: true, reasons: ['test'], sentences: [], skipped: [] }),
    filter: ({ resourceType }) => rowFilter(resourceType, [everything]),
    actions: () => [],
    policies: () => [],
  })
}
