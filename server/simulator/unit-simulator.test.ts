import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { readForcePolicy, readRoadNetwork } from '@bluelamp/memory'
import { type Context, enforce, NotAllowedError } from '@bluelamp/platform'
import { assignUnit, changeUnitState, createIncident, findUnits } from '@bluelamp/respond'
import { stateCode } from '@bluelamp/respond/contract'
import { buildRoadGraph, type RoadGraph } from '@bluelamp/science/dispatch'
import {
  addContact,
  addUnit,
  burglary,
  forceId,
  loadRoads,
  openRespondHouse,
  type RespondHouse,
} from '../../respond/testing.ts'
import { simulator } from '../actors.ts'
import { seeded } from './start-simulation.ts'
import { UnitSimulator } from './unit-simulator.ts'

let house: RespondHouse
let graph: RoadGraph
const start = Date.parse('2026-11-20T12:00:00Z')

before(async () => {
  house = await openRespondHouse('unit-simulator')
  await loadRoads(house)
  graph = buildRoadGraph((await readRoadNetwork(house.db))!)
  // The simulated staff must get by with the rights they have.
  enforce(readForcePolicy())
})
after(() => house.close())

/** A simulation whose clock is moved by hand, a second at a time. */
function simulation(
  options: { crewsAnswer?: boolean; played?: readonly string[]; random?: () => number } = {},
) {
  const time = { now: start }
  const units = new UnitSimulator({
    db: house.db,
    forceId,
    graph,
    now: () => time.now,
    crewsAnswer: options.crewsAnswer ?? true,
    playedBy: callSign => options.played?.includes(callSign) ?? false,
    random: options.random ?? seeded(7),
  })
  const run = async (seconds: number, every = 1) => {
    for (let passed = 0; passed < seconds; passed += every) {
      time.now += every * 1000
      await units.step()
    }
  }
  return { time, run, context: () => staff(time.now) }
}

const staff = (now: number): Context => ({
  db: house.db,
  actor: simulator(forceId),
  now: new Date(now),
  purpose: 'Simulation',
})
const unitOf = async (unitId: string) =>
  (await findUnits(staff(start), { forceId })).find(unit => unit.unitId === unitId)!
const fleet = async () => {
  await house.owner.deleteFrom('respond.unit_position').execute()
}
const incidentAt = async (easting: number, northing: number, now: number) => {
  const { recordId } = await addContact(staff(now))
  const place = { words: 'Mill Lane', easting, northing }
  return (await createIncident(staff(now), burglary(recordId, { place }))).incidentId
}
const assign = (incidentId: string, unitId: string, now: number, more = {}) =>
  assignUnit(staff(now), {
    attemptId: randomUUID(),
    incidentId,
    unitId,
    reason: 'It is the unit of this test.',
    ...more,
  })
const say = (unitId: string, state: number, now: number) =>
  changeUnitState(staff(now), { attemptId: randomUUID(), unitId, state })

const onRoad = ({ easting, northing }: { easting: number | null; northing: number | null }) => {
  const off = (metres: number | null) =>
    Math.abs((metres ?? 0) / 100 - Math.round((metres ?? 0) / 100)) * 100
  return Math.min(off(easting), off(northing))
}

test('units on patrol drive about, along the roads and no faster than these allow', async () => {
  await fleet()
  const now = new Date(start)
  const ids = [
    await addUnit(house, { callSign: 'A1', easting: 401_000, northing: 301_000, now }),
    await addUnit(house, { callSign: 'A2', easting: 400_500, northing: 302_000, now }),
  ]
  const { run } = simulation()
  const begun = await Promise.all(ids.map(unitOf))
  let last = begun
  for (let n = 0; n < 60; n++) {
    await run(2)
    const seen = await Promise.all(ids.map(unitOf))
    for (const [k, unit] of seen.entries()) {
      assert.ok(onRoad(unit) < 0.1, `${unit.easting} ${unit.northing} is on no road`)
      const moved = Math.hypot(
        unit.easting! - last[k]!.easting!,
        unit.northing! - last[k]!.northing!,
      )
      assert.ok(moved <= 2 * 10 + 0.1, `${moved} m in two seconds`)
    }
    last = seen
  }
  for (const [k, unit] of last.entries()) {
    assert.notDeepEqual([unit.easting, unit.northing], [begun[k]!.easting, begun[k]!.northing])
    assert.equal(unit.state, stateCode.onPatrol)
  }
})

test('a simulated crew sets out, arrives where it was sent, works and is free again', async () => {
  await fleet()
  const unit = await addUnit(house, {
    callSign: 'B1',
    easting: 400_200,
    northing: 300_200,
    now: new Date(start),
  })
  const { run, time } = simulation()
  await run(1)
  const incidentId = await incidentAt(401_200, 301_200, time.now)
  await assign(incidentId, unit, time.now)
  await run(5)
  assert.equal((await unitOf(unit)).state, stateCode.assigned, 'nobody is in the car at once')
  await run(40)
  assert.equal((await unitOf(unit)).state, stateCode.enRoute)
  // Two kilometres at ten metres a second, faster with the siren on.
  await run(240, 2)
  const there = await unitOf(unit)
  assert.equal(there.state, stateCode.atScene)
  assert.ok(Math.hypot(there.easting! - 401_200, there.northing! - 301_200) < 30)
  await run(15 * 60, 10)
  const free = await unitOf(unit)
  assert.deepEqual([free.state, free.incidentId], [stateCode.onPatrol, null])
})

test('a unit that a person plays is driven there, but says only what the person says', async () => {
  await fleet()
  const unit = await addUnit(house, {
    callSign: 'C1',
    easting: 400_200,
    northing: 300_200,
    now: new Date(start),
  })
  const { run, time } = simulation({ played: ['C1'] })
  await run(1)
  const incidentId = await incidentAt(400_900, 300_200, time.now)
  await assign(incidentId, unit, time.now)
  await run(120, 5)
  assert.equal((await unitOf(unit)).state, stateCode.assigned)
  await say(unit, stateCode.enRoute, time.now)
  await run(240, 5)
  const there = await unitOf(unit)
  assert.ok(Math.hypot(there.easting! - 400_900, there.northing! - 300_200) < 30)
  assert.equal(there.state, stateCode.enRoute, 'that they are there is for them to say')
})

test('where the invented day stands still, no crew answers', async () => {
  await fleet()
  const unit = await addUnit(house, {
    callSign: 'D1',
    easting: 400_200,
    northing: 300_200,
    now: new Date(start),
  })
  const { run, time } = simulation({ crewsAnswer: false })
  await run(1)
  await assign(await incidentAt(400_400, 300_200, time.now), unit, time.now)
  await run(300, 10)
  assert.equal((await unitOf(unit)).state, stateCode.assigned)
})

test('a crew that says at once that it is on its way drives there, not on with its patrol', async () => {
  await fleet()
  const unit = await addUnit(house, {
    callSign: 'E1',
    easting: 402_000,
    northing: 302_000,
    now: new Date(start),
  })
  // Always on the move, to the south-west.
  const { run, time } = simulation({ random: () => 0.05 })
  await run(60, 2)
  const incidentId = await incidentAt(402_800, 302_800, time.now)
  // Both between two steps: the simulation never sees the unit merely assigned.
  await assign(incidentId, unit, time.now)
  await say(unit, stateCode.enRoute, time.now)
  await arrives(unit, run, { easting: 402_800, northing: 302_800 })
})

test('a crew sent elsewhere on its way turns to the new place', async () => {
  await fleet()
  const unit = await addUnit(house, {
    callSign: 'F1',
    easting: 400_200,
    northing: 300_200,
    now: new Date(start),
  })
  const { run, time } = simulation()
  await run(1)
  const first = await incidentAt(402_500, 300_200, time.now)
  await assign(first, unit, time.now)
  await say(unit, stateCode.enRoute, time.now)
  await run(30, 2)
  const { recordId } = await addContact(staff(time.now))
  const place = { words: 'High Street', easting: 400_200, northing: 302_500 }
  const urgent = await createIncident(staff(time.now), burglary(recordId, { place, grade: 'P1' }))
  // All between two steps, as a dispatcher and a crew at their screens can be.
  await say(unit, stateCode.assigned, time.now)
  await assign(urgent.incidentId, unit, time.now, { divertFrom: first })
  await say(unit, stateCode.enRoute, time.now)
  await arrives(unit, run, { easting: 400_200, northing: 302_500 })
})

/** Steps until the unit says that it is there, and looks where that is. */
async function arrives(
  unitId: string,
  run: (seconds: number, every?: number) => Promise<void>,
  place: { easting: number; northing: number },
): Promise<void> {
  for (let n = 0; n < 120; n++) {
    await run(5, 5)
    const unit = await unitOf(unitId)
    if (unit.state !== stateCode.atScene) continue
    const apart = Math.hypot(unit.easting! - place.easting, unit.northing! - place.northing)
    assert.ok(apart < 30, `it said that it is there ${Math.round(apart)} m away`)
    return
  }
  assert.fail('it never arrived')
}

test('a right that the simulated staff lack is told, not swallowed', async () => {
  await fleet()
  const unit = await addUnit(house, {
    callSign: 'G1',
    easting: 400_200,
    northing: 300_200,
    now: new Date(start),
  })
  const { run, time } = simulation()
  await run(1)
  await assign(await incidentAt(400_400, 300_200, time.now), unit, time.now)
  const policy = readForcePolicy()
  enforce({
    ...policy,
    decide: asked => ({
      ...policy.decide(asked),
      ...(asked.action === 'respond.change-unit-state' && { allowed: false }),
    }),
  })
  await assert.rejects(run(60, 5), NotAllowedError)
  enforce(policy)
})
