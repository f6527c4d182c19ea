import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Element } from '../model/element.ts'
import type { Body } from '../model/field.ts'
import { element } from '../model/testing.ts'
import { workedModel } from '../worked-example/testing.ts'
import { designFindings } from './design-findings.ts'
import { findIdeas, isPastStop } from './ideas.ts'

const today = '2026-11-30'
const one = (kind: string, body: Body): Element => element('one', kind, body)
const seen = (...elements: Element[]) =>
  designFindings({ elements, signatures: [] }, today).map(
    ({ weight, text }) => `${weight}: ${text}`,
  )

const tried = { hypothesis: 'If', test: 'Ten', stopRule: 'None', invented: true, learned: 'So' }

test('nothing is tried without hypothesis, test and stop rule; an idea may still be noted', () => {
  for (const field of ['hypothesis', 'test', 'stopRule'] as const) {
    const less = { ...tried, [field]: ' ' }
    assert.match(seen(one('idea', { ...less, stage: 'idea' })).join(), /^look: Before it is tried/)
    for (const stage of ['small', 'trialled', 'stopped']) {
      assert.match(seen(one('idea', { ...less, stage })).join(), /^wrong: It was tried without/)
    }
  }
  assert.deepEqual(seen(one('idea', { ...tried, stage: 'small' })), [])
})

test('real data before the trial is wrong, and so is not to say', () => {
  const at = (stage: string, invented?: boolean) => {
    const { invented: _, ...rest } = tried
    return seen(one('idea', { ...rest, stage, ...(invented === undefined ? {} : { invented }) }))
  }
  assert.match(at('idea', false).join(), /real data/)
  assert.match(at('small', false).join(), /real data/)
  assert.match(at('small').join(), /Nobody says/)
  assert.deepEqual(at('idea'), [])
  assert.deepEqual(at('trialled', false), [])
})

test('past its day it must be decided; on the day itself, or once decided, not', () => {
  const until = (stopBy: string, stage: string) =>
    isPastStop(one('idea', { ...tried, stage, stopBy }), today)
  assert.equal(until('2026-11-29', 'small'), true)
  assert.equal(until('2026-11-29', 'trialled'), true)
  assert.equal(until('2026-11-30', 'small'), false)
  assert.equal(until('2026-11-29', 'stopped'), false)
  assert.equal(until('', 'small'), false)
})

test('what stopped says what was learned; what is taken up says by which project', () => {
  assert.match(seen(one('idea', { ...tried, learned: '', stage: 'stopped' })).join(), /learned/)
  assert.match(seen(one('idea', { ...tried, stage: 'taken' })).join(), /no project/)
  assert.deepEqual(seen(one('idea', { ...tried, stage: 'taken', project: 'p' })), [])
})

test('a stopped idea is found by any of its words, in any order and any case', () => {
  const names = (asked: string) => findIdeas(workedModel, asked).map(({ id }) => id)
  assert.deepEqual(names('BATTERIES drone'), ['idea-drones'])
  assert.deepEqual(names('one report in four'), ['idea-rewards'])
  assert.deepEqual(names('unicorn'), [])
  assert.equal(names('  ').length, 7)
})
