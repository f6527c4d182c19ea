import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { EventLog } from './event-log.ts'

const serials = (events: { serial: number }[] | undefined) => events?.map(({ serial }) => serial)

test('what came after an id is all that is kept after it, or unknown where some is forgotten', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: -2, max: 3005 }),
      (most, made, asked) => {
        const log = new EventLog({ events: most })
        const run = log.position.split('-')[0]
        for (let n = 0; n < made; n += 1) log.add('t', {}, n)
        const expected =
          asked < 0 || asked > made || asked < made - most
            ? undefined
            : Array.from({ length: made - asked }, (_, index) => asked + 1 + index)
        assert.deepEqual(serials(log.since(`${run}-${asked}`)), expected)
      },
    ),
    { seed: 11, numRuns: 150 },
  )
})

test('memory bounds what is kept, too', () => {
  const log = new EventLog({ events: 1000, bytes: 1000 })
  const start = log.position
  for (let n = 0; n < 100; n += 1) log.add('t', {}, 'x'.repeat(50))
  assert.equal(log.since(start), undefined)
  const run = start.split('-')[0]
  const kept = log.since(`${run}-90`)
  assert.equal(kept?.length, 10)
})

test('an id of another process, or none of ours, is foreign', () => {
  const [log, other] = [new EventLog(), new EventLog()]
  log.add('t', {}, 1)
  other.add('t', {}, 1)
  for (const id of [other.position, '', '-', 'x', `${log.position}x`, `${log.position}.5`]) {
    assert.equal(log.since(id), undefined, id)
  }
  assert.deepEqual(log.since(log.position), [])
})
