import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, schemaVersion } from '@bluelamp/platform'
import { root } from '../folders.ts'
import { prepareHouse } from '../prepare-house.ts'
import { printSchema } from '../print-schema.ts'
import { withDatabases } from './command.ts'

// `--schema` prints the shape to database/schema.sql, for whoever reviews a migration.
await withDatabases(async ({ ownerUrl }) => {
  await prepareHouse({ ownerUrl, size: 'none', until: new Date(), say: line => console.log(line) })
  const owner = openDatabase({ url: ownerUrl, connections: 1, name: 'bluelamp schema' })
  try {
    console.log(`The schema is at ${await schemaVersion(owner.db)}`)
    if (!process.argv.includes('--schema')) return
    writeFileSync(join(root, 'database/schema.sql'), await printSchema(owner.db))
    console.log('database/schema.sql holds the shape as it is now')
  } finally {
    await owner.close()
  }
})
