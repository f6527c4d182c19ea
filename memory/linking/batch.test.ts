import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestHouse } from '@bluelamp/platform/testing'
import { forceId, inside, openMemoryHouse } from '../testing.ts'
import { indexMentions, type MentionId, readAllMentions } from './batch.ts'
import { decideLikeness } from './decide-likeness.ts'
import { findLikenesses } from './find-likenesses.ts'
import { indexAllMentions } from './index-all-mentions.ts'
import { proposeTies } from './propose-ties.ts'
import { recordsOf, see, tell, viewer } from './testing.ts'

let house: TestHouse
before(async () => {
  house = await openMemoryHouse('batch')
})
after(() => house.close())

const system = () => house.context({}, viewer(house, 'x').now)
const ann = () => viewer(house, 'ann')

/** As kept before there were keys: nothing was matched, and each stands alone. */
async function tellUnlinked(name: string, born: string, label = {}) {
  const told = await tell(house, { name: 'Nobody Yet' }, label)
  const rows = { name, 'date-of-birth': born }
  for (const [detail, value] of Object.entries(rows)) {
    await house.owner
      .insertInto('memory.detail')
      .values({
        record_id: told.recordId,
        entity_id: told.entityId,
        name: detail,
        value,
        match_key: value,
      })
      .execute()
  }
  await house.owner
    .deleteFrom('memory.detail')
    .where('record_id', '=', told.recordId)
    .where('value', '=', 'Nobody Yet')
    .execute()
  return { ...told, id: `${told.recordId} ${told.entityId}` as MentionId }
}

const readPages = async (limit: number) => {
  const ids: string[] = []
  const names: unknown[] = []
  let next: MentionId | undefined
  do {
    const page = await readAllMentions(system(), 'person', forceId, { after: next, limit })
    ids.push(...page.table.ids)
    names.push(...(page.table.columns.name ?? []))
    next = page.next
  } while (next)
  return { ids, names }
}

test('all mentions are read, page by page, each once, as columns', async () => {
  const told = []
  for (let i = 0; i < 7; i++)
    told.push(await tellUnlinked(`Zofia N${'abcdefg'[i]}wakowska`, '1970-01-02'))
  const { ids, names } = await readPages(3)
  assert.deepEqual(ids.toSorted(), told.map(each => each.id).toSorted())
  assert.ok(names.includes('Zofia Nawakowska'))
  assert.deepEqual((await readPages(7)).ids, ids)
})

test('what was kept before there were keys is found once it has them', async () => {
  const old = await tellUnlinked('Bronwen Llewellynford', '1961-06-07')
  const who = { name: 'Bronwen Llewellynford', 'date-of-birth': '1961-06-07' } as const
  const before = await tell(house, who)
  assert.notEqual(before.entityId, old.entityId)
  const page = await readAllMentions(system(), 'person', forceId, { limit: 1000 })
  await inside(system(), context => indexMentions(context, 'person', page.table))
  await inside(system(), context => indexMentions(context, 'person', page.table))
  const after = await tell(house, who)
  assert.deepEqual(
    recordsOf(await see(ann(), after.entityId)),
    [old, before, after].map(each => each.recordId).sort(),
  )
})

test('pairs are tied by the rule for those that arrive, once, and not against a decision', async () => {
  const one = await tellUnlinked('Isabeau Quillfeather', '1980-02-03')
  const same = await tellUnlinked('Isabeau Quillfeather', '1980-02-03')
  const sealed = await tellUnlinked('Isabeau Quillfeather', '1980-02-03', { sealedFor: ['bob'] })
  const [john, other] = [
    await tellUnlinked('John Smith', '1980-02-03'),
    await tellUnlinked('John Smith', '1980-02-03'),
  ]
  const pairs = [
    [one.id, same.id],
    [one.id, sealed.id],
    [john.id, other.id],
    [one.id, john.id],
  ] as const
  const propose = async () => {
    const { same, likeness } = await proposeTies(system(), { kind: 'person', pairs })
    return { same, likeness }
  }
  assert.deepEqual(await propose(), { same: 2, likeness: 1 })
  assert.deepEqual(
    recordsOf(await see(ann(), one.entityId)),
    [one.recordId, same.recordId].sort(),
    'who may not see the sealed one is shown nothing of it',
  )
  const { likenesses } = await findLikenesses(ann(), {})
  const asked = likenesses.find(each => each.left.recordId === john.recordId)
  assert.ok(asked)
  await decideLikeness(ann(), {
    likenessId: asked.id,
    decision: 'different',
    reason: 'Two of one name',
  })
  assert.deepEqual(await propose(), { same: 0, likeness: 0 }, 'nothing is said twice')
})

test('all that was kept without keys is given them once, going on where it stopped', async () => {
  const old = await tellUnlinked('Peredur Cadwaladrson', '1955-01-09')
  assert.ok((await indexAllMentions({ db: house.owner })) > 0)
  const later = await tell(house, { name: 'Peredur Cadwaladrson', 'date-of-birth': '1955-01-09' })
  assert.equal(later.entityId, old.entityId)
  assert.equal(await indexAllMentions({ db: house.owner }), 0)
})
