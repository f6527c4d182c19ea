import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { LocalPostgresError } from './postgres-error.ts'

/** Who runs the server. Undefined: the user who runs Node. */
export type ServerUser = { name: string; uid: number; gid: number } | undefined

/**
 * PostgreSQL refuses to run as root, so as root we drop to whoever owns the data already,
 * else to `postgres`, else to `nobody`.
 */
export function chooseServerUser(dataFolder: string): ServerUser {
  if (process.getuid?.() !== 0) return undefined
  const data = statSync(dataFolder, { throwIfNoEntry: false })
  if (data && data.uid !== 0) return { name: `uid ${data.uid}`, uid: data.uid, gid: data.gid }
  const user = findUser('postgres') ?? findUser('nobody')
  if (user) return user
  throw new LocalPostgresError(
    'no-user',
    'PostgreSQL does not run as root and this machine has no user "postgres" or "nobody" to run it as. ' +
      'Start Bluelamp as an ordinary user, or set DATABASE_URL.',
  )
}

/** Asked of the system itself, so that access lists and odd mounts count too. */
export function canReach(user: ServerUser, folder: string): boolean {
  if (user === undefined) return true
  const answer = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], {
    cwd: '/',
    uid: user.uid,
    gid: user.gid,
  })
  return answer.status === 0
}

export function spawnAs(user: ServerUser): { uid?: number; gid?: number } {
  return user === undefined ? {} : { uid: user.uid, gid: user.gid }
}

function findUser(name: string): ServerUser {
  const line =
    passwdLines().find(entry => entry.startsWith(`${name}:`)) ??
    (process.platform === 'darwin'
      ? passwdLines().find(entry => entry.startsWith(`_${name}:`))
      : undefined)
  const [, , uid, gid] = line?.split(':') ?? []
  // macOS writes nobody as -2; the system calls want it unsigned.
  if (!uid || !gid || uid === '0') return undefined
  return { name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }
}

function passwdLines(): string[] {
  try {
    return readFileSync('/etc/passwd', 'utf8').split('\n')
  } catch {
    return []
  }
}
