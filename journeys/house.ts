import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Clock, openDatabase, readConfig, SqlFiles } from '@bluelamp/platform'
import { demoIssuer } from '../platform/identity/account.ts'
import { saveAccount } from '../platform/identity/account-store.ts'
import { createTestDatabase, type TestDatabase } from '../platform/postgres/test-database.ts'
import { migrations } from '../server/folders.ts'
import { prepareHouse } from '../server/prepare-house.ts'
import { type Running, start } from '../server/start.ts'

export type OpenHouse = Running & { database: TestDatabase; folder: string }

const hour = 3_600_000
/**
 * The invented past ends with the last full hour, so that the phone's clock, the server's and the world's agree, and
 * the units that are out then are still on duty when a story sends them.
 */
const worldEnds = new Date(Math.floor(Date.now() / hour) * hour)

export type HouseOptions = {
  clock?: Clock
  environment?: Record<string, string>
  /** An empty force: nothing but these people, with their roles. */
  emptyWith?: Readonly<Record<string, string>>
}

/** The whole product on a database of its own, cloned from one that holds the small invented force, or none. */
export async function openHouse(name: string, options: HouseOptions = {}): Promise<OpenHouse> {
  const size = options.emptyWith ? 'none' : 'small'
  const database = await createTestDatabase({
    name,
    templateKey: `${await new SqlFiles(migrations).fingerprint()} ${size} force until ${worldEnds.toISOString()}`,
    prepare: ownerUrl => prepareHouse({ ownerUrl, size, until: worldEnds }),
  })
  await letIn(database.ownerUrl, options.emptyWith ?? {})
  const folder = mkdtempSync(join(tmpdir(), 'bluelamp-house-'))
  const { config, secrets } = readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: 'error',
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    BLUELAMP_FOLDER: folder,
    BLUELAMP_FORCE: size,
    ...options.environment,
  })
  const running = await start({
    config,
    secrets,
    requestsPerMinute: 0,
    ...(options.clock && { clock: options.clock }),
  })
  return {
    ...running,
    database,
    folder,
    close: async () => {
      await running.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Accounts for people of an empty force, of the kind that anybody may choose to be. */
async function letIn(ownerUrl: string, people: Readonly<Record<string, string>>): Promise<void> {
  const owner = openDatabase({ url: ownerUrl, connections: 1, name: 'journey' })
  for (const [name, role] of Object.entries(people)) {
    const id = name.toLowerCase().replaceAll(' ', '-')
    const attributes = { forceId: 'force', areas: [], powers: [], clearance: 1 }
    await saveAccount(owner.db, {
      id,
      issuer: demoIssuer,
      subject: id,
      name,
      roles: [role],
      attributes,
    })
  }
  await owner.close()
}
