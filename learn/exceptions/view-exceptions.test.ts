import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { clockKinds } from '@bluelamp/memory'
import { allowEverything, type TestHouse } from '@bluelamp/platform/testing'
import {
  districtOf,
  drawClocks,
  drawnKinds,
  forceId,
  keepClocks,
  type MadeClock,
  openLearnHouse,
} from '../testing.ts'
import { viewExceptions } from './view-exceptions.ts'

let house: TestHouse
let made: MadeClock[]
const since = new Date('2026-09-15T00:00:00Z')
const now = new Date('2026-11-20T12:00:00Z')

before(async () => {
  allowEverything()
  house = await openLearnHouse('exceptions')
  made = await keepClocks(house.context(), drawClocks(500))
})
after(() => house.close())

/** Written from what is owed, not from how it is found. */
function isMissed(clock: MadeClock, at: Date): boolean {
  if (clock.dueAt < since || clock.dueAt >= at || clock.forceId !== forceId) return false
  if (clock.stoppedAt === null) return true
  return clock.outcome === 'met' && clock.stoppedAt > clock.dueAt
}

const found = async (districtCode?: string, at = now) =>
  viewExceptions(house.context({}, at), { forceId, districtCode, since })
const ids = (clocks: readonly { about: string; kind: string }[]) =>
  clocks.map(({ about, kind }) => `${about} ${kind}`).sort()

test('the seeded clocks are of every kind, place and ending', () => {
  const kinds = new Set(made.filter(clock => isMissed(clock, now)).map(clock => clock.kind))
  assert.deepEqual(kinds, new Set<string>(drawnKinds))
  const endings = [
    made.filter(clock => clock.outcome === 'met' && clock.stoppedAt! <= clock.dueAt),
    made.filter(clock => clock.outcome === 'met' && clock.stoppedAt! > clock.dueAt),
    made.filter(clock => clock.outcome === 'not-needed'),
    made.filter(clock => clock.stoppedAt === null),
    made.filter(clock => clock.areaCode === null),
    made.filter(clock => clock.forceId !== forceId),
  ]
  for (const [n, each] of endings.entries()) assert.ok(each.length > 20, `${n}: ${each.length}`)
})

test('every missed clock of the force is shown, and nothing else: recall 1, no false one', async () => {
  for (const at of [now, new Date('2026-10-10T10:10:00Z'), made[7]!.dueAt]) {
    const expected = made.filter(clock => isMissed(clock, at))
    const shown = await found(undefined, at)
    assert.deepEqual(ids(shown), ids(expected), at.toISOString())
  }
  assert.ok((await found()).length > 100)
})

test('a supervisor’s view is their own district’s, whole', async () => {
  for (const district of ['D1', 'D2']) {
    const expected = made.filter(
      clock => isMissed(clock, now) && districtOf[clock.areaCode ?? ''] === district,
    )
    assert.ok(expected.length > 20)
    assert.deepEqual(ids(await found(district)), ids(expected), district)
  }
  assert.deepEqual(await found('X1'), [], 'a district of another force')
  assert.deepEqual(await found('D9'), [])
})

test('what lies nowhere is in the whole force’s view and in no district’s', async () => {
  const placeless = (await found()).filter(clock => clock.areaCode === null)
  assert.ok(placeless.length > 5)
  assert.ok(placeless.every(clock => clock.areaName === null))
  const districts = [...(await found('D1')), ...(await found('D2'))]
  assert.ok(!districts.some(clock => clock.areaCode === null))
})

test('each says what was owed, under which rule, where, and how late it is', async () => {
  for (const shown of await found()) {
    const { words, rule } = clockKinds[shown.kind]
    assert.deepEqual([shown.words, shown.rule], [words, rule])
    if (shown.areaCode && shown.areaCode !== 'N9')
      assert.equal(shown.areaName, `${shown.areaCode} name`)
    const until = shown.stoppedAt ?? now
    const minutes = (until.getTime() - shown.dueAt.getTime()) / 60_000
    assert.ok(shown.minutesLate >= 0)
    assert.ok(minutes - shown.minutesLate >= 0 && minutes - shown.minutesLate < 1)
  }
})

test('that somebody looked stands in the journal, with how many they saw', async () => {
  const shown = await found('D1')
  const entry = await house.owner
    .selectFrom('platform.journal_entry')
    .selectAll()
    .where('verb', '=', 'learn.view-exceptions')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  assert.equal(entry.operation, 'consult')
  assert.deepEqual(entry.detail, { missed: shown.length, district: 'D1' })
})
