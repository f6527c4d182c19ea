import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  BadProcessError,
  erlangB,
  erlangC,
  jacksonNetwork,
  multiServerQueue,
  singleServerQueue,
} from './index.ts'

const close = (found: number, wanted: number, within = 1e-9) =>
  assert.ok(
    Math.abs(found - wanted) <= within * Math.max(1, Math.abs(wanted)),
    `${found}, ${wanted}`,
  )

test('Erlang by hand: two servers with one server of work', () => {
  close(erlangB(2, 1), 1 / 5)
  close(erlangC(2, 1), 1 / 3)
  const queue = multiServerQueue({ perMinute: 0.1, mean: 10, servers: 2 })
  close(queue.wait, 10 / 3)
  close(queue.queue, 1 / 3)
  close(queue.present, 4 / 3)
})

test('Erlang C is the sum it stands for, whatever the servers and the load', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      (servers, utilisation) => {
        const load = servers * utilisation
        let term = 1
        let sum = 0
        for (let at = 0; at < servers; at++) {
          sum += term
          term *= load / (at + 1)
        }
        const all = term / (1 - utilisation)
        close(erlangC(servers, load), all / (sum + all), 1e-9)
      },
    ),
    { seed: 7 },
  )
})

test('one server with exponential service is the same by both formulas, and a steady one waits half as long', () => {
  const [perMinute, mean] = [0.08, 10]
  const erlang = multiServerQueue({ perMinute, mean, servers: 1 })
  const khinchine = singleServerQueue({ perMinute, service: { kind: 'exponential', mean } })
  close(khinchine.wait, erlang.wait)
  close(khinchine.wait, 40)
  close(singleServerQueue({ perMinute, service: { kind: 'fixed', minutes: mean } }).wait, 20)
})

test('a network without returns is its queues one after another; a return brings more work', () => {
  const nodes = [
    { name: 'first', servers: 1, mean: 5, perMinute: 0.1 },
    { name: 'second', servers: 2, mean: 12, perMinute: 0 },
  ]
  const inARow = jacksonNetwork(nodes, [
    [0, 1],
    [0, 0],
  ])
  const alone = nodes.map(({ servers, mean }) =>
    multiServerQueue({ perMinute: 0.1, mean, servers }),
  )
  close(inARow.cycle, alone[0]!.cycle + alone[1]!.cycle)
  const returning = jacksonNetwork(nodes, [
    [0, 1],
    [0.25, 0],
  ])
  close(returning.nodes[0]!.perMinute, 0.1 / 0.75)
  assert.ok(returning.cycle > inARow.cycle)
})

test('what has no answer is refused, with what to change', () => {
  assert.throws(
    () => multiServerQueue({ perMinute: 1, mean: 2, servers: 2 }),
    /100% of the servers/,
  )
  assert.throws(() => erlangB(0, 1), BadProcessError)
  assert.throws(
    () => jacksonNetwork([{ name: 'round', servers: 1, mean: 1, perMinute: 0.1 }], [[1]]),
    /for ever/,
  )
})
