import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { backup } from '@bluelamp/platform'
import { dataFolder } from '../database.ts'
import { PlainError } from '../faults.ts'
import { schemas } from '../schemas.ts'
import { progressLine, withDatabases, words } from './command.ts'

await withDatabases(async ({ ownerUrl }, config) => {
  const now = new Date()
  const stamp = now.toISOString().slice(0, 19).replace(/[:T]/g, '-')
  const file = resolve(process.argv[2] ?? `bluelamp-${stamp}.backup`)
  makeFolder(dirname(file))
  const line = progressLine()
  try {
    const { rows, tables } = await backup({
      url: ownerUrl,
      file,
      schemas,
      createdAt: now,
      onProgress: ({ table, rows }) => line.show(`${words(rows)} rows, ${table}`),
    })
    line.end()
    console.log(`${words(rows)} rows of ${tables.length} tables are in ${file}`)
    console.log(
      `Keep journal-key.pem, journal-key.pub, journal-heads.log and disposal-register.json of ${dataFolder(config)} beside it: they prove the journal, and keep what is disposed of from coming back.`,
    )
  } finally {
    line.end()
  }
})

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new PlainError(`The folder ${folder} cannot be made: ${why}. Choose another place.`)
  }
}
