import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { DispatchInput, DispatchUnit } from './dispatch-advice.ts'
import { exampleStateRules, inventedWeights } from './dispatch-rules.ts'
import { makeStreetGrid, seededNumbers } from './grid-graph.ts'
import { recommendUnits } from './recommend.ts'
import { buildRoadGraph, nearestNode } from './road-graph.ts'
import { travelSeconds } from './travel-time.ts'

/** A straight road from west to east: a node each 1,000 metres, 100 seconds apart. */
const road = buildRoadGraph({
  x: Array.from({ length: 21 }, (_, n) => n * 1000),
  y: Array.from({ length: 21 }, () => 0),
  from: Array.from({ length: 40 }, (_, a) => (a < 20 ? a : a - 19)),
  to: Array.from({ length: 40 }, (_, a) => (a < 20 ? a + 1 : a - 20)),
  seconds: Array.from({ length: 40 }, () => 100),
})

function unit(id: string, x: number, more: Partial<DispatchUnit> = {}): DispatchUnit {
  return {
    id,
    x,
    y: 0,
    state: 2,
    skills: [],
    positionAgeSeconds: 20,
    shiftEndsInSeconds: 20_000,
    ...more,
  }
}

function input(more: Partial<DispatchInput>): DispatchInput {
  return {
    incident: { x: 10_000, y: 0, grade: 2, skillsNeeded: [], crewNeeded: 1 },
    units: [],
    stateRules: exampleStateRules,
    graph: road,
    demand: [],
    coverSeconds: 300,
    busyFraction: 0.4,
    weights: inventedWeights,
    skillWords: { taser: 'a Taser-trained officer' },
    version: 'test-1',
    ...more,
  }
}

const words = (reasons: readonly { words: string }[]): string =>
  reasons.map(r => r.words).join('; ')

test('the unit that leaves nobody behind goes instead of one slightly closer that does', () => {
  // Two units guard the west; one alone guards Halden in the east and is a little closer.
  const units = [unit('W1', 6_900), unit('W2', 6_900), unit('E1', 13_000, { area: 'Halden' })]
  const demand = [
    { x: 6_000, y: 0, weight: 10 },
    { x: 14_000, y: 0, weight: 10 },
  ]
  const advice = recommendUnits(input({ units, demand }))
  assert.deepEqual(
    advice.ranked.map(each => each.id),
    ['W1', 'W2', 'E1'],
  )
  assert.deepEqual(advice.closest?.id, 'E1')
  const [w1, , e1] = advice.ranked
  // E1 alone: 1 - 0.4 = 60% falls to nothing. W1 beside W2: 1 - 0.4² = 84% falls to 60%.
  assert.match(words(e1!.reasons), /leaves Halden with one unit fewer: cover falls from 60% to 0%/)
  assert.match(words(w1!.reasons), /leaves its own ground .* cover falls from 84% to 60%/)
  assert.match(words(w1!.reasons), /is 5 minutes away by road/)
  assert.match(words(w1!.reasons), /was last seen 20 seconds ago/)
  assert.ok(Math.abs(w1!.parts.cover - 24) < 1e-9 && e1!.parts.cover === 60)
  assert.ok(Math.abs(w1!.cover.forceBefore - 0.72) < 1e-12)
  assert.ok(Math.abs(e1!.cover.forceAfter - 0.42) < 1e-12)

  const closestFirst = recommendUnits(
    input({ units, demand, weights: { ...inventedWeights, secondsPerCoverPoint: 0 } }),
  )
  assert.equal(closestFirst.ranked[0]!.id, 'E1')
})

test('each unit left out says why', () => {
  const taser = { skills: ['taser'] }
  const units = [
    unit('A', 9_000, taser),
    unit('B', 9_000),
    unit('C', 9_000, { ...taser, state: 6 }),
    unit('D', 9_000, { ...taser, state: 7, committedGrade: 2 }),
    unit('E', 9_000, { ...taser, state: 7, committedGrade: 3 }),
    unit('F', 9_000, { ...taser, state: 4 }),
    unit('G', 9_000, { ...taser, positionAgeSeconds: 1200 }),
    unit('H', 9_000, { ...taser, shiftEndsInSeconds: 60 }),
    unit('I', 9_000, { ...taser, y: 5_000 }),
    unit('J', Number.NaN, taser),
    unit('K', 9_000, { ...taser, state: 99 }),
    unit('L', 9_000, { ...taser, state: 7 }),
    unit('M', 9_000, { ...taser, positionAgeSeconds: Number.NaN }),
    unit('N', 9_000, { ...taser, shiftEndsInSeconds: -5 }),
  ]
  const incident = { x: 10_000, y: 0, grade: 2, skillsNeeded: ['taser'], crewNeeded: 1 }
  const advice = recommendUnits(input({ units, incident }))
  assert.deepEqual(
    advice.ranked.map(each => each.id),
    ['A', 'E'],
  )
  assert.match(words(advice.ranked[1]!.reasons), /would leave a grade 3 job/)
  assert.match(words(advice.ranked[0]!.reasons), /has a Taser-trained officer/)
  assert.deepEqual(
    advice.excluded.map(({ id, reason }) => `${id} ${reason.words}`),
    [
      'B does not have a Taser-trained officer',
      'C is at another scene',
      'D is on a job just as urgent, or more so',
      'F is on a refreshment break, and this is not the most urgent grade',
      'G was last seen 20 minutes ago, too long to rely on',
      'H ends its shift before it could arrive',
      'I stands 5000 metres from any road we know',
      'J has no known position',
      'K has state 99, which is not in the table',
      'L is on a job whose grade we do not know',
      'M was last seen at a time we do not know',
      'N is past the end of its shift',
    ],
  )
  const urgent = recommendUnits(input({ units, incident: { ...incident, grade: 1 } }))
  assert.ok(urgent.ranked.find(each => each.id === 'F')?.needsSupervisor)
  assert.ok(urgent.ranked.find(each => each.id === 'D'))
})

test('units are sent together until skills and officers are met, cover counted anew each time', () => {
  const incident = { x: 10_000, y: 0, grade: 1, skillsNeeded: ['taser', 'medic'], crewNeeded: 4 }
  const units = [
    unit('A', 9_000),
    unit('B', 8_000, { skills: ['taser'], crew: 2 }),
    unit('C', 3_000, { skills: ['medic'] }),
    unit('D', 2_000),
  ]
  const advice = recommendUnits(input({ units, incident }))
  assert.deepEqual(
    advice.send.units.map(each => each.id),
    ['B', 'C', 'A'],
  )
  assert.equal(advice.send.words, 'Send B and C and A.')
  assert.equal(advice.ranked.length, 0)
  assert.equal(advice.confidence.level, 'low')
  const short = recommendUnits(
    input({ units, incident: { ...incident, skillsNeeded: ['dog'], crewNeeded: 9 } }),
  )
  assert.deepEqual(short.send.missingSkills, ['dog'])
  assert.equal(short.send.missingCrew, 4)
  assert.match(short.send.words, /ask for help/)
  assert.equal(recommendUnits(input({})).send.words, 'No unit can be sent.')

  // Two guards of the same ground: once one has gone, the other is dear and the far unit goes.
  const pair = recommendUnits(
    input({
      units: [unit('P', 9_000), unit('Q', 9_000), unit('R', 11_300)],
      demand: [{ x: 8_000, y: 0, weight: 1 }],
      coverSeconds: 250,
      weights: { ...inventedWeights, secondsPerCoverPoint: 2, mostCoverSeconds: 1000 },
      incident: { x: 10_000, y: 0, grade: 2, skillsNeeded: [], crewNeeded: 2 },
    }),
  )
  assert.deepEqual(
    pair.send.units.map(each => each.id),
    ['P', 'R'],
  )
})

test('confidence falls when old positions could change the order', () => {
  const at = (ageA: number, xB: number): string =>
    recommendUnits(
      input({ units: [unit('A', 9_000, { positionAgeSeconds: ageA }), unit('B', xB)] }),
    ).confidence.level
  assert.equal(at(20, 5_000), 'high')
  assert.equal(at(800, 5_000), 'medium')
  assert.equal(at(20, 8_990), 'low')
  assert.equal(recommendUnits(input({ units: [unit('A', 9_000)] })).confidence.level, 'high')
})

test('a driver without sirens is reckoned at ordinary times', () => {
  const units = [unit('A', 6_000, { sirens: false }), unit('B', 5_000)]
  const advice = recommendUnits(input({ units, sirenFactor: 0.5 }))
  assert.deepEqual(
    advice.ranked.map(each => [each.id, each.travelSeconds]),
    [
      ['B', 250],
      ['A', 400],
    ],
  )
  assert.match(words(advice.ranked[1]!.reasons), /may not use sirens/)
})

test('input that makes no sense is refused with every fault named', () => {
  const twins = [unit('A', 0), unit('A', 0)]
  assert.throws(
    () => recommendUnits(input({ units: twins, busyFraction: 1, sirenFactor: 0 })),
    /sirenFactor 0 .*; busyFraction 1 .*; two units have the id A/,
  )
  const lost = { x: 10_000, y: 90_000, grade: 1, skillsNeeded: [], crewNeeded: 1 }
  assert.throws(() => recommendUnits(input({ incident: lost })), /90000 metres from any road/)
})

const streets = buildRoadGraph(makeStreetGrid({ columns: 40, rows: 40, seed: 3 }))

function randomInput(seed: number): DispatchInput {
  const random = seededNumbers(seed)
  const x = (): number => 400_000 + random() * 3900
  const y = (): number => 280_000 + random() * 3900
  const units = Array.from({ length: 25 }, (_, n) => ({
    ...unit(`U${String(n).padStart(2, '0')}`, x()),
    y: y(),
    state: random() < 0.6 ? 2 : Math.floor(random() * 12),
    committedGrade: 3,
    skills: random() < 0.5 ? ['taser'] : [],
    positionAgeSeconds: random() * 1000,
  }))
  const demand = Array.from({ length: 40 }, () => ({ x: x(), y: y(), weight: random() }))
  const skillsNeeded = random() < 0.5 ? ['taser'] : []
  const incident = { x: x(), y: y(), grade: 1, skillsNeeded, crewNeeded: 2 }
  return input({ graph: streets, incident, units, demand, coverSeconds: 150 })
}

test('the answer does not depend on the order in which units come, and names every unit once', () => {
  fc.assert(
    fc.property(fc.nat(9999), fc.nat(9999), (seed, shuffleSeed) => {
      const given = randomInput(seed)
      const random = seededNumbers(shuffleSeed)
      const shuffled = given.units
        .map(each => ({ each, key: random() }))
        .sort((a, b) => a.key - b.key)
        .map(({ each }) => each)
      const first = recommendUnits(given)
      const second = recommendUnits({ ...given, units: shuffled })
      assert.deepEqual({ ...first, inputs: 0 }, { ...second, inputs: 0 })
      const named = [...first.ranked, ...first.excluded].map(({ id }) => id).sort()
      assert.deepEqual(named, given.units.map(({ id }) => id).sort())
      for (const { score, parts } of first.ranked) {
        const sum = Object.values(parts).reduce((total, part) => total + part, 0)
        assert.ok(Math.abs(score - sum) < 1e-9)
      }
    }),
    { seed: 7, numRuns: 40 },
  )
})

test('travel is by road: it equals the one-to-one search, plus the walk to and from the road', () => {
  const given = randomInput(77)
  const goal = nearestNode(streets, given.incident.x, given.incident.y)
  for (const { id, travelSeconds: told } of recommendUnits(given).ranked) {
    const { x, y } = given.units.find(each => each.id === id)!
    const start = nearestNode(streets, x, y)
    if (start.node === goal.node) continue
    const off = (start.metres + goal.metres) / 5
    assert.ok(Math.abs(told - off - travelSeconds(streets, start.node, goal.node)) < 1e-6)
  }
})

test('for the sake of cover nobody waits longer than the cap, and no worth of cover is the closest unit', () => {
  fc.assert(
    fc.property(fc.nat(9999), fc.integer({ min: 0, max: 200 }), (seed, cap) => {
      const given = randomInput(seed)
      const only = {
        ...inventedWeights,
        diversionSeconds: 0,
        supervisorSeconds: 0,
        perSecondOfAge: 0,
        shiftEndSeconds: 0,
        secondsPerCoverPoint: 20,
        mostCoverSeconds: cap,
      }
      const advice = recommendUnits({ ...given, weights: only })
      if (!advice.closest) return
      const wait = advice.ranked[0]!.travelSeconds - advice.closest.travelSeconds
      assert.ok(wait <= cap + 1e-9)
      const plain = recommendUnits({ ...given, weights: { ...only, secondsPerCoverPoint: 0 } })
      assert.equal(plain.ranked[0]!.id, plain.closest!.id)
    }),
    { seed: 8, numRuns: 60 },
  )
})
