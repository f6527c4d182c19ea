import type { Db } from '@bluelamp/platform'
import { sql } from 'kysely'

/** By what a log is asked for: its number and day, `412/20-11-26`. */
export function logReference(serial: number, logDate: string): string {
  const [year = '', month = '', day = ''] = logDate.split('-')
  return `${serial}/${day}-${month}-${year.slice(2)}`
}

/** A crime's number, and the same without the force's name, as people of the force say it. */
export const crimeReferences = (number: string): string[] => [
  number,
  number.slice(number.indexOf('/') + 1),
]

/**
 * What was numbered before there was a search, or came by COPY: crimes, logs and the public's reports, as the
 * pillars keep them. The rest are kept as they arise (reactions.ts).
 */
export async function keepKnownReferences(db: Db): Promise<void> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from memory.search_reference) as any`.execute(db)
  if (rows[0]?.any) return
  await sql`
    insert into memory.search_reference (record_id, entity_id, key)
    select record_id, entity_id, 'reference:' || regexp_replace(
      regexp_replace(upper(reference), '[^A-Z0-9/]', '', 'g'), '(^|/)0+(?=[0-9])', '\\1', 'g')
    from (
      select c.record_id, c.id as entity_id,
        unnest(array[c.number, substr(c.number, strpos(c.number, '/') + 1)]) as reference
      from respond.crime c
      union all
      select i.record_id, i.id, i.serial || '/' || to_char(i.log_date, 'DD-MM-YY') from respond.incident i
      union all
      select p.record_id, l.entity_id, p.reference from listen.report p
      join memory.current_link l on l.record_id = p.record_id and l.role = 'contact'
    ) known
    where record_id is not null
    on conflict do nothing`.execute(db)
}
