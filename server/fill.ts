import type { Db } from '@bluelamp/platform'

export type FillOptions = {
  db: Db
  ownerUrl: string
  size: 'small' | 'force' | 'none'
  until: Date
  say: (line: string) => void
}

/** Makes the invented force where the memory holds nothing yet. */
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
}
