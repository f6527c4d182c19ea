import { readForcePolicy } from '@bluelamp/memory'
import { type Actor, type Db, enforce } from '@bluelamp/platform'
import { allowEverything } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import type { Urls } from '../../platform/postgres/roles.ts'
import { machineMs, seeded } from '../bench.ts'
import { clerk } from './askers.ts'
import { type Answer, ask, type Sayings, touched } from './compare.ts'
import { difference } from './difference.ts'
import { makeQuestions, type Question, readGround, type Surface, surfaces } from './questions.ts'
import {
  type Copy,
  copyWithout,
  hiddenFrom,
  openWorld,
  removeRecords,
  tidy,
  type World,
} from './worlds.ts'

export type Leak = { asker: string; question: string; given: string; without: string }

/** One question of one person about one surface that at least one hidden record would have changed. */
export type Wait = { surface: Surface; present: number; absent: number; hidden: number }

export type Tally = {
  /** Questions put, one by each who may put it. */
  asked: number
  /** Hidden records that would have changed the answer, one for each question and person. */
  triples: number
  /** Questions that at least one hidden record would have changed. */
  touching: number
  /** Of those: what a reader that shows everything would have been caught at. */
  caught: number
}

export type Hunted = {
  records: number
  /** Of how many records each person sees nothing. */
  hidden: ReadonlyMap<string, number>
  tally: Readonly<Record<Surface, Tally>>
  leaks: readonly Leak[]
  waits: readonly Wait[]
  /** Of triples drawn by lot: how many, and in how many that one record, shown alone, changed the answer. */
  drawn: number
  changed: number
}

export type Hunt = {
  urls: Urls
  askers: readonly Actor[]
  /** Asks until so many triples are there, those left out of which one record alone would not show. */
  triples: number
  /** Stops then, whatever it has. */
  longestMs?: number | undefined
  /** How many triples are drawn to be tried alone. */
  draws: number
  seed: number
  say: (line: string) => void
}

type Seat = { actor: Actor; hidden: ReadonlySet<string>; without: Copy }
type Triple = { seat: Seat; question: Question; record: string; without: string }

const mostLeaks = 20

/**
 * Puts the same questions to a world with everything in it and to copies from which all that is hidden from one person
 * is gone: what he gets must be the same to the last letter.
 */
export async function huntLeaks({
  urls,
  askers,
  triples,
  draws,
  seed,
  say,
  longestMs = Number.POSITIVE_INFINITY,
}: Hunt): Promise<Hunted> {
  const policy = readForcePolicy()
  enforce(policy)
  const seats = await takeSeats(urls, askers, say)
  // All ask at once: between two answers of one the other cores would be idle.
  const world = openWorld(urls, seats.length)
  const tally = Object.fromEntries(
    surfaces.map(surface => [surface, { asked: 0, triples: 0, touching: 0, caught: 0 }]),
  ) as Record<Surface, Tally>
  const leaks: Leak[] = []
  const waits: Wait[] = []
  const chance = seeded(seed)
  const drawn: Triple[] = []
  let all = 0
  let enough = triples
  let changed = 0
  let tried = 0
  const until = machineMs() + longestMs
  try {
    const sayings = await readSayings(world.owner)
    for (const question of makeQuestions(await readGround(world.owner), seed)) {
      const late = machineMs() > until
      if ((all >= enough || late) && tried === 0) {
        say(`${all} triples; ${drawn.length} of them one by one`)
        tried = drawn.length
        changed = await tryAlone(world.owner, drawn, policy)
        enough = Math.min(triples * 3, Math.ceil((triples * tried) / Math.max(1, changed)))
      }
      if (all >= enough || late || leaks.length >= mostLeaks) break
      allowEverything()
      const seen = await ask(world, clerk(), question)
      const { askWhole } = question
      const behind = askWhole ? await ask(world, clerk(), { ...question, ask: askWhole }) : seen
      enforce(policy)
      const counts = tally[question.surface]
      const answers = await Promise.all(
        seats.map((seat, at) => askBoth(world, seat, question, (counts.asked + at) % 2 === 0)),
      )
      for (const [at, seat] of seats.entries()) {
        const [given, without] = answers[at]!
        if (given.refused && without.refused) continue
        counts.asked++
        if (given.text !== without.text) {
          leaks.push({
            asker: seat.actor.id,
            question: question.key,
            ...difference(given.text, without.text),
          })
        }
        const records = touched(question.surface, behind.text, without.text, seat.hidden, sayings)
        if (records.length === 0) continue
        counts.touching++
        counts.caught += Number(seen.text !== without.text)
        counts.triples += records.length
        const before = Math.floor(all / 20_000)
        all += records.length
        if (Math.floor(all / 20_000) > before) say(`${all} triples`)
        waits.push({
          surface: question.surface,
          present: given.ms,
          absent: without.ms,
          hidden: records.length,
        })
        keepSome(drawn, draws, waits.length, chance, () => {
          const record = records[Math.floor(records.length * chance())]!
          return { seat, question, record, without: without.text }
        })
      }
    }
    return {
      records: sayings.records.size,
      hidden: new Map(seats.map(({ actor, hidden }) => [actor.id, hidden.size])),
      tally,
      leaks,
      waits,
      drawn: tried,
      changed,
    }
  } finally {
    enforce(policy)
    await world.close()
    for (const { without } of seats) await without.drop()
  }
}

/** For each person, the world as it would be if nothing were hidden from him because it was never there. */
async function takeSeats(
  urls: Urls,
  askers: readonly Actor[],
  say: (line: string) => void,
): Promise<Seat[]> {
  const world = openWorld(urls)
  await tidy(world.owner)
  const hidden = new Map<string, string[]>()
  for (const actor of askers) hidden.set(actor.id, await hiddenFrom(world.owner, actor))
  await world.close()
  const seats: Seat[] = []
  for (const actor of askers) {
    const gone = hidden.get(actor.id)!
    const without = await copyWithout(urls, `without_${actor.id}`, gone)
    seats.push({ actor, hidden: new Set(gone), without })
    say(`${actor.id}: ${gone.length} records hidden`)
  }
  return seats
}

/** In turn the one first and the other, so that neither is always the warmer. */
async function askBoth(
  world: World,
  { actor, without }: Seat,
  question: Question,
  wholeFirst: boolean,
): Promise<[Answer, Answer]> {
  if (wholeFirst) {
    const given = await ask(world, actor, question)
    return [given, await ask(without, actor, question)]
  }
  const bare = await ask(without, actor, question)
  return [await ask(world, actor, question), bare]
}

async function readSayings(owner: Db): Promise<Sayings> {
  const gather = async (query: ReturnType<typeof sql<{ of: string; records: string[] }>>) =>
    new Map((await query.execute(owner)).rows.map(row => [row.of, row.records]))
  const records = await sql<{ id: string }>`select id from memory.record`.execute(owner)
  return {
    speakOf: await gather(sql`select entity_id as of, array_agg(distinct record_id::text) as records
      from memory.current_link group by 1`),
    bearName:
      await gather(sql`select lower(value) as of, array_agg(distinct record_id::text) as records
      from memory.detail where name in ('name', 'alias') group by 1`),
    records: new Set(records.rows.map(row => row.id)),
  }
}

/** Reservoir sampling: each is as likely to be kept as any other. */
function keepSome<T>(kept: T[], most: number, seen: number, chance: () => number, make: () => T) {
  if (kept.length < most) {
    kept.push(make())
    return
  }
  const at = Math.floor(seen * chance())
  if (at < most) kept[at] = make()
}

/**
 * Is a triple one? Everything hidden is taken out but the one record, which is then shown: does the answer change? It
 * is put back after.
 */
async function tryAlone(
  owner: Db,
  triples: readonly Triple[],
  policy: ReturnType<typeof readForcePolicy>,
): Promise<number> {
  const undo = new Error('undo')
  let changed = 0
  for (const { seat, question, record, without } of triples) {
    const others = [...seat.hidden].filter(id => id !== record)
    await owner
      .transaction()
      .execute(async db => {
        await removeRecords(db, others)
        allowEverything()
        const alone = await ask({ db }, seat.actor, question)
        changed += Number(alone.text !== without)
        throw undo
      })
      .catch(error => {
        if (error !== undo) throw error
      })
  }
  enforce(policy)
  return changed
}
