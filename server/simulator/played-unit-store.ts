import type { Db } from '@bluelamp/platform'
import { sql } from 'kysely'

/** Units with someone on board who can sign in: the simulator leaves their state to that person. */
export async function findPlayedCallSigns(db: Db): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ callSign: string }>`
    select distinct u.call_sign as "callSign"
    from respond.unit u cross join jsonb_array_elements(u.crew) member
    join platform.account a on a.id = member ->> 'id'`.execute(db)
  return new Set(rows.map(row => row.callSign))
}
