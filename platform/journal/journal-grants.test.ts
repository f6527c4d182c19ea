import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { append } from './append.ts'
import { createTestJournal, inventedEntry, type TestJournal } from './journal-test-database.ts'
import { seal } from './seal.ts'

const tables = ['journal_entry', 'journal_leaf', 'journal_node', 'journal_head']
let journal: TestJournal
before(async () => {
  journal = await createTestJournal('grants')
  await append(journal.db, inventedEntry(1))
  await seal(journal)
})
after(() => journal.close())

test('the catalog grants the server SELECT and INSERT on the journal and nothing else', async () => {
  const { rows } = await sql<{ table: string; allowed: string[] }>`
    select c.relname as table, array(
        select privilege from unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) privilege
        where has_table_privilege('bluelamp_app', c.oid, privilege)
          or (privilege in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
            and has_any_column_privilege('bluelamp_app', c.oid, privilege))
      ) as allowed
    from pg_class c
    where c.relnamespace = 'platform'::regnamespace and c.relkind = 'r' and starts_with(c.relname, 'journal_')
    order by c.relname`.execute(journal.admin)
  assert.deepEqual(
    rows,
    tables.toSorted().map(table => ({ table, allowed: ['SELECT', 'INSERT'] })),
  )
  const { rows: owners } = await sql<{ owned: number; member: boolean }>`
    select count(*) as owned, pg_has_role('bluelamp_app', 'bluelamp_owner', 'member') as member
    from pg_class where relnamespace = 'platform'::regnamespace
      and pg_has_role('bluelamp_app', relowner, 'usage')`.execute(journal.admin)
  assert.deepEqual(owners, [{ owned: 0, member: false }])
})

test('the server cannot choose an id or a transaction id', async () => {
  for (const column of ['id', 'transaction_id']) {
    const { rows } = await sql<{ may: boolean }>`
      select has_column_privilege('bluelamp_app', 'platform.journal_entry', ${column}, 'INSERT') as may`.execute(
      journal.admin,
    )
    assert.equal(rows[0]?.may, false)
  }
  await assert.rejects(
    sql`insert into platform.journal_entry (actor_id, actor_name, actor_role, verb, operation, transaction_id)
      values ('x', 'x', 'x', 'x', 'none', '3')`.execute(journal.db),
    /permission denied/,
  )
})

test('neither the server nor the owner can change, remove or empty anything', async () => {
  const column = {
    journal_entry: 'actor_id = actor_id',
    journal_leaf: 'entry_id = 5',
    journal_node: 'level = 8',
    journal_head: 'tree_size = 1',
  }
  for (const [table, set] of Object.entries(column)) {
    for (const statement of [
      `update platform.${table} set ${set}`,
      `delete from platform.${table}`,
      `truncate platform.${table}`,
    ]) {
      await assert.rejects(sql.raw(statement).execute(journal.db), /permission denied/)
      await assert.rejects(sql.raw(statement).execute(journal.owner), /The journal only grows/)
    }
  }
  await assert.rejects(
    sql`insert into platform.journal_leaf select * from platform.journal_leaf
      on conflict (entry_id) do update set entry_id = 7`.execute(journal.db),
    /permission denied/,
  )
  const { rows } = await sql<{ entries: number; leaves: number }>`
    select (select count(*) from platform.journal_entry) as entries,
      (select count(*) from platform.journal_leaf) as leaves`.execute(journal.db)
  assert.deepEqual(rows, [{ entries: 1, leaves: 1 }])
})
