import type { Context } from '@bluelamp/platform'
import type { Asked } from './ask.ts'
import { enoughOf, type Scored } from './find-candidates.ts'
import {
  type Facet,
  type FacetName,
  type Filters,
  type Found,
  type FoundItem,
  facetNames,
} from './found.ts'
import {
  type EventFact,
  type Fact,
  type FoundMention,
  type FoundText,
  findSameAs,
  findTexts,
  readAddresses,
  readEvents,
  readExcerpts,
  readFacts,
  readMentions,
  readSummaries,
} from './found-store.ts'
import type { Sight } from './sight.ts'
import type { FoundWord } from './word-store.ts'

export const pageSize = 20
const mostTexts = 100

export type ToPresent = {
  asked: Asked
  alike: readonly (readonly FoundWord[])[]
  candidates: readonly Scored[]
  filters: Filters
  page: number
  most: number
  near: Found['near']
}

/** One thing that was found: all mentions of it that fit, the best first. */
type Group = { entities: string[]; mentions: (FoundMention & { fit: Scored })[] }
type Row = { group: Group } | { text: FoundText }

/** Reads what stands behind the candidates, brings together what is one, counts, and shows one page. */
export async function presentFound(
  context: Context,
  sight: Sight,
  { asked, alike, candidates, filters, page, most, near }: ToPresent,
): Promise<Found> {
  const fits = new Map(candidates.map(candidate => [candidate.mention, candidate]))
  const mentions =
    filters.kind === 'record' ? [] : await readMentions(context, sight, [...fits.keys()], filters)
  const groups = await groupMentions(context, sight, mentions, fits)
  const texts =
    asked.text && !near && !filters.role && (!filters.kind || filters.kind === 'record')
      ? await findTexts(context, sight, asked.text, filters, mostTexts)
      : []
  const rows: Row[] = [...groups.map(group => ({ group })), ...texts.map(text => ({ text }))]
  const pages = Math.max(1, Math.ceil(rows.length / pageSize))
  const shown = Math.min(Math.max(1, page), pages)
  const items = await readItems(
    context,
    sight,
    rows.slice((shown - 1) * pageSize, shown * pageSize),
    asked,
  )
  return {
    items,
    count: rows.length,
    more: candidates.length >= enoughOf(most) || texts.length >= mostTexts,
    page: shown,
    pages,
    facets: facetsOf(rows),
    meant: (candidates[0]?.why ?? []).flatMap(why =>
      why.by === 'name' && (why.way === 'spelled-alike' || why.way === 'sounds-alike')
        ? [{ asked: why.asked, word: why.word }]
        : [],
    ),
    without: alike.flatMap((words, at) => (words.length === 0 ? [asked.words[at]!] : [])),
    near,
  }
}

async function groupMentions(
  context: Context,
  sight: Sight,
  mentions: readonly FoundMention[],
  fits: ReadonlyMap<number, Scored>,
): Promise<Group[]> {
  const head = new Map<string, string>()
  const headOf = (id: string): string => {
    const next = head.get(id)
    return next === undefined || next === id ? id : headOf(next)
  }
  const entities = [...new Set(mentions.map(mention => mention.entityId))]
  for (const { a, b } of await findSameAs(context, sight, entities)) head.set(headOf(a), headOf(b))
  const groups = new Map<string, Group>()
  const best = mentions
    .map(mention => ({ ...mention, fit: fits.get(mention.mention)! }))
    .sort(
      (x, y) =>
        y.fit.score - x.fit.score ||
        x.fit.words.length - y.fit.words.length ||
        y.mention - x.mention,
    )
  for (const mention of best) {
    const key = headOf(mention.entityId)
    const group = groups.get(key) ?? { entities: [], mentions: [] }
    groups.set(key, group)
    if (!group.entities.includes(mention.entityId)) group.entities.push(mention.entityId)
    group.mentions.push(mention)
  }
  return [...groups.values()]
}

function facetsOf(rows: readonly Row[]): Record<FacetName, Facet[]> {
  const counts = Object.fromEntries(
    facetNames.map(name => [name, new Map<string, Facet>()]),
  ) as Record<FacetName, Map<string, Facet>>
  const add = (name: FacetName, values: readonly (readonly [string | null, string | null])[]) => {
    const seen = new Set<string>()
    for (const [value, text] of values) {
      if (value === null || seen.has(value)) continue
      seen.add(value)
      const facet = counts[name].get(value) ?? { value, text: text ?? value, count: 0 }
      counts[name].set(value, { ...facet, count: facet.count + 1 })
    }
  }
  for (const row of rows) {
    const behind = 'text' in row ? [row.text] : row.group.mentions
    add(
      'area',
      behind.map(each => [each.areaCode, each.areaName] as const),
    )
    add(
      'marking',
      behind.map(each => [String(each.marking), null] as const),
    )
    add(
      'channel',
      behind.map(each => [each.channel, null] as const),
    )
    if ('text' in row) add('kind', [['record', null]])
    else {
      add('kind', [[row.group.mentions[0]!.kind, null]])
      add(
        'role',
        row.group.mentions.flatMap(each => each.roles.map(role => [role, null] as const)),
      )
    }
  }
  const sorted = (facets: Map<string, Facet>) =>
    [...facets.values()].sort((x, y) => y.count - x.count || (x.value < y.value ? -1 : 1))
  return Object.fromEntries(facetNames.map(name => [name, sorted(counts[name])])) as Record<
    FacetName,
    Facet[]
  >
}

async function readItems(
  context: Context,
  sight: Sight,
  rows: readonly Row[],
  asked: Asked,
): Promise<FoundItem[]> {
  const groups = rows.flatMap(row => ('group' in row ? [row.group] : []))
  const entities = groups.flatMap(group => group.entities)
  const { facts, records } = await readFacts(context, sight, entities)
  const uprns = facts.filter(fact => fact.name === 'uprn').map(fact => fact.value)
  const addresses = await readAddresses(context, [...new Set(uprns)])
  const events = new Map(
    (await readEvents(context, eventsOf(groups))).map(event => [event.entityId, event]),
  )
  const untold = groups
    .map(group => group.mentions[0]!)
    .filter(best => best.kind === 'event' && !events.has(best.entityId))
  const summaries = await readSummaries(
    context,
    untold.map(best => best.recordId),
  )
  const texts = rows.flatMap(row => ('text' in row ? [row.text.recordId] : []))
  const excerpts = await readExcerpts(context, texts, asked.text)
  return rows.map(row =>
    'text' in row
      ? textItem(row.text, excerpts.get(row.text.recordId))
      : groupItem(row.group, { facts, records, addresses, events, summaries }),
  )
}

const eventsOf = (groups: readonly Group[]) =>
  groups.flatMap(group => (group.mentions[0]!.kind === 'event' ? group.entities : []))

const textItem = (
  text: FoundText,
  read: { title: string | null; excerpt: string } | undefined,
): FoundItem => ({
  kind: 'record',
  subkind: text.kind,
  id: text.recordId,
  also: [],
  title: read?.title || 'Record without a summary',
  facts: [],
  roles: [],
  records: 1,
  latest: text,
  score: 0,
  why: [{ by: 'words', excerpt: read?.excerpt ?? '' }],
})

type Known = {
  facts: readonly Fact[]
  records: ReadonlyMap<string, number>
  addresses: ReadonlyMap<string, string>
  events: ReadonlyMap<string, EventFact>
  summaries: ReadonlyMap<string, string>
}

function groupItem(
  { entities, mentions }: Group,
  { facts: allFacts, records, addresses, events, summaries }: Known,
): FoundItem {
  const best = mentions[0]!
  const facts = new Map<string, { name: string; value: string }>()
  for (const fact of allFacts) {
    if (!entities.includes(fact.entityId)) continue
    const value = fact.name === 'uprn' ? (addresses.get(fact.value) ?? fact.value) : fact.value
    const name = fact.name === 'uprn' ? 'address' : fact.name
    facts.set(`${name} ${value.toLowerCase()}`, { name, value })
  }
  const known = [...facts.values()]
  const event = events.get(best.entityId)
  if (event) {
    if (event.place) known.push({ name: 'address', value: event.place })
    known.push({ name: 'state', value: event.state })
  }
  const seen = entities.reduce((sum, id) => sum + (records.get(id) ?? 0), 0)
  return {
    kind: best.kind,
    subkind: best.subkind,
    id: entities[0]!,
    also: entities.slice(1),
    title: titleOf(best, known, event?.label ?? summaries.get(best.recordId)),
    facts: known,
    roles: [...new Set(mentions.flatMap(mention => mention.roles))].sort(),
    records: Math.min(seen, 100),
    latest: best,
    score: best.fit.score,
    why: best.fit.why,
  }
}

function titleOf(
  { kind, subkind }: FoundMention,
  facts: readonly { name: string; value: string }[],
  event: string | undefined,
): string {
  const say = (...names: string[]) =>
    names.flatMap(name => facts.filter(fact => fact.name === name)).map(fact => fact.value)[0]
  switch (kind) {
    case 'person':
      return say('name', 'alias', 'account') ?? 'Person without a name'
    case 'organisation':
      return say('name', 'company-number') ?? 'Organisation without a name'
    case 'object':
      return say('description', 'registration', 'serial-number', 'imei') ?? `Object (${subkind})`
    case 'place':
      return say('address', 'postcode') ?? 'Place without an address'
    case 'event':
      return event ?? `Event (${subkind})`
    default:
      return kind satisfies never
  }
}
