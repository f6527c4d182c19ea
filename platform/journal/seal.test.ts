import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { startTestPostgres, testEnvironment } from '../postgres/test-database.ts'
import { append, appendAll } from './append.ts'
import {
  createTestJournal,
  inventedEntries,
  inventedEntry,
  type TestJournal,
} from './journal-test-database.ts'
import { seal } from './seal.ts'
import { startSealer } from './sealer.ts'
import { verify } from './verify.ts'

let journal: TestJournal
const fresh = (name: string) => async () => {
  journal = await createTestJournal(name)
}
// Sealing waits for every transaction of the whole server, those of other tests too: so a server of its own.
const server = await startTestPostgres()
Object.assign(process.env, testEnvironment(server))
before(fresh('seal'))
after(async () => {
  await journal.close()
  await server.stop()
})

const another = async () => {
  await journal.close()
  await fresh('seal')()
}

const check = () =>
  verify(journal.db, {
    publicKeys: [journal.signingKey.publicKey],
    witnessFile: journal.witnessFile,
  })

/** A small generator so that a failing run can be repeated. */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

test('twenty writers, delays, rollbacks and two sealers: every committed entry is sealed exactly once', async () => {
  const chance = chances(62)
  const errors: unknown[] = []
  const options = { ...journal, onError: (error: unknown) => errors.push(error) }
  const sealers = [startSealer({ ...options, everyMs: 5 }), startSealer({ ...options, everyMs: 7 })]
  const committed: number[] = []
  const writer = async (which: number) => {
    for (let turn = 0; turn < 20; turn++) {
      const ids: number[] = []
      const rollback = chance() < 0.2
      await journal.db
        .transaction()
        .execute(async db => {
          // Some take their transaction id long before their entry's id, and some long after.
          if (chance() < 0.5) await sql`select pg_current_xact_id()`.execute(db)
          await setTimeout(chance() * 20)
          for (let n = 0; n < 1 + chance() * 3; n++) {
            ids.push(await append(db, inventedEntry(which * 1000 + turn * 10 + n)))
            await setTimeout(chance() * 12)
          }
          if (rollback) throw new Error('changed my mind')
        })
        .catch(error => assert.ok(rollback, String(error)))
      if (!rollback) committed.push(...ids)
    }
  }
  await Promise.all(Array.from({ length: 20 }, (_, which) => writer(which)))
  await Promise.all(sealers.map(sealer => sealer.stop()))
  const { rows: heads } = await sql<{ count: number }>`
    select count(distinct tree_size) from platform.journal_head`.execute(journal.db)
  assert.ok((heads[0]?.count ?? 0) > 10, 'sealing went on while writers wrote')
  await seal(journal)
  assert.deepEqual(errors, [])
  const { rows } = await sql<{ id: number }>`
    select entry_id as id from platform.journal_leaf order by entry_id`.execute(journal.db)
  assert.deepEqual(
    rows.map(row => row.id),
    committed.sort((a, b) => a - b),
  )
  const result = await check()
  assert.equal(result.problem, undefined)
  assert.equal(result.waiting, 0)
  assert.equal(result.witnessed, result.heads)
})

test('a long transaction holds back what began after it, and is then sealed in its turn', async () => {
  await another()
  const early = await append(journal.db, inventedEntry(1))
  await journal.db.transaction().execute(async db => {
    const slow = await append(db, inventedEntry(2))
    const late = await append(journal.db, inventedEntry(3))
    assert.ok(early < slow && slow < late)
    assert.equal(await seal(journal), 1)
    assert.equal((await check()).waiting, 1)
  })
  assert.equal(await seal(journal), 2)
  const { rows } = await sql<{ id: number }>`
    select entry_id as id from platform.journal_leaf order by leaf_index`.execute(journal.db)
  assert.deepEqual(
    rows.map(row => row.id - early),
    [0, 1, 2],
  )
  assert.equal((await check()).ok, true)
})

test('what a savepoint took back is not sealed', async () => {
  await another()
  await journal.db.transaction().execute(async db => {
    await append(db, inventedEntry(1))
    await sql`savepoint here`.execute(db)
    await append(db, inventedEntry(2))
    await sql`rollback to here`.execute(db)
    await append(db, inventedEntry(3))
  })
  assert.equal(await seal(journal), 2)
  assert.equal(await seal(journal), 0)
  assert.equal((await check()).ok, true)
})

test('after a move to another cluster, whose transaction ids start afresh, nothing is missed', async () => {
  await another()
  const { admin, db } = journal
  const arrive = (count: number, transactionId: string) =>
    sql`insert into platform.journal_entry (actor_id, actor_name, actor_role, verb, operation, transaction_id)
      select 'old', 'old', 'old', 'thing.look', 'none', (${transactionId}::bigint + n / 3)::text::xid8
      from generate_series(1, ${count}) n`.execute(admin)
  const future = '8000000000000'
  await arrive(40, future)
  assert.equal(await seal({ ...journal, batch: 16 }), 40)
  // Now as if dumped there and restored here: heads of the other cluster, and entries it had yet to seal.
  await sql`alter table platform.journal_head disable trigger all`.execute(admin)
  await sql`update platform.journal_head set cluster_id = 'elsewhere',
    sealed_transaction_id = '8000000000013', sealed_entry_id = 40`.execute(admin)
  await sql`alter table platform.journal_head enable trigger all`.execute(admin)
  await arrive(20, '8000000000100')
  await arrive(3, '5')
  await appendAll(db, inventedEntries(50))
  assert.equal(await seal({ ...journal, batch: 16 }), 73)
  assert.equal((await check()).problem, undefined)
  await appendAll(db, inventedEntries(10))
  assert.equal(await seal({ ...journal, batch: 16 }), 10)
  const result = await check()
  assert.deepEqual([result.problem, result.size, result.waiting], [undefined, 123, 0])
})

test('the sealer tells of errors, goes on, and stops when asked', async () => {
  await another()
  const errors: unknown[] = []
  let sealed = 0
  let failures = 1
  const sealer = startSealer({
    ...journal,
    everyMs: 2,
    now: () => {
      if (failures-- > 0) throw new Error('no clock')
      return new Date()
    },
    onError: error => errors.push(error),
    onSealed: count => {
      sealed += count
    },
  })
  await appendAll(journal.db, inventedEntries(30))
  for (let wait = 0; sealed < 30 && wait < 200; wait++) await setTimeout(10)
  await sealer.stop()
  assert.equal(sealed, 30)
  assert.match(String(errors), /no clock/)
  await appendAll(journal.db, inventedEntries(1))
  await setTimeout(30)
  assert.equal((await check()).waiting, 1)
})
