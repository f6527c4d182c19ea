import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Clock, readConfig, SqlFiles } from '@bluelamp/platform'
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

/** The whole product on a database of its own, cloned from one that holds the small invented force. */
export async function openHouse(
  name: string,
  options: { clock?: Clock; environment?: Record<string, string> } = {},
): Promise<OpenHouse> {
  const database = await createTestDatabase({
    name,
    templateKey: `${await new SqlFiles(migrations).fingerprint()} small force until ${worldEnds.toISOString()}`,
    prepare: ownerUrl => prepareHouse({ ownerUrl, size: 'small', until: worldEnds }),
  })
  const folder = mkdtempSync(join(tmpdir(), 'bluelamp-house-'))
  const { config, secrets } = readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: 'error',
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    BLUELAMP_FOLDER: folder,
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
