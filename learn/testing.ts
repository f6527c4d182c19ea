import {
  addEntity,
  type ClockKind,
  clockKinds,
  dueAt,
  startClock,
  stopClock,
} from '@bluelamp/memory'
import type { Context, Tx } from '@bluelamp/platform'
import { openTestHouse, type TestHouse } from '@bluelamp/platform/testing'
import fc from 'fast-check'
import { sql } from 'kysely'

export const forceId = 'testford'
export const areas = ['N1', 'N2', 'N3', 'N4'] as const
export const districtOf: Readonly<Record<string, string>> = {
  N1: 'D1',
  N2: 'D1',
  N3: 'D2',
  N4: 'D2',
  B1: 'D2',
  D1: 'D1',
}

/** Two districts of two neighbourhoods, a beat, and a neighbourhood of another force. */
export async function openLearnHouse(name: string): Promise<TestHouse> {
  const house = await openTestHouse(name)
  const rows: [string, string, string | null, string][] = [
    ['D1', 'district', null, forceId],
    ['D2', 'district', null, forceId],
    ['X1', 'district', null, 'elsewhere'],
    ['N1', 'neighbourhood', 'D1', forceId],
    ['N2', 'neighbourhood', 'D1', forceId],
    ['N3', 'neighbourhood', 'D2', forceId],
    ['N4', 'neighbourhood', 'D2', forceId],
    ['B1', 'beat', 'N4', forceId],
    ['X2', 'neighbourhood', 'X1', 'elsewhere'],
  ]
  for (const [code, kind, parent, force] of rows) {
    await sql`
      insert into memory.area (code, kind, name, parent_code, force_id, population, centre, valid_from)
      values (${code}, ${kind}, ${`${code} name`}, ${parent}, ${force}, 1000, '(0,0)', '2020-01-01')
    `.execute(house.owner)
  }
  return house
}

/** What a clock was made with: what the oracles read. */
export type MadeClock = {
  about: string
  kind: ClockKind
  forceId: string
  areaCode: string | null
  startedAt: Date
  dueAt: Date
  stoppedAt: Date | null
  outcome: 'met' | 'not-needed' | null
}

const begin = Date.parse('2026-09-01T00:00:00Z')

/** What is owed within weeks: a clock of years tells nothing in a season of drawn ones. */
export const drawnKinds = (Object.keys(clockKinds) as ClockKind[]).filter(
  kind => dueAt(kind, new Date(begin)).getTime() - begin < 14 * 86_400_000,
)

/** Clocks of every such kind, met, late, open and not needed, in every area and in none; from a seed. */
export function drawClocks(count: number): Omit<MadeClock, 'about'>[] {
  const place = fc.constantFrom<[string, string | null]>(
    ...[...areas, ...areas, null, 'B1', 'D1', 'N9'].map((area): [string, string | null] => [
      forceId,
      area,
    ]),
    ['elsewhere', 'X2'],
    ['elsewhere', null],
  )
  const drawn = fc.record({
    kind: fc.constantFrom(...drawnKinds),
    place,
    startedAt: fc.integer({ min: 0, max: 80 * 1440 }).map(n => new Date(begin + n * 60_000)),
    // As a share of the time allowed: early, just in time, late, very late; none is never stopped.
    share: fc.option(fc.constantFrom(0.1, 0.5, 0.9, 1, 1.001, 1.5, 4), { freq: 4 }),
    outcome: fc.constantFrom('met' as const, 'met' as const, 'met' as const, 'not-needed' as const),
  })
  return fc.sample(drawn, { seed: 20261122, numRuns: count }).map(clock => {
    const due = dueAt(clock.kind, clock.startedAt)
    const span = due.getTime() - clock.startedAt.getTime()
    const stopped = clock.share !== null
    return {
      kind: clock.kind,
      forceId: clock.place[0],
      areaCode: clock.place[1],
      startedAt: clock.startedAt,
      dueAt: due,
      stoppedAt: stopped
        ? new Date(clock.startedAt.getTime() + Math.round(span * (clock.share ?? 0)))
        : null,
      outcome: stopped ? clock.outcome : null,
    }
  })
}

/** Puts them in place by the doors of memory, as the pillars do. */
export async function keepClocks(
  context: Context,
  drawn: readonly Omit<MadeClock, 'about'>[],
): Promise<MadeClock[]> {
  return context.db.transaction().execute(async db => {
    const made: MadeClock[] = []
    for (const clock of drawn) {
      const at = (now: Date): Context<Tx> => ({ ...context, db, now })
      const about = await addEntity(at(clock.startedAt), clock.forceId, 'event', 'contact')
      const { kind, areaCode, startedAt } = clock
      await startClock(at(startedAt), { kind, about, owner: 'someone', areaCode, startedAt })
      if (clock.stoppedAt && clock.outcome) {
        await stopClock(at(clock.stoppedAt), kind, about, { outcome: clock.outcome })
      }
      made.push({ ...clock, about })
    }
    return made
  })
}
