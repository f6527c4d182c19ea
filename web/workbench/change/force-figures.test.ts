import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shownFigure } from './force-figures.ts'

test('a figure is shown with its unit, and says why there is none', () => {
  const figures = { 'attend-p1.in-time': 93.1, 'attend-p1.median': 12.4, crimes: 6860 }
  assert.equal(shownFigure('attend-p1.in-time', figures), '93.1%')
  assert.equal(shownFigure('Arrive at an emergency (P1), median', figures), '12.4 minutes')
  assert.equal(shownFigure('crimes', figures), '6,860')
  assert.equal(shownFigure('incidents', figures), 'none yet')
  assert.equal(shownFigure('grade-1 arrival, in time', figures), 'the force has no such figure')
})
