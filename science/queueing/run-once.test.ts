import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  BadProcessError,
  expectedVisits,
  type ProcessModel,
  poolLoads,
  runProcess,
  simulateProcess,
} from './index.ts'

const fixed = (minutes: number) => ({ kind: 'fixed', minutes }) as const

test('three cases by hand: waiting, work, handoffs, cost and queues', () => {
  const model: ProcessModel = {
    arrivals: { kind: 'times', minutes: [0, 1, 2] },
    pools: [
      { name: 'desk', servers: 1, costPerHour: 60 },
      { name: 'expert', servers: 1, costPerHour: 120 },
    ],
    steps: [
      { name: 'take', pool: 'desk', service: fixed(4) },
      { name: 'copy', service: fixed(1) },
      { name: 'look', pool: 'expert', service: fixed(6), waitAfter: fixed(10) },
      { name: 'tell', pool: 'desk', service: fixed(2) },
    ],
  }
  const run = runProcess(model, { seed: 1, cases: 3 })
  // Desk: 0–4, 4–8, 8–12; expert: 5–11, 11–17, 17–23; told from 21, 27 and 33 on.
  assert.deepEqual([...run.cycle], [23, 28, 33])
  assert.deepEqual([...run.queueing], [0, 5, 10])
  assert.deepEqual([...run.work], [12, 12, 12])
  assert.deepEqual([...run.handoffs], [2, 2, 2])
  assert.deepEqual([...run.cost], [18, 18, 18])
  assert.deepEqual(
    run.steps.map(({ wait }) => wait),
    [3, 0, 2, 0],
  )
  // From the first arrival to the last: the desk is busy, and the second case waits for one minute of the two.
  assert.deepEqual(run.pools[0], { name: 'desk', utilisation: 1, queue: 0.5 })
  assert.equal(run.whole.minutes, 35)
})

test('nothing is begun outside the hours; what was begun is finished', () => {
  const day = 1440
  const model: ProcessModel = {
    arrivals: { kind: 'times', minutes: [0, 600, 1020, 5 * day] },
    pools: [
      {
        name: 'office',
        servers: 1,
        hours: [
          { from: 480, to: 1020 },
          { from: day + 480, to: day + 1020 },
        ],
      },
    ],
    steps: [{ name: 'work', pool: 'office', service: fixed(450) }],
  }
  // Begun 480, 930 (and finished at 1380), the next morning, and the next week.
  assert.deepEqual(
    [...runProcess(model, { seed: 1, cases: 4 }).cycle],
    [930, 780, day + 480 + 450 - 1020, 2 * day + 930],
  )
})

const anyDuration = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map(fixed),
  fc.integer({ min: 1, max: 30 }).map(mean => ({ kind: 'exponential', mean }) as const),
  fc
    .tuple(fc.nat(10), fc.nat(10), fc.nat(10))
    .map(([a, b, c]) => ({ kind: 'triangular', low: a, likely: a + b, high: a + b + c }) as const),
)
const anyModel: fc.Arbitrary<ProcessModel> = fc
  .array(
    fc.record({
      pool: fc.constantFrom('a', 'b', undefined),
      service: anyDuration,
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      back: fc.double({ min: 0, max: 0.4, noNaN: true }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map(steps => ({
    arrivals: { kind: 'poisson', perHour: 5 },
    pools: [
      { name: 'a', servers: 2, costPerHour: 30 },
      { name: 'b', servers: 5, hours: [{ from: 300, to: 4000 }] },
    ],
    steps: steps.map(({ pool, service, share, back }, at) => ({
      name: `step ${at}`,
      ...(pool ? { pool } : {}),
      service,
      share,
      routes: [{ to: 'step 0', share: back }],
    })),
  }))

test('Little’s law holds on every path, and time is only spent somewhere', () => {
  fc.assert(
    fc.property(anyModel, fc.nat(1000), (model, seed) => {
      const run = runProcess(model, { seed, cases: 60, warmUp: 20 })
      const { present, minutes, cases, cycle } = run.whole
      const [held, spent] = [present * minutes, cases * cycle]
      assert.ok(Math.abs(held - spent) <= 1e-9 * Math.max(1, spent), `${held} ${spent}`)
      run.cycle.forEach((all, at) => {
        assert.ok(run.work[at]! >= 0 && run.queueing[at]! >= -1e-9)
        assert.ok(all >= run.work[at]! + run.queueing[at]! - 1e-6)
      })
      assert.deepEqual(runProcess(model, { seed, cases: 60, warmUp: 20 }), run)
    }),
    { seed: 5, numRuns: 150 },
  )
})

test('visits and loads that are worked out are those that are seen', () => {
  const model: ProcessModel = {
    arrivals: { kind: 'poisson', perHour: 6 },
    pools: [
      { name: 'a', servers: 3 },
      { name: 'b', servers: 2 },
    ],
    steps: [
      { name: 'one', pool: 'a', service: fixed(9) },
      {
        name: 'two',
        pool: 'b',
        service: { kind: 'exponential', mean: 8 },
        share: 0.5,
        routes: [{ to: 'one', share: 0.3 }],
      },
      {
        name: 'three',
        pool: 'a',
        service: fixed(4),
        share: 0.8,
        routes: [{ to: null, share: 0.5 }],
      },
      { name: 'four', service: fixed(4) },
    ],
  }
  const found = simulateProcess(model, { seed: 2, cases: 8000, warmUp: 400, replications: 8 })
  const visits = expectedVisits(model)
  // Half of all cases come to the second step, and three in ten of these come back: 0.5 / 0.7 times.
  assert.ok(Math.abs(visits[1]! - 0.5 / 0.7) < 1e-12)
  assert.ok(Math.abs(visits[3]! - (0.2 + 0.8 * 0.5)) < 1e-12)
  visits.forEach((often, at) => {
    assert.ok(Math.abs(found.steps[at]!.visits.value / often - 1) < 0.02, `${at}`)
  })
  poolLoads(model).forEach((load, at) => {
    assert.ok(Math.abs(found.pools[at]!.utilisation.value / load - 1) < 0.03, `${at}`)
  })
})

test('what cannot be run is refused, with what is wrong', () => {
  const good: ProcessModel = {
    arrivals: { kind: 'poisson', perHour: 1 },
    pools: [{ name: 'a', servers: 1 }],
    steps: [{ name: 'one', pool: 'a', service: fixed(1) }],
  }
  const refused = (change: Partial<ProcessModel>, words: RegExp) =>
    assert.throws(
      () => runProcess({ ...good, ...change }, { seed: 1, cases: 5 }),
      (error: unknown) => error instanceof BadProcessError && words.test(error.message),
    )
  refused({ steps: [] }, /no step/)
  refused({ pools: [] }, /no pool "a"/)
  refused({ arrivals: { kind: 'poisson', perHour: 0 } }, /more than 0/)
  refused({ arrivals: { kind: 'times', minutes: [3, 2] } }, /in order/)
  refused({ pools: [{ name: 'a', servers: 1.5 }] }, /whole number/)
  refused({ pools: [{ name: 'a', servers: 1, hours: [] }] }, /never open/)
  const wide = { kind: 'triangular', low: 3, likely: 2, high: 4 } as const
  refused({ steps: [{ name: 'one', pool: 'a', service: wide }] }, /in order/)
  refused({ steps: [{ name: 'one', service: fixed(1), share: 1.2 }] }, /share 1.2/)
  assert.throws(() => runProcess(good, { seed: 1, cases: 0 }), BadProcessError)
  assert.throws(
    () => simulateProcess(good, { seed: 1, cases: 5, replications: 1 }),
    BadProcessError,
  )
})
