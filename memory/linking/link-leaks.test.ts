import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import { openMemoryHouse, personWith } from '../testing.ts'
import { decideLikeness } from './decide-likeness.ts'
import { entitiesAsOne } from './entities-as-one.ts'
import { findLikenesses } from './find-likenesses.ts'
import type { Detail } from './mention-values.ts'
import {
  type Chance,
  chanceFrom,
  inventPeople,
  writeRecord,
} from './person-model/invented-people.ts'
import type { EntityView } from './read-entity.ts'
import { close, entityOf, type Label, see, tell, viewer } from './testing.ts'

let house: TestHouse
before(async () => {
  house = await openMemoryHouse('link-leaks')
})
after(() => house.close())

type Story = { details: Detail[]; label: Label }[]

/** Records of a few people, so that much matches, some of them closed. */
function makeStory(chance: Chance, count: number, closedShare: number): Story {
  const people = inventPeople(6, chance)
  return Array.from({ length: count }, () => {
    const values = writeRecord(people[Math.floor(chance() * people.length)]!, chance)
    const details = Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string' ? [{ name: name as Detail['name'], value }] : [],
    )
    const draw = chance()
    const label: Label =
      draw > closedShare ? {} : draw > closedShare / 2 ? { marking: 1 } : { sealedFor: ['bob'] }
    return { details, label }
  })
}

const mentionOf = (details: readonly Detail[]) => ({ ...personWith({}), details })

/** Everything that this surface shows somebody, with ids of records by their place in the story and of entities by whom they hold. */
async function everythingSeen(
  context: Context,
  told: readonly ({ recordId: string } | undefined)[],
) {
  const places = new Map(told.flatMap((each, at) => (each ? [[each.recordId, at] as const] : [])))
  const groups = new Map<string, string>()
  const views: unknown[] = []
  for (const each of told) {
    if (!each) continue
    const entityId = await entityOf(house, each.recordId)
    const view = await see(context, entityId)
    if (!view) continue
    for (const id of view.entityIds) {
      const held = view.mentions
        .filter(mention => mention.entityId === id)
        .map(mention => places.get(mention.recordId))
        .sort()
      groups.set(id, `entity of ${held}`)
    }
    views.push(view)
  }
  const queues = await Promise.all([
    findLikenesses(context, { limit: 100 }),
    findLikenesses(context, { decided: true, limit: 100 }),
  ])
  const text = JSON.stringify([views, queues])
  const named = text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, id =>
    places.has(id) ? `record ${places.get(id)}` : (groups.get(id) ?? 'another'),
  )
  return { text, seen: sortDeep(JSON.parse(named)) }
}

/** Lists whose order is by random ids, put in one order. */
function sortDeep(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sortDeep).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, sortDeep(each)]))
}

test('what closed records are linked to changes nothing of what others see, as if they had never come', async () => {
  let closed = 0
  let matched = 0
  for (let seed = 1; seed <= 5; seed++) {
    const story = makeStory(chanceFrom(seed), 22, 0.4)
    const [all, without] = [`all-${seed}`, `without-${seed}`]
    const told: { recordId: string }[] = []
    const toldWithout: ({ recordId: string } | undefined)[] = []
    for (const [after, { details, label }] of story.entries()) {
      const isClosed = Boolean(label.marking ?? label.sealedFor)
      closed += Number(isClosed)
      const mention = mentionOf(details)
      told.push(await tell(house, mention, { ...label, force: all, after }))
      toldWithout.push(isClosed ? undefined : await tell(house, mention, { force: without, after }))
    }
    const open = told.map((each, at) => (toldWithout[at] ? each : undefined))
    const mine = await everythingSeen(viewer(house, 'ann', 0, all), open)
    const theirs = await everythingSeen(viewer(house, 'ann', 0, without), toldWithout)
    assert.deepEqual(mine.seen, theirs.seen, `seed ${seed}`)
    for (const [at, each] of told.entries()) {
      if (!toldWithout[at]) assert.equal(mine.text.includes(each.recordId), false)
    }
    const cleared = await everythingSeen(viewer(house, 'bob', 1, all), told)
    matched += Number(JSON.stringify(cleared.seen) !== JSON.stringify(mine.seen))
  }
  assert.ok(closed > 25 && matched === 5, `${closed} closed, ${matched} stories in which they show`)
})

const hiddenFrom = ({ actor }: Context, { marking = 0, sealedFor }: Label): boolean =>
  marking > Number(actor.attributes.clearance) ||
  Boolean(sealedFor && !sealedFor.includes(actor.id))

test('nor do records closed to some change what others see of those that are closed too', async () => {
  const counts = { hidden: 0, closedSeen: 0, differ: 0 }
  for (let seed = 40; seed < 43; seed++) {
    const story = makeStory(chanceFrom(seed), 26, 0.75)
    const all = `all-${seed}`
    const told: { recordId: string }[] = []
    for (const [after, { details, label }] of story.entries()) {
      told.push(await tell(house, mentionOf(details), { ...label, force: all, after }))
    }
    const cleared = await everythingSeen(viewer(house, 'bob', 1, all), told)
    for (const [id, clearance] of [
      ['ann', 1],
      ['bob', 0],
    ] as const) {
      const without = `without-${seed}-${id}`
      const toldWithout: ({ recordId: string } | undefined)[] = []
      for (const [after, { details, label }] of story.entries()) {
        const hidden = hiddenFrom(viewer(house, id, clearance), label)
        counts.hidden += Number(hidden)
        counts.closedSeen += Number(!hidden && Boolean(label.marking ?? label.sealedFor))
        const labelled = { ...label, force: without, after }
        toldWithout.push(hidden ? undefined : await tell(house, mentionOf(details), labelled))
      }
      const seen = told.map((each, at) => (toldWithout[at] ? each : undefined))
      const mine = await everythingSeen(viewer(house, id, clearance, all), seen)
      const theirs = await everythingSeen(viewer(house, id, clearance, without), toldWithout)
      assert.deepEqual(mine.seen, theirs.seen, `seed ${seed}, ${id}`)
      counts.differ += Number(JSON.stringify(cleared.seen) !== JSON.stringify(mine.seen))
    }
  }
  assert.ok(
    counts.hidden > 30 && counts.closedSeen > 30 && counts.differ === 6,
    JSON.stringify(counts),
  )
})

test('whoever looks, after links, decisions and closings, nothing speaks of a record that they may not see', async () => {
  const counts = { views: 0, hidden: 0, decided: 0, closings: 0 }
  for (let seed = 20; seed < 23; seed++) {
    const chance = chanceFrom(seed)
    const force = `leaks-${seed}`
    const story = makeStory(chance, 24, 0.3)
    const labels = story.map(({ label }) => ({ ...label }))
    const told: { recordId: string }[] = []
    const viewers = [
      viewer(house, 'ann', 0, force),
      viewer(house, 'ann', 1, force),
      viewer(house, 'bob', 0, force),
      viewer(house, 'bob', 1, force),
    ]
    for (const { details, label } of story) {
      told.push(await tell(house, mentionOf(details), { ...label, force, after: told.length }))
      const who = viewers[Math.floor(chance() * viewers.length)]!
      const [asked] = (await findLikenesses(who, { limit: 1 })).likenesses
      if (asked && chance() < 0.9) {
        counts.decided++
        const decision = chance() < 0.6 ? 'same' : 'different'
        await decideLikeness(who, { likenessId: asked.id, decision, reason: 'By the story' })
      }
      const at = Math.floor(chance() * told.length)
      if (chance() < 0.25 && !labels[at]!.sealedFor) {
        counts.closings++
        labels[at] = { ...labels[at], sealedFor: ['bob'] }
        await close(house, told[at]!.recordId, ['bob'])
      }
    }
    for (const context of viewers) {
      const { text } = await everythingSeen(context, told)
      counts.views++
      for (const [at, { recordId }] of told.entries()) {
        const seat = await entityOf(house, recordId)
        if (!hiddenFrom(context, labels[at]!)) {
          assert.ok(text.includes(recordId), 'what may be seen is shown')
          continue
        }
        counts.hidden++
        assert.equal(text.includes(recordId), false, `seed ${seed}: record ${at}`)
        const around = await entitiesAsOne(context, 'memory.read-entity', seat)
        const visible = told.filter((_, other) => !hiddenFrom(context, labels[other]!))
        const seats = await Promise.all(visible.map(each => entityOf(house, each.recordId)))
        for (const id of around)
          assert.ok(seats.includes(id), 'an entity that nothing seen speaks of')
      }
    }
  }
  assert.ok(
    counts.hidden > 50 && counts.decided >= 3 && counts.closings > 6,
    JSON.stringify(counts),
  )
})

test('what two views show together is no more than their records: no link without its evidence', async () => {
  const chance = chanceFrom(77)
  const force = 'evidence'
  const story = makeStory(chance, 30, 0)
  const told = []
  for (const { details } of story) told.push(await tell(house, mentionOf(details), { force }))
  const closed = told.filter((_, at) => at % 3 === 0)
  for (const { recordId } of closed) await close(house, recordId, ['bob'])
  const ann = viewer(house, 'ann', 0, force)
  const rests = await house.db
    .selectFrom('memory.current_link')
    .select(['record_id', 'evidence_record'])
    .where(
      'evidence_record',
      'in',
      closed.map(each => each.recordId),
    )
    .execute()
  assert.deepEqual(rests, [], 'nothing rests on a closed record')
  for (const { recordId } of told) {
    const view: EntityView | undefined = await see(ann, await entityOf(house, recordId))
    for (const mention of view?.mentions ?? []) {
      if (!mention.why) continue
      assert.ok(view!.mentions.some(each => each.recordId === mention.why!.evidenceRecord))
    }
  }
})
