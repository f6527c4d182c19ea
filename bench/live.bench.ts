import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Bench,
  type Claim,
  type Figure,
  machineMs,
  round,
  type Spread,
  seeded,
  spread,
  words,
} from './bench.ts'
import { Client, keepAlive } from './tools/client.ts'
import {
  accountOf,
  type ForceHouse,
  openForceHouse,
  openIncidents,
  type UnitPlace,
  unitPlaces,
} from './tools/force-house.ts'
import { cpuSeconds, familyOf, machineCpuSeconds, memoryOf } from './tools/process-facts.ts'
import type { ScreensOrder, Seen } from './tools/screens.ts'
import type { Fix } from './tools/server-process.ts'

const seed = 20261124
const screens = 500
const changes = 120
const changeEveryMs = 200
const units = 2000
const fixEverySeconds = 5
const fixSeconds = 40
const limitMs = { changes: 500, positions: 1000 }

type Screens = { tell: (order: ScreensOrder) => Promise<Seen>; end: () => void }

function startScreens(): Screens {
  const child = fork(join(import.meta.dirname, 'tools/screens.ts'), [], { execArgv: [] })
  return {
    tell: async order => {
      const answer = once(child, 'message')
      child.send(order)
      const [told] = (await answer) as [{ seen: Seen } | { fault: string }]
      if ('fault' in told) throw new Error(told.fault)
      return told.seen
    },
    end: () => child.disconnect(),
  }
}

/** A session for each screen, as in a control room. */
async function signIn(house: ForceHouse): Promise<string[]> {
  const agent = keepAlive(8)
  const account = await accountOf(house.owner, 'dispatcher')
  const cookies: string[] = []
  for (let n = 0; n < screens; n += 1) {
    const client = new Client(house.server.url, { agent })
    await client.signIn(account)
    cookies.push(client.cookie)
  }
  agent.destroy()
  return cookies
}

type Changes = { delays: Spread; last: Spread; expected: number; arrived: number }

/** One log entry after another, each on another incident: from commit to every screen. */
async function sendChanges(house: ForceHouse, show: Screens): Promise<Changes> {
  const open = await openIncidents(house.owner)
  const committed = new Map<string, number>()
  for (let n = 0; n < changes; n += 1) {
    const began = machineMs()
    const incidentId = open[n]!
    const entry = { attemptId: randomUUID(), incidentId, words: `Benchmark entry ${n}` }
    const { committedAt } = await house.server.ask({ what: 'entry', entry })
    committed.set(incidentId, committedAt)
    await sleep(Math.max(0, changeEveryMs - (machineMs() - began)))
  }
  await sleep(2000)
  const seen = await show.tell({ what: 'take' })
  const waits = seen.incidents.flatMap(([id, times]) => {
    const at = committed.get(id)
    return at === undefined ? [] : [times.map(time => time - at)]
  })
  return {
    delays: spread(waits.flat()),
    last: spread(waits.map(each => Math.max(...each))),
    expected: changes * screens,
    arrived: waits.flat().length,
  }
}

type Positions = {
  delays: Spread
  shown: number
  perSecond: number
  megabytesPerSecond: number
  node: number
  postgres: number
  strangers: number
  batches: Spread
}

const fixesOf = (fleet: readonly UnitPlace[], random: () => number, ahead = 0): Fix[] => {
  const fixedAt = new Date(Date.now() + ahead).toISOString()
  return fleet.map(({ unitId, easting, northing }) => ({
    unitId,
    easting: Math.round(easting + random() * 50),
    northing: Math.round(northing + random() * 50),
    fixedAt,
    accuracy: 5,
  }))
}

async function sendPositions(house: ForceHouse, show: Screens): Promise<Positions> {
  const fleet = (await unitPlaces(house.owner)).slice(0, units)
  const random = seeded(seed)
  const { server, postgresPid } = house
  const used = () => [
    cpuSeconds([server.pid]),
    cpuSeconds(familyOf(postgresPid)),
    machineCpuSeconds(),
    cpuSeconds(familyOf(process.pid)),
  ]
  await show.tell({ what: 'take' })
  const [before, began] = [used(), machineMs()]
  const batches: number[] = []
  for (let second = 0; second < fixSeconds; second += 1) {
    const moving = fleet.filter((_, index) => index % fixEverySeconds === second % fixEverySeconds)
    const sent = machineMs()
    await server.ask({ what: 'positions', fixes: fixesOf(moving, random) })
    batches.push(machineMs() - sent)
    await sleep(Math.max(0, began + (second + 1) * 1000 - machineMs()))
  }
  const seconds = (machineMs() - began) / 1000
  const shares = used().map((value, index) =>
    Math.round(((value - before[index]!) / seconds) * 100),
  )
  await sleep(1500)
  const { positions } = await show.tell({ what: 'take' })
  return {
    delays: spread(positions.delays),
    shown: positions.units.length,
    perSecond: Math.round(positions.deliveries / seconds),
    megabytesPerSecond: round(positions.bytes / seconds / 1e6),
    node: shares[0]!,
    postgres: shares[1]!,
    strangers: shares[2]! - shares[3]!,
    batches: spread(batches),
  }
}

/** One phone's clock runs half a minute ahead: how many of the others' next fixes reach a screen? */
async function oneClockAhead(house: ForceHouse, show: Screens): Promise<{ hidden: number }> {
  const fleet = (await unitPlaces(house.owner)).slice(0, 100)
  const random = seeded(seed + 1)
  const [fast, ...others] = fleet
  await house.server.ask({ what: 'positions', fixes: fixesOf([fast!], random, 30_000) })
  await sleep(1000)
  await show.tell({ what: 'take' })
  await house.server.ask({ what: 'positions', fixes: fixesOf(others, random) })
  await sleep(2000)
  const { positions } = await show.tell({ what: 'take' })
  const shown = new Set(positions.units)
  return { hidden: others.filter(({ unitId }) => !shown.has(unitId)).length }
}

function report(entries: Changes, fixes: Positions, hidden: number, more: Figure[]) {
  const lost = entries.expected - entries.arrived
  const figures: Figure[] = [
    { name: 'A change, from commit to a screen', value: words(entries.delays), unit: 'ms' },
    { name: 'A change, from commit to the last screen', value: words(entries.last), unit: 'ms' },
    { name: 'A fix, from the phone to a screen', value: words(fixes.delays), unit: 'ms' },
    { name: 'A batch of fixes is kept in', value: words(fixes.batches), unit: 'ms' },
    { name: 'Batches of fixes delivered', value: fixes.perSecond, unit: 'a second' },
    { name: 'Sent to the screens', value: fixes.megabytesPerSecond, unit: 'MB/s' },
    { name: 'Node', value: fixes.node, unit: '% of a core' },
    { name: 'PostgreSQL', value: fixes.postgres, unit: '% of a core' },
    { name: 'Strangers on this machine', value: fixes.strangers, unit: '% of a core' },
    ...more,
  ]
  const within = (claim: string, p99: number, limit: number): Claim => ({
    claim,
    target: `<= ${limit}`,
    measured: p99,
    unit: 'ms',
    reached: p99 <= limit,
  })
  const none = (claim: string, measured: number, unit: string): Claim => ({
    claim,
    target: '0',
    measured,
    unit,
    reached: measured === 0,
  })
  const claims: Claim[] = [
    within(`A change is on ${screens} screens in time (p99)`, entries.delays.p99, limitMs.changes),
    none('Changes that some screen was not sent', lost, 'deliveries'),
    within('A fix is on the screens in time (p99)', fixes.delays.p99, limitMs.positions),
    none('Units that moved and were not shown', units - fixes.shown, 'units'),
    none('Of 99 units hidden because one phone’s clock is ahead', hidden, 'units'),
  ]
  return { figures, claims }
}

const bench: Bench = {
  about: 'five hundred open screens: how soon a change is on them, and 2,000 units on the move',
  run: async say => {
    const profile = process.env.BENCH_PROFILE
    const house = await openForceHouse('live', {
      say,
      units,
      incidents: changes,
      execArgv: profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [],
    })
    const show = startScreens()
    try {
      const { url, pid } = house.server
      const cookies = await signIn(house)
      const idle = memoryOf([pid]).rss
      await show.tell({ what: 'open', url, cookies, screens })
      await sleep(1000)
      say(`${screens} screens are open; ${changes} changes, one every ${changeEveryMs} ms`)
      const entries = await sendChanges(house, show)
      say(`${units} units report a fix every ${fixEverySeconds} s`)
      const fixes = await sendPositions(house, show)
      const memory = memoryOf([pid]).rss
      const { hidden } = await oneClockAhead(house, show)
      const { dropped } = await show.tell({ what: 'take' })
      await show.tell({ what: 'close' })
      return {
        settings: { seed, screens, changes, changeEveryMs, units, fixEverySeconds, fixSeconds },
        ...report(entries, fixes, hidden, [
          {
            name: 'Node before the screens opened and after all',
            value: `${idle}, ${memory}`,
            unit: 'MiB',
          },
          { name: 'Streams cut off', value: dropped, unit: 'screens' },
        ]),
      }
    } finally {
      show.end()
      await house.close()
    }
  },
}

export default bench
