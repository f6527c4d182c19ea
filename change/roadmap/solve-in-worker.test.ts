import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  BadRoadmapError,
  faultsOfSchedule,
  type RoadmapQuestion,
} from '@bluelamp/science/appraisal'
import { RoadmapSolverError, SolversBusyError, solveInWorker } from './solve-in-worker.ts'

/** Wide windows, tight people: far more than a second's work. */
function hardQuestion(count: number): RoadmapQuestion {
  const mixed = (n: number, span: number) => (n * 7919 + n * n * 104_729) % span
  return {
    firstYear: 2027,
    quarters: 20,
    projects: Array.from({ length: count }, (_, n) => ({
      id: `p${n}`,
      name: `Project ${n}`,
      quarters: 2 + mixed(n, 6),
      values: Array.from({ length: 20 }, (_, start) => 1000 + mixed(n, 397) - 3 * start),
      cost: [100 + mixed(n, 83), 90 + mixed(n + 1, 71)],
      skills: { analysts: [1 + mixed(n, 3), 2] },
    })),
    cash: [1000, 1000, 1000, 1000, 1000],
    skills: { analysts: Array.from({ length: 20 }, () => 7) },
  }
}

const [small, hard] = [hardQuestion(3), hardQuestion(80)]

test('a roadmap comes back from the worker, and the thread stays free meanwhile', async () => {
  let beats = 0
  const heart = setInterval(() => beats++, 5)
  const { answer } = await solveInWorker({ question: small }, { seconds: 20 })
  clearInterval(heart)
  assert.equal(answer.status, 'best')
  assert.ok(beats > 3, `${beats} beats`)
})

test('at the time limit the best that was found is given, within its bound', async () => {
  const { answer } = await solveInWorker({ question: hard }, { seconds: 1 })
  assert.ok(answer.status === 'stopped', answer.status)
  assert.deepEqual(faultsOfSchedule(hard, answer.schedule), [])
  assert.ok(answer.value > 0 && answer.value < answer.bound)
})

test('a search can be called off at once', async () => {
  const reason = new Error('the page was left')
  const stop = new AbortController()
  setTimeout(() => stop.abort(reason), 300)
  const began = performance.now()
  await assert.rejects(
    solveInWorker({ question: hard }, { seconds: 60, signal: stop.signal }),
    (error: unknown) => error === reason,
  )
  assert.ok(performance.now() - began < 5000)
})

test('a bad question and an impossible one are told apart', async () => {
  const bad = { ...small, cash: [1] }
  await assert.rejects(solveInWorker({ question: bad }, { seconds: 5 }), BadRoadmapError)
  await assert.rejects(solveInWorker({ question: small }, { seconds: 0 }), RoadmapSolverError)
  const must = small.projects.map(project => ({ ...project, mustDo: true }))
  const { answer, conflict } = await solveInWorker(
    { question: { ...small, projects: must, cash: [0, 0, 0, 0, 0] } },
    { seconds: 5 },
  )
  assert.equal(answer.status, 'impossible')
  assert.match(conflict!.words, /the must-do Project/)
})

test('two are solved at once, some wait, more are refused; who leaves makes room', async () => {
  const stop = new AbortController()
  const left = new Error('the page was left')
  const ask = () => solveInWorker({ question: hard }, { seconds: 60, signal: stop.signal })
  const asked = Array.from({ length: 8 }, ask)
  await assert.rejects(ask(), SolversBusyError)
  stop.abort(left)
  for (const one of await Promise.allSettled(asked)) {
    assert.equal(one.status === 'rejected' && one.reason, left)
  }
  const { answer } = await solveInWorker({ question: small }, { seconds: 20 })
  assert.equal(answer.status, 'best')
})
