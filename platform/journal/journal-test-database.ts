import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../database/database.ts'
import { migrate } from '../database/migrate.ts'
import type { Db } from '../database/tables.ts'
import { createTestDatabase } from '../postgres/test-database.ts'
import type { NewEntry, Operation } from './entry.ts'
import { operations } from './entry.ts'
import { loadOrCreateSigningKey, type SigningKey } from './signing-key.ts'

const migrations = join(import.meta.dirname, '../../database/migrations')
const upTo = '0002-platform-create-journal'
const files = ['0001-platform-create-foundations', upTo]

export type TestJournal = {
  /** As the running server's role. */
  db: Db
  owner: Db
  /** Superuser, whom nothing stops. */
  admin: Db
  folder: string
  witnessFile: string
  signingKey: SigningKey
  close: () => Promise<void>
}

export async function createTestJournal(name: string): Promise<TestJournal> {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(join(migrations, `${file}.sql`)))
  const database = await createTestDatabase({
    name,
    templateKey: `journal ${hash.digest('hex')}`,
    prepare: async url => {
      const { db, close } = openDatabase({ url })
      await migrate(db, migrations, upTo)
      await close()
    },
  })
  const app = openDatabase({ url: database.appUrl, connections: 30 })
  const owner = openDatabase({ url: database.ownerUrl, connections: 2 })
  const admin = openDatabase({ url: database.adminUrl, connections: 2 })
  const folder = mkdtempSync(join(tmpdir(), 'bluelamp-journal-'))
  return {
    db: app.db,
    owner: owner.db,
    admin: admin.db,
    folder,
    witnessFile: join(folder, 'journal-heads.log'),
    signingKey: loadOrCreateSigningKey(join(folder, 'keys'), 'test/journal'),
    close: async () => {
      await Promise.all([app.close(), owner.close(), admin.close()])
      await database.drop()
      rmSync(folder, { recursive: true })
    },
  }
}

const uuid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`

/** Invented entries, each different and with text that is awkward to quote. */
export function inventedEntry(n: number): NewEntry {
  const operation: Operation = operations[n % operations.length] ?? 'none'
  return {
    at: new Date(Date.UTC(2026, 0, 1) + n * 61_007),
    actor: { id: `officer-${n % 7}`, name: `Officer Ünal “${n % 7}”\t\\n`, role: 'reader' },
    verb: `thing.${operation}`,
    operation,
    ...(n % 3 === 0 && { purpose: `line one\nline two ${n} \u0001 🙂` }),
    subjects: [uuid(n % 11), uuid(1000 + n)],
    records: n % 2 === 0 ? [] : [uuid(2000 + n)],
    detail: { n, nested: { b: [1.5, null, true], a: `"${n}"` } },
    ...(operation === 'disclose' && { recipient: 'another force' }),
    ...(n % 5 === 0 && { requestId: `request-${n}` }),
  }
}

export const inventedEntries = (count: number, from = 0): NewEntry[] =>
  Array.from({ length: count }, (_, n) => inventedEntry(from + n))
