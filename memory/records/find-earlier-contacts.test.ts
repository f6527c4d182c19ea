import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Context, NotFoundError } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import { linkMention } from '../linking/link-mention.ts'
import { forceId, inside, keepContact, mention, openMemoryHouse, personWith } from '../testing.ts'
import { findEarlierContacts } from './find-earlier-contacts.ts'
import type { NewRecord } from './keep-record.ts'

let house: TestHouse
const now = new Date('2026-11-20T12:00:00Z')
const officer = (clearance = 0, at = now, id = 'ann'): Context => ({
  ...house.context(
    {
      id,
      roles: ['contact-handler'],
      attributes: { clearance, forceId, areas: [], powers: [] },
    },
    at,
  ),
  purpose: 'Assessing a contact',
})

before(async () => {
  house = await openMemoryHouse('earlier-contacts')
})
after(() => house.close())

let people = 0
/** Somebody nobody else is: each test has its own person. */
const someone = () => {
  people++
  return {
    name: `Ida ${'BCDFGHJKLMNPRSTV'[people]}${'aeiou'[people % 5]}rrow`,
    phone: `07700 9${String(people).padStart(5, '0')}`,
  }
}
const contactOf = async (who: ReturnType<typeof someone>, change: Partial<NewRecord> = {}) =>
  (await mention(officer(), personWith(who), change)).recordId
const earlierThan = async (recordId: string, context = officer(0)) =>
  (await findEarlierContacts(context, { recordId })).map(contact => contact.recordId)

test('twelve months back to the same moment, and no further', async () => {
  const who = someone()
  const received = {
    inside: new Date('2025-11-20T12:00:00Z'),
    outside: new Date('2025-11-20T11:59:59.999Z'),
    yesterday: new Date('2026-11-19T12:00:00Z'),
  }
  const kept = Object.fromEntries(
    await Promise.all(
      Object.entries(received).map(async ([name, receivedAt]) => [
        name,
        await contactOf(who, { receivedAt }),
      ]),
    ),
  ) as Record<keyof typeof received, string>
  const current = await contactOf(who)
  assert.deepEqual(await earlierThan(current), [kept.yesterday, kept.inside], 'newest first')
})

test('on the last day of February the window is a whole year too', async () => {
  const who = someone()
  const at = new Date('2028-02-29T12:00:00Z')
  const inside = await contactOf(who, { receivedAt: new Date('2027-02-28T12:00:00Z') })
  await contactOf(who, { receivedAt: new Date('2027-02-28T11:59:59Z') })
  const current = await contactOf(who, { receivedAt: at })
  assert.deepEqual(await earlierThan(current, officer(0, at)), [inside])
})

test('found through the person, the phone and the address, and said through which', async () => {
  const who = someone()
  const at = (uprn: string, recordId: string) =>
    inside(officer(), context =>
      linkMention(context, recordId, forceId, {
        kind: 'place',
        subkind: 'address',
        role: 'scene',
        details: [{ name: 'uprn', value: uprn }],
      }),
    )
  const samePerson = await contactOf({ ...who, phone: '07700 955555' })
  await mention(officer(), personWith({ ...who, phone: '07700 955555' }))
  const sameAll = await contactOf(who)
  await at('990000000077', sameAll)
  const samePhone = await contactOf({ name: 'Someone Else', phone: who.phone })
  const sameAddress = await contactOf(someone())
  await at('990000000077', sameAddress)
  const current = await contactOf(who)
  await at('990000000077', current)
  const found = await findEarlierContacts(officer(0), { recordId: current })
  const through = new Map(found.map(contact => [contact.recordId, contact.through]))
  assert.deepEqual(through.get(sameAll), ['address', 'person', 'phone'])
  assert.deepEqual(through.get(samePhone), ['phone'])
  assert.deepEqual(through.get(sameAddress), ['address'])
  assert.equal(through.has(samePerson), false, 'the same name alone ties nobody')
  assert.equal(through.has(current), false)
})

test('nothing above the clearance of who asks, and nothing where theirs is not known', async () => {
  const who = someone()
  const open = await contactOf(who, { marking: 0 })
  const sensitive = await contactOf(who, { marking: 1 })
  const current = await contactOf(who)
  assert.deepEqual(new Set(await earlierThan(current, officer(1))), new Set([open, sensitive]))
  assert.deepEqual(await earlierThan(current, officer(0)), [open])
})

test('a sealed one is there only for those on its list', async () => {
  const who = someone()
  const open = await contactOf(who)
  const sealed = await contactOf(who)
  await house.db
    .updateTable('memory.record')
    .set({ sealed: true, access_list: ['bob'] })
    .where('id', '=', sealed)
    .execute()
  const current = await contactOf(who)
  const as = (id: string) => earlierThan(current, officer(0, now, id))
  assert.deepEqual(await as('ann'), [open])
  assert.deepEqual(new Set(await as('bob')), new Set([open, sealed]))
})

test('nothing of another force, even where a link leads there', async () => {
  const who = someone()
  const current = await contactOf(who)
  await contactOf(who, { forceId: 'elsewhere' })
  const theirs = await keepContact(officer(), { forceId: 'elsewhere' })
  await inside(officer(), context => linkMention(context, theirs, forceId, personWith(who)))
  assert.deepEqual(await earlierThan(current), [])
})

test('contacts only, not what officers wrote or a crime that was recorded', async () => {
  const who = someone()
  await contactOf(who, { kind: 'notebook' })
  assert.deepEqual(await earlierThan(await contactOf(who)), [])
})

test('numbers that many share tie nobody', async () => {
  for (const phone of ['withheld', '999', '']) {
    await contactOf({ name: someone().name, phone })
    assert.deepEqual(await earlierThan(await contactOf({ name: someone().name, phone })), [], phone)
  }
})

test('who looked, at what and why stands in the journal', async () => {
  const who = someone()
  const earlier = await contactOf(who)
  const recordId = await contactOf(who)
  const context = { ...officer(0), requestId: 'request-7' }
  await findEarlierContacts(context, { recordId })
  const entry = await house.owner
    .selectFrom('platform.journal_entry')
    .selectAll()
    .where('request_id', '=', 'request-7')
    .executeTakeFirstOrThrow()
  assert.deepEqual(
    [entry.verb, entry.operation, entry.purpose, entry.actor_id],
    ['memory.find-earlier-contacts', 'consult', 'Assessing a contact', 'ann'],
  )
  assert.deepEqual(entry.records, [recordId, earlier])
})

test('a record that is not there is not found', async () => {
  const recordId = '00000000-0000-7000-8000-000000000000'
  await assert.rejects(findEarlierContacts(officer(0), { recordId }), NotFoundError)
})
