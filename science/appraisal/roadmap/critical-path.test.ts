import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { criticalPath, type Task } from './critical-path.ts'
import { BadRoadmapError } from './roadmap.ts'

const task = (id: string, duration: number, ...after: string[]): Task => ({
  id,
  duration,
  after: after.map(before => ({ task: before })),
})

/** Twelve tasks of a made-up system change, in weeks. */
const tasks: Task[] = [
  task('terms', 2),
  task('suppliers', 3),
  task('interviews', 4, 'terms'),
  task('requirements', 3, 'interviews'),
  task('contract', 5, 'suppliers', 'terms'),
  task('design', 6, 'requirements', 'contract'),
  task('hardware', 4, 'contract'),
  task('build', 8, 'design'),
  task('install', 2, 'hardware'),
  task('training', 3, 'design'),
  task('tests', 4, 'build', 'install'),
  task('go-live', 1, 'tests', 'training'),
]

test('twelve tasks worked out by hand', () => {
  const { length, path, tasks: times } = criticalPath(tasks)
  assert.equal(length, 28)
  assert.deepEqual(path, [
    'terms',
    'interviews',
    'requirements',
    'design',
    'build',
    'tests',
    'go-live',
  ])
  // Early start and end, late start and end, slack, free slack.
  const byHand = {
    terms: [0, 2, 0, 2, 0, 0],
    suppliers: [0, 3, 1, 4, 1, 0],
    interviews: [2, 6, 2, 6, 0, 0],
    requirements: [6, 9, 6, 9, 0, 0],
    contract: [3, 8, 4, 9, 1, 0],
    design: [9, 15, 9, 15, 0, 0],
    hardware: [8, 12, 17, 21, 9, 0],
    build: [15, 23, 15, 23, 0, 0],
    install: [12, 14, 21, 23, 9, 9],
    training: [15, 18, 24, 27, 9, 9],
    tests: [23, 27, 23, 27, 0, 0],
    'go-live': [27, 28, 27, 28, 0, 0],
  }
  assert.deepEqual(
    Object.fromEntries(
      times.map(t => [
        t.id,
        [t.earlyStart, t.earlyEnd, t.lateStart, t.lateEnd, t.slack, t.freeSlack],
      ]),
    ),
    byHand,
  )
})

test('a lag counts as waiting', () => {
  const { length, path } = criticalPath([
    task('a', 2),
    { id: 'b', duration: 1, after: [{ task: 'a', lag: 3 }] },
    task('c', 4, 'a'),
  ])
  assert.equal(length, 6)
  assert.equal(path[0], 'a')
})

test('slack is what a task may be late by itself, and no more', () => {
  const plans = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 9 }), fc.array(fc.nat(6), { maxLength: 3 })),
    {
      minLength: 1,
      maxLength: 7,
    },
  )
  fc.assert(
    fc.property(plans, drafts => {
      const list = drafts.map(([duration, before], n) =>
        task(`t${n}`, duration, ...new Set(before.filter(b => b < n).map(b => `t${b}`))),
      )
      const { length, tasks: times, path } = criticalPath(list)
      assert.ok(path.every(id => times.find(t => t.id === id)!.slack === 0))
      for (const [n, { slack }] of times.entries()) {
        const late = (by: number) =>
          criticalPath(list.map((t, k) => (k === n ? { ...t, duration: t.duration + by } : t)))
            .length
        assert.equal(late(slack), length)
        assert.equal(late(slack + 1), length + 1)
      }
    }),
    { seed: 1959, numRuns: 100 },
  )
})

test('circles and strangers are refused', () => {
  assert.throws(() => criticalPath([task('a', 1, 'b'), task('b', 1, 'a')]), BadRoadmapError)
  assert.throws(() => criticalPath([task('a', 1, 'x')]), /a waits for x/)
})
