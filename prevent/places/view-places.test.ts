import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addEntity, keepRecord, linkMention, recordEvent } from '@bluelamp/memory'
import type { Context, Tx } from '@bluelamp/platform'
import { allowEverything, openTestHouse, type TestHouse } from '@bluelamp/platform/testing'
import fc from 'fast-check'
import { sql } from 'kysely'
import { changeOf } from './change.ts'
import { viewPlaces } from './view-places.ts'

const forceId = 'testford'
const from = new Date('2026-10-01T00:00:00Z')
const to = new Date('2026-10-29T00:00:00Z')
const before28 = new Date('2026-09-03T00:00:00Z')
const surname = 'Wolstenholme'

type Drawn = {
  kind: 'incident' | 'crime'
  code: string
  areaCode: string | undefined
  forceId: string
  recordedAt: Date
}
let house: TestHouse
let events: Drawn[]

before(async () => {
  allowEverything()
  house = await openTestHouse('view-places')
  const rows: [string, string, string | null, string, string | null][] = [
    ['D1', 'district', null, forceId, null],
    ['X1', 'district', null, 'elsewhere', null],
    ['N1', 'neighbourhood', 'D1', forceId, null],
    ['N2', 'neighbourhood', 'D1', forceId, null],
    ['N3', 'neighbourhood', 'D1', forceId, null],
    ['N0', 'neighbourhood', 'D1', forceId, '2026-01-01'],
    ['X2', 'neighbourhood', 'X1', 'elsewhere', null],
  ]
  for (const [code, kind, parent, force, end] of rows) {
    await sql`
      insert into memory.area (code, kind, name, parent_code, force_id, population, centre, valid_from, valid_to)
      values (${code}, ${kind}, ${`${code} name`}, ${parent}, ${force}, 5000, '(0,0)', '2020-01-01', ${end})
    `.execute(house.owner)
  }
  // The edges of both periods, and moments drawn between.
  const edges = [before28, from, to].flatMap(at =>
    [-1, 0, 1].map(ms => new Date(at.getTime() + ms)),
  )
  const moments = fc
    .integer({ min: 0, max: 80 * 1440 })
    .map(n => new Date(before28.getTime() - 12 * 86_400_000 + n * 60_000))
  events = fc.sample(
    fc
      .record({
        kind: fc.constantFrom('incident' as const, 'crime' as const),
        code: fc.constantFrom('burglary', 'theft', 'robbery'),
        areaCode: fc.constantFrom('N1', 'N1', 'N1', 'N2', 'N0', 'X2', undefined),
        recordedAt: fc.oneof(moments, moments, fc.constantFrom(...edges)),
      })
      .map(drawn => ({ ...drawn, forceId: drawn.areaCode === 'X2' ? 'elsewhere' : forceId })),
    { seed: 20261122, numRuns: 600 },
  )
  await house.db.transaction().execute(async db => {
    const context: Context<Tx> = { ...house.context(), db }
    for (const [n, event] of events.entries()) {
      const entityId = await addEntity(context, event.forceId, 'event', event.kind)
      await recordEvent(context, { entityId, ...event })
      if (n % 20 > 0) continue
      const { id } = await keepRecord(context, {
        attemptId: entityId,
        kind: 'contact',
        channel: '101',
        source: 'test',
        forceId,
        receivedAt: event.recordedAt,
        body: { name: `Ada ${surname}` },
      })
      await linkMention(context, id, forceId, {
        kind: 'person',
        subkind: 'person',
        role: 'victim',
        details: [{ name: 'name', value: `Ada ${surname}` }],
      })
    }
  })
})
after(() => house.close())

const between = (event: Drawn, start: Date, end: Date) =>
  event.recordedAt >= start && event.recordedAt < end

for (const kind of ['crime', 'incident'] as const) {
  for (const code of [undefined, 'theft']) {
    test(`${kind}s ${code ? `of ${code}` : 'of all kinds'} are counted as an oracle counts them`, async () => {
      const { places } = await viewPlaces(house.context(), { forceId, kind, code, from, to })
      const own = events.filter(event => event.kind === kind && (!code || event.code === code))
      const expected = ['N1', 'N2', 'N3'].map(areaCode => {
        const here = own.filter(event => event.areaCode === areaCode)
        const count = here.filter(event => between(event, from, to)).length
        const earlier = here.filter(event => between(event, before28, from)).length
        return { areaCode, count, before: earlier, change: changeOf(count, earlier) }
      })
      assert.ok(expected[0]!.count > 10 && expected[2]!.count === 0)
      assert.deepEqual(
        places.map(({ areaCode, count, before: earlier, change }) => ({
          areaCode,
          count,
          before: earlier,
          change,
        })),
        expected.toSorted((a, b) => b.count - a.count || (a.areaCode < b.areaCode ? -1 : 1)),
      )
    })
  }
}

test('the choice of kinds holds what was recorded in the period, and no other force’s', async () => {
  const asked = { forceId, kind: 'crime' as const, from, to }
  const { codes } = await viewPlaces(house.context(), { ...asked, code: 'theft' })
  assert.deepEqual(
    codes,
    ['burglary', 'robbery', 'theft'],
    'a chosen kind does not hide the others',
  )
  const quiet = { ...asked, from: new Date('2020-01-01'), to: new Date('2020-02-01') }
  assert.deepEqual((await viewPlaces(house.context(), quiet)).codes, [])
  const theirs = await viewPlaces(house.context(), { ...asked, forceId: 'nobody' })
  assert.deepEqual(theirs, { codes: [], places: [] })
})

test('places only: no name, no address, no identifier of a person or an event', async () => {
  const found = await viewPlaces(house.context(), { forceId, kind: 'crime', from, to })
  assert.deepEqual(Object.keys(found.places[0]!).sort(), [
    'areaCode',
    'areaName',
    'before',
    'change',
    'count',
    'districtName',
    'population',
  ])
  const text = JSON.stringify(found)
  assert.ok(!text.includes(surname))
  assert.doesNotMatch(text, /[0-9a-f]{8}-[0-9a-f]{4}/)
})

test('what was counted stands in the journal, about nobody', async () => {
  await viewPlaces(house.context(), { forceId, kind: 'crime', code: 'theft', from, to })
  const entry = await house.owner
    .selectFrom('platform.journal_entry')
    .selectAll()
    .where('verb', '=', 'prevent.view-places')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  assert.deepEqual([entry.subjects, entry.records], [[], []])
  assert.equal((entry.detail as { code: string }).code, 'theft')
})
