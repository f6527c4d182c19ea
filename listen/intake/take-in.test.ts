import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { forgetReactions, openDatabase, react } from '@bluelamp/platform'
import { allowEverything, openTestHouse, type TestHouse } from '@bluelamp/platform/testing'
import fc from 'fast-check'
import { sql } from 'kysely'
import '../tables.ts'
import { type AdapterName, adapters } from './intake.ts'
import { guessMapping, type Mapping } from './partner/mapping.ts'
import { saveMapping } from './partner/upload-file.ts'
import {
  sampleActivity,
  sampleCsv,
  sampleEmail,
  sampleFull,
  sampleIntelligence,
} from './samples.ts'
import { addSource } from './sources/source-store.ts'
import { type Delivery, type Taken, takeIn } from './take-in.ts'
import { viewIntake } from './view-intake.ts'

const forceId = 'testford'
let house: TestHouse
let mappingId = ''

const sources: Readonly<Record<AdapterName, string>> = {
  email: 'email',
  intelligence: 'intelligence',
  bulk: 'bulk',
  social: 'social-desk',
  'partner-file': 'housing',
  'standard-model': 'national',
}

const mapping: Mapping = {
  ...guessMapping([]),
  columns: {
    ref: 'key',
    name: 'person-1.name',
    phone: 'person-1.phone',
    what: 'words',
    when: 'from',
  },
}

before(async () => {
  allowEverything()
  house = await openTestHouse('take-in')
  const context = house.context()
  for (const adapter of ['social', 'partner-file', 'standard-model'] as const) {
    await addSource(context, {
      code: sources[adapter],
      name: adapter,
      adapter,
      forceId,
      settings: { purpose: 'Answering the public', account: 'https://police.example/force' },
      createdBy: 'test',
    })
  }
  mappingId = (await saveMapping(context, { forceId, name: 'housing', mapping })).id
})
after(() => house.close())

const delivery = (adapter: AdapterName, bytes: Uint8Array | string): Delivery => ({
  forceId,
  source: sources[adapter],
  adapter,
  name: 'test',
  mediaType: 'application/octet-stream',
  bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
  ...((adapter === 'partner-file' || adapter === 'bulk') && { mappingId }),
})
const deliver = (adapter: AdapterName, bytes: Uint8Array | string): Promise<Taken> =>
  takeIn(house.context({ id: 'handler-1' }), delivery(adapter, bytes))

const mail = (change: { id?: string; words?: string; trace?: string } = {}) =>
  [
    `Received: from ${change.trace ?? 'one'}.example`,
    'From: Łucja Nowak <lucja@example.org>',
    'To: contact@police.example',
    'Subject: Noise at the old mill',
    `Message-ID: <${change.id ?? 'a1'}@example.org>`,
    'Date: Thu, 19 Nov 2026 20:00:00 +0000',
    '',
    change.words ?? 'There was shouting all night.',
  ].join('\r\n')

const row = (ref: string, more = 'A shed was opened') =>
  `${ref},Kit Moss ${ref},07700 9${String(1000 + 7 * Number(ref.slice(1))).padStart(5, '0')},"${more}",19/11/2026\n`
const header = 'ref,name,phone,what,when\n'

type Sum = { items: number; stored: number; originals: number; records: number }
async function sums(): Promise<Sum & { off: number }> {
  const { rows } = await sql<Sum & { off: number }>`
    select (select count(*)::int from listen.intake_item) as items,
      (select count(*)::int from listen.intake_item where outcome = 'stored') as stored,
      (select count(*)::int from listen.intake_original) as originals,
      (select count(*)::int from memory.record) as records,
      (select count(*)::int from listen.intake_batch b where b.received <> (
        select count(*) from listen.intake_item i where i.batch_id = b.id)) as off`.execute(
    house.owner,
  )
  return rows[0]!
}

const period = { from: new Date('2026-11-01'), to: new Date('2026-12-01') }
const view = (batchId?: string) =>
  viewIntake(house.context({ attributes: { clearance: 1, forceId } }), { forceId, period, batchId })

test('the bytes are kept as they came, and a record is made of them', async () => {
  const bytes = Buffer.from(mail({ id: 'kept' }))
  const taken = await deliver('email', bytes)
  assert.deepEqual(taken.counts, { received: 1, stored: 1, repeated: 0, rejected: 0 })
  const { rows } = await sql<{ bytes: Buffer; sha256: Buffer; size: number }>`
    select o.bytes, o.sha256, o.size from listen.intake_original o
    join listen.intake_item i on i.original_id = o.id where i.id = ${taken.items[0]!.itemId}`.execute(
    house.db,
  )
  assert.ok(rows[0]!.bytes.equals(bytes))
  assert.equal(rows[0]!.size, bytes.length)
  const record = await house.db
    .selectFrom('memory.record')
    .selectAll()
    .where('id', '=', taken.items[0]!.recordIds[0]!)
    .executeTakeFirstOrThrow()
  assert.deepEqual([record.kind, record.channel, record.source], ['contact', 'email', 'E-mail'])
  const body = record.body as { words: string; name: string; email: string }
  assert.deepEqual(
    [body.words, body.name, body.email],
    ['There was shouting all night.', 'Łucja Nowak', 'lucja@example.org'],
  )
  assert.equal(taken.subjects.length, 1)
})

test('a message delivered again by another way changes nothing and is counted', async () => {
  await deliver('email', mail({ id: 'twice' }))
  const before = await sums()
  const again = await deliver('email', mail({ id: 'twice', trace: 'two' }))
  assert.deepEqual(again.counts, { received: 1, stored: 0, repeated: 1, rejected: 0 })
  const now = await sums()
  assert.deepEqual(
    [now.records, now.stored, now.items],
    [before.records, before.stored, before.items + 1],
  )
})

test('other words under the same number are not lost, but refused until somebody looks', async () => {
  await deliver('email', mail({ id: 'forged' }))
  const other = await deliver('email', mail({ id: 'forged', words: 'Something else.' }))
  assert.deepEqual(other.counts, { received: 1, stored: 0, repeated: 0, rejected: 1 })
  assert.match(other.items[0]!.reason!, /Something else came before/)
})

test('of many deliveries of one thing at once, one is stored', async () => {
  const taken = await Promise.all(
    Array.from({ length: 12 }, () => deliver('email', mail({ id: 'race' }))),
  )
  const stored = taken.filter(each => each.counts.stored === 1)
  assert.equal(stored.length, 1)
  assert.equal(
    taken.reduce((sum, each) => sum + each.counts.repeated, 0),
    11,
  )
})

test('a file is taken in row by row: good rows, bad rows, rows that came before', async () => {
  const taken = await deliver(
    'partner-file',
    `${header}${row('h1')}${row('h2')}h3,only two\nh4,Jo,0770,"never closed,19/11/2026\n${row('h5').replace('19/11', '31/02')}${row('h6')}`,
  )
  assert.deepEqual(taken.counts, { received: 6, stored: 3, repeated: 0, rejected: 3 })
  assert.deepEqual(
    taken.items.map(item => item.outcome),
    ['stored', 'stored', 'rejected', 'rejected', 'rejected', 'stored'],
  )
  const again = await deliver('partner-file', `${header}${row('h1')}${row('h7')}`)
  assert.deepEqual(again.counts, { received: 2, stored: 1, repeated: 1, rejected: 0 })
})

test('rows without a number that say the same are as many as they are, and no more when they come again', async () => {
  const twins = `${header}${row('').repeat(2)}`
  assert.equal((await deliver('partner-file', twins)).counts.stored, 2)
  assert.deepEqual((await deliver('partner-file', twins)).counts, {
    received: 2,
    stored: 0,
    repeated: 2,
    rejected: 0,
  })
})

test('what the database cannot hold is one refused row, and takes no other with it', async () => {
  // A key of an index may be 2,704 bytes: a name of signs of four bytes each comes near, and must not stop the file.
  const taken = await deliver(
    'partner-file',
    `${header}d1,${'\u{1F46E}'.repeat(2000)},1,a,\nd2,${'\u0000'},1,b,\n${row('d3')}`,
  )
  assert.equal(taken.counts.received, 3)
  assert.equal(taken.items[2]!.outcome, 'stored')
})

const whole: Readonly<Record<AdapterName, (number: number) => string>> = {
  email: number => sampleEmail(`fuzz${number}`),
  social: number => JSON.stringify(sampleActivity(`fuzz${number}`)),
  'partner-file': number => sampleCsv(1000 + number, 2),
  intelligence: number =>
    JSON.stringify(
      sampleIntelligence(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`),
    ),
  'standard-model': number => JSON.stringify(sampleFull(`fuzz ${number}`)),
  bulk: number => `{"values":{"ref":"f${number}","what":"x"},"place":1}\n`,
}

type Given = {
  adapter: AdapterName
  number: number
  form: string
  cut: [number, number, string]
  bytes: Uint8Array
}

test('any bytes by any door end as stored, repeated or refused with a reason; never lost', async () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'ref,name,phone,what,when\n',
          '"',
          ',',
          '\n',
          '\r\n',
          'a1',
          'From: a@b.example\r\n',
          '\r\n\r\n',
        ],
        ...[
          '{',
          '}',
          '[',
          ']',
          '"data":',
          '{"type":"Create"}',
          '=cmd|calc',
          '<script>',
          '\u202e',
          '\ud83d',
          'é',
        ],
        ...[
          '31/02/2026',
          'lines',
          '__proto__',
          '{"a":'.repeat(60),
          '\ufeff',
          '\0',
          'null',
          '1e999',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    { maxLength: 12 },
  )
  const cut = fc.tuple(
    fc.nat(1000),
    fc.nat(60),
    pieces.map(list => list.join('')),
  )
  const given = fc.record({
    adapter: fc.constantFrom(...adapters),
    number: fc.nat(60),
    form: fc.constantFrom('whole', 'whole', 'damaged', 'damaged', 'pieces', 'wide', 'bytes'),
    cut,
    bytes: fc.uint8Array({ maxLength: 300 }),
  })
  const bytesOf = ({ adapter, number, form, cut: [at, length, more], bytes }: Given) => {
    const text = whole[adapter](number)
    const start = at % text.length
    if (form === 'bytes') return bytes
    if (form === 'pieces') return Buffer.from(more)
    if (form === 'wide') return Buffer.from(`\ufeff${text}`, 'utf16le')
    return Buffer.from(
      form === 'whole' ? text : text.slice(0, start) + more + text.slice(start + length),
    )
  }
  const seen = { stored: 0, repeated: 0, rejected: 0 }
  await fc.assert(
    fc.asyncProperty(given, async each => {
      const { counts, items, batchId } = await deliver(each.adapter, bytesOf(each))
      assert.ok(counts.received >= 1)
      assert.equal(counts.received, counts.stored + counts.repeated + counts.rejected)
      for (const item of items) {
        if (item.outcome === 'rejected') assert.ok(item.reason && item.reason.length > 15)
        // A reason that names one of our own errors is a fault of ours that these bytes found.
        assert.doesNotMatch(item.reason ?? '', /may be ours/)
      }
      const { rows } = await sql<{ items: number; kept: number }>`
        select count(*)::int as items, count(o.id) filter (where o.bytes is not null or o.not_kept is not null)::int as kept
        from listen.intake_item i join listen.intake_original o on o.id = i.original_id
        where i.batch_id = ${batchId}`.execute(house.db)
      assert.deepEqual(rows[0], { items: counts.received, kept: counts.received })
      for (const outcome of ['stored', 'repeated', 'rejected'] as const)
        seen[outcome] += counts[outcome]
    }),
    { seed: 20261123, numRuns: 400 },
  )
  assert.ok(seen.stored > 60 && seen.repeated > 50 && seen.rejected > 100, JSON.stringify(seen))
  assert.equal((await sums()).off, 0)
})

test('stopped in the middle, nothing of the delivery is there, and what comes again is new', async () => {
  const file = `${header}${row('k1')}${row('k2')}`
  const before = await sums()
  react(takeIn, async () => {
    throw new Error('the power went')
  })
  await assert.rejects(deliver('partner-file', file), /the power went/).finally(forgetReactions)
  assert.deepEqual(await sums(), before)
  assert.equal((await deliver('partner-file', file)).counts.stored, 2)
})

test('killed at the database in the middle of a file, nothing of it is there', async () => {
  const before = await sums()
  const file = `${header}${Array.from({ length: 120 }, (_, at) => row(`z${at}`)).join('')}`
  const delivering = deliver('partner-file', file)
  const ended = assert.rejects(delivering)
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(house.db)
  const admin = openDatabase({ url: house.adminUrl, connections: 1 })
  for (let tries = 0, killed = 0; killed === 0 && tries < 400; tries++) {
    const found = await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = ${rows[0]!.name} and backend_xid is not null and now() - xact_start > interval '60 ms'`.execute(
      admin.db,
    )
    killed = found.rows.length
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  await admin.close()
  await ended
  const now = await sums()
  assert.deepEqual([now.items, now.records, now.off], [before.items, before.records, 0])
  assert.equal((await deliver('partner-file', file)).counts.stored, 120)
})

test('the alarm rings where a batch says other than its items, and where a record is gone', async () => {
  assert.equal(
    (await view()).sums.reduce((sum, each) => sum + each.off, 0),
    0,
  )
  const taken = await deliver('partner-file', `${header}${row('al1')}${row('al2')}${row('al3')}`)
  await sql`delete from listen.intake_record where item_id = ${taken.items[0]!.itemId}`.execute(
    house.owner,
  )
  const gone = (await view(taken.batchId)).batch!
  assert.deepEqual([gone.off, gone.lost], [true, 1])
  await sql`delete from listen.intake_record where item_id = ${taken.items[1]!.itemId}`.execute(
    house.owner,
  )
  await sql`delete from listen.intake_item where id = ${taken.items[1]!.itemId}`.execute(
    house.owner,
  )
  const short = (await view(taken.batchId)).batch!
  assert.deepEqual([short.off, short.received, short.items], [true, 3, 2])
  const day = (await view()).sums.find(each => each.source === 'housing')!
  assert.equal(day.off, 1)
  await assert.rejects(
    sql`update listen.intake_batch set stored = stored + 1 where id = ${taken.batchId}`.execute(
      house.db,
    ),
    /intake_batch_reconciles/,
  )
})

test('the server’s role can neither change an original nor make an item disappear', async () => {
  await deliver('email', randomBytes(40))
  for (const statement of [
    sql`update listen.intake_original set bytes = null`,
    sql`delete from listen.intake_original`,
    sql`delete from listen.intake_item`,
    sql`update listen.intake_item set part_hash = digest`,
    sql`delete from listen.intake_batch`,
  ]) {
    await assert.rejects(statement.execute(house.db), /permission denied/)
  }
})
