export type PostgresFault =
  | 'unsupported-platform'
  | 'binaries'
  | 'folder'
  | 'in-use'
  | 'version'
  | 'disk-full'
  | 'no-user'
  | 'initdb'
  | 'start'
  | 'stop'

/** What is wrong with the local PostgreSQL, and what the reader can do about it. */
export class LocalPostgresError extends Error {
  override name = 'LocalPostgresError'
  readonly fault: PostgresFault
  constructor(fault: PostgresFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.fault = fault
  }
}

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
}

/** Turns a failed file operation into an error a person can act on. */
export function folderError(error: unknown, path: string): LocalPostgresError {
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFullError(path, { cause: error })
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    const who = process.getuid?.() ?? 'unknown'
    return new LocalPostgresError(
      'folder',
      `The folder ${path} cannot be written by this user (uid ${who}, ${code}). ` +
        'The local database keeps its data there: make it writable, run as the user who owns it, ' +
        'or set DATABASE_URL to use a server of your own.',
      { cause: error },
    )
  }
  return new LocalPostgresError(
    'folder',
    `The folder ${path} cannot be used for the local database: ${messageOf(error)}.`,
    { cause: error },
  )
}

export function diskFullError(path: string, options?: ErrorOptions): LocalPostgresError {
  return new LocalPostgresError(
    'disk-full',
    `The disk that holds ${path} is full. Free some space (a new database needs about 60 MB) and start again; ` +
      'what was already saved is safe.',
    options,
  )
}

/** The server and initdb report a full disk in their own words; the words are stable with lc_messages=C. */
export function saysDiskFull(log: string): boolean {
  return /No space left on device|Disk quota exceeded|Check free disk space/i.test(log)
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
