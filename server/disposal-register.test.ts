import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { takeIn } from '@bluelamp/listen'
import {
  assessmentQuestions,
  decideRetention,
  disposeRecords,
  readForcePolicy,
  readRecord,
} from '@bluelamp/memory'
import { enforce, Hub } from '@bluelamp/platform'
import { openTestHouse, type TestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import {
  by,
  canary,
  findText,
  gloria,
  openRecordsOffice,
  ruth,
  staff,
  tell,
} from '../memory/retention/testing.ts'
import {
  applyRegister,
  clearWhatIsDisposedOf,
  followDisposals,
  readRegister,
  writeRegister,
} from './disposal-register.ts'

let house: TestHouse
const folder = mkdtempSync(join(tmpdir(), 'bluelamp-register-'))
const file = join(folder, 'disposal-register.json')
const now = new Date('2026-11-20T12:00:00Z')
const longAgo = new Date('2012-03-04T10:00:00Z')
const answers = Object.fromEntries(assessmentQuestions.map(({ name }) => [name, 'no' as const]))

before(async () => {
  enforce(readForcePolicy())
  house = await openTestHouse('disposal-register')
  await openRecordsOffice(house)
})
after(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

async function disposeOf(entityId: string): Promise<Record<string, number>> {
  const { disposalId } = await decideRetention(by(house, ruth, now), {
    entityId,
    answers,
    reason: 'The period is over.',
    decision: 'dispose',
    ground: 'period-over',
  })
  const { counts } = await disposeRecords(by(house, gloria, now), { disposalId: disposalId! })
  return counts
}

test('an e-mail that was taken in goes whole: sender, words, attachment and the bytes as they came', async () => {
  const word = canary()
  const message = [
    `From: Kit ${word} <${word}@example.org>`,
    'To: contact@police.example',
    `Subject: About ${word}`,
    `Message-ID: <${word}@example.org>`,
    'Date: Sun, 04 Mar 2012 10:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `I am ${word}.`,
    '--part',
    'Content-Type: text/plain; name="note.txt"',
    `Content-Disposition: attachment; filename="${word}.txt"`,
    '',
    `Note of ${word}`,
    '--part--',
    '',
  ].join('\r\n')
  const taken = await takeIn(by(house, staff('mail', 'intake'), longAgo), {
    forceId: 'testford',
    source: 'email',
    adapter: 'email',
    name: 'email',
    mediaType: 'message/rfc822',
    bytes: Buffer.from(message),
  })
  assert.deepEqual(
    taken.items.map(item => item.outcome),
    ['stored'],
  )
  const stood = Object.keys(await findText(house, word))
  assert.ok(stood.includes('listen.intake_original.bytes'), stood.join())
  const view = await readRecord(by(house, ruth, now), { recordId: taken.items[0]!.recordIds[0]! })
  const person = view.links.find(link => link.kind === 'person')
  const counts = await disposeOf(person!.entityId)
  assert.equal(counts['listen.intake_record'], 1)
  assert.deepEqual(await findText(house, word), {})
})

test('the register holds identifiers, is written with each disposal, and loses nothing', async () => {
  const hub = new Hub()
  const logger = { error: (...all: unknown[]) => assert.fail(String(all)) }
  await followDisposals(hub, house.db, file, logger as never)
  const before = readRegister(file).length
  const { persons, recordId } = await tell(house, {
    at: longAgo,
    about: [{ as: 'suspect', details: { name: 'Kit Carver' } }],
  })
  await disposeOf(persons[0]!)
  await hub.announce({ verb: 'memory.dispose-records', subjects: [], records: [] })
  hub.close()
  const entries = readRegister(file)
  assert.equal(entries.length, before + 2)
  assert.ok(entries.some(entry => entry.kind === 'record' && entry.id === recordId))
  assert.ok(!readFileSync(file, 'utf8').includes('Carver'))
  // A database of before knows none of it; what it writes takes nothing away.
  await sql`delete from memory.disposed`.execute(house.owner)
  assert.equal(await writeRegister(house.db, file), entries.length)
  assert.deepEqual(
    readRegister(file)
      .map(entry => entry.id)
      .sort(),
    entries.map(entry => entry.id).sort(),
  )
})

test('a database that came back from before is cleared at the start, once, and knows of it then', async () => {
  const word = canary()
  const { persons, recordId } = await tell(house, {
    at: longAgo,
    about: [{ as: 'suspect', details: { name: word } }],
    change: { body: { words: word } },
  })
  const { rows } = await sql<{ record: unknown; entity: unknown; link: unknown; detail: unknown }>`
    select to_jsonb(r) as record, to_jsonb(e) as entity, to_jsonb(l) as link, to_jsonb(d) as detail
    from memory.record r join memory.link l on l.record_id = r.id join memory.entity e on e.id = l.entity_id
    join memory.detail d on d.record_id = r.id where r.id = ${recordId}`.execute(house.owner)
  await disposeOf(persons[0]!)
  await writeRegister(house.db, file)
  // As a base backup of before has it.
  for (const table of ['record', 'entity', 'link', 'detail'] as const) {
    await sql`insert into ${sql.raw(`memory.${table}`)} select * from jsonb_populate_record(
      null::${sql.raw(`memory.${table}`)}, ${JSON.stringify(rows[0]![table])}::jsonb)`.execute(
      house.owner,
    )
  }
  await sql`delete from memory.disposed`.execute(house.owner)
  assert.ok(Object.keys(await findText(house, word)).length > 0)
  const said: string[] = []
  await clearWhatIsDisposedOf(house.ownerUrl, file, now, line => said.push(line))
  assert.deepEqual(await findText(house, word), {})
  assert.match(said.join(), /^\d+ rows that had been disposed of/)
  assert.equal(await applyRegister(house.owner, file, now), 0)
  assert.equal(await applyRegister(house.owner, join(folder, 'none.json'), now), 0)
})
