import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addEntity, figureKey, forceFigures, recordEvent } from '@bluelamp/memory'
import { allowEverything, type TestHouse } from '@bluelamp/platform/testing'
import { drawClocks, forceId, keepClocks, openLearnHouse } from '../testing.ts'
import { viewFigures } from './view-figures.ts'
import { viewMeasures } from './view-measures.ts'

let house: TestHouse
const now = new Date('2026-11-12T12:00:00Z')
const span = {
  forceId,
  from: new Date('2026-09-10T00:00:00Z'),
  to: new Date('2026-11-10T00:00:00Z'),
}

before(async () => {
  allowEverything()
  house = await openLearnHouse('figures')
  const drawn = drawClocks(200).filter(clock => !clock.stoppedAt || clock.stoppedAt <= now)
  await keepClocks(house.context(), drawn)
  const at = new Date('2026-10-01T12:00:00Z')
  await house.db.transaction().execute(async db => {
    for (const [kind, of] of [
      ['incident', forceId],
      ['incident', forceId],
      ['crime', forceId],
      ['crime', 'elsewhere'],
    ] as const) {
      const context = { ...house.context({}, at), db }
      const entityId = await addEntity(context, of, 'event', kind)
      await recordEvent(context, { entityId, kind, code: 'x', forceId: of, recordedAt: at })
    }
  })
})
after(() => house.close())

test('figures are what the page Measures shows, and what was recorded here in that time', async () => {
  const figures = await viewFigures(house.context({}, now), span)
  for (const measure of await viewMeasures(house.context({}, now), span)) {
    assert.equal(figures[`${measure.kind}.number`], measure.started)
    assert.equal(figures[`${measure.kind}.median`] ?? null, measure.medianMinutes)
    const share = (100 * measure.met) / (measure.met + measure.missed)
    assert.ok(Math.abs(figures[`${measure.kind}.in-time`]! - share) <= 0.05)
  }
  assert.deepEqual([figures.incidents, figures.crimes, figures['crimes.closed']], [2, 1, 0])
  for (const key of Object.keys(figures)) assert.ok(Object.hasOwn(forceFigures, key), key)
})

test('a figure is found by its key, by its words, and as it was written before there was a list', () => {
  assert.equal(figureKey('attend-p1.in-time'), 'attend-p1.in-time')
  assert.equal(figureKey('Arrive at an emergency (P1), in time'), 'attend-p1.in-time')
  assert.equal(figureKey('attend-p1, median'), 'attend-p1.median')
  assert.equal(figureKey('crime recorded'), 'record-crime.number')
  assert.equal(figureKey('grade-1 arrival, in time'), undefined)
})
