import { HOUR, MINUTE } from './calendar.ts'
import type { DemandType } from './demand-table.ts'
import type { Stream } from './random.ts'
import type { Channel, Grade, IncidentRow, IncidentTimes } from './rows.ts'

export const SECOND = 1000
/** Seconds to answer: median, spread, and the share who give up. */
export const ANSWER: Record<Channel, readonly [number, number, number]> = {
  '999': [4, 0.75, 0.012],
  '101': [62, 1.15, 0.085],
  online: [1500, 1, 0],
  'live chat': [45, 0.9, 0.04],
  'front counter': [420, 0.8, 0],
  officer: [8, 0.6, 0],
  partner: [20, 0.8, 0],
  alarm: [6, 0.6, 0],
}
/** Minutes from grading to the first resource assigned: median and spread. */
const ASSIGN: Record<Grade, readonly [number, number]> = {
  P1: [1.6, 0.8],
  P2: [14, 1.05],
  P3: [420, 0.9],
  P4: [1500, 0.5],
  P5: [0, 0],
}
const SPEED: Record<Grade, number> = { P1: 50, P2: 36, P3: 28, P4: 28, P5: 28 }

/** The times t0 to t8 of an incident. Those that fall after the end of the history are open. */
export function responseTimes(
  stream: Stream,
  at: { t0: number; wait: number; grade: Grade; reach: number; until: number },
  type: DemandType,
): IncidentTimes {
  const { t0, wait, grade, reach, until } = at
  const t1 = t0 + wait
  const t2 = t1 + Math.round(stream.lognormal(75, 0.5) * SECOND)
  const t3 = t2 + Math.round(stream.lognormal(50, 0.7) * SECOND)
  const [median, spread] = ASSIGN[grade]
  let t4: number | null = null
  let t5: number | null = null
  let t6: number | null = null
  let t7: number | null = null
  let done = t3 + Math.round(stream.lognormal(55, 1.1) * MINUTE)
  if (grade !== 'P5') {
    t4 = t3 + Math.round(stream.lognormal(median, spread) * MINUTE)
    t5 = t4 + Math.round(stream.lognormal(40, 0.7) * SECOND)
    t6 = t5 + Math.round((stream.lognormal(reach, 0.55) / SPEED[grade]) * HOUR)
    t7 = t6 + Math.round(stream.lognormal(Math.max(8, type.sceneMinutes), 0.6) * MINUTE)
    done = t7 + Math.round(stream.lognormal(25, 1.4) * MINUTE)
  }
  const upTo = (t: number | null) => (t === null ? null : notAfter(t, until))
  return {
    t0Received: t0,
    t1Answered: t1,
    t2Created: t2,
    t3Graded: upTo(t3),
    t4Assigned: upTo(t4),
    t5EnRoute: upTo(t5),
    t6AtScene: upTo(t6),
    t7LastClear: upTo(t7),
    t8Closed: upTo(done),
  }
}

export function notAfter(at: number, until: number): number | null {
  return at < until ? at : null
}

/** A log in fourteen is graded again, up or down. */
export function regradesOf(
  from: Stream,
  grade: Grade,
  gradedAt: number | null,
  until: number,
): IncidentRow['regrades'] {
  if (gradedAt === null || grade === 'P5' || !from.chance(0.07)) return []
  const up = grade !== 'P1' && from.chance(0.4)
  const to = ({ P1: 'P2', P2: up ? 'P1' : 'P3', P3: 'P2', P4: 'P2', P5: 'P5' } as const)[grade]
  const reason = to < grade ? 'New information raises the risk.' : 'Risk is lower than first told.'
  const at = gradedAt + Math.round(from.exponential(9) * MINUTE)
  return at < until ? [{ at, from: grade, to, reason }] : []
}
