import { type Context, defineVerb } from '@bluelamp/platform'
import { sql } from 'kysely'

export type MeasuresQuestion = { forceId: string; from: Date; to: Date }

export type ClockMeasure = {
  kind: string
  started: number
  met: number
  missed: number
  running: number
  /** What was owed fell away, as when a grade was changed: neither kept nor missed. */
  notNeeded: number
  /** Minutes from start to when it was done: the median, because a few very late ones would bend a mean. */
  medianMinutes: number | null
  ninetiethMinutes: number | null
}

/** How the force kept its times, by kind of promise. */
export const viewMeasures = defineVerb({
  name: 'learn.view-measures',
  operation: 'none',
  resource: (_context, { forceId }: MeasuresQuestion) => ({
    type: 'Place',
    id: forceId,
    attributes: { forceId },
  }),
  run: measureClocks,
  about: () => ({}),
})

export async function measureClocks(
  { db, now }: Context,
  { forceId, from, to }: MeasuresQuestion,
): Promise<ClockMeasure[]> {
  const { rows } = await sql<ClockMeasure>`
    select c.kind, count(*)::int as started,
      count(*) filter (where s.outcome = 'met' and s.stopped_at <= c.due_at)::int as met,
      count(*) filter (where s.outcome = 'met' and s.stopped_at > c.due_at
        or s.clock_id is null and c.due_at < ${now})::int as missed,
      count(*) filter (where s.clock_id is null and c.due_at >= ${now})::int as running,
      count(*) filter (where s.outcome = 'not-needed')::int as "notNeeded",
      round((percentile_cont(0.5) within group (
        order by extract(epoch from s.stopped_at - c.started_at))
        filter (where s.outcome = 'met') / 60)::numeric, 1)::float as "medianMinutes",
      round((percentile_cont(0.9) within group (
        order by extract(epoch from s.stopped_at - c.started_at))
        filter (where s.outcome = 'met') / 60)::numeric, 1)::float as "ninetiethMinutes"
    from memory.clock c
    join memory.entity e on e.id = c.about and e.force_id = ${forceId}
    left join memory.clock_stop s on s.clock_id = c.id
    where c.started_at >= ${from} and c.started_at < ${to}
    group by c.kind order by c.kind`.execute(db)
  return rows
}
