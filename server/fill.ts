import { keepWorkedExample } from '@bluelamp/change'
import type { Db } from '@bluelamp/platform'
import { findForce } from './force.ts'

export type FillOptions = {
  db: Db
  ownerUrl: string
  size: 'small' | 'force' | 'none'
  until: Date
  say: (line: string) => void
}

/** Makes the invented force where the memory holds nothing yet, and opens the worked example of change in it. */
export async function fillIfEmpty({ db, ownerUrl, size, until, say }: FillOptions): Promise<void> {
  if (size === 'none') return
  const known = await db
    .selectFrom('memory.provenance')
    .select('key')
    .where('key', '=', 'force')
    .executeTakeFirst()
  const record = await db.selectFrom('memory.record').select('id').limit(1).executeTakeFirst()
  if (known || record) return
  const { loadInventedForce } = await import('@bluelamp/database')
  await loadInventedForce({ ownerUrl, size, until, say })
  const { forceId } = await findForce(db)
  const actor = {
    id: 'system',
    name: 'Worked example (invented)',
    roles: ['system'],
    attributes: { forceId },
  }
  await db.transaction().execute(tx => keepWorkedExample({ db: tx, actor, now: until }, forceId))
  say('A programme of change is open, as a worked example')
}
