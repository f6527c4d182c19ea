import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkBody } from '../model/check-body.ts'
import type { Element } from '../model/element.ts'
import { element } from '../model/testing.ts'
import { workedModel } from '../worked-example/testing.ts'
import { marylandLevels, practiceKinds, practiceTags } from './practice-kinds.ts'
import { practiceFindings } from './practices.ts'

const practice = (tag: string, level: string): Element =>
  element(`${tag} ${level}`, 'practice', { tag, level })

test('“works” needs a comparison; “does not work” without one is worth a look', () => {
  const all = Object.keys(practiceTags).flatMap(tag =>
    Object.keys(marylandLevels).map(level => practice(tag, level)),
  )
  const found = practiceFindings({ elements: all, signatures: [] })
  assert.deepEqual(
    found.map(({ weight, element }) => `${weight} ${element}`),
    ['wrong works 1', 'wrong works 2', 'look not 1', 'look not 2'],
  )
})

test('no practice is kept without source, level, context and cost', () => {
  const faults = checkBody(practiceKinds.practice.fields, {}, () => false).map(({ field }) => field)
  for (const field of ['source', 'level', 'where', 'cost']) assert.ok(faults.includes(field), field)
})

test('the worked example has one practice tagged beyond its evidence', () => {
  assert.deepEqual(
    practiceFindings(workedModel).map(({ element }) => element),
    ['practice-leaflets'],
  )
})
