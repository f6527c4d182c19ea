import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { ConflictError, InvalidInputError } from '@bluelamp/platform'
import { createIncident } from '../incidents/create-incident.ts'
import type { CreateIncident } from '../incidents/incident-contract.ts'
import { readIncident } from '../incidents/read-incident.ts'
import {
  addContact,
  addUnit,
  burglary,
  loadRoads,
  openRespondHouse,
  type RespondHouse,
} from '../testing.ts'
import { assignUnit } from './assign-unit.ts'
import { recommendUnits } from './recommend-units.ts'

const now = new Date('2026-11-20T12:00:00Z')
let house: RespondHouse
let [near, far, busy, off] = ['', '', '', '']

before(async () => {
  house = await openRespondHouse('dispatch')
  const unit = (callSign: string, easting: number, state = 2) =>
    addUnit(house, { callSign, easting, northing: 301_000, state, skills: ['taser'], now })
  near = await unit('NEAR', 401_200)
  far = await unit('FAR', 402_500)
  busy = await unit('BUSY', 401_050, 8)
  off = await unit('OFF', 401_010, 11)
})
after(() => house.close())

async function incident(change: Partial<CreateIncident> = {}) {
  const { recordId } = await addContact(house.as('Ama'))
  const { incidentId } = await createIncident(house.as('Ama'), burglary(recordId, change))
  return incidentId
}

const choice = (incidentId: string, unitId: string) => ({
  attemptId: randomUUID(),
  incidentId,
  unitId,
})

test('without a road network units are listed by straight distance and no advice is kept', async () => {
  const incidentId = await incident()
  const advice = await recommendUnits(house.as('Ama'), { incidentId })
  assert.match(advice.noAdvice ?? '', /^No road network/)
  assert.deepEqual(
    advice.units.map(unit => [unit.callSign, unit.metres, unit.rank]),
    [
      ['BUSY', 50, null],
      ['NEAR', 200, null],
      ['FAR', 1500, null],
    ],
  )
  assert.equal((await readIncident(house.as('Ama'), { incidentId })).assessments.length, 0)
})

test('advice ranks by road, says why, leaves out who cannot go, and is kept', async () => {
  await loadRoads(house)
  const incidentId = await incident({ skillsNeeded: ['taser'], grade: 'P1' })
  const advice = await recommendUnits(house.as('Ama'), { incidentId })
  assert.deepEqual(
    advice.units.map(unit => [unit.callSign, unit.rank, unit.travelSeconds]),
    [
      ['NEAR', 1, 15],
      ['FAR', 2, 113],
    ],
  )
  assert.deepEqual(
    advice.excluded.map(({ unitId, reason }) => [unitId, reason.words]),
    [[busy, 'is busy and may not be sent']],
  )
  assert.ok(advice.units.every(unit => unit.unitId !== off))
  assert.equal(advice.closestUnitId, near)
  assert.ok(advice.units[0]!.reasons.some(reason => reason.words.startsWith('is the closest')))
  const { assessments } = await readIncident(house.as('Ama'), { incidentId })
  assert.deepEqual(
    assessments.map(({ assessmentId, algorithm, first }) => [assessmentId, algorithm, first]),
    [[advice.assessmentId, 'dispatch-advice', 'NEAR']],
  )
})

test('another unit than the first advised needs a reason, also when the advice is not named', async () => {
  const incidentId = await incident()
  const { assessmentId } = await recommendUnits(house.as('Ama'), { incidentId })
  assert.ok(assessmentId)
  for (const named of [{ assessmentId }, {}]) {
    await assert.rejects(
      assignUnit(house.as('Ama'), { ...choice(incidentId, far), ...named, reason: 'short' }),
      (error: unknown) => error instanceof InvalidInputError && error.faults[0]?.field === 'reason',
    )
  }
  const kept = await assignUnit(house.as('Ama'), {
    ...choice(incidentId, far),
    assessmentId,
    reason: 'They know the family',
  })
  assert.deepEqual([kept.advisedRank, kept.incidentState], [2, 'assigned'])
  const { assignments } = await readIncident(house.as('Ama'), { incidentId })
  assert.equal(assignments[0]!.reason, 'They know the family')
})

test('the first advised goes without a reason; sent twice, it is one assignment', async () => {
  const incidentId = await incident()
  await recommendUnits(house.as('Ama'), { incidentId })
  const input = choice(incidentId, near)
  const first = await assignUnit(house.as('Ama'), input)
  const second = await assignUnit(house.as('Ama'), input)
  assert.equal(first.assignmentId, second.assignmentId)
  assert.deepEqual([first.advisedRank, second.isNew], [1, false])
  await assert.rejects(
    assignUnit(house.as('Ben'), choice(incidentId, near)),
    /NEAR is already on this log. PC Ama assigned it to log \d+ of 20 November at 12:00/,
  )
})

test('advice about another incident does not serve', async () => {
  const [one, other] = [await incident(), await incident()]
  const { assessmentId } = await recommendUnits(house.as('Ama'), { incidentId: other })
  await assert.rejects(
    assignUnit(house.as('Ama'), {
      ...choice(one, near),
      assessmentId: assessmentId!,
      reason: 'long enough reason',
    }),
    { name: 'ConflictError' },
  )
  const free = await addUnit(house, { callSign: 'SPARE', now })
  await assert.rejects(
    assignUnit(house.as('Ama'), {
      ...choice(one, free),
      assessmentId: assessmentId!,
      reason: 'long enough reason',
    }),
    (error: unknown) =>
      error instanceof InvalidInputError && error.faults[0]?.field === 'assessmentId',
  )
})

test('of two dispatchers with one unit one wins, and the other is told who and when', async () => {
  for (let round = 0; round < 5; round++) {
    const unitId = await addUnit(house, { callSign: `RACE${round}`, now })
    const wanted = await Promise.all([incident(), incident()])
    const results = await Promise.allSettled(
      wanted.map((incidentId, index) =>
        assignUnit(house.as(index ? 'Ben' : 'Ama'), {
          ...choice(incidentId, unitId),
          reason: 'The nearest by far',
        }),
      ),
    )
    const lost = results.flatMap(each => (each.status === 'rejected' ? [each.reason] : []))
    assert.equal(lost.length, 1)
    assert.ok(lost[0] instanceof ConflictError)
    assert.match(
      lost[0].message,
      /PC (Ama|Ben) assigned it to log \d+ of 20 November at 12:00 on 20 November/,
    )
  }
})

test('a unit is taken from a less urgent incident only knowingly, and that one is open again', async () => {
  const unitId = await addUnit(house, { callSign: 'TAKE', now })
  const [routine, emergency] = [await incident({ grade: 'P3' }), await incident({ grade: 'P1' })]
  const reason = 'Nobody else is near'
  await assignUnit(house.as('Ama'), { ...choice(routine, unitId), reason })
  const later = house.as('Ben', new Date(now.getTime() + 60_000))
  await assert.rejects(
    assignUnit(later, { ...choice(emergency, unitId), reason }),
    /Say that you take it from there/,
  )
  const kept = await assignUnit(later, {
    ...choice(emergency, unitId),
    reason,
    divertFrom: routine,
  })
  assert.equal(kept.divertedFrom, routine)
  const left = await readIncident(later, { incidentId: routine })
  assert.equal(left.incident.state, 'open')
  assert.deepEqual(left.assignments[0]!.endedAt, later.now)
})

test('switched off, units are listed by distance and nobody owes a reason', async () => {
  const incidentId = await incident()
  const spare = await addUnit(house, { callSign: 'CALM', easting: 401_100, northing: 301_000, now })
  await house.owner
    .insertInto('memory.reference_code')
    .values({
      list: 'algorithm-switch',
      code: 'dispatch-advice',
      label: 'Which unit to send',
      attributes: JSON.stringify({ on: false }),
      valid_from: '2026-11-01',
      valid_to: null,
      source: 'Stopped by the force for a test',
    })
    .execute()
  const advice = await recommendUnits(house.as('Ama'), { incidentId })
  assert.match(advice.noAdvice ?? '', /switched off/)
  assert.equal(advice.assessmentId, null)
  const kept = await assignUnit(house.as('Ama'), choice(incidentId, spare))
  assert.equal(kept.advisedRank, null)
})
