import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderError, LocalPostgresError } from './postgres-error.ts'

export type Secrets = { admin: string; owner: string; app: string }

/** The passwords kept beside the data, readable by their owner alone. Undefined when there are none yet. */
export function findSecrets(folder: string): Secrets | undefined {
  const file = secretsFile(folder)
  if (!existsSync(file)) return undefined
  let value: Partial<Secrets>
  try {
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw folderError(error, file)
    throw damaged(file)
  }
  const { admin, owner, app } = value
  if (!admin || !owner || !app) throw damaged(file)
  return { admin, owner, app }
}

export function makeSecrets(folder: string): Secrets {
  const secrets = { admin: password(), owner: password(), app: password() }
  const file = secretsFile(folder)
  try {
    writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
    renameSync(`${file}.new`, file)
  } catch (error) {
    throw folderError(error, file)
  }
  return secrets
}

function secretsFile(folder: string): string {
  return join(folder, 'postgres-secrets.json')
}

function password(): string {
  return randomBytes(24).toString('base64url')
}

function damaged(file: string) {
  return new LocalPostgresError(
    'folder',
    `${file} is damaged. Remove it: the next start gives the database new passwords and keeps its data.`,
  )
}
