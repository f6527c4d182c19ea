import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findEntries } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import fc from 'fast-check'
import { sql } from 'kysely'
import { correctRecord } from '../correction/correct-record.ts'
import { markOpinion } from '../labels/mark-opinion.ts'
import { mention, openMemoryHouse, personWith } from '../testing.ts'
import { decideRetention } from './decide-retention.ts'
import { hashOfIds } from './disposal-store.ts'
import { disposeRecords, readDisposal, refuseDisposal } from './dispose-records.ts'
import { holdRecords, releaseHold } from './hold-records.ts'
import { assessmentQuestions } from './retention.ts'
import { reviewPerson } from './review-person.ts'
import { by, canary, findText, gloria, openRecordsOffice, ruth, staff, tell } from './testing.ts'

let house: TestHouse
const now = new Date('2026-11-20T12:00:00Z')
const longAgo = new Date('2012-03-04T10:00:00Z')
const answers = Object.fromEntries(assessmentQuestions.map(({ name }) => [name, 'no' as const]))

before(async () => {
  house = await openMemoryHouse('disposal')
  await openRecordsOffice(house)
})
after(() => house.close())

const propose = (entityId: string, actor = ruth) =>
  decideRetention(by(house, actor, now), {
    entityId,
    answers,
    reason: 'The period is over.',
    decision: 'dispose',
    ground: 'period-over',
  })

const count = async (table: string) => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.raw(table)}`.execute(
    house.owner,
  )
  return rows[0]!.n
}

test('every column that holds the identifier of a record or an entity says what a disposal does with it', async () => {
  const { rows: held } = await sql<{ place: string }>`
    select distinct n.nspname || '.' || c.relname || ' ' || a.attname as place
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
    join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^(pg_|information_schema|graphile)'
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey)
      and k.confrelid in ('memory.record'::regclass, 'memory.entity'::regclass,
        'memory.event'::regclass, 'memory.link'::regclass, 'memory.likeness'::regclass,
        'memory.clock'::regclass, 'respond.incident'::regclass, 'listen.report'::regclass)
    where a.attnum > 0 and not a.attisdropped
      and (k.oid is not null or a.attname ~ '^(record|entity|person|incident|event|victim)_?(id|ids)$'
        or a.attname in ('records', 'entities', 'persons', 'subjects') or a.attname ~ '_(record|entity)$')`.execute(
    house.owner,
  )
  const { rows: known } = await sql<{ place: string }>`
    select table_name || ' ' || column_name as place from memory.disposal_reach`.execute(
    house.owner,
  )
  const reach = new Set(known.map(row => row.place))
  assert.ok(held.length > 40, `${held.length} found`)
  assert.deepEqual(
    held
      .map(row => row.place)
      .filter(place => !reach.has(place))
      .sort(),
    [],
    'add these to memory.disposal_reach in the migration that makes them',
  )
  // And the other way: every place named is there.
  for (const { place } of known) {
    const [table, column] = place.split(' ')
    const { rows } = await sql`
      select from pg_attribute where attrelid = to_regclass(${table}) and attname = ${column}`.execute(
      house.owner,
    )
    assert.equal(rows.length, 1, place)
  }
})

test('a person who was disposed of is nowhere in the database any more, but for identifiers', async () => {
  const name = canary()
  const phone = '07700900417'
  const first = await mention(
    { ...house.context({}, longAgo) },
    personWith({ name: `Kit ${name}`, phone, 'date-of-birth': '1971-02-03' }),
    { receivedAt: longAgo, body: { summary: `Kit ${name} was seen`, words: `It was ${name}.` } },
  )
  const told = await tell(house, {
    at: longAgo,
    about: [{ entityId: first.entityId, as: 'suspect', details: { name: `Kit ${name}` } }],
    crime: { offenceClass: '46' },
    change: { body: { words: `${name} took a bicycle` } },
  })
  await house.owner
    .insertInto('platform.outbox_message')
    .values({
      id: '018c0000-0000-7000-8000-0000000000ab',
      channel: 'sms',
      recipient: phone,
      template: 'test',
      subject_line: null,
      body: `To ${name}`,
      about: told.recordId,
      created_at: longAgo,
      sent_at: longAgo,
      failure: null,
    })
    .execute()
  await correctRecord(by(house, ruth, longAgo), {
    attemptId: '018c0000-0000-7000-8000-0000000000aa',
    recordId: told.recordId,
    field: 'words',
    value: `${name} took a tricycle`,
    reason: `${name} said so`,
  })
  await markOpinion(by(house, ruth, longAgo), {
    recordId: told.recordId,
    field: 'words',
    opinion: true,
    reason: `What ${name} thinks`,
  })
  const stood = Object.keys(await findText(house, name))
  for (const place of [
    'record.body',
    'detail.value',
    'search_text.words',
    'search_word.word',
    'mention_key.key',
    'opinion_mark.reason',
  ]) {
    assert.ok(stood.includes(`memory.${place}`), `${place} of ${stood.join(', ')}`)
  }
  const unrelated = await tell(house, { at: longAgo, about: [{ as: 'suspect' }] })
  const journal = await count('platform.journal_entry')

  const { disposalId } = await propose(first.entityId)
  const { counts, disposal } = await disposeRecords(by(house, gloria, now), {
    disposalId: disposalId!,
  })

  assert.deepEqual(await findText(house, name), {})
  assert.deepEqual(await findText(house, phone), {})
  assert.equal(counts['memory.record'], 3)
  // The person, and the crime that no other record speaks of.
  assert.equal(counts['memory.entity'], 2)
  assert.equal(counts['platform.outbox_message'], 1)
  assert.equal(disposal.doneAt?.getTime(), now.getTime())
  const review = await reviewPerson(by(house, ruth, now), { entityId: unrelated.persons[0]! })
  assert.equal(review.held.length, 1, 'who has nothing to do with it is still there')

  const [entry] = await findEntries(house.owner, {
    verb: 'memory.dispose-records',
    subject: first.entityId,
  })
  assert.equal(entry?.operation, 'erase')
  assert.deepEqual(entry.detail, {
    disposalId,
    ground: 'period-over',
    counts,
    proposedBy: 'ruth',
    approvedBy: 'gloria',
    recordsHash: hashOfIds(disposal.records).toString('hex'),
  })
  assert.ok((await count('platform.journal_entry')) > journal, 'the journal only grows')
  await assert.rejects(
    reviewPerson(by(house, ruth, now), { entityId: first.entityId }),
    /There is no person/,
  )
  const certificate = await readDisposal(by(house, ruth, now), { disposalId: disposalId! })
  assert.deepEqual(certificate.counts, counts)
})

test('what has been disposed of does not come back with an older backup', async () => {
  const name = canary()
  const told = await tell(house, {
    at: longAgo,
    about: [{ as: 'witness', details: { name } }],
    change: { body: { words: name } },
  })
  // As an older backup holds it: the rows as they were, and a register that does not know of them.
  const older = await sql<{ record: unknown; entity: unknown; detail: unknown; link: unknown }>`
    select to_jsonb(r) as record, to_jsonb(e) as entity, to_jsonb(d) as detail, to_jsonb(l) as link
    from memory.record r join memory.link l on l.record_id = r.id join memory.entity e on e.id = l.entity_id
    join memory.detail d on d.record_id = r.id where r.id = ${told.recordId}`.execute(house.owner)
  const { disposalId } = await propose(told.persons[0]!)
  await disposeRecords(by(house, gloria, now), { disposalId: disposalId! })
  const register = await sql<{ register: unknown }>`
    select jsonb_agg(to_jsonb(d)) as register from memory.disposed d`.execute(house.owner)
  for (const table of ['record', 'entity', 'link', 'detail'] as const) {
    await sql`insert into ${sql.raw(`memory.${table}`)}
      select * from jsonb_populate_record(null::${sql.raw(`memory.${table}`)}, ${JSON.stringify(older.rows[0]![table])}::jsonb)`.execute(
      house.owner,
    )
  }
  assert.ok(Object.keys(await findText(house, name)).length > 0)
  const { rows } = await sql<{ counts: Record<string, number> }>`
    select memory.dispose_again(${JSON.stringify(register.rows[0]!.register)}::jsonb, ${now}) as counts`.execute(
    house.owner,
  )
  assert.equal(rows[0]!.counts['memory.record'], 1)
  assert.deepEqual(await findText(house, name), {})
})

test('a matter goes whole or not at all: who is still needed in it keeps it', async () => {
  const told = await tell(house, {
    at: longAgo,
    about: [{ as: 'suspect' }, { as: 'victim', details: { name: 'Vic Tim' } }],
    crime: { offenceClass: '46' },
  })
  const [suspect, victim] = told.persons
  const since = await tell(house, {
    at: new Date('2025-01-01T00:00:00Z'),
    about: [{ entityId: victim!, as: 'witness' }],
  })
  const { plan } = await reviewPerson(by(house, ruth, now), { entityId: suspect! })
  assert.deepEqual(plan.goes, [])
  assert.match(plan.matters[0]!.stays[0]!, /Vic Tim.*kept until 2031-01-01/)
  await assert.rejects(propose(suspect!), /Nothing can go now.*Vic Tim/)
  assert.ok(since.recordId)
})

test('nothing goes before its time, nor while a legal hold stands', async () => {
  const recent = await tell(house, {
    at: new Date('2024-05-06T00:00:00Z'),
    about: [{ as: 'suspect' }],
    crime: { offenceClass: '8N' },
  })
  await assert.rejects(propose(recent.persons[0]!), /Group 2 is kept until 2034-05-06/)
  const old = await tell(house, { at: longAgo, about: [{ as: 'suspect' }] })
  const entityId = old.persons[0]!
  const office = by(house, ruth, now)
  await holdRecords(office, { entityId, authority: 'A public inquiry', reason: 'All of 2012.' })
  await assert.rejects(propose(entityId), /legal hold \(A public inquiry\)/)
  await releaseHold(office, { entityId, reason: 'The inquiry has ended.' })
  const { disposalId } = await propose(entityId)
  // A hold that comes between the two decisions holds as well, in the verb and in the database.
  await holdRecords(office, { entityId, authority: 'An appeal', reason: 'It was heard.' })
  await assert.rejects(
    disposeRecords(by(house, gloria, now), { disposalId: disposalId! }),
    /legal hold/,
  )
  await house.db
    .insertInto('memory.disposal_answer')
    .values({
      disposal_id: disposalId!,
      answer: 'approved',
      answered_by: 'gloria',
      answered_at: now,
    })
    .execute()
  await assert.rejects(
    sql`select memory.dispose(${disposalId!}, ${now})`.execute(house.db),
    /A legal hold forbids/,
  )
})

test('a record that has come since, or another that hangs on it now, asks for a new proposal', async () => {
  const old = await tell(house, {
    at: longAgo,
    about: [{ as: 'suspect' }],
    crime: { offenceClass: '46' },
  })
  const { disposalId } = await propose(old.persons[0]!)
  await tell(house, {
    at: new Date('2013-01-01T00:00:00Z'),
    about: [{ as: 'witness' }],
    crime: { offenceClass: '46', entityId: old.crimeId! },
  })
  await assert.rejects(
    disposeRecords(by(house, gloria, now), { disposalId: disposalId! }),
    /has changed since/,
  )
  await refuseDisposal(by(house, gloria, now), { disposalId: disposalId! })
  const again = await propose(old.persons[0]!)
  assert.equal(again.records.length, 2)
})

test('a proposal that holds a record which the second person may not see is not there for them', async () => {
  const old = await tell(house, { at: longAgo, about: [{ as: 'suspect' }], change: { marking: 1 } })
  const { disposalId } = await propose(old.persons[0]!)
  const low = { ...gloria, id: 'low', attributes: { ...gloria.attributes, clearance: 0 } }
  for (const verb of [disposeRecords, readDisposal, refuseDisposal]) {
    await assert.rejects(
      verb(by(house, low, now), { disposalId: disposalId! }),
      /There is no disposal/,
    )
  }
})

test('what is closed to whom proposes it neither goes nor shows, and stays for whom it is open to', async () => {
  const open = await tell(house, {
    at: longAgo,
    about: [{ as: 'suspect', details: { name: 'Sam' } }],
  })
  const entityId = open.persons[0]!
  const before = await reviewPerson(by(house, ruth, now), { entityId })
  const closed = await tell(house, {
    at: new Date('2026-10-01T00:00:00Z'),
    about: [{ entityId, as: 'suspect', details: { name: 'Samuel the Closed' } }],
    crime: { offenceClass: '19C' },
    sealedFor: ['gloria'],
  })
  const seen = await reviewPerson(by(house, ruth, now), { entityId })
  assert.deepEqual(JSON.stringify(seen), JSON.stringify(before))
  const { disposalId } = await propose(entityId)
  const mia = staff('mia', 'records-manager')
  await house.owner
    .insertInto('platform.account')
    .values({
      id: 'mia',
      issuer: 'test',
      subject: 'mia',
      name: 'Mia',
      roles: mia.roles,
      attributes: '{}',
    })
    .execute()
  await disposeRecords(by(house, mia, now), { disposalId: disposalId! })
  await assert.rejects(reviewPerson(by(house, ruth, now), { entityId }), /There is no person/)
  const hers = await reviewPerson(by(house, gloria, now), { entityId })
  assert.deepEqual(
    hers.held.map(each => each.recordId),
    [closed.recordId],
  )
  assert.equal(hers.review.group, 1)
})

test('whatever two people and answers are given, the database disposes only for two who may', async () => {
  const people = ['ruth', 'gloria', 'ruth', 'gloria', 'paul', 'gone', 'nobody']
  await house.owner
    .insertInto('platform.account')
    .values({
      id: 'gone',
      issuer: 'test',
      subject: 'gone',
      name: 'Left the force',
      roles: ['records-manager'],
      attributes: '{}',
      active: false,
    })
    .execute()
  const able = new Set(['ruth', 'gloria'])
  let done = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...people),
      fc.option(
        fc.record({
          by: fc.constantFrom(...people),
          answer: fc.constantFrom('approved', 'approved', 'refused'),
        }),
      ),
      fc.constantFrom(false, false, true),
      async (proposer, answer, isTampered) => {
        const { recordId, persons } = await tell(house, { at: longAgo, about: [{ as: 'suspect' }] })
        const disposalId = recordId
        // Written past the verbs, as one who took over the server's role would.
        await house.db
          .insertInto('memory.disposal')
          .values({
            id: disposalId,
            force_id: 'testford',
            ground: 'period-over',
            persons,
            records: [recordId],
            records_hash: hashOfIds(isTampered ? [disposalId, persons[0]!] : [recordId]),
            proposed_by: proposer,
            proposed_at: now,
          })
          .execute()
        if (answer) {
          await house.db
            .insertInto('memory.disposal_answer')
            .values({
              disposal_id: disposalId,
              answer: answer.answer as 'approved' | 'refused',
              answered_by: answer.by,
              answered_at: now,
            })
            .execute()
        }
        const may =
          answer?.answer === 'approved' &&
          answer.by !== proposer &&
          able.has(answer.by) &&
          able.has(proposer) &&
          !isTampered
        const attempt = sql`select memory.dispose(${disposalId}, ${now})`.execute(house.db)
        if (may) {
          await attempt
          done++
          await assert.rejects(
            sql`select memory.dispose(${disposalId}, ${now})`.execute(house.db),
            /is done/,
          )
        } else await assert.rejects(attempt)
        const left = await house.db
          .selectFrom('memory.record')
          .select('id')
          .where('id', '=', recordId)
          .execute()
        assert.equal(left.length, may ? 0 : 1)
      },
    ),
    { seed: 1829, numRuns: 120 },
  )
  assert.ok(done >= 5, `${done} done`)
})

test('the server’s role can remove nothing by itself, nor write a certificate or the register', async () => {
  const { recordId } = await tell(house, { at: longAgo, about: [{ as: 'suspect' }] })
  const attempts = [
    sql`delete from memory.record where id = ${recordId}`,
    sql`delete from memory.link`,
    sql`delete from memory.disposal`,
    sql`update memory.disposal set proposed_by = 'x'`,
    sql`delete from memory.legal_hold`,
    sql`update memory.retention_decision set reason = ''`,
    sql`insert into memory.disposed values ('record', ${recordId}, ${recordId}, now())`,
    sql`insert into memory.disposal_certificate values (${recordId}, now(), '{}', '{}')`,
    sql`insert into memory.disposal_reach (table_name, column_name, holds, on_disposal) values ('memory.area', 'code', 'record', 'remove')`,
    sql`select memory.remove_disposed(array[${recordId}]::uuid[], '{}', now())`,
    sql`select memory.dispose_again('[]', now())`,
    sql`select listen.forget_originals(array[${recordId}]::uuid[], now())`,
  ]
  for (const attempt of attempts) {
    await assert.rejects(attempt.execute(house.db), { code: '42501' })
  }
})

test('nobody approves what they proposed, and nobody answers twice', async () => {
  const old = await tell(house, { at: longAgo, about: [{ as: 'suspect' }] })
  const { disposalId } = await propose(old.persons[0]!)
  await assert.rejects(
    disposeRecords(by(house, ruth, now), { disposalId: disposalId! }),
    /Somebody else must approve/,
  )
  const both = await Promise.allSettled([
    disposeRecords(by(house, gloria, now), { disposalId: disposalId! }),
    refuseDisposal(by(house, gloria, now), { disposalId: disposalId! }),
  ])
  assert.equal(both.filter(each => each.status === 'fulfilled').length, 1)
})
