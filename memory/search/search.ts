import { type Context, defineVerb, InvalidInputError, type Resource } from '@bluelamp/platform'
import { readAsked } from './ask.ts'
import { findPlace } from './candidate-store.ts'
import { findCandidates } from './find-candidates.ts'
import type { Filters, Found } from './found.ts'
import { presentFound } from './present-found.ts'
import { sightOf } from './sight.ts'
import { findAlike } from './word-store.ts'

export type SearchInput = {
  typed: string
  /** Besides `near` in the box: a place and how far from it, in metres. */
  near?: string | undefined
  metres?: number | undefined
  filters?: Filters
  page?: number
}

const action = 'memory.search'
/** Rows of the index read for one search; more where a filter will leave most of them out. */
const most = 120
const mostFiltered = 1000

/** A search is of the force's own records; which of them it shows is asked record by record. */
export const searchResource = ({ actor }: Context): Resource => ({
  type: 'Record',
  id: 'search',
  attributes: {
    kind: 'search',
    marking: 0,
    forceId: String(actor.attributes.forceId ?? ''),
    sealed: false,
    accessList: [],
  },
})

/**
 * One box over people, organisations, objects, places, events and the words of records. What the actor may not see
 * changes nothing of the answer: not its items, their order, counts, facets or spelling.
 */
export const search = defineVerb({
  name: action,
  operation: 'consult',
  resource: context => searchResource(context),
  run: (context, input: SearchInput) => runSearch(context, input),
  about: (found, input) => ({
    subjects: found.items.flatMap(item => (item.kind === 'record' ? [] : [item.id])),
    records: [...new Set(found.items.map(item => item.latest.recordId))],
    detail: { asked: shapeOf(input), found: found.count, page: found.page },
  }),
})

export async function runSearch(context: Context, input: SearchInput): Promise<Found> {
  const asked = readAsked(input.typed, context.now)
  const place = input.near?.trim()
    ? { place: input.near.trim(), metres: input.metres ?? 500 }
    : asked.near
  if (asked.typed === '' && !place) {
    throw new InvalidInputError([{ field: 'q', message: 'Type what you are looking for' }])
  }
  const filters = input.filters ?? {}
  const sight = await sightOf(context, action)
  const alike = await findAlike(context, sight, asked.words)
  const centre = place && (await findPlace(context, place.place))
  const filtered = Object.values(filters).some(value => value !== undefined)
  const limit = filtered ? mostFiltered : most
  const candidates =
    place && !centre
      ? []
      : await findCandidates(
          context,
          sight,
          { asked, alike, ...(centre && { near: { ...centre, metres: place.metres } }) },
          limit,
        )
  return presentFound(context, sight, {
    asked,
    alike,
    candidates,
    filters,
    page: input.page ?? 1,
    most: limit,
    near: place && (centre ? { words: centre.words, metres: place.metres } : 'unknown'),
  })
}

/** What was asked, without whom for: the journal must not become a list of names. */
export function shapeOf({ typed, near, filters }: SearchInput): Record<string, unknown> {
  const asked = readAsked(typed, new Date())
  return {
    words: asked.words.length,
    numbers: asked.keys.map(keys => keys[0]!.slice(0, keys[0]!.indexOf(':'))),
    ...(asked.born && { yearOfBirth: true }),
    ...(asked.district && { district: true }),
    ...((near || asked.near) && { near: true }),
    ...(filters && { filters: Object.keys(filters).filter(key => filters[key as keyof Filters]) }),
  }
}
