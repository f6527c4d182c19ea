import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { taskForcePlan } from '../worked-example/task-force-plan.ts'
import { lintPlan, type PlanRule, type PlanText, wholePlan } from './lint-plan.ts'

test("the Task Force's plan contradicts itself in three places, and only there", () => {
  const findings = lintPlan(taskForcePlan)
  assert.deepEqual(
    findings.map(({ sections, words }) => [sections, words]),
    [
      [
        ['4', '8'],
        'The options report is due on 23 January 2013 (section 4), but the stage that makes it, report, ends on 25 January 2013 (section 8).',
      ],
      [
        ['6', '8'],
        'The agreed scope is due on 20 December 2012 (section 6), but the stage that makes it, research and data collection, ends on 4 January 2013 (section 8).',
      ],
      [
        ['3', '11', '8'],
        'The whole plan takes 2 months (section 3), 9 weeks (section 11) and 9 weeks (section 8).',
      ],
    ],
  )
})

test('put right in those three places, it gives no finding', () => {
  const put: PlanText = {
    ...taskForcePlan,
    deadlines: [
      { of: 'the options report', section: '4', due: '2013-01-25' },
      { of: 'the agreed scope', section: '6', due: '2013-01-04' },
    ],
    durations: taskForcePlan.durations.map(d => ({ ...d, count: 9, unit: 'weeks' as const })),
  }
  assert.deepEqual(lintPlan(put), [])
})

const day = (start: number, days: number) =>
  new Date(start + days * 86_400_000).toISOString().slice(0, 10)

type Stage = PlanText['stages'][number]

/** Plans that agree with themselves: stages one after another, things due once they are made. */
const consistent = fc
  .record({
    begins: fc.integer({ min: 0, max: 3000 }),
    lengths: fc.array(fc.record({ weeks: fc.integer({ min: 1, max: 5 }), grace: fc.nat(6) }), {
      minLength: 2,
      maxLength: 6,
    }),
    links: fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 4 }),
  })
  .map(({ begins, lengths, links }): PlanText => {
    const start = Date.UTC(2010, 0, 4) + begins * 86_400_000
    let week = 0
    const stages = lengths.map(({ weeks }, n) => {
      const from = week + 1
      week += weeks
      return {
        id: `s${n}`,
        name: `stage ${n}`,
        section: `3.${n}`,
        from,
        to: week,
        milestone: day(start, week * 7 - 3),
        makes: [`thing ${n}`],
      }
    })
    const last = stages.length - 1
    return {
      title: 'Generated',
      stages,
      deadlines: lengths.flatMap(({ grace }, n) => {
        const deadline = {
          of: `thing ${n}`,
          section: '4',
          due: day(start, stages[n]!.to * 7 - 3 + grace),
        }
        return [deadline, { ...deadline, section: '5' }]
      }),
      durations: [
        { of: wholePlan, section: '1', count: week, unit: 'weeks' },
        { of: wholePlan, section: '2', count: week * 7, unit: 'days' },
      ],
      dependencies: links
        .filter(([a, b]) => a < b && b <= last)
        .map(([a, b]) => ({ before: `s${a}`, after: `s${b}`, section: '6' })),
      starts: day(start, 0),
      ends: day(start, week * 7 + 6),
    }
  })

const runs = { seed: 2012, numRuns: 150 }

test('plans that agree with themselves give no finding', () => {
  fc.assert(
    fc.property(consistent, plan => assert.deepEqual(lintPlan(plan), [])),
    runs,
  )
})

const shift = (of: string, days: number) => day(Date.parse(`${of}T00:00:00Z`), days)
const from = (plan: PlanText, second: Partial<Stage>): PlanText => {
  return { ...plan, stages: plan.stages.map((s, n) => (n === 1 ? { ...s, ...second } : s)) }
}

/** One fault each, planted into a plan that had none. */
const faults: Record<PlanRule, (plan: PlanText) => PlanText> = {
  'two-dates': plan => ({
    ...plan,
    deadlines: [
      ...plan.deadlines,
      { ...plan.deadlines[0]!, due: shift(plan.deadlines[0]!.due, 1) },
    ],
    ends: shift(plan.ends!, 1),
  }),
  'due-before-made': plan => ({
    ...plan,
    deadlines: plan.deadlines.map(deadline =>
      deadline.of === 'thing 0'
        ? { ...deadline, due: shift(plan.stages[0]!.milestone!, -1) }
        : deadline,
    ),
  }),
  'two-durations': plan => ({
    ...plan,
    durations: [
      ...plan.durations,
      { ...plan.durations[0]!, section: '9', count: plan.durations[0]!.count + 1 },
    ],
  }),
  'ends-after-successor-begins': plan => ({
    ...plan,
    dependencies: [{ before: 's1', after: 's0', section: '9' }],
  }),
  'outside-plan': plan => ({
    ...plan,
    deadlines: [...plan.deadlines, { of: 'the party', section: '9', due: shift(plan.ends!, 1) }],
  }),
  'weeks-overlap': plan => ({
    ...from(plan, { from: plan.stages[1]!.from - 1 }),
    dependencies: [],
  }),
  'weeks-missing': plan => {
    const moved = plan.stages.map((stage, n) =>
      n === 0 ? stage : { ...stage, from: stage.from + 1, to: stage.to + 1 },
    )
    const durations = plan.durations.filter(({ unit }) => unit === 'weeks')
    return { ...plan, stages: moved, durations: durations.map(d => ({ ...d, count: d.count + 1 })) }
  },
  'milestones-out-of-order': plan => ({
    ...from(plan, { milestone: shift(plan.stages[0]!.milestone!, -1) }),
    deadlines: [],
  }),
}

for (const [rule, plant] of Object.entries(faults)) {
  test(`a planted fault gives exactly it: ${rule}`, () => {
    fc.assert(
      fc.property(consistent, plan => {
        assert.deepEqual(
          lintPlan(plant(plan)).map(finding => finding.rule),
          [rule],
        )
      }),
      runs,
    )
  })
}

test('a duration in months is no contradiction of weeks or days that it can mean', () => {
  const said = (count: number, unit: 'days' | 'weeks') =>
    lintPlan({
      title: 'Months',
      stages: [],
      deadlines: [],
      durations: [
        { of: 'the trial', section: '1', count: 2, unit: 'months' },
        { of: 'the trial', section: '2', count, unit },
      ],
    }).length
  assert.deepEqual(
    [58, 59, 62, 63].map(days => said(days, 'days')),
    [1, 0, 0, 1],
  )
  assert.deepEqual(
    [8, 9].map(weeks => said(weeks, 'weeks')),
    [1, 1],
  )
})
