import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isWorkingDay, londonDate } from '../clocks/working-days.ts'
import { addDays, addMonths, daysBetween } from '../retention/calendar-dates.ts'
import { mayStep, type Step, type StepKind, stateOf } from './subject-request.ts'

const at = (text: string) => new Date(text)
const step = (kind: StepKind, when: string): Step => ({ kind, at: at(when), reason: 'r', by: 'b' })
const dueDay = (received: string, steps: Step[] = []) => {
  const { due } = stateOf(at(received), steps)
  return due && londonDate(due)
}

test('a month is a calendar month, to the end of the day in London', () => {
  assert.equal(dueDay('2026-09-03T09:00:00Z'), '2026-10-05', 'the 3rd of October is a Saturday')
  assert.equal(
    dueDay('2026-01-31T09:00:00Z'),
    '2026-03-02',
    'February has no 31st, the 28th is a Saturday',
  )
  assert.equal(
    dueDay('2026-11-25T09:00:00Z'),
    '2026-12-29',
    'Christmas, Saturday, Sunday, Boxing Day in lieu',
  )
  assert.equal(
    dueDay('2026-07-15T23:30:00Z'),
    '2026-08-17',
    'half past midnight of the 16th in London; the 16th is a Sunday',
  )
  assert.equal(
    stateOf(at('2026-09-03T09:00:00Z'), []).due?.toISOString(),
    '2026-10-05T22:59:59.999Z',
  )
})

test('while the clock is stopped nothing is due, and each day of it is given back', () => {
  const paused = [step('paused', '2026-09-10T12:00:00Z')]
  assert.equal(dueDay('2026-09-03T09:00:00Z', paused), undefined)
  const resumed = [...paused, step('resumed', '2026-09-20T08:00:00Z')]
  assert.equal(dueDay('2026-09-03T09:00:00Z', resumed), '2026-10-13', '3 October and ten days')
  assert.equal(
    dueDay('2026-09-03T09:00:00Z', [...resumed, step('extended', '2026-09-21T08:00:00Z')]),
    '2026-12-14',
  )
  assert.equal(
    dueDay('2026-09-03T09:00:00Z', [...resumed, step('answered', '2026-09-21T08:00:00Z')]),
    undefined,
  )
})

const moments = fc.date({ min: at('2024-01-01'), max: at('2027-06-01'), noInvalidDate: true })

test('the day that is due is a working day, never before the month is over, and later by no less than the pauses', () => {
  fc.assert(
    fc.property(
      moments,
      fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 6 }),
      fc.boolean(),
      (received, gaps, extended) => {
        let time = received.getTime()
        const steps = gaps.map((gap, n): Step => {
          time += gap * 86_400_000
          return {
            kind: n % 2 === 0 ? 'paused' : 'resumed',
            at: new Date(time),
            reason: '',
            by: '',
          }
        })
        if (extended) steps.push({ kind: 'extended', at: received, reason: '', by: '' })
        const state = stateOf(received, steps)
        if (gaps.length % 2 === 1) {
          assert.equal(state.status, 'paused')
          assert.equal(state.due, undefined)
          return
        }
        const day = londonDate(state.due!)
        const month = addMonths(londonDate(received), extended ? 3 : 1)
        assert.ok(isWorkingDay(day))
        assert.ok(day >= addDays(month, state.pausedDays))
        // Not put off by more than the longest run of closed days.
        assert.ok(daysBetween(addDays(month, state.pausedDays), day) <= 5)
        const whole = gaps.filter((_, n) => n % 2 === 1).reduce((sum, gap) => sum + gap, 0)
        assert.ok(
          Math.abs(state.pausedDays - whole) <= gaps.length,
          'but for the hour of the clock change',
        )
        assert.ok(state.due! > received)
      },
    ),
    { seed: 1829, numRuns: 2000 },
  )
})

test('whatever order steps are told in, the state is the same; a later step never comes before its turn', () => {
  const kinds: StepKind[] = ['paused', 'resumed', 'extended', 'answered', 'refused']
  fc.assert(
    fc.property(
      moments,
      fc.array(fc.constantFrom(...kinds), { maxLength: 8 }),
      (received, wanted) => {
        const steps: Step[] = []
        for (const [n, kind] of wanted.entries()) {
          if (!mayStep(stateOf(received, steps), kind)) continue
          steps.push({
            kind,
            at: new Date(received.getTime() + (n + 1) * 3_600_000),
            reason: '',
            by: '',
          })
        }
        const ends = steps.filter(each => each.kind === 'answered' || each.kind === 'refused')
        assert.ok(ends.length <= 1 && (ends.length === 0 || steps.at(-1) === ends[0]))
        assert.ok(steps.filter(each => each.kind === 'extended').length <= 1)
        assert.deepEqual(stateOf(received, [...steps].reverse()), stateOf(received, steps))
      },
    ),
    { seed: 1829, numRuns: 1000 },
  )
})
