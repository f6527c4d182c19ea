import type { EntityKind } from '../tables.ts'
import type { WayAlike } from './name-words.ts'

/** Why something was found, in the terms of what was asked. */
export type Why =
  | { by: 'name'; asked: string; word: string; way: WayAlike }
  | { by: 'key'; name: string; value: string }
  | { by: 'born'; year: number }
  | { by: 'district'; district: string }
  | { by: 'near'; metres: number }
  | { by: 'words'; excerpt: string }

export type FoundKind = EntityKind | 'record'

export type FoundItem = {
  kind: FoundKind
  subkind: string
  /** Of the entity, or of the record where the words of a record were found. */
  id: string
  /** Entities that are this one as far as the actor may see. */
  also: readonly string[]
  title: string
  facts: readonly { name: string; value: string }[]
  roles: readonly string[]
  /** Records of it that the actor may see; a hundred stands for that and more. */
  records: number
  latest: {
    recordId: string
    receivedAt: Date
    channel: string
    areaName: string | null
    marking: number
  }
  score: number
  why: readonly Why[]
}

export const facetNames = ['kind', 'role', 'area', 'marking', 'channel'] as const
export type FacetName = (typeof facetNames)[number]
export type Facet = { value: string; text: string; count: number }

export type Filters = Partial<Record<FacetName, string>> & {
  from?: Date | undefined
  to?: Date | undefined
}

export type Found = {
  items: readonly FoundItem[]
  /** How many were found; `more` where the search stopped looking. */
  count: number
  more: boolean
  page: number
  pages: number
  facets: Readonly<Record<FacetName, readonly Facet[]>>
  /** Words that were read as another, the most alike that somebody bears. */
  meant: readonly { asked: string; word: string }[]
  /** Words of the question that nothing here fits. */
  without: readonly string[]
  /** The place that distances are from; `unknown` where it was not found. */
  near: { words: string; metres: number } | 'unknown' | undefined
}
