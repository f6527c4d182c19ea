import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { placeOfData } from './home.ts'
import type { LocalPostgres } from './local-postgres.ts'
import { readPidFile } from './postmaster.ts'
import { isAlive, sleep } from './process-facts.ts'
import { urlsFor } from './roles.ts'
import { findSecrets } from './secrets.ts'
import { withClient } from './with-client.ts'

const patience = 10_000

/**
 * The server that another process of ours runs on this folder, for work that only visits: stop() leaves
 * it running. Undefined where none is ready within ten seconds.
 */
export async function joinLocalPostgres(folder: string): Promise<LocalPostgres | undefined> {
  if (!existsSync(folder)) return undefined
  const place = placeOfData(realpathSync(folder))
  const server = await findReady(join(place, 'postgres'))
  const secrets = findSecrets(place)
  if (!server || !secrets) return undefined
  const urls = urlsFor(server.port, secrets)
  const version = await withClient(urls.ownerUrl, async db => {
    const { rows } = await db.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    )
    return rows[0]?.version ?? ''
  })
  return { ...urls, folder: place, version, pid: server.pid, stop: async () => {} }
}

async function findReady(data: string) {
  for (const until = Date.now() + patience; Date.now() < until; await sleep(50)) {
    const file = readPidFile(data)
    if (file?.status === 'ready' && isAlive(file.pid)) return file
  }
  return undefined
}
