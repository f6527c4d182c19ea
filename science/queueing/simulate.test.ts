import assert from 'node:assert/strict'
import { test } from 'node:test'
import { studentQuantile } from '../statistics/student-quantile.ts'
import {
  type Duration,
  jacksonNetwork,
  type Measured,
  multiServerQueue,
  type ProcessModel,
  simulateProcess,
  singleServerQueue,
} from './index.ts'

const oneStep = (perHour: number, servers: number, service: Duration): ProcessModel => ({
  arrivals: { kind: 'poisson', perHour },
  pools: [{ name: 'pool', servers }],
  steps: [{ name: 'step', pool: 'pool', service }],
})
const settings = { seed: 11, cases: 6000, warmUp: 600, replications: 20 }

/** In the interval that holds 999 of 1,000 truths. */
function holds({ value, high }: Measured, truth: number, replications = 20): void {
  const error = (high - value) / studentQuantile(replications - 1)
  const off = Math.abs(value - truth) / error
  assert.ok(off < studentQuantile(replications - 1, 0.999), `${value} is not ${truth}: ${off}`)
  assert.ok(error / truth < 0.1, 'the interval is too wide to say anything')
}

test('waiting is as Erlang C has it, for one server and for several', () => {
  for (const [servers, utilisation] of [
    [1, 0.5],
    [2, 0.7],
    [5, 0.8],
    [12, 0.85],
  ] as const) {
    const [mean, perMinute] = [8, (servers * utilisation) / 8]
    const truth = multiServerQueue({ perMinute, mean, servers })
    const found = simulateProcess(
      oneStep(60 * perMinute, servers, { kind: 'exponential', mean }),
      settings,
    )
    holds(found.cycle, truth.cycle)
    holds(found.steps[0]!.wait, truth.wait)
    holds(found.pools[0]!.queue, truth.queue)
    holds(found.pools[0]!.utilisation, truth.utilisation)
  }
})

test('the wait for one server is as Pollaczek and Khinchine have it, whatever the spread of service', () => {
  const services: Duration[] = [
    { kind: 'fixed', minutes: 7 },
    { kind: 'triangular', low: 1, likely: 4, high: 16 },
    { kind: 'triangular', low: 7, likely: 7, high: 7 },
    { kind: 'lognormal', median: 5, logDeviation: 0.8 },
  ]
  for (const service of services) {
    const truth = singleServerQueue({ perMinute: 0.1, service })
    holds(simulateProcess(oneStep(6, 1, service), settings).steps[0]!.wait, truth.wait)
  }
})

test('a network with returns takes as long as Jackson has it', () => {
  const nodes = [
    { name: 'desk', servers: 2, mean: 6, perMinute: 0.2 },
    { name: 'look', servers: 4, mean: 11, perMinute: 0 },
    { name: 'check', servers: 1, mean: 3, perMinute: 0 },
  ]
  const truth = jacksonNetwork(nodes, [
    [0, 0.7, 0],
    [0, 0, 1],
    [0.2, 0, 0],
  ])
  const found = simulateProcess(
    {
      arrivals: { kind: 'poisson', perHour: 12 },
      pools: nodes.map(({ name, servers }) => ({ name, servers })),
      steps: nodes.map(({ name, mean }, at) => ({
        name,
        pool: name,
        service: { kind: 'exponential', mean },
        routes: [[{ to: null, share: 0.3 }], [], [{ to: 'desk', share: 0.2 }]][at]!,
      })),
    },
    settings,
  )
  holds(found.cycle, truth.cycle)
  truth.nodes.forEach((node, at) => {
    holds(found.pools[at]!.utilisation, node.utilisation)
    holds(found.steps[at]!.wait, node.wait)
  })
})

test('of many intervals of 95%, about 95% hold the truth', () => {
  const truth = multiServerQueue({ perMinute: 0.14, mean: 10, servers: 2 }).cycle
  const model = oneStep(60 * 0.14, 2, { kind: 'exponential', mean: 10 })
  const held = Array.from({ length: 120 }, (_, seed) =>
    simulateProcess(model, { seed, cases: 700, warmUp: 150, replications: 10 }),
  ).filter(({ cycle }) => cycle.low <= truth && truth <= cycle.high).length
  assert.ok(held >= 105 && held <= 119, `${held} of 120`)
})

test('what changes between two processes is surer than either: they meet the same cases', () => {
  const now = oneStep(10, 2, { kind: 'exponential', mean: 8 })
  const then: ProcessModel = { ...now, pools: [{ name: 'pool', servers: 3 }] }
  const one = simulateProcess(now, { ...settings, cases: 500 })
  const other = simulateProcess(then, { ...settings, cases: 500 })
  assert.equal(one.work.value, other.work.value)
  assert.ok(one.queueing.value > other.queueing.value)
  assert.deepEqual(simulateProcess(now, { ...settings, cases: 500 }), one)
})
