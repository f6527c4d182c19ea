import { indexAllMentions, indexAllRecords } from '@bluelamp/memory'
import { installJobs, migrate, openDatabase } from '@bluelamp/platform'
import { fillIfEmpty } from './fill.ts'
import { migrations } from './folders.ts'
import { keepReferenceLists } from './reference.ts'
import { keepKnownReferences } from './search-references.ts'

export type PrepareOptions = {
  ownerUrl: string
  size: 'small' | 'force' | 'none'
  until: Date
  say?: (line: string) => void
}

/** Brings a database to where it can serve: schema, job queue, reference lists, and a force if it is empty. */
export async function prepareHouse({
  ownerUrl,
  size,
  until,
  say = () => {},
}: PrepareOptions): Promise<void> {
  const owner = openDatabase({ url: ownerUrl, connections: 2, name: 'bluelamp loader' })
  try {
    const done = await migrate(owner.db, migrations)
    if (done.length > 0) say(`Schema brought up to ${done.at(-1)} (${done.length} migrations)`)
    await installJobs(ownerUrl)
    await keepReferenceLists(owner.db)
    await fillIfEmpty({ db: owner.db, ownerUrl, size, until, say })
    await keepKnownReferences(owner.db)
    await indexAllRecords({ db: owner.db, say })
    await indexAllMentions({ db: owner.db, say })
  } finally {
    await owner.close()
  }
}
