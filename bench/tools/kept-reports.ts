import type { Db } from '@bluelamp/platform'
import { sql } from 'kysely'

/** What the database holds of the reports that were sent, asked of its tables and not through our own readers. */

export type Sent = { n: number; reference: string; key: string }

export async function findSettings(db: Db): Promise<Record<string, string>> {
  const { rows } = await sql<Record<string, string>>`
    select current_setting('fsync') as fsync, current_setting('synchronous_commit') as "synchronousCommit",
      current_setting('full_page_writes') as "fullPageWrites"`.execute(db)
  return rows[0] ?? {}
}

export async function waitUntilSealed(db: Db): Promise<boolean> {
  const { rows } = await sql<{ waiting: number }>`
    select (select count(*) from platform.journal_entry) - (select count(*) from platform.journal_leaf)
      as waiting`.execute(db)
  return rows[0]?.waiting === 0
}

const marked = (mark: string) => sql`r.body ->> 'whatHappened' like ${`${mark} %`}`

export async function countMarked(db: Db, mark: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from memory.record r where ${marked(mark)}`.execute(db)
  return rows[0]?.count ?? 0
}

export type Damage = {
  lost: number
  twice: number
  entriesWrong: number
  messagesWrong: number
  /** Journal entries of a second press that found the report kept already. */
  heardTwice: number
}

export async function findDamage(db: Db, mark: string, sent: readonly Sent[]): Promise<Damage> {
  const numbers = sent.map(({ n }) => `${mark} ${n}:`)
  const references = sent.map(({ reference }) => reference)
  const { rows } = await sql<Omit<Damage, 'heardTwice'>>`
    with sent as (
      select * from unnest(${numbers}::text[], ${references}::text[]) as s (words, reference)
    ), kept as (
      select r.id, p.reference, substring(r.body ->> 'whatHappened' from ${'^[^:]*:'}) as words
      from memory.record r left join listen.report p on p.record_id = r.id
      where ${marked(mark)}
    ), entries as (
      select record, count(*) as entries from platform.journal_entry e, unnest(e.records) as record
      where e.verb = 'listen.take-report' group by record
    ), messages as (
      select about, count(*) as messages from platform.outbox_message
      where template = 'report-received' group by about
    )
    select
      (select count(*) from sent s where not exists (
        select from kept k where k.reference = s.reference and k.words = s.words)) as lost,
      (select coalesce(sum(n - 1), 0)::int from (
        select count(*) as n from kept group by words having count(*) > 1) as same) as twice,
      (select count(*) from kept k left join entries e on e.record = k.id
        where e.entries is distinct from 1) as "entriesWrong",
      (select count(*) from sent s join kept k on k.reference = s.reference
        left join messages m on m.about = k.id
        where m.messages is distinct from 1) as "messagesWrong"`.execute(db)
  const again = await sql<{ count: number }>`
    select count(*) as count from platform.journal_entry
    where verb = 'listen.take-report' and records = '{}'`.execute(db)
  return { ...rows[0]!, heardTwice: again.rows[0]?.count ?? 0 }
}
