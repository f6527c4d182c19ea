import type { Db } from '@bluelamp/platform'

export type Site = { forceId: string; forceName: string; invented: boolean }

/** Which force this is: what the memory was made from says so. */
export async function findForce(db: Db): Promise<Site> {
  const row = await db
    .selectFrom('memory.provenance')
    .select('value')
    .where('key', '=', 'force')
    .executeTakeFirst()
  const force = row?.value as { id: string; name: string; invented?: boolean } | undefined
  return force
    ? { forceId: force.id, forceName: force.name, invented: force.invented === true }
    : { forceId: 'force', forceName: 'Police', invented: false }
}
