import assert from 'node:assert/strict'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { append, appendAll } from './append.ts'
import { parseNote, signHead, writeNote } from './checkpoint.ts'
import { type Entry, RecipientMissingError } from './entry.ts'
import { findEntries } from './find-entries.ts'
import { canonicalEntry, findSealed, readLines } from './journal-store.ts'
import { createTestJournal, inventedEntries, type TestJournal } from './journal-test-database.ts'
import { hashLines } from './leaf.ts'
import { hashLeaf } from './merkle.ts'
import { seal } from './seal.ts'
import { KeyMalformedError, loadOrCreateSigningKey, parsePublicKey } from './signing-key.ts'

const entries = inventedEntries(150)
let journal: TestJournal
let ids: number[]
before(async () => {
  journal = await createTestJournal('journal')
  ids = await appendAll(journal.db, entries)
})
after(() => journal.close())

const expected = (wanted: (entry: (typeof entries)[number]) => boolean): (number | undefined)[] =>
  entries.flatMap((entry, n) => (wanted(entry) ? [ids[n]] : [])).reverse()
const idsOf = (found: Entry[]) => found.map(({ id }) => id)

test('what is appended comes back as it was', async () => {
  const [last] = await findEntries(journal.db, { limit: 1 })
  const entry = entries.at(-1) ?? assert.fail()
  assert.deepEqual(last, {
    id: ids.at(-1),
    at: entry.at?.toISOString().replace('Z', '000Z'),
    actor: entry.actor,
    verb: entry.verb,
    operation: entry.operation,
    purpose: entry.purpose ?? null,
    subjects: entry.subjects,
    records: entry.records,
    detail: entry.detail,
    recipient: entry.recipient ?? null,
    requestId: entry.requestId ?? null,
  })
})

test('entries are found by person, officer, operation, verb and time', async () => {
  const subject = entries[4]?.subjects?.[0] ?? ''
  const [from, to] = [entries[40]?.at ?? assert.fail(), entries[90]?.at ?? assert.fail()]
  const { db } = journal
  const all = { limit: 1000 }
  const about = expected(entry => entry.subjects?.includes(subject) ?? false)
  assert.equal(about.length, 14)
  assert.deepEqual(idsOf(await findEntries(db, { subject, ...all })), about)
  assert.deepEqual(
    idsOf(await findEntries(db, { subject, order: 'oldest', ...all })),
    about.toReversed(),
  )
  assert.deepEqual(
    idsOf(await findEntries(db, { actor: 'officer-3', operation: 'consult', ...all })),
    expected(entry => entry.actor.id === 'officer-3' && entry.operation === 'consult'),
  )
  assert.deepEqual(
    idsOf(await findEntries(db, { verb: 'thing.disclose', from, to, ...all })),
    expected(e => e.verb === 'thing.disclose' && (e.at ?? from) >= from && (e.at ?? to) < to),
  )
})

test('pages follow one another without gap or repeat, both ways, while entries arrive at one instant', async () => {
  const at = new Date('2026-02-01T00:00:00Z')
  const same = inventedEntries(23, 500).map(entry => ({ ...entry, at, verb: 'thing.same' }))
  const wanted = await appendAll(journal.db, same)
  for (const order of ['newest', 'oldest'] as const) {
    const seen: number[] = []
    let page: Entry[] = []
    do {
      const after = page.at(-1)
      page = await findEntries(journal.db, {
        verb: 'thing.same',
        order,
        limit: 5,
        ...(after && { after }),
      })
      seen.push(...idsOf(page))
    } while (page.length === 5)
    assert.deepEqual(seen, order === 'oldest' ? wanted : wanted.toReversed())
  }
  assert.throws(() => findEntries(journal.db, { limit: 0 }), RangeError)
})

test('a disclosure must name its recipient, in code and in the database', async () => {
  const actor = { id: 'a', name: 'A', role: 'r' }
  const entry = { actor, verb: 'thing.disclose', operation: 'disclose' } as const
  await assert.rejects(append(journal.db, entry), RecipientMissingError)
  await assert.rejects(
    sql`insert into platform.journal_entry (actor_id, actor_name, actor_role, verb, operation)
      values ('a', 'A', 'r', 'v', 'disclose')`.execute(journal.db),
    /journal_entry_disclosure_names_its_recipient/,
  )
})

test('an entry falls with the transaction it was written in', async () => {
  const entry = { ...(entries[0] ?? assert.fail()), verb: 'thing.undone' }
  await journal.db
    .transaction()
    .execute(async db => {
      await append(db, entry)
      throw new Error('undone')
    })
    .catch(() => {})
  assert.deepEqual(await findEntries(journal.db, { verb: 'thing.undone' }), [])
})

test('the sealed text is canonical JSON and one text for one entry, whatever it holds', async () => {
  const actor = { id: 'p', name: 'p', role: 'p' }
  // What PostgreSQL's text cannot hold: NUL and halves of surrogate pairs.
  const text = fc.string({ unit: 'binary', maxLength: 12 }).map(s => s.replaceAll('\0', ' '))
  const json = fc.jsonValue({ maxDepth: 2, stringUnit: 'grapheme' })
  const entry = fc.record({
    verb: text,
    purpose: text,
    detail: fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 5 }), json, { maxKeys: 4 }),
  })
  const seeded = { seed: 62, numRuns: 300 }
  const made = fc.sample(entry, seeded).map(e => ({ ...e, actor, operation: 'none' as const }))
  await appendAll(journal.db, made)
  await seal(journal)
  const lines = await readLines(journal.db, 0, 10_000)
  const { stored, computed } = await findSealed(journal.db, 0, 10_000)
  const contents = lines.split('\n').slice(1)
  assert.equal(contents.length, 150 + 23 + 300)
  const { rows } = await sql<{ detail: string }>`
    select detail::text from platform.journal_entry order by id`.execute(journal.db)
  for (const [place, content] of contents.entries()) {
    const { detail: _, ...plain }: Record<string, unknown> = JSON.parse(content)
    // RFC 8785 for strings, arrays and null is JSON.stringify with sorted keys.
    const keys = [...Object.keys(plain), 'detail'].sort()
    const texts = keys.map(key =>
      key === 'detail' ? rows[place]?.detail : JSON.stringify(plain[key]),
    )
    assert.equal(`{${keys.map((key, n) => `"${key}":${texts[n]}`).join()}}`, content)
  }
  assert.equal(new Set(contents).size, contents.length)
  for (const [place, { verb, purpose, detail }] of made.entries()) {
    const parsed = JSON.parse(contents[173 + place] ?? '')
    assert.deepEqual([parsed.verb, parsed.purpose], [verb, purpose])
    // -0 is 0 in jsonb.
    assert.deepEqual(parsed.detail, JSON.parse(JSON.stringify(detail)))
  }
  assert.deepEqual(hashLines(lines), contents.map(hashLeaf))
  assert.equal(stored, contents.map(hashLeaf).join(''))
  assert.equal(computed, stored)
})

test('the sealed text is, to the byte, what it was when the format was settled', async () => {
  await sql`insert into platform.journal_entry (id, at, actor_id, actor_name, actor_role, verb, operation,
      subjects, detail, transaction_id)
    overriding system value values (9007199254740993, '2026-03-29 02:30:00.1203+01', 'o1', E'A "B"\\\\\\n\u007f\u2028é',
      'r', 'thing.look', 'consult', '{00000000-0000-4000-8000-00000000000A}',
      '{"bb": 1.50, "a": [1e3, 12345678901234567890]}', '77')`.execute(journal.admin)
  const { rows } = await sql<{ content: string }>`
    select ${canonicalEntry} as content from platform.journal_entry e where transaction_id = '77'`.execute(
    journal.db,
  )
  assert.equal(
    rows[0]?.content,
    '{"actor_id":"o1","actor_name":"A \\"B\\"\\\\\\n\u007f\u2028é","actor_role":"r",' +
      '"at_utc":"2026-03-29T01:30:00.1203","detail":{"a": [1000, 12345678901234567890], "bb": 1.50},' +
      '"format":"journal-entry-1","id":"9007199254740993","operation":"consult","purpose":null,' +
      '"recipient":null,"records":[],"request_id":null,' +
      '"subjects":["00000000-0000-4000-8000-00000000000a"],"transaction_id":"77","verb":"thing.look"}',
  )
  await sql`alter table platform.journal_entry disable trigger all`.execute(journal.admin)
  await sql`delete from platform.journal_entry where transaction_id = '77'`.execute(journal.admin)
  await sql`alter table platform.journal_entry enable trigger all`.execute(journal.admin)
})

test('the sealed text does not depend on settings of the session', async () => {
  const read = (settings: string) =>
    journal.owner.transaction().execute(async db => {
      await sql.raw(settings).execute(db)
      return [await readLines(db, 0, 100), (await findSealed(db, 0, 100)).computed]
    })
  const plain = await read('select 1')
  for (const settings of [
    `set local timezone = 'Asia/Kolkata'; set local datestyle = 'German'`,
    `set local bytea_output = 'escape'; set local intervalstyle = 'iso_8601'`,
    `set local extra_float_digits = -5; set local lc_time = 'C'`,
  ]) {
    assert.deepEqual(await read(settings), plain)
  }
})

test('a signing key is made once, kept private, and known by its public half', () => {
  const folder = join(journal.folder, 'more-keys')
  const made = loadOrCreateSigningKey(folder, 'a.example/journal')
  assert.equal(statSync(join(folder, 'journal-key.pem')).mode & 0o777, 0o600)
  const again = loadOrCreateSigningKey(folder, 'ignored: the name is kept')
  assert.equal(again.publicKey, made.publicKey)
  assert.equal(again.name, 'a.example/journal')
  const known = parsePublicKey(made.publicKey)
  assert.ok(known.verify('text', again.sign('text')))
  assert.equal(known.verify('text.', again.sign('text')), false)
  for (const broken of [
    '',
    'a+b',
    made.publicKey.replace('a.ex', 'b.ex'),
    `${made.publicKey}AAAA`,
  ]) {
    assert.throws(() => parsePublicKey(broken), KeyMalformedError)
  }
  const other = loadOrCreateSigningKey(join(journal.folder, 'other-keys'), 'a.example/journal')
  writeFileSync(join(folder, 'journal-key.pub'), other.publicKey)
  assert.throws(() => loadOrCreateSigningKey(folder), /is not the public half/)
})

test('the key id and the public key are those of the published example of a signed note', () => {
  // Example from golang.org/x/mod/sumdb/note (package documentation), the format C2SP took up.
  const peter = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
  const text =
    'If you think cryptography is the answer to your problem,\n' +
    "then you don't know what your problem is.\n"
  const signed =
    'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM='
  const bytes = Buffer.from(signed, 'base64')
  const key = parsePublicKey(peter)
  assert.equal(bytes.toString('hex', 0, 4), key.id)
  assert.ok(key.verify(text, bytes.subarray(4)))
})

test('a signed head reads back from its note, and no other spelling of it is taken', () => {
  const head = signHead(
    { size: 42, root: 'ab'.repeat(32), at: new Date('2026-11-23T08:15:00.123Z') },
    journal.signingKey,
  )
  const note = writeNote(head)
  assert.deepEqual(parseNote(note), head)
  assert.equal(note.split('\n')[0], 'test/journal')
  for (const other of [`${note}\n`, note.slice(0, -1), note.replace('42', '+42'), ` ${note}`]) {
    assert.equal(parseNote(other), undefined)
  }
  assert.ok(readFileSync(journal.witnessFile, 'utf8').startsWith('test/journal\n'))
})
