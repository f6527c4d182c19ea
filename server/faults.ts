import { ConfigError, DatabaseError, LocalPostgresError, MigrationError } from '@bluelamp/platform'

/** A fault that whoever typed the command can mend; its message is all they need. */
export class PlainError extends Error {
  override name = 'PlainError'
}

const plainKinds = [PlainError, ConfigError, DatabaseError, LocalPostgresError, MigrationError]
const plainNames = [
  'BackupError',
  'JournalDamagedError',
  'KeyMalformedError',
  'WitnessMalformedError',
  'UnreadableFileError',
]

/** The one line for faults that a person can mend; undefined for those that only their stack explains. */
export function faultLine(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (plainKinds.some(kind => error instanceof kind) || plainNames.includes(error.name)) {
    return error.message
  }
  const { code, port, address, path, syscall } = error as {
    code?: string
    port?: number
    address?: string
    path?: string
    syscall?: string
  }
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use. Stop what uses it, or choose another: PORT=3001 npm start`
  }
  if (syscall === 'listen' && code === 'EACCES') {
    return `Port ${port} needs more rights than you have. Choose one above 1023: PORT=3000`
  }
  if (code === 'EADDRNOTAVAIL' || (syscall === 'getaddrinfo' && code !== undefined)) {
    return `HOST is "${address ?? (error as { hostname?: string }).hostname}": this machine has no such address. 127.0.0.1 serves this machine alone, 0.0.0.0 everyone who reaches it.`
  }
  if (code === 'ENOSPC') return 'The disk is full. Free some space and start again.'
  if (path && ['EACCES', 'EPERM', 'EROFS'].includes(code ?? '')) {
    return `${path} cannot be used by this user (uid ${process.getuid?.() ?? 'unknown'}, ${code}). Change its owner, or name another folder in BLUELAMP_FOLDER.`
  }
  // 57P01 to 57P03: the server was stopped, crashed, or is starting.
  if (/^57P0[123]$/.test(code ?? '') || /^Connection terminated/.test(error.message)) {
    return 'The database was stopped while it was in use. Start again; what was saved is safe.'
  }
  return undefined
}

/** On standard error: one plain line where there is one, else the whole of it for whoever mends the code. */
export function tellFault(error: unknown): void {
  console.error(faultLine(error) ?? error)
}
