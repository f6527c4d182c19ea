import { type Context, newId, type Tx } from '@bluelamp/platform'
import { type ClockKind, clockKinds, dueAt } from './clock-kinds.ts'

export type NewClock = {
  kind: ClockKind
  about: string
  owner: string
  areaCode?: string | null | undefined
  startedAt: Date
  /** Where the kind's own rule does not tell it: what was left of a clock that was paused, say. */
  dueAt?: Date | undefined
  rule?: string | undefined
}

/** Starts what is owed. Starting the same clock twice keeps the first. */
export async function startClock({ db, now }: Context<Tx>, clock: NewClock): Promise<void> {
  await db
    .insertInto('memory.clock')
    .values({
      id: newId(now),
      kind: clock.kind,
      about: clock.about,
      owner: clock.owner,
      area_code: clock.areaCode ?? null,
      started_at: clock.startedAt,
      due_at: clock.dueAt ?? dueAt(clock.kind, clock.startedAt),
      rule: clock.rule ?? clockKinds[clock.kind].rule,
    })
    .onConflict(conflict => conflict.constraint('clock_one_per_start').doNothing())
    .execute()
}

/** Stops every running clock of this kind about this; stopping what is stopped changes nothing. */
export async function stopClock(
  { db, actor, now }: Context<Tx>,
  kind: ClockKind,
  about: string,
  stop: { at?: Date; outcome?: 'met' | 'not-needed'; reason?: string } = {},
): Promise<void> {
  await db
    .insertInto('memory.clock_stop')
    .columns(['clock_id', 'stopped_at', 'outcome', 'stopped_by', 'reason'])
    .expression(eb =>
      eb
        .selectFrom('memory.clock')
        .where('kind', '=', kind)
        .where('about', '=', about)
        .select(({ val }) => [
          'id',
          val(stop.at ?? now).as('stopped_at'),
          val(stop.outcome ?? 'met').as('outcome'),
          val(actor.id).as('stopped_by'),
          val(stop.reason ?? null).as('reason'),
        ]),
    )
    .onConflict(conflict => conflict.column('clock_id').doNothing())
    .execute()
}

export type ClockView = {
  id: string
  kind: ClockKind
  about: string
  owner: string
  areaCode: string | null
  startedAt: Date
  dueAt: Date
  stoppedAt: Date | null
  outcome: string | null
}

const clocks = ({ db }: Context) =>
  db
    .selectFrom('memory.clock as c')
    .leftJoin('memory.clock_stop as s', 's.clock_id', 'c.id')
    .select([
      'c.id',
      'c.kind',
      'c.about',
      'c.owner',
      'c.area_code as areaCode',
      'c.started_at as startedAt',
      'c.due_at as dueAt',
      's.stopped_at as stoppedAt',
      's.outcome',
    ])

export async function findClocksAbout(context: Context, about: readonly string[]) {
  if (about.length === 0) return []
  const rows = await clocks(context).where('c.about', 'in', about).orderBy('c.due_at').execute()
  return rows as ClockView[]
}

/** Every clock of a force that ran out before it was stopped, or is still running past its time. */
export async function findMissedClocks(
  context: Context,
  forceId: string,
  since: Date,
): Promise<ClockView[]> {
  const rows = await clocks(context)
    // Not every clock is placed, so whose it is is told by what it is about.
    .innerJoin('memory.entity as e', 'e.id', 'c.about')
    .where('e.force_id', '=', forceId)
    .where('c.due_at', '>=', since)
    .where('c.due_at', '<', context.now)
    .where(({ eb, or }) =>
      or([
        eb('s.clock_id', 'is', null),
        eb.and([eb('s.outcome', '=', 'met'), eb('s.stopped_at', '>', eb.ref('c.due_at'))]),
      ]),
    )
    .orderBy('c.due_at', 'desc')
    .execute()
  return rows as ClockView[]
}
