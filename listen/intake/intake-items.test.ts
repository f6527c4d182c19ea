import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readForcePolicy } from '@bluelamp/memory'
import {
  type Context,
  enforce,
  NotAllowedError,
  NotFoundError,
  PurposeNeededError,
} from '@bluelamp/platform'
import { openTestHouse, type TestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import '../tables.ts'
import { findContacts } from '../reports/find-contacts.ts'
import type { AdapterName } from './intake.ts'
import { guessMapping } from './partner/mapping.ts'
import { readUpload, saveMapping, takeUpload, uploadFile } from './partner/upload-file.ts'
import { readItem } from './read-item.ts'
import { retryItem } from './retry-item.ts'
import { sampleCsv, sampleEmail, sampleIntelligence } from './samples.ts'
import { manageSource } from './sources/manage-source.ts'
import { addSource } from './sources/source-store.ts'
import { takeIn } from './take-in.ts'
import { viewIntake } from './view-intake.ts'

const forceId = 'testford'
const now = new Date('2026-11-20T12:00:00Z')
const period = { from: new Date('2026-11-01'), to: new Date('2026-12-01') }
let house: TestHouse

const as = (role: string, id = role, clearance = 1): Context => ({
  ...house.context(
    {
      id,
      name: `${id} (invented)`,
      roles: [role],
      attributes: { forceId, clearance, areas: [], powers: [] },
    },
    now,
  ),
  purpose: 'Testing',
})

before(async () => {
  enforce(readForcePolicy())
  house = await openTestHouse('intake-items')
  await addSource(as('system'), {
    code: 'housing',
    name: 'Testford Housing',
    adapter: 'partner-file',
    forceId,
    settings: {},
    createdBy: 'test',
  })
})
after(() => house.close())

const deliver = (
  context: Context,
  adapter: AdapterName,
  source: string,
  text: string,
  mappingId?: string,
) =>
  takeIn(context, {
    forceId,
    source,
    adapter,
    name: 'test',
    mediaType: 'text/plain',
    bytes: Buffer.from(text),
    mappingId,
  })

const columns = {
  ref: 'key',
  name: 'person-1.name',
  phone: 'person-1.phone',
  what: 'words',
  when: 'from',
}
const mappingFor = (context: Context, name: string, more: object = {}) =>
  saveMapping(context, { forceId, name, mapping: { ...guessMapping([]), columns, ...more } })
const countsOf = async (context: Context, batchId: string) => {
  const { batch } = await viewIntake(context, { forceId, period, batchId })
  const { received, stored, repeated, rejected, off } = batch!
  return { received, stored, repeated, rejected, off }
}

test('a refused row is mended by hand, stays one item, and the original stays as it came', async () => {
  const handler = as('contact-handler')
  const { id } = await mappingFor(handler, 'by-hand')
  const file = sampleCsv(1, 2).replace('19/11/2026', '31/02/2026')
  const taken = await deliver(handler, 'partner-file', 'housing', file, id)
  assert.deepEqual(
    taken.items.map(item => item.outcome),
    ['rejected', 'stored'],
  )
  const itemId = taken.items[0]!.itemId
  const before = await readItem(handler, { itemId })
  assert.equal(before.faults[0]?.field, 'when')
  const wrong = await retryItem(handler, {
    itemId,
    forceId,
    mended: before.text!.replace('31/02', '30/02'),
  })
  assert.equal(wrong.outcome, 'rejected')
  const right = await retryItem(handler, {
    itemId,
    forceId,
    mended: before.text!.replace('31/02', '28/02'),
  })
  assert.deepEqual([right.outcome, right.recordIds.length], ['stored', 1])
  assert.deepEqual(await countsOf(handler, taken.batchId), {
    received: 2,
    stored: 2,
    repeated: 0,
    rejected: 0,
    off: false,
  })
  const after = await readItem(handler, { itemId })
  assert.equal(after.text, before.text)
  assert.deepEqual(
    after.tries.map(each => [each.outcome, each.mended]),
    [
      ['rejected', true],
      ['stored', true],
    ],
  )
  await assert.rejects(retryItem(handler, { itemId, forceId }), /settled/)
})

test('a new version of the mapping mends what the old one refused, also a file that had none', async () => {
  const handler = as('contact-handler')
  const american = sampleCsv(100, 3).replaceAll('19/11/2026', '11/19/2026')
  const one = await mappingFor(handler, 'dates')
  const taken = await deliver(handler, 'partner-file', 'housing', american, one.id)
  assert.equal(taken.counts.rejected, 3)
  const two = await mappingFor(handler, 'dates', { dateOrder: 'month-first' })
  assert.deepEqual([one.version, two.version], [1, 2])
  assert.equal((await mappingFor(handler, 'dates', { dateOrder: 'month-first' })).id, two.id)
  for (const { itemId } of taken.items) {
    assert.equal(
      (await retryItem(handler, { itemId, forceId, mappingId: two.id })).outcome,
      'stored',
    )
  }
  assert.equal((await countsOf(handler, taken.batchId)).stored, 3)
  const without = await deliver(
    handler,
    'partner-file',
    'housing',
    american.replaceAll('h10', 'k10'),
  )
  assert.deepEqual(without.counts, { received: 1, stored: 0, repeated: 0, rejected: 1 })
  const again = await retryItem(handler, {
    itemId: without.items[0]!.itemId,
    forceId,
    mappingId: two.id,
  })
  assert.deepEqual([again.outcome, again.recordIds.length], ['repeated', 3])
  assert.deepEqual(await countsOf(handler, without.batchId), {
    received: 1,
    stored: 0,
    repeated: 1,
    rejected: 0,
    off: false,
  })
})

test('two under one number: the second is taken in apart when somebody has looked', async () => {
  const handler = as('contact-handler')
  const listener = as('intake', 'email-listener')
  await deliver(listener, 'email', 'email', sampleEmail('number', 'First.'))
  const second = await deliver(listener, 'email', 'email', sampleEmail('number', 'Second.'))
  const itemId = second.items[0]!.itemId
  assert.equal((await retryItem(handler, { itemId, forceId })).outcome, 'rejected')
  const apart = await retryItem(handler, { itemId, forceId, underOwnNumber: true })
  assert.deepEqual([apart.outcome, apart.recordIds.length], ['stored', 1])
})

test('a file is uploaded, looked at by its owner alone, and taken in once', async () => {
  const handler = as('contact-handler', 'ann')
  const upload = { forceId, source: 'housing', name: 'f.csv', mediaType: 'text/csv' }
  const { uploadId } = await uploadFile(handler, {
    ...upload,
    bytes: Buffer.from(sampleCsv(500, 2)),
  })
  const seen = await readUpload(handler, { forceId, uploadId })
  assert.deepEqual(seen.file?.columns, ['ref', 'name', 'phone', 'what', 'when'])
  await assert.rejects(
    readUpload(as('contact-handler', 'bob'), { forceId, uploadId }),
    NotFoundError,
  )
  const { id: mappingId } = await mappingFor(handler, 'upload')
  assert.equal(
    (await readUpload(handler, { forceId, uploadId })).suggested?.mapping.columns.ref,
    'key',
  )
  assert.equal((await takeUpload(handler, { forceId, uploadId, mappingId })).counts.stored, 2)
  await assert.rejects(takeUpload(handler, { forceId, uploadId, mappingId }), /already/)
})

test('who hands intelligence in sees its source; another investigator sees the report, and no trace of the rest', async () => {
  const officer = as('response-officer', 'officer-1')
  const taken = await deliver(
    officer,
    'intelligence',
    'intelligence',
    JSON.stringify(sampleIntelligence()),
  )
  assert.equal(taken.items[0]!.recordIds.length, 2)
  const itemId = taken.items[0]!.itemId
  const other = await readItem(as('investigator', 'inv-2'), { itemId })
  assert.deepEqual(
    other.records.map(each => each.part),
    ['report'],
  )
  assert.deepEqual(
    [other.original.bytes, other.original.why, other.text],
    [undefined, 'closed to you', undefined],
  )
  const own = await readItem(as('investigator', 'officer-1'), { itemId })
  assert.deepEqual(
    own.records.map(each => each.part),
    ['report', 'source'],
  )
  assert.match(own.text ?? '', /Onyango/)
  await assert.rejects(readItem(as('investigator', 'inv-3', 0), { itemId }), NotAllowedError)
  const seen = await viewIntake(as('supervisor', 'sup', 0), { forceId, period })
  assert.equal(
    seen.sums.some(each => each.adapter === 'intelligence'),
    false,
  )
  assert.equal(
    seen.batches.some(each => each.id === taken.batchId),
    false,
  )
  await assert.rejects(
    viewIntake(as('supervisor', 'sup', 0), { forceId, period, batchId: taken.batchId }),
    NotFoundError,
  )
})

test('refused intelligence is as closed as a source: to others it is not there', async () => {
  const officer = as('investigator', 'officer-9')
  const broken = { ...sampleIntelligence('0b5c1b1e-7a43-4d0e-9a53-1d6a1f3f7c99'), title: '' }
  const taken = await deliver(officer, 'intelligence', 'intelligence', JSON.stringify(broken))
  assert.equal(taken.counts.rejected, 1)
  const itemId = taken.items[0]!.itemId
  for (const role of ['investigator', 'supervisor', 'records-manager', 'contact-handler']) {
    const other = as(role, `other-${role}`)
    await assert.rejects(readItem(other, { itemId }), NotAllowedError)
    const { sums, batches, reasons } = await viewIntake(other, { forceId, period })
    assert.ok(!batches.some(each => each.id === taken.batchId))
    assert.equal(
      sums
        .filter(each => each.adapter === 'intelligence')
        .reduce((sum, each) => sum + each.rejected, 0),
      0,
    )
    assert.ok(!reasons.some(each => /needs mending/.test(each.reason)))
  }
  await assert.rejects(retryItem(as('investigator', 'inv-2'), { itemId, forceId }), NotAllowedError)
  const mended = JSON.stringify({ ...broken, title: 'A lock-up' })
  const done = await retryItem(officer, { itemId, forceId, mended })
  assert.deepEqual([done.outcome, done.recordIds.length], ['stored', 2])
  const { batches } = await viewIntake(as('investigator', 'inv-2'), { forceId, period })
  assert.ok(
    batches.some(each => each.id === taken.batchId),
    'stored, it is as open as the report',
  )
})

test('disposing of a record takes its bytes out of the file, and leaves its neighbours’', async () => {
  const handler = as('contact-handler')
  const { id } = await mappingFor(handler, 'dispose')
  const file = sampleCsv(900, 3)
  const taken = await deliver(handler, 'partner-file', 'housing', file, id)
  await deliver(
    handler,
    'partner-file',
    'housing',
    `${sampleCsv(900, 1)}${sampleCsv(950, 1).split('\r\n')[1]}\r\n`,
    id,
  )
  const forget = async (at: number) => {
    const { rows } = await sql<{ forgotten: number }>`
      select listen.forget_originals(${[taken.items[at]!.recordIds[0]!]}::uuid[], ${now}) as forgotten`.execute(
      house.owner,
    )
    return rows[0]!.forgotten
  }
  assert.equal(await forget(0), 2, 'the row, and the row of the later file that repeats it')
  const { rows } = await sql<{ text: string }>`
    select convert_from(bytes, 'UTF8') as text from listen.intake_original where bytes is not null`.execute(
    house.owner,
  )
  const left = rows.map(row => row.text).join('\n')
  assert.doesNotMatch(left, /h900,/)
  assert.match(left, /h901,Kit Moss 901/)
  const gone = await readItem(handler, { itemId: taken.items[0]!.itemId })
  assert.deepEqual([gone.original.bytes, gone.original.why], [undefined, 'disposed of'])
  assert.match((await readItem(handler, { itemId: taken.items[1]!.itemId })).text ?? '', /h901/)
  assert.equal((await countsOf(handler, taken.batchId)).off, false)
  await forget(1)
  await forget(2)
  const { rows: last } = await sql<{ kept: number }>`
    select count(o.bytes)::int as kept from listen.intake_original o
    join listen.intake_item i on i.original_id = o.id where i.batch_id = ${taken.batchId}`.execute(
    house.owner,
  )
  assert.equal(last[0]!.kept, 0, 'when no row is left, nor is the header')
})

test('a contact that is marked waits in the queue of those alone who may read it', async () => {
  const handler = as('contact-handler')
  const { id } = await mappingFor(handler, 'marked', { marking: 1 })
  const taken = await deliver(handler, 'partner-file', 'housing', sampleCsv(4000, 1), id)
  const recordId = taken.items[0]!.recordIds[0]
  const waits = async (clearance: number) =>
    (await findContacts(as('contact-handler', 'ann', clearance), { forceId })).some(
      contact => contact.recordId === recordId,
    )
  assert.deepEqual([await waits(1), await waits(0)], [true, false])
})

test('reading an item needs a purpose and stands in the journal; a count names nobody', async () => {
  const handler = as('contact-handler')
  const taken = await deliver(
    as('intake', 'email-listener'),
    'email',
    'email',
    sampleEmail('journal'),
  )
  const itemId = taken.items[0]!.itemId
  await assert.rejects(readItem({ ...handler, purpose: undefined }, { itemId }), PurposeNeededError)
  await readItem({ ...handler, requestId: 'read-1' }, { itemId })
  const { rows } = await sql<{
    verb: string
    operation: string
    purpose: string
    records: string[]
    detail: object
  }>`
    select verb, operation, purpose, records, detail from platform.journal_entry
    where request_id = 'read-1' or verb = 'listen.take-in' order by id desc limit 2`.execute(
    house.owner,
  )
  assert.deepEqual(
    rows.map(row => [row.verb, row.operation, row.records]),
    [
      ['listen.read-intake-item', 'consult', taken.items[0]!.recordIds],
      ['listen.take-in', 'collect', taken.items[0]!.recordIds],
    ],
  )
  assert.doesNotMatch(JSON.stringify(rows), /Nowak|shouting/)
})

test('a secret is told once and kept as a hash; a closed source delivers no more', async () => {
  const manager = as('records-manager')
  const change = {
    kind: 'add',
    code: 'clinic',
    name: 'Clinic',
    adapter: 'partner-file',
    settings: {},
  } as const
  const { secret } = await manageSource(manager, { forceId, change })
  assert.ok(secret && secret.secret.length >= 43)
  const { rows } = await sql<{
    text: string
  }>`select s::text as text from listen.intake_source s`.execute(house.owner)
  assert.ok(!rows.some(row => row.text.includes(secret.secret)))
  await manageSource(manager, { forceId, change: { kind: 'close', code: 'clinic' } })
  await assert.rejects(deliver(as('contact-handler'), 'partner-file', 'clinic', 'a'), /closed/)
  await assert.rejects(manageSource(as('supervisor'), { forceId, change }), NotAllowedError)
})
