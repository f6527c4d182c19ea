import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { allowEverything, type TestHouse } from '@bluelamp/platform/testing'
import {
  drawClocks,
  drawnKinds,
  forceId,
  keepClocks,
  type MadeClock,
  openLearnHouse,
} from '../testing.ts'
import { viewMeasures } from './view-measures.ts'

let house: TestHouse
let made: MadeClock[]
const from = new Date('2026-09-10T00:00:00Z')
const to = new Date('2026-11-10T00:00:00Z')
const now = new Date('2026-11-12T12:00:00Z')

before(async () => {
  allowEverything()
  house = await openLearnHouse('measures')
  // Nothing is done in a time that is yet to come.
  const drawn = drawClocks(700).filter(clock => !clock.stoppedAt || clock.stoppedAt <= now)
  made = await keepClocks(house.context(), drawn)
})
after(() => house.close())

/** The continuous percentile: between the two nearest values, in proportion. */
function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  if (sorted.length === 0) return null
  const place = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!]
  return low + (high - low) * (place - Math.floor(place))
}

const asked = () => viewMeasures(house.context({}, now), { forceId, from, to })
const near = (shown: number | null, value: number | null) =>
  shown === value || (shown !== null && value !== null && Math.abs(shown - value) <= 0.051)

test('counts and times of each kind are what an oracle counts by hand', async () => {
  const shown = await asked()
  assert.deepEqual(
    shown.map(measure => measure.kind),
    drawnKinds.toSorted(),
  )
  for (const measure of shown) {
    const own = made.filter(
      clock =>
        clock.kind === measure.kind &&
        clock.forceId === forceId &&
        clock.startedAt >= from &&
        clock.startedAt < to,
    )
    const met = own.filter(clock => clock.outcome === 'met' && clock.stoppedAt! <= clock.dueAt)
    const late = own.filter(clock => clock.outcome === 'met' && clock.stoppedAt! > clock.dueAt)
    const overdue = own.filter(clock => !clock.stoppedAt && clock.dueAt < now)
    const running = own.filter(clock => !clock.stoppedAt && clock.dueAt >= now)
    const notNeeded = own.filter(clock => clock.outcome === 'not-needed')
    const { medianMinutes, ninetiethMinutes, kind, ...counts } = measure
    assert.deepEqual(
      counts,
      {
        started: own.length,
        met: met.length,
        missed: late.length + overdue.length,
        running: running.length,
        notNeeded: notNeeded.length,
      },
      kind,
    )
    assert.ok(own.length > 20 && late.length > 0 && overdue.length > 0, kind)
    // How long it took where it was done: what was not needed was not done.
    const minutes = [...met, ...late].map(
      clock => (clock.stoppedAt!.getTime() - clock.startedAt.getTime()) / 60_000,
    )
    assert.ok(near(medianMinutes, percentile(minutes, 0.5)), `${kind} median ${medianMinutes}`)
    assert.ok(
      near(ninetiethMinutes, percentile(minutes, 0.9)),
      `${kind} ninetieth ${ninetiethMinutes}`,
    )
  }
})

test('every clock that was started is met, missed, running or not needed, and only one of these', async () => {
  for (const { started, met, missed, running, notNeeded } of await asked()) {
    assert.equal(started, met + missed + running + notNeeded)
  }
})

test('a kind of which nothing was done yet has no median, and an empty period no rows', async () => {
  const context = house.context({}, now)
  const nothing = { forceId, from: new Date('2020-01-01'), to: new Date('2020-02-01') }
  assert.deepEqual(await viewMeasures(context, nothing), [])
  const startedAt = new Date('2020-01-15T12:00:00Z')
  const open = { kind: 'attend-p1', forceId, areaCode: null, startedAt, dueAt: startedAt } as const
  await keepClocks(context, [{ ...open, stoppedAt: null, outcome: null }])
  const [measure] = await viewMeasures(context, nothing)
  assert.deepEqual(
    [measure?.missed, measure?.medianMinutes, measure?.ninetiethMinutes],
    [1, null, null],
  )
})
