import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { installJobs, migrate, openDatabase, restore } from '@bluelamp/platform'
import { applyRegister, registerFile } from '../disposal-register.ts'
import { PlainError } from '../faults.ts'
import { migrations } from '../folders.ts'
import { progressLine, withDatabases, words } from './command.ts'

await withDatabases(async ({ ownerUrl }, config) => {
  const given = process.argv[2]
  if (!given) throw new PlainError('Name the backup: npm run restore -- bluelamp-….backup')
  const line = progressLine()
  const owner = openDatabase({ url: ownerUrl, connections: 2, name: 'bluelamp restore' })
  try {
    const manifest = await restore({
      url: ownerUrl,
      file: resolve(given),
      migrateTo: async version => {
        await migrate(owner.db, migrations, version)
      },
      onProgress: ({ step, rows, totalRows }) =>
        line.show(`${step}: ${words(rows)}${totalRows ? ` of ${words(totalRows)}` : ''} rows`),
    }).catch(error => {
      throw withWayOut(error, config.databaseUrl === undefined)
    })
    line.end()
    const done = await migrate(owner.db, migrations)
    const removed = await applyRegister(owner.db, registerFile(config), new Date())
    await installJobs(ownerUrl)
    console.log(`${words(manifest.rows)} rows, saved at ${manifest.createdAt}, are back.`)
    if (done.length > 0) console.log(`Its schema was older and was brought up to ${done.at(-1)}.`)
    if (removed > 0)
      console.log(`${words(removed)} rows that had been disposed of since are removed again.`)
    else if (!existsSync(registerFile(config))) {
      console.log(
        `There is no ${registerFile(config)}: put it there and start, or what was disposed of since the backup stays.`,
      )
    }
    console.log('Check it: npm run journal:verify')
  } finally {
    line.end()
    await owner.close()
  }
})

/** Beside the refusal: where the local database is meant, another folder is an empty one. */
function withWayOut(error: Error, isLocal: boolean): Error {
  if (!isLocal || !/is not empty/.test(error.message)) return error
  return new PlainError(
    `${error.message.split('. ')[0]}. A restore goes into an empty one, in another folder:\n` +
      '  BLUELAMP_FOLDER=.restored npm run restore -- <file>\n' +
      '  BLUELAMP_FOLDER=.restored npm start',
    { cause: error },
  )
}
