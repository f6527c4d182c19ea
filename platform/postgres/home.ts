import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { folderError, LocalPostgresError } from './postgres-error.ts'
import { isPostmasterOf } from './process-facts.ts'
import { canReach, chooseServerUser, type ServerUser } from './server-user.ts'

/** Where the data really is, and who runs the server there. */
export type Home = { folder: string; data: string; log: string; user: ServerUser }

const systemFolder = '/var/lib/bluelamp'

/**
 * The data stands in the given folder. Where the server's user cannot get there (a clone under
 * /root), it stands in /var/lib/bluelamp instead and a note in the folder says so.
 */
export function findHome(folder: string, log: (line: string) => void): Home {
  const noted = readNote(folder)
  if (noted !== undefined && !existsSync(noted)) {
    throw new LocalPostgresError(
      'folder',
      `${noteFile(folder)} says that the data is in ${noted}, but there is no such folder. ` +
        'Put it back, or remove that file to begin with an empty database.',
    )
  }
  const place = noted ?? folder
  const user = chooseServerUser(join(place, 'postgres'))
  if (canReach(user, place)) return home(place, user)
  if (noted !== undefined) {
    throw new LocalPostgresError(
      'folder',
      `User ${user?.name} who runs the server cannot enter ${noted}. Allow it (chmod 711), or set DATABASE_URL.`,
    )
  }
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  const elsewhere = join(systemFolder, hash)
  moveTo(folder, elsewhere, user)
  log(`The data is kept in ${elsewhere}, because user ${user?.name} cannot enter ${folder}.`)
  return home(elsewhere, user)
}

/** The folder itself, or the one that its note names. */
export const placeOfData = (folder: string): string => readNote(folder) ?? folder

function home(folder: string, user: ServerUser): Home {
  return { folder, data: join(folder, 'postgres'), log: join(folder, 'postgres.log'), user }
}

// Moved and not copied: two copies of one database would soon tell different stories.
function moveTo(folder: string, elsewhere: string, user: ServerUser) {
  refuseIfRunning(join(folder, 'postgres'))
  try {
    commonFolder()
    mkdirSync(elsewhere, { recursive: true })
    chmodSync(elsewhere, 0o711)
    for (const name of ['postgres', 'postgres-secrets.json']) {
      if (!existsSync(join(folder, name))) continue
      const half = join(elsewhere, `${name}.half`)
      rmSync(half, { recursive: true, force: true })
      cpSync(join(folder, name), half, { recursive: true, verbatimSymlinks: true })
      chmodSync(half, name === 'postgres' ? 0o700 : 0o600)
      if (name === 'postgres') giveAllTo(user, half)
      if (!existsSync(join(elsewhere, name))) renameSync(half, join(elsewhere, name))
    }
    writeFileSync(noteFile(folder), `${JSON.stringify({ movedTo: elsewhere })}\n`)
    rmSync(join(folder, 'postgres'), { recursive: true, force: true })
    rmSync(join(folder, 'postgres-secrets.json'), { force: true })
  } catch (error) {
    throw folderError(error, elsewhere)
  }
}

/** A place of root's that every user can enter, whatever the umask says. */
export function commonFolder(): string {
  try {
    mkdirSync(systemFolder, { recursive: true })
    chmodSync(systemFolder, 0o711)
    return systemFolder
  } catch (error) {
    throw folderError(error, systemFolder)
  }
}

/** Gives a file or folder that we made as root to the user who runs the server. */
export function giveTo(user: ServerUser, path: string) {
  if (user !== undefined) chownSync(path, user.uid, user.gid)
}

function refuseIfRunning(data: string) {
  const file = join(data, 'postmaster.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  if (pid === 0 || !isPostmasterOf(pid, data)) return
  throw new LocalPostgresError(
    'in-use',
    `A PostgreSQL server (pid ${pid}) still runs on ${data}, which has to move. Stop it (kill -INT ${pid}) and start again.`,
  )
}

function giveAllTo(user: ServerUser, folder: string) {
  giveTo(user, folder)
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    giveTo(user, join(folder, name))
  }
}

function noteFile(folder: string): string {
  return join(folder, 'postgres-moved.json')
}

function readNote(folder: string): string | undefined {
  if (!existsSync(noteFile(folder))) return undefined
  const value: unknown = JSON.parse(readFileSync(noteFile(folder), 'utf8'))
  return typeof value === 'object' && value !== null && 'movedTo' in value
    ? String(value.movedTo)
    : undefined
}
