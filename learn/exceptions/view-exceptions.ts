import { type ClockView, clockKinds, findMissedClocks } from '@bluelamp/memory'
import { type Context, defineVerb } from '@bluelamp/platform'
import { sql } from 'kysely'

export type ExceptionsQuestion = { forceId: string; districtCode?: string | undefined; since: Date }

export type MissedClock = ClockView & {
  words: string
  rule: string
  areaName: string | null
  minutesLate: number
}

/**
 * Every clock that ran out before what was owed was done: a supervisor looks here instead of checking
 * everything.
 */
export const viewExceptions = defineVerb({
  name: 'learn.view-exceptions',
  operation: 'consult',
  resource: (_context, { forceId, districtCode }: ExceptionsQuestion) => ({
    type: 'Place',
    id: districtCode ?? forceId,
    attributes: { forceId, ...(districtCode && { area: districtCode }) },
  }),
  run: async (context, question): Promise<MissedClock[]> => {
    const areas = await areaNames(context, question)
    const missed = await findMissedClocks(context, question.forceId, question.since)
    return missed
      .filter(
        clock => question.districtCode === undefined || areas.has(clock.areaCode ?? 'nowhere'),
      )
      .map(clock => ({
        ...clock,
        ...wordsOf(clock),
        areaName: clock.areaCode ? (areas.get(clock.areaCode) ?? null) : null,
        minutesLate: minutesLate(clock, context.now),
      }))
  },
  about: (missed, { districtCode }) => ({
    subjects: missed.slice(0, 100).map(clock => clock.about),
    detail: { missed: missed.length, district: districtCode ?? 'all' },
  }),
})

const wordsOf = ({ kind }: ClockView) => ({
  words: clockKinds[kind].words,
  rule: clockKinds[kind].rule,
})

const minutesLate = ({ dueAt, stoppedAt }: ClockView, now: Date) =>
  Math.floor(((stoppedAt ?? now).getTime() - dueAt.getTime()) / 60_000)

/** Names of the areas asked about: a whole force's, or a district with all that lies in it. */
async function areaNames(
  { db }: Context,
  { forceId, districtCode }: ExceptionsQuestion,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    with recursive within as (
      select code, name from memory.area
      where force_id = ${forceId}
        and (${districtCode ?? null}::text is null or code = ${districtCode ?? null})
      union
      select a.code, a.name from memory.area a join within w on a.parent_code = w.code
    )
    select code, name from within`.execute(db)
  return new Map(rows.map(row => [row.code, row.name]))
}
