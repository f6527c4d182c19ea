import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { valueOfSchedule } from './check-schedule.ts'
import { listChoices } from './choices.ts'
import { Splitter } from './choose-split.ts'
import { loadHighsSolver } from './highs-solver.ts'
import { cutLimits } from './limit-cuts.ts'
import { barredByDoing, buildProgram } from './model.ts'
import { Narrowing } from './narrowing.ts'
import { PriceBound } from './price-bound.ts'
import { scaleRows } from './program.ts'
import type { RoadmapQuestion, Schedule } from './roadmap.ts'
import { allSchedules, smallQuestions } from './small-roadmaps.test.ts'
import { Tableau } from './tableau.ts'
import { tableauAt } from './tableau-at.ts'
import { tightenRelaxation } from './tighten-relaxation.ts'

// Each thing that leaves something out is held against every schedule there is: none that is left may be lost.

const solver = await loadHighsSolver()
const runs = { seed: 1960, numRuns: 500 }
const seeds = fc.integer({ min: 1, max: 2 ** 31 - 2 })

function prepare(question: RoadmapQuestion) {
  const choices = listChoices(question)
  const built = buildProgram(question, choices)
  const told = built.program
  const program = scaleRows(told)
  const schedules = allSchedules(question).map(schedule => ({
    taken: choices.of.map((columns, place) => takenBy(schedule, place, columns)),
    value: valueOfSchedule(question, schedule),
  }))
  return { choices, ...built, told, program, schedules }
  function takenBy(schedule: Schedule, place: number, columns: readonly number[]): number {
    const found = schedule.find(({ project }) => project === question.projects[place]!.id)
    if (!found) return -1
    const column = columns.find(
      c => choices.list[c]!.start === found.start && choices.list[c]!.stopAfter === found.stopAfter,
    )
    assert.notEqual(column, undefined, 'a choice that can be made is not listed')
    return column!
  }
}

/** Closes and demands at random; which schedules are still open then. */
function closeSome(
  { choices, schedules }: ReturnType<typeof prepare>,
  variables: number,
  next: () => number,
) {
  const closed = new Uint8Array(variables)
  const must = Uint8Array.from(choices.must, Number)
  const share = next() / 2
  for (const x of choices.list.keys()) closed[x] = Number(next() < share)
  for (const place of must.keys()) if (next() < share / 2) must[place] = 1
  const open = (taken: readonly number[]) =>
    taken.every((column, place) => (column < 0 ? !must[place] : !closed[column]))
  return { closed, must, left: schedules.filter(({ taken }) => open(taken)), open }
}

/** Evenly from 0 to 1 (Park and Miller 1988): fast-check's own numbers favour the ends. */
function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

const eachQuestion = (check: (question: RoadmapQuestion, next: () => number) => void) =>
  fc.assert(
    fc.property(smallQuestions, seeds, (question, seed) => check(question, chanceFrom(seed))),
    runs,
  )

test('narrowing closes no choice of a schedule that is still open, and does close some', () => {
  let narrowed = 0
  let refused = 0
  eachQuestion((question, next) => {
    const prepared = prepare(question)
    const { closed, must, left, open } = closeSome(prepared, prepared.choices.list.length, next)
    const before = closed.slice()
    const possible = new Narrowing(question, prepared.choices).narrow(closed, must)
    if (!possible) {
      refused++
      assert.equal(left.length, 0)
    }
    if (closed.some((now, x) => now !== before[x])) narrowed++
    if (possible) for (const { taken } of left) assert.ok(open(taken))
  })
  assert.ok(narrowed > 50 && refused > 20, `${narrowed} narrowed, ${refused} refused`)
})

test('every schedule keeps the rows that are added to tighten the relaxation', () => {
  let cuts = 0
  eachQuestion((question, next) => {
    const { choices, program, single, shared, schedules } = prepare(question)
    const limits = [...program.low.keys()].filter(r => r >= single + shared && program.high[r]! > 0)
    const shares = Float64Array.from(choices.list, next)
    for (const { terms, low, high } of cutLimits(choices, program, limits, shares)) {
      cuts++
      assert.equal(low, Number.NEGATIVE_INFINITY)
      for (const { taken } of schedules) {
        const sum = taken.reduce((total, column) => total + (terms.get(column) ?? 0), 0)
        assert.ok(sum <= high)
      }
    }
  })
  assert.ok(cuts > 500, `${cuts} cuts`)
})

test('no open schedule is worth more than the bound, whatever the tableau says', () => {
  let impossible = 0
  let lower = 0
  eachQuestion((question, next) => {
    const prepared = prepare(question)
    const { choices, program, told, single } = prepared
    if (choices.list.length === 0) return
    const relaxed = solver(
      { ...told, upper: told.upper.map(() => Number.POSITIVE_INFINITY) },
      { whole: false },
    )
    if (relaxed.status !== 'best') return assert.equal(prepared.schedules.length, 0)
    const base = tableauAt(program, relaxed.basis!)
    // Pounds beside thousands of millions: such a question is left to the solver.
    if (!base) return
    const near = 1e-9 * Math.max(1000, Math.abs(relaxed.value))
    assert.ok(Math.abs(base.value - relaxed.value) < near)
    const tight = tightenRelaxation({ ...prepared, gap: 1 }, base)
    if (base.value < relaxed.value - 1000 * near) lower++
    const prices = new PriceBound(tight, choices, single)
    const variables = tight.value.length + tight.low.length
    const { closed, must, left, open } = closeSome(prepared, variables, next)
    const barred = barredByDoing(prepared, choices)
    for (const [place, others] of barred.entries()) {
      if (must[place]) for (const variable of others) closed[variable] = 1
    }
    const tableau = new Tableau(0, 0)
    tableau.take(base, closed)
    const status = tableau.solve(closed, Number.NEGATIVE_INFINITY)
    const best = Math.max(...left.map(({ value }) => value))
    if (status === 'impossible') {
      // What the tableau says without showing it is not believed.
      if (!prices.showsImpossible(tableau, closed, must)) return
      impossible++
      assert.equal(left.length, 0)
      return
    }
    const bound = prices.of(tableau, closed, must)
    assert.ok(best <= bound + near, `${best} is worth more than ${bound}`)
    const mark = bound - next() * Math.abs(bound)
    prices.closeDear(bound - mark, closed, must)
    for (const { taken, value } of left) assert.ok(value <= mark + near || open(taken))
  })
  assert.ok(impossible > 5 && lower > 20, `${impossible} impossible, ${lower} lower`)
})

test('each open schedule is in one half of what is parted, and in one only', () => {
  let parted = 0
  eachQuestion((question, next) => {
    const prepared = prepare(question)
    const { choices, program, told } = prepared
    if (choices.list.length === 0) return
    const relaxed = solver(
      { ...told, upper: told.upper.map(() => Number.POSITIVE_INFINITY) },
      { whole: false },
    )
    if (relaxed.status !== 'best') return
    const { closed, must, left } = closeSome(prepared, relaxed.basis!.length, () => next() / 3)
    const base = tableauAt(program, relaxed.basis!)
    if (base?.solve(closed, Number.NEGATIVE_INFINITY) !== 'best') return
    const splitter = new Splitter(choices, barredByDoing(prepared, choices), closed.length)
    const split = splitter.choose(base, closed, must)
    if (!split) return
    parted++
    const { place, early, late } = split
    for (const { taken } of left) {
      const one = !early.includes(taken[place]!)
      const other = taken[place]! >= 0 && !late.includes(taken[place]!)
      assert.notEqual(one, other)
    }
  })
  assert.ok(parted > 50, `${parted} parted`)
})
