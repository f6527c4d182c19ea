import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { demoPeople, inventForce, livingDay, type World } from './index.ts'

const until = Date.UTC(2026, 10, 1, 14, 20)
const small = (seed: string) => inventForce({ seed, until, months: 3 })

/** One hash over every row of every part, in order. */
function fingerprint(world: World): string {
  const hash = createHash('sha256')
  const parts: [string, Iterable<unknown>][] = [
    ['force', [world.force]],
    ['districts', world.districts],
    ['neighbourhoods', world.neighbourhoods],
    ['stations', world.stations],
    ['streets', world.streets()],
    ['addresses', world.addresses()],
    ['snap points', world.snapPoints()],
    ['households', world.households()],
    ['people', world.people()],
    ['staff', world.staff()],
    ['units', world.units()],
    ['history', world.history()],
    ['stops', world.stops()],
    ['pages', world.neighbourhoodPages()],
    ['demo', demoPeople(world)],
  ]
  for (const [name, rows] of parts) {
    hash.update(name)
    for (const row of rows) hash.update(JSON.stringify(row))
  }
  const roads = world.roads()
  for (const array of Object.values(roads)) hash.update(new Uint8Array(array.buffer))
  return hash.digest('hex')
}

// Made by this very test. When the world is changed on purpose, run the test, read the new value from its
// message and put it here; say in the commit what changed.
const KNOWN = '097677259fe9381528cd7f3c9b8af5378ef893069a93f00e3f41bfdabb6efaab'

test('one seed is one world, byte for byte', () => {
  const first = fingerprint(small('wexmoor'))
  assert.equal(fingerprint(small('wexmoor')), first)
  assert.equal(first, KNOWN)
})

test('another seed is another world', () => {
  assert.notEqual(fingerprint(small('another')), KNOWN)
})

test('a part read twice gives the same rows, and parts do not depend on which was read before', () => {
  const one = small('wexmoor')
  const two = small('wexmoor')
  const stops = JSON.stringify([...one.stops()])
  for (const _ of two.history()) break
  assert.equal(JSON.stringify([...two.stops()]), stops)
  assert.equal(JSON.stringify([...one.stops()]), stops)
  assert.deepEqual([...two.people()].slice(0, 50), [...one.people()].slice(0, 50))
})

test('a longer history tells the same days in the same way', () => {
  const calls = (months: number) => {
    const from = Date.UTC(2026, 9, 10)
    return [...inventForce({ seed: 'wexmoor', until, months }).incidents()]
      .filter(i => i.t0Received > from)
      .map(i => `${i.id} ${i.summary}`)
  }
  const short = calls(2)
  assert.ok(short.length > 100)
  // Events told of more than forty days late could differ, and none are.
  assert.deepEqual(calls(4), short)
})

test('the living day gives the same calls for the same seed, at its own speed', () => {
  const world = small('wexmoor')
  const take = (seed: number, speed: number) => {
    const calls = []
    for (const call of livingDay({ world, seed, start: until, speed, busyness: 20 })) {
      calls.push(call)
      if (calls.length === 60) return calls
    }
    return calls
  }
  assert.deepEqual(take(5, 60), take(5, 60))
  assert.notDeepEqual(take(6, 60), take(5, 60))
  const calls = take(5, 60)
  assert.ok(calls.every((c, i) => c.at >= until && (i === 0 || c.at >= calls[i - 1]!.at)))
  assert.ok(calls.every(c => Math.abs(c.afterMs - (c.at - until) / 60) < 1))
  assert.ok(calls.every(c => c.words.length > 8 && !c.words.includes('{')))
})

test('the demo cast is of the staff, and the response officer has a car', () => {
  const world = small('wexmoor')
  const people = demoPeople(world)
  assert.equal(new Set(people.map(p => p.staffId)).size, 14)
  const officer = people.find(p => p.role === 'response-officer')!
  assert.ok(
    world
      .units()
      .find(u => u.id === officer.unitId)!
      .crewIds.includes(officer.staffId),
  )
})
