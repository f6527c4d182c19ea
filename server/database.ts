import { mkdirSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import {
  type Config,
  checkDatabase,
  DatabaseError,
  joinLocalPostgres,
  type LocalPostgres,
  LocalPostgresError,
  type OpenDatabase,
  openDatabase,
  startLocalPostgres,
} from '@bluelamp/platform'
import { root } from './folders.ts'

export { DatabaseError } from '@bluelamp/platform'

export type Databases = {
  /** As the least-privilege role: what serves people. */
  app: OpenDatabase
  appUrl: string
  appRole: string | undefined
  /** As the role that owns the schema: migrations, loading, backup. */
  ownerUrl: string
  where: string
  close: () => Promise<void>
}

export type OpenOptions = {
  /** A server wants the local database to itself; a command may use the one of a server that runs. */
  alone?: boolean
}

export const dataFolder = (config: Config): string =>
  isAbsolute(config.folder) ? config.folder : join(root, config.folder)

/** The database of the settings, or a local one of our own. */
export async function openDatabases(
  config: Config,
  say: (line: string) => void,
  { alone = false }: OpenOptions = {},
): Promise<Databases> {
  const local = config.databaseUrl ? undefined : await startLocal(config, say, alone)
  const appUrl = local?.appUrl ?? config.databaseUrl!
  const ownerUrl = local?.ownerUrl ?? config.databaseOwnerUrl ?? appUrl
  try {
    const { oneLogin } = await checkDatabase({ appUrl, ownerUrl })
    // It takes the lesser role on for everything that serves people.
    const appRole = oneLogin ? 'bluelamp_app' : undefined
    const connections = config.databaseConnections
    const app = openDatabase({ url: appUrl, connections, role: appRole })
    return {
      app,
      appUrl,
      appRole,
      ownerUrl,
      where: local
        ? `PostgreSQL ${local.version} in ${local.folder}`
        : 'the PostgreSQL of DATABASE_URL',
      close: async () => {
        await app.close()
        await local?.stop()
      },
    }
  } catch (error) {
    await local?.stop()
    throw error
  }
}

async function startLocal(
  config: Config,
  log: (line: string) => void,
  alone: boolean,
): Promise<LocalPostgres> {
  const folder = dataFolder(config)
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new DatabaseError(
      `The folder ${folder} cannot be made (${(error as Error).message}). ` +
        'Start Bluelamp where it may write, or name another folder in BLUELAMP_FOLDER.',
    )
  }
  try {
    return await startLocalPostgres({ folder, log })
  } catch (error) {
    const held = error instanceof LocalPostgresError && error.fault === 'in-use'
    const running = held && !alone ? await joinLocalPostgres(folder) : undefined
    if (!running) throw error
    log(`Bluelamp is running on ${folder}: its database is used.`)
    return running
  }
}
