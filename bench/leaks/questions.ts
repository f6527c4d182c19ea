import {
  findEarlierContacts,
  findLikenesses,
  findPath,
  findReviewsDue,
  readEntity,
  readRecord,
  reviewPerson,
  type SearchFilters,
  type SearchInput,
  search,
  suggest,
  type TieKind,
  tieKinds,
  viewNetwork,
} from '@bluelamp/memory'
import type { Context, Db } from '@bluelamp/platform'
import { sql } from 'kysely'
import { streamOf } from '../../database/invented-force/random.ts'
import { type Chance, chanceFrom } from '../../memory/linking/person-model/invented-people.ts'
import { mistype } from '../people/errors.ts'
import { today } from './world.ts'

export const surfaces = [
  'search',
  'suggest',
  'entity',
  'record',
  'earlier',
  'network',
  'path',
  'queue',
  'review',
] as const
export type Surface = (typeof surfaces)[number]

export type Question = {
  surface: Surface
  /** The whole of what is asked, so that no question is counted twice. */
  key: string
  ask: (context: Context) => Promise<unknown>
}

/** What is in the world, hidden or not: whoever guesses right must learn nothing by it. */
export type Ground = {
  names: string[]
  words: string[]
  values: string[]
  postcodes: string[]
  records: string[]
  entities: string[]
  people: string[]
}

export async function readGround(owner: Db): Promise<Ground> {
  const list = async (query: ReturnType<typeof sql<{ value: string }>>) =>
    (await query.execute(owner)).rows.map(row => row.value)
  const details = (...names: string[]) =>
    list(sql`select distinct value from memory.detail where name = any (${names}) order by value`)
  return {
    names: await details('name'),
    words: await list(sql`select distinct w as value from memory.record r,
      regexp_split_to_table(r.body ->> 'summary', ' ') w where length(w) > 2 order by value`),
    values: await details('phone', 'email', 'date-of-birth', 'registration', 'pnc-id', 'postcode'),
    postcodes: await list(
      sql`select distinct postcode as value from memory.address order by value`,
    ),
    records: await list(sql`select id as value from memory.record order by id`),
    // Those whom most records speak of come first.
    entities: await list(
      sql`select entity_id as value from memory.current_link group by 1 order by count(*) desc, 1`,
    ),
    people: await list(sql`select l.entity_id as value from memory.current_link l
      join memory.entity e on e.id = l.entity_id and e.kind = 'person'
      group by 1 order by count(*) desc, 1`),
  }
}

/** Of a hundred questions so many are of each kind. */
const shares: Readonly<Record<Surface, number>> = {
  search: 42,
  suggest: 6,
  entity: 9,
  record: 5,
  earlier: 9,
  network: 15,
  path: 8,
  queue: 4,
  review: 2,
}

/** Questions without end, no two the same. */
export function* makeQuestions(ground: Ground, seed: number): Generator<Question> {
  const chance = chanceFrom(seed)
  const makers = openMakers(ground, chance, seed)
  const asked = new Set<string>()
  const deck = surfaces.flatMap(surface => Array<Surface>(shares[surface]).fill(surface))
  for (;;) {
    const surface = deck[Math.floor(chance() * deck.length)]!
    const question = makers[surface]()
    if (asked.has(question.key)) continue
    asked.add(question.key)
    yield question
  }
}

function openMakers(ground: Ground, chance: Chance, seed: number): Record<Surface, () => Question> {
  const stream = streamOf(seed, 'leaks')
  const pick = <T>(list: readonly T[]): T => list[Math.floor(list.length * chance())]!
  const often = <T>(list: readonly T[]): T => list[Math.floor(list.length * chance() ** 2)]!
  const make = <I>(
    surface: Surface,
    input: I,
    ask: (context: Context, input: I) => unknown,
  ): Question => ({
    surface,
    key: `${surface} ${JSON.stringify(input)}`,
    ask: async context => ask(context, input),
  })
  const nameWord = () => {
    const word =
      pick(
        pick(ground.names)
          .split(/[ ,-]+/)
          .filter(part => part.length > 2),
      ) ?? 'Smith'
    return chance() < 0.3 ? mistype(word, stream) : word
  }
  const typed = (): string => {
    const way = chance()
    if (way < 0.4) return nameWord()
    if (way < 0.6) return `${nameWord()} ${nameWord()}`
    if (way < 0.72) return pick(ground.names)
    if (way < 0.84) return pick(ground.values)
    if (way < 0.9) return `${nameWord()} ${pick(ground.values)}`
    return `${pick(ground.words)} ${chance() < 0.4 ? pick(ground.words) : ''}`.trim()
  }
  const window = () => {
    if (chance() < 0.7) return {}
    const from = new Date(today.getTime() - Math.floor(chance() * 400) * 86_400_000)
    return { from, ...(chance() < 0.5 && { to: new Date(from.getTime() + 90 * 86_400_000) }) }
  }
  const filters = (): SearchFilters => {
    const way = chance()
    if (way < 0.6) return {}
    return pick<SearchFilters>([
      { kind: 'person' },
      { kind: 'record' },
      { kind: 'place' },
      { role: 'suspect' },
      { channel: '999' },
      { marking: '1' },
      { area: 'west' },
      { ...window() },
    ])
  }
  const kinds = (): readonly TieKind[] | undefined =>
    chance() < 0.7 ? undefined : [pick(tieKinds), pick(tieKinds)]
  return {
    search: () => {
      const near = chance() < 0.2
      const input: SearchInput = {
        typed: near && chance() < 0.5 ? '' : typed(),
        ...(near && { near: pick(ground.postcodes), metres: pick([100, 400, 2000]) }),
        filters: filters(),
        page: pick([1, 1, 1, 2, 3]),
      }
      return make('search', input, search)
    },
    suggest: () => {
      const word = nameWord()
      const cut = word.slice(0, 3 + Math.floor(chance() * (word.length - 2)))
      const before = chance() < 0.4 ? `${nameWord()} ` : ''
      return make('suggest', { typed: before + cut }, suggest)
    },
    entity: () => make('entity', { entityId: pick(ground.entities) }, readEntity),
    record: () => make('record', { recordId: pick(ground.records) }, readRecord),
    earlier: () => make('earlier', { recordId: pick(ground.records) }, findEarlierContacts),
    network: () => {
      const input = {
        entityId: often(ground.entities),
        steps: pick([1, 2, 2, 3]),
        most: pick([20, 60, 150]),
        kinds: kinds(),
        ...window(),
      }
      return make('network', input, viewNetwork)
    },
    path: () => {
      const input = { entityId: often(ground.people), otherId: pick(ground.people), ...window() }
      return make('path', { ...input, kinds: kinds() }, findPath)
    },
    queue: () => {
      const input = { decided: chance() < 0.4, limit: 1 + Math.floor(chance() * 100) }
      return make('queue', input, findLikenesses)
    },
    review: () => {
      if (chance() < 0.7) return make('review', { entityId: pick(ground.people) }, reviewPerson)
      const until = new Date(today.getTime() + Math.floor(chance() * 4000) * 86_400_000)
      return make('review', { until }, (context, { until }) => {
        const forceId = String(context.actor.attributes.forceId)
        return findReviewsDue(context, { forceId, until })
      })
    },
  }
}
