import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type TempFolder = { path: string; remove: () => void }

/** On the disk, as data would be; others may enter, because as root PostgreSQL runs as another user. */
export function tempFolder(name: string): TempFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), `bluelamp-bench-${name}-`)))
  chmodSync(path, 0o755)
  const remove = () => rmSync(path, { recursive: true, force: true, maxRetries: 3 })
  // For a bench that is cut short.
  process.once('exit', remove)
  return { path, remove }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
