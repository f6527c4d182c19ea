import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import fc from 'fast-check'
import { sql } from 'kysely'
import { addEntity } from '../linking/link-store.ts'
import { forceId, inside, openMemoryHouse } from '../testing.ts'
import { type ClockKind, clockKinds, dueAt } from './clock-kinds.ts'
import { findClocksAbout, findMissedClocks, startClock, stopClock } from './clock-store.ts'

let house: TestHouse
const at = (text: string) => new Date(text)
const as = (now: string | Date): Context => house.context({}, new Date(now))

before(async () => {
  house = await openMemoryHouse('clocks')
})
after(() => house.close())

const newAbout = () =>
  inside(as('2026-11-20T12:00:00Z'), context => addEntity(context, forceId, 'event', 'x'))
const start = (about: string, kind: ClockKind, startedAt: Date, now = startedAt) =>
  inside(as(now), context => startClock(context, { kind, about, owner: 'someone', startedAt }))
const stop = (
  about: string,
  kind: ClockKind,
  now: Date,
  more: Parameters<typeof stopClock>[3] = {},
) => inside(as(now), context => stopClock(context, kind, about, more))

test('a clock says what is owed, by when and by which rule', async () => {
  const about = await newAbout()
  await start(about, 'grade-contact', at('2026-11-20T12:00:00Z'))
  const [clock, ...more] = await findClocksAbout(as('2026-11-20T12:01:00Z'), [about])
  assert.deepEqual(more, [])
  assert.equal(clock?.dueAt.toISOString(), '2026-11-20T12:30:00.000Z')
  assert.deepEqual([clock?.stoppedAt, clock?.outcome, clock?.owner], [null, null, 'someone'])
  const row = await house.db
    .selectFrom('memory.clock')
    .select('rule')
    .where('about', '=', about)
    .executeTakeFirstOrThrow()
  assert.equal(row.rule, clockKinds['grade-contact'].rule)
})

test('started twice, at once or again later, it is the first', async () => {
  const about = await newAbout()
  const startedAt = at('2026-11-20T12:00:00Z')
  await Promise.all(Array.from({ length: 8 }, () => start(about, 'record-crime', startedAt)))
  await start(about, 'record-crime', startedAt, at('2026-11-21T12:00:00Z'))
  assert.equal((await findClocksAbout(as(startedAt), [about])).length, 1)
})

test('stopped twice it keeps the first stop', async () => {
  const about = await newAbout()
  await start(about, 'attend-p1', at('2026-11-20T12:00:00Z'))
  await stop(about, 'attend-p1', at('2026-11-20T12:10:00Z'))
  await stop(about, 'attend-p1', at('2026-11-20T12:40:00Z'), { outcome: 'not-needed' })
  const [clock] = await findClocksAbout(as('2026-11-20T13:00:00Z'), [about])
  assert.deepEqual(
    [clock?.stoppedAt?.toISOString(), clock?.outcome],
    ['2026-11-20T12:10:00.000Z', 'met'],
  )
  const missed = await findMissedClocks(as('2026-11-20T13:00:00Z'), forceId, at('2026-01-01'))
  assert.ok(!missed.some(each => each.about === about))
})

test('stopping touches one kind about one thing', async () => {
  const [first, second] = [await newAbout(), await newAbout()]
  const startedAt = at('2026-11-20T12:00:00Z')
  for (const about of [first, second]) {
    for (const kind of ['attend-p1', 'attend-p2'] as const) await start(about, kind, startedAt)
  }
  await stop(first, 'attend-p1', at('2026-11-20T12:05:00Z'))
  const clocks = await findClocksAbout(as(startedAt), [first, second])
  assert.deepEqual(
    clocks.filter(clock => clock.stoppedAt).map(clock => [clock.about, clock.kind]),
    [[first, 'attend-p1']],
  )
  await stop(first, 'grade-contact', at('2026-11-20T12:05:00Z'))
  assert.deepEqual(await findClocksAbout(as(startedAt), []), [])
})

/** What a clock was made with; the oracle below reads this and nothing of the database. */
type Made = { kind: ClockKind; startedAt: Date; stoppedAt?: Date; outcome?: 'met' | 'not-needed' }

function isMissed({ kind, startedAt, stoppedAt, outcome }: Made, since: Date, now: Date): boolean {
  const due = dueAt(kind, startedAt)
  if (due < since || due >= now) return false
  if (!stoppedAt) return true
  return outcome === 'met' && stoppedAt > due
}

test('what is found as missed is what an oracle says, on random clocks', async () => {
  const kinds = Object.keys(clockKinds) as ClockKind[]
  const minute = 60_000
  const begin = at('2026-06-01T00:00:00Z').getTime()
  const made = fc.sample(
    fc.record({
      kind: fc.constantFrom(...kinds),
      startedAt: fc.integer({ min: 0, max: 60 * 1440 }).map(n => new Date(begin + n * minute)),
      // As a share of the time allowed, so that every kind is stopped early, at the moment and late.
      share: fc.option(fc.constantFrom(0, 0.5, 1, 1, 1.0001, 1.5, 3), { freq: 3 }),
      outcome: fc.constantFrom('met' as const, 'met' as const, 'not-needed' as const),
    }),
    { seed: 20261122, numRuns: 300 },
  )
  const byAbout = new Map<string, Made>()
  for (const { kind, startedAt, share, outcome } of made) {
    const about = await newAbout()
    const span = dueAt(kind, startedAt).getTime() - startedAt.getTime()
    await start(about, kind, startedAt)
    if (share === null) byAbout.set(about, { kind, startedAt })
    else {
      const stoppedAt = new Date(startedAt.getTime() + Math.round(span * share))
      await stop(about, kind, stoppedAt, { outcome })
      byAbout.set(about, { kind, startedAt, stoppedAt, outcome })
    }
  }
  const due = [...byAbout.values()].map(clock => dueAt(clock.kind, clock.startedAt))
  // Also at the very moments when one falls due, where an inclusive bound would show.
  const moments = [...due.slice(0, 12), at('2026-07-01T00:00:00Z'), at('2026-09-01T00:00:00Z')]
  let missedInAll = 0
  for (const now of moments) {
    for (const since of [at('2026-05-01'), due[3]!, at('2026-06-20T00:00:00Z')]) {
      const expected = [...byAbout].filter(([, clock]) => isMissed(clock, since, now))
      const found = (await findMissedClocks(as(now), forceId, since)).filter(({ about }) =>
        byAbout.has(about),
      )
      assert.deepEqual(
        found.map(clock => clock.about).sort(),
        expected.map(([about]) => about).sort(),
        `since ${since.toISOString()} at ${now.toISOString()}`,
      )
      const times = found.map(clock => clock.dueAt.getTime())
      assert.deepEqual(
        times,
        times.toSorted((a, b) => b - a),
        'the newest first',
      )
      missedInAll += found.length
    }
  }
  assert.ok(missedInAll > 500, `${missedInAll} missed: too few to prove much`)
})

test('a clock cannot be moved: not its start, not when it is due, not its stop', async () => {
  for (const statement of [
    `update memory.clock set due_at = due_at + interval '1 day'`,
    `update memory.clock set started_at = now()`,
    `update memory.clock_stop set stopped_at = now()`,
    `delete from memory.clock_stop`,
  ]) {
    await assert.rejects(sql.raw(statement).execute(house.db), /permission denied/, statement)
  }
})
