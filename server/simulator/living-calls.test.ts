import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { inventForce, livingDay } from '@bluelamp/database'
import { type Clock, createLogger, setClock } from '@bluelamp/platform'
import { sql } from 'kysely'
import { type OpenHouse, openHouse } from '../../journeys/house.ts'
import { startCalls } from './living-calls.ts'
import { startSimulation } from './start-simulation.ts'

let house: OpenHouse
let site: { forceId: string }
before(async () => {
  house = await openHouse('living-calls')
  site = (await house.app.inject('/session')).json<{ forceId: string }>()
})
after(() => house.close())

/** A log that is read as it is written: what a simulation could not do stands in it. */
function listening() {
  const lines: { level: string; err?: { name: string; stack?: string } }[] = []
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)) as (typeof lines)[number])
      done()
    },
  })
  return { lines, logger: createLogger({ level: 'info', destination }) }
}

const count = async (what: string) => {
  const { rows } = await sql<{ count: number }>`select count(*) from ${sql.raw(what)}`.execute(
    house.databases.app.db,
  )
  return rows[0]!.count
}
const bySimulator = () => count(`platform.journal_entry where actor_id = 'simulator'`)
const calls = () =>
  count(`memory.record where source = 'call taker' and submitted_by = 'simulator'`)

/** Waits for a number of calls, with an end. */
async function untilCalls(wanted: number, most = 30_000): Promise<number> {
  const end = performance.now() + most
  while (performance.now() < end && (await calls()) < wanted) await sleep(100)
  return calls()
}

const clock: Clock = setClock(new Date(), 1)

test('invented staff take, grade and answer calls with the rights they have', async () => {
  const { db } = house.databases.app
  const { lines, logger } = listening()
  const before = await count('respond.incident')
  const stop = await startCalls({ db, clock, logger, forceId: site.forceId, speed: 12_000 })
  const taken = await untilCalls(15)
  await stop()
  assert.ok(taken >= 15, `${taken} calls`)
  assert.ok((await count('respond.incident')) > before)
  assert.ok((await count(`respond.assignment where by_actor = 'simulator'`)) > 0)
  assert.ok((await bySimulator()) > taken)
  const failed = lines.filter(line => line.err).map(line => line.err!.name)
  // Two may want one unit at one moment; that is the world's doing. Anything else is a fault.
  assert.deepEqual(
    failed.filter(name => name !== 'ConflictError'),
    [],
    lines.find(line => line.err)?.err?.stack,
  )
  assert.ok(failed.length < taken / 4, `${failed.length} of ${taken} were not answered`)
})

test('stopped, it stops at once, whatever it was doing, and takes no more', async () => {
  const { db } = house.databases.app
  // A slow day, so that a wait lies between any two calls; and a busy one.
  for (const [speed, pauses] of [
    [1, [0, 5, 50]],
    [12_000, [0, 3, 10, 30, 100, 400]],
  ] as const) {
    for (const pause of pauses) {
      const { logger } = listening()
      const stop = await startCalls({ db, clock, logger, forceId: site.forceId, speed })
      await sleep(pause)
      const begun = performance.now()
      await stop()
      assert.ok(performance.now() - begun < 3000, `${performance.now() - begun} ms at ${speed}`)
      const then = await calls()
      await sleep(50)
      assert.equal(await calls(), then)
    }
  }
})

test('stopped while a call is being answered, it does not wait for the next', async () => {
  const { db } = house.databases.app
  const { value } = await db
    .selectFrom('memory.provenance')
    .select('value')
    .where('key', '=', 'world')
    .executeTakeFirstOrThrow()
  const { seed, size, until } = value as { seed: number; size: 'small'; until: string }
  // On a day of its own: a call that was taken before is not taken again.
  const start = new Date(Date.now() + 40 * 86_400_000)
  const world = inventForce({ seed, size, until: new Date(until) })
  const day = livingDay({ world, seed, start, speed: 1 })[Symbol.iterator]()
  const [first, second] = [day.next().value!, day.next().value!]
  assert.ok(second.afterMs - first.afterMs > 10_000, 'the next call lies far ahead')
  // The clock stands at the moment of the first call from the second look on.
  let looks = 0
  const standing: Clock = {
    now: () => new Date(start.getTime() + (looks++ === 0 ? 0 : first.afterMs)),
  }
  const { lines, logger } = listening()
  const before = await calls()
  const stop = await startCalls({ db, clock: standing, logger, forceId: site.forceId, speed: 1 })
  const begun = performance.now()
  await Promise.race([stop(), sleep(8000, undefined, { ref: false })])
  assert.ok(performance.now() - begun < 5000, `${performance.now() - begun} ms`)
  assert.equal(await calls(), before + 1, JSON.stringify(lines))
})

test('units and calls run together without a fault, and end', async () => {
  const { db } = house.databases.app
  const { lines, logger } = listening()
  const begunAt = clock.now()
  const stop = await startSimulation({ db, clock, logger, site, speed: 600 })
  await sleep(4000)
  const begun = performance.now()
  await stop()
  assert.ok(performance.now() - begun < 5000, `${performance.now() - begun} ms`)
  const moved = await count(`respond.unit_position where fixed_at >= '${begunAt.toISOString()}'`)
  assert.ok(moved > 5, `${moved} units moved`)
  assert.deepEqual(
    lines.filter(line => line.err && line.err.name !== 'ConflictError'),
    [],
  )
})
