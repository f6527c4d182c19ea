import assert from 'node:assert/strict'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '../database/tables.ts'
import { appendAll } from './append.ts'
import { signHead, writeNote } from './checkpoint.ts'
import { readLines } from './journal-store.ts'
import { createTestJournal, inventedEntries, type TestJournal } from './journal-test-database.ts'
import { hashLines } from './leaf.ts'
import { rootOf } from './merkle.ts'
import { JournalDamagedError, seal } from './seal.ts'
import { type Verification, verify } from './verify.ts'

/** Sealed in heads of 100, 200 ... 600 and 620, then 5 left unsealed. */
const sealed = 620
let journal: TestJournal

beforeEach(async () => {
  journal = await createTestJournal('tampering')
  await appendAll(journal.db, inventedEntries(sealed))
  await seal({ ...journal, batch: 100 })
  await appendAll(journal.db, inventedEntries(5, sealed))
})
afterEach(() => journal.close())

/** As whoever holds the machine: a superuser with every trigger off. */
const tamper = (change: (db: Db) => Promise<unknown>): Promise<unknown> =>
  journal.admin.transaction().execute(async db => {
    await sql`set local session_replication_role = replica`.execute(db)
    await change(db)
  })

/** Both ways of hashing, and any number of connections, must see the same. */
async function look(witnessFile?: string): Promise<Verification> {
  const options = { publicKeys: [journal.signingKey.publicKey], witnessFile }
  const result = await verify(journal.db, options)
  assert.deepEqual(await verify(journal.db, { ...options, outside: true, connections: 1 }), result)
  return result
}

async function finds(wanted: RegExp, witnessFile?: string): Promise<Verification> {
  const result = await look(witnessFile)
  assert.match(result.problem?.message ?? 'nothing', wanted)
  assert.equal(result.ok, false)
  return result
}

const entryOf = async (leaf: number): Promise<number> => {
  const { rows } = await sql<{ entry_id: number }>`
    select entry_id from platform.journal_leaf where leaf_index = ${leaf}`.execute(journal.db)
  return rows[0]?.entry_id ?? 0
}

test('an untouched journal is found good', async () => {
  const result = await look(journal.witnessFile)
  assert.deepEqual(
    { ...result, root: '' },
    { ok: true, size: sealed, checked: sealed, root: '', heads: 7, witnessed: 7, waiting: 5 },
  )
})

test('one altered character in any column is found and named', async () => {
  const id = await entryOf(412)
  for (const change of [
    sql`at = at + interval '1 microsecond'`,
    sql`actor_id = actor_id || ' '`,
    sql`actor_name = lower(actor_name)`,
    sql`actor_role = 'Reader'`,
    sql`verb = verb || '.'`,
    sql`operation = 'collect'`,
    sql`purpose = ''`,
    sql`purpose = 'null'`,
    sql`subjects = array[subjects[2], subjects[1]]`,
    sql`records = '{00000000-0000-0000-0000-000000000000}'`,
    sql`detail = detail || '{"n": 412.0}'`,
    sql`recipient = 'x'`,
    sql`request_id = ''`,
    sql`transaction_id = '3'`,
  ]) {
    await sql`create table original as select * from platform.journal_entry where id = ${id}`.execute(
      journal.admin,
    )
    await tamper(db =>
      sql`update platform.journal_entry set ${change} where id = ${id}`.execute(db),
    )
    const result = await finds(/content no longer matches leaf 412$/)
    assert.deepEqual(
      { ...result.problem, message: '' },
      { kind: 'altered', leafIndex: 412, entryId: id, message: '' },
    )
    await tamper(async db => {
      await sql`delete from platform.journal_entry where id = ${id}`.execute(db)
      await sql`insert into platform.journal_entry overriding system value select * from original`.execute(
        db,
      )
      await sql`drop table original`.execute(db)
    })
    assert.equal((await look()).ok, true)
  }
})

test('of several faults the first is named', async () => {
  await tamper(db =>
    sql`update platform.journal_entry e set verb = 'other' from platform.journal_leaf l
      where l.entry_id = e.id and leaf_index in (77, 78, 500)`.execute(db),
  )
  const result = await finds(/^entry \d+ was altered: its content no longer matches leaf 77$/)
  assert.equal(result.checked, 77)
})

test('a deleted entry is named', async () => {
  const id = await entryOf(12)
  await tamper(db => sql`delete from platform.journal_entry where id = ${id}`.execute(db))
  await finds(new RegExp(`^leaf 12 points to entry ${id}, which is gone$`))
})

test('an entry deleted together with its leaf is named', async () => {
  const id = await entryOf(300)
  await tamper(async db => {
    await sql`delete from platform.journal_entry where id = ${id}`.execute(db)
    await sql`delete from platform.journal_leaf where leaf_index = 300`.execute(db)
  })
  await finds(/^leaf 300 is gone, although a signed head counts it$/)
})

test('an entry inserted with an old transaction id is named, and never sealed', async () => {
  await tamper(db =>
    sql`insert into platform.journal_entry (id, actor_id, actor_name, actor_role, verb, operation, transaction_id)
      overriding system value values (9000, 'x', 'x', 'x', 'x', 'none', '700')`.execute(db),
  )
  await seal(journal)
  await finds(/^entry 9000 is older than sealed entries yet has no leaf/)
})

test('a leaf taken away at the end is named, whether or not its entry is', async () => {
  await tamper(db => sql`delete from platform.journal_leaf where leaf_index = 619`.execute(db))
  await finds(/^leaf 619 is gone/)
})

test('an altered leaf is told from an altered entry', async () => {
  const id = await entryOf(350)
  await tamper(db =>
    sql`update platform.journal_leaf set leaf_hash = set_byte(leaf_hash, 31, (get_byte(leaf_hash, 31) + 1) % 256)
      where leaf_index = 350`.execute(db),
  )
  await finds(new RegExp(`^leaf 350 was altered: entry ${id} is sound`))
})

const swap = (db: Db, columns: 'index' | 'entry and hash') =>
  columns === 'index'
    ? sql`update platform.journal_leaf l set leaf_index = 100000 + (case leaf_index when 430 then 440 else 430 end)
        where leaf_index in (430, 440)`
        .execute(db)
        .then(() =>
          sql`update platform.journal_leaf set leaf_index = leaf_index - 100000 where leaf_index > 100000`.execute(
            db,
          ),
        )
    : sql`update platform.journal_leaf set entry_id = -entry_id where leaf_index in (430, 440)`
        .execute(db)
        .then(() =>
          sql`update platform.journal_leaf l set entry_id = (select -o.entry_id from platform.journal_leaf o
            where o.leaf_index = 870 - l.leaf_index) where leaf_index in (430, 440)`.execute(db),
        )

test('leaves that changed places are found by the head and named by their order', async () => {
  await tamper(db => swap(db, 'index'))
  const result = await finds(
    /^leaf 431 is out of place.* the head of size 500 does not match the tree$/,
  )
  assert.equal(result.problem?.kind, 'order')
})

test('leaves whose entries changed places are named', async () => {
  await tamper(db => swap(db, 'entry and hash'))
  await finds(/content no longer matches leaf 430$/)
})

test('a leaf added beyond the last head is named', async () => {
  await tamper(db =>
    sql`insert into platform.journal_leaf
      select 620, max(id), sha256('x') from platform.journal_entry`.execute(db),
  )
  await finds(/^leaf 620 was added beyond the 620/)
})

/** Removes what was sealed after `size`, in every table: the database alone then looks whole. */
const cutOff = (size: number) =>
  tamper(async db => {
    await sql`delete from platform.journal_entry where id in
      (select entry_id from platform.journal_leaf where leaf_index >= ${size})`.execute(db)
    await sql`delete from platform.journal_entry e where not exists
      (select from platform.journal_leaf where entry_id = e.id)`.execute(db)
    await sql`delete from platform.journal_leaf where leaf_index >= ${size}`.execute(db)
    await sql`delete from platform.journal_node where (node_index + 1) * 2 ^ level > ${size}`.execute(
      db,
    )
    await sql`delete from platform.journal_head where tree_size > ${size}`.execute(db)
  })

test('a tail cut off without trace in the database is found by the witness, and sealing refuses', async () => {
  await cutOff(400)
  assert.equal((await look()).ok, true)
  await finds(
    /^the journal was cut off: the witness file holds a head of size 500, the database's latest is of 400$/,
    journal.witnessFile,
  )
  await appendAll(journal.db, inventedEntries(300))
  await assert.rejects(seal(journal), JournalDamagedError)
})

test('what a server seals while the journal is verified is no sign of anything', async () => {
  const later = signHead({ size: 999, root: '0'.repeat(64), at: new Date() }, journal.signingKey)
  let asked = 0
  // Witnessed when the verifier has begun and not yet read the file.
  const meanwhile = journal.db.withPlugin({
    transformQuery: ({ node }) => {
      if (asked++ === 0) appendFileSync(journal.witnessFile, `${writeNote(later)}\n`)
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const publicKeys = [journal.signingKey.publicKey]
  const result = await verify(meanwhile, { publicKeys, witnessFile: journal.witnessFile })
  assert.ok(asked > 0)
  assert.deepEqual([result.ok, result.witnessed], [true, 7], result.problem?.message)
  await finds(
    /^the journal was cut off: the witness file holds a head of size 999/,
    journal.witnessFile,
  )
})

test('a tail cut off with its leaves, heads left in place, is found', async () => {
  await tamper(db => sql`delete from platform.journal_leaf where leaf_index >= 610`.execute(db))
  await finds(/^leaf 610 is gone/)
})

test('a rewritten head is found, column by column', async () => {
  for (const [change, wanted] of [
    [sql`root_hash = sha256('x')`, /^the head of size 300 does not carry a true signature/],
    [sql`at = at + interval '1 microsecond'`, /size 300 does not carry a true signature/],
    [
      sql`signature = set_byte(signature, 9, (get_byte(signature, 9) + 1) % 256)`,
      /300 does not carry/,
    ],
    [sql`origin = 'other'`, /size 300 is signed with a key that was not given \(other/],
    [sql`key_id = '00000000'`, /size 300 is signed with a key that was not given/],
    [sql`tree_size = 299`, /^the head of size 299 does not carry a true signature/],
  ] as const) {
    await sql`create table original as select * from platform.journal_head where tree_size = 300`.execute(
      journal.admin,
    )
    await tamper(db =>
      sql`update platform.journal_head set ${change} where tree_size = 300`.execute(db),
    )
    await finds(wanted)
    await tamper(async db => {
      await sql`delete from platform.journal_head where head_id = (select head_id from original)`.execute(
        db,
      )
      await sql`insert into platform.journal_head overriding system value select * from original`.execute(
        db,
      )
      await sql`drop table original`.execute(db)
    })
    assert.equal((await look()).ok, true)
  }
})

test('a head signed by another key is not accepted', async () => {
  const result = await verify(journal.db, { publicKeys: [] })
  assert.match(result.problem?.message ?? '', /^the head of size 100 is signed with a key/)
})

test('a past written anew with the stolen key is found by the witness', async () => {
  await tamper(async db => {
    const id = await entryOf(200)
    await sql`update platform.journal_entry set actor_id = 'someone else' where id = ${id}`.execute(
      db,
    )
    const leaves = hashLines(await readLines(db, 0, sealed))
    const bytes = Buffer.from(leaves.join(''), 'hex')
    await sql`update platform.journal_leaf set leaf_hash = substring(${bytes}::bytea from leaf_index::int * 32 + 1 for 32)`.execute(
      db,
    )
    for (let end = 256; end <= sealed; end += 256) {
      await sql`update platform.journal_node set node_hash = decode(${rootOf(leaves.slice(end - 256, end))}, 'hex')
        where node_index = ${end / 256 - 1}`.execute(db)
    }
    for (const size of [300, 400, 500, 600, 620]) {
      const root = rootOf(leaves.slice(0, size))
      const head = signHead({ size, root, at: new Date() }, journal.signingKey)
      await sql`update platform.journal_head set root_hash = decode(${root}, 'hex'), at = ${head.at}::timestamptz,
        signature = decode(${head.signature}, 'base64') where tree_size = ${size}`.execute(db)
    }
  })
  assert.equal((await look()).ok, true)
  const result = await finds(
    /^the head of size 300 in the witness file does not match the tree.* leaves 200 to 299/,
    journal.witnessFile,
  )
  assert.equal(result.problem?.kind, 'witness')
  await assert.rejects(seal(journal), JournalDamagedError)
})

test('a head taken out of the database is missed by the witness', async () => {
  await tamper(db => sql`delete from platform.journal_head where tree_size = 500`.execute(db))
  await finds(
    /^the head of size 500 is in the witness file but not in the database$/,
    journal.witnessFile,
  )
})

test('an altered, lost or superfluous stored node is named', async () => {
  for (const [change, wanted] of [
    [
      sql`update platform.journal_node set node_hash = sha256('x') where node_index = 1`,
      /^the stored node over leaves 256 to 511 was altered/,
    ],
    [
      sql`delete from platform.journal_node where node_index = 1`,
      /^the stored node over leaves 256 to 511 is gone/,
    ],
    [
      sql`insert into platform.journal_node values (16, 5, sha256('x'))`,
      /^1 stored nodes belong to no part/,
    ],
  ] as const) {
    await sql`create table original as table platform.journal_node`.execute(journal.admin)
    await tamper(db => change.execute(db))
    await finds(wanted)
    await tamper(async db => {
      await sql`delete from platform.journal_node`.execute(db)
      await sql`insert into platform.journal_node table original`.execute(db)
      await sql`drop table original`.execute(db)
    })
  }
})

test('sealing does not go on over a tree that was changed underneath', async () => {
  await tamper(db =>
    sql`update platform.journal_leaf set leaf_hash = sha256('x') where leaf_index = 619`.execute(
      db,
    ),
  )
  await assert.rejects(seal(journal), JournalDamagedError)
})

test('a witness file that is gone, altered or something else is named and not overwritten', async () => {
  const { witnessFile } = journal
  const whole = readFileSync(witnessFile, 'utf8')
  await finds(/^the witness file .* cannot be read$/, `${witnessFile}.not-there`)
  for (const broken of [
    whole.replace('\n300\n', '\n0300\n'),
    `${whole}dear diary, today was cold\n`,
  ]) {
    writeFileSync(witnessFile, broken)
    if (broken.endsWith('cold\n')) {
      await assert.rejects(seal(journal), /holds something that is no signed head/)
      assert.equal(readFileSync(witnessFile, 'utf8'), broken)
    } else {
      await finds(/holds something that is no signed head/, witnessFile)
    }
  }
  writeFileSync(witnessFile, whole.replace('\n300\n', '\n301\n'))
  await finds(
    /^the head of size 301 in the witness file does not carry a true signature/,
    witnessFile,
  )
})

test('a note torn by a crash, and heads it kept from the witness, are made up for', async () => {
  const { witnessFile } = journal
  const whole = readFileSync(witnessFile, 'utf8')
  const notes = whole.split(/(?<=\n\n)(?=test)/)
  assert.equal(notes.length, 7)
  for (const kept of [0, 1, 5]) {
    for (const torn of [1, 9, 20, 60, 100, 120, 230]) {
      writeFileSync(witnessFile, notes.slice(0, kept).join(''))
      appendFileSync(witnessFile, Buffer.from(notes[kept] ?? '').subarray(0, torn))
      await seal(journal)
      assert.ok(readFileSync(witnessFile, 'utf8').startsWith(whole))
      assert.equal((await look(witnessFile)).ok, true)
    }
  }
})
