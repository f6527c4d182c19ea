import type { Context } from '@bluelamp/platform'
import { asOneLimit } from '../linking/entities-as-one.ts'
import {
  type EndKind,
  type Found,
  type FoundTie,
  type Held,
  limits,
  type TieKind,
  tieKindOf,
} from './network.ts'
import {
  findEventWords,
  findHeldSame,
  findHolders,
  findKinds,
  findMentioned,
  findMentionedAmong,
  findRecordsOf,
  findShared,
  type Mentioned,
  type Window,
} from './network-store.ts'
import { namesOf } from './node-names.ts'

/** What stands at one place of the picture: entries held to be one for this viewer, or a shared detail. */
export type Known = {
  id: string
  kind: EndKind
  subkind: string
  /** Of a detail: as it was written. */
  value: string | null
  entities: string[]
  held: Held[]
}

export type Name = { label: string | null; at: Date | null }

export type Reader = {
  /** The node of an entity; undefined where the viewer can see no record of it. */
  start(entityId: string): Promise<string | undefined>
  /** Makes nodes of ends that were found; of entries held to be the same, one. Says which, in order. */
  meet(ends: readonly string[]): Promise<string[]>
  /** The node an end has become, or the end itself. */
  nodeOf(end: string): string
  /** `among`: only ties to what was met already. */
  tiesOf(nodes: readonly string[], recordsEach: number, among?: 'met'): Promise<Map<string, Found>>
  known(node: string): Known
  names(nodes: readonly string[]): Promise<Map<string, Name>>
}

type End = { kind: EndKind; subkind: string; value: string | null }
type Spoken = {
  to: string
  from: string
  record: string
  at: number
  roles: string[]
  opinion: boolean
}

type Mention = Omit<Mentioned, 'kind' | 'subkind'>

const recordsForName = 3
const isEntity = (end: string) => !end.includes(':')

/** Reads the network for one viewer and one question; remembers what was read and which entries are which node. */
export function openReader(
  context: Context,
  { kinds, ...ask }: { action: string; window: Window; kinds: readonly TieKind[] },
): Reader {
  const nodes = new Map<string, string>()
  const known = new Map<string, Known>()
  const ends = new Map<string, End>()
  const mentioned = new Map<string, Mention[]>()
  /** Visible records that speak of it, met on the way: what it is called is read from these. */
  const recordsOf = new Map<string, string[]>()
  const wanted = new Set<string | undefined>(kinds)
  const nodeOf = (end: string) => nodes.get(end) ?? end

  async function meet(asked: readonly string[]): Promise<string[]> {
    const fresh = [...new Set(asked)].filter(end => !nodes.has(end))
    const add = (id: string, end: End, entities: string[], held: Held[]) => {
      known.set(id, { id, ...end, entities, held })
      for (const each of [id, ...entities]) nodes.set(each, id)
    }
    const alone = fresh.filter(id => ['detail', 'event'].includes(ends.get(id)!.kind))
    for (const id of alone) {
      const end = ends.get(id)!
      add(id, end, end.kind === 'detail' ? [] : [id], [])
    }
    const groups = await groupsOf(fresh.filter(id => !nodes.has(id)))
    const unseen = [...groups.values()].flatMap(({ ids }) => ids.filter(id => !ends.has(id)))
    for (const [id, kind] of await findKinds(context, unseen))
      ends.set(id, { ...kind, value: null })
    for (const [first, { ids, held }] of groups) add(first, ends.get(first)!, ids, held)
    return [...new Set(asked.map(nodeOf))]
  }

  /** Entries held to be one, by the first of them in order. */
  async function groupsOf(ids: readonly string[]) {
    const parent = new Map<string, string>(ids.map(id => [id, id]))
    const root = (id: string): string => {
      const up = parent.get(id)!
      return up === id ? id : root(up)
    }
    const held = new Map<string, Held>()
    for (let asked = [...ids], round = 0; asked.length > 0 && round < asOneLimit; round++) {
      const next: string[] = []
      for (const pair of await findHeldSame(context, ask.action, asked)) {
        held.set(`${pair.a} ${pair.b} ${pair.recordA} ${pair.recordB}`, pair)
        for (const end of [pair.a, pair.b]) {
          if (parent.has(end)) continue
          parent.set(end, end)
          next.push(end)
        }
        const [low, high] = [root(pair.a), root(pair.b)].sort()
        parent.set(high!, low!)
      }
      asked = next
    }
    const groups = new Map<string, { ids: string[]; held: Held[] }>()
    for (const id of [...parent.keys()].sort()) {
      const first = root(id)
      const group = groups.get(first) ?? { ids: [], held: [] }
      group.ids.push(id)
      groups.set(first, group)
    }
    for (const pair of held.values()) groups.get(root(pair.a))?.held.push(pair)
    return groups
  }

  const saw = (id: string, record: string) => {
    const seen = recordsOf.get(id)
    if (!seen) recordsOf.set(id, [record])
    else if (seen.length < recordsForName && !seen.includes(record)) seen.push(record)
  }

  async function readMentioned(records: readonly string[], among?: 'met') {
    const made = new Map<string, Mention[]>(records.map(id => [id, []]))
    if (among) {
      const rows = await findMentionedAmong(context, records, [...nodes.keys()].filter(isEntity))
      for (const row of rows) made.get(row.record)!.push(row)
      return made
    }
    for (const row of await findMentioned(context, records)) {
      made.get(row.record)!.push(row)
      if (!ends.has(row.id)) ends.set(row.id, { kind: row.kind, subkind: row.subkind, value: null })
    }
    for (const [record, mentions] of made) mentioned.set(record, mentions)
    return made
  }

  async function spokenOf(
    entities: readonly string[],
    most: number,
    cut: Set<string>,
    among?: 'met',
  ) {
    const rows = await findRecordsOf(context, ask, entities, most + 1)
    const taken = new Map<string, number>()
    for (const row of rows) taken.set(row.id, (taken.get(row.id) ?? 0) + 1)
    for (const [id, count] of taken) if (count > most) cut.add(id)
    const unread = [...new Set(rows.map(row => row.record))].filter(id => !mentioned.has(id))
    const read = await readMentioned(unread, among)
    const spoken: Spoken[] = []
    for (const row of rows) {
      saw(row.id, row.record)
      for (const other of mentioned.get(row.record) ?? read.get(row.record)!) {
        if (other.id === row.id) continue
        saw(other.id, row.record)
        const roles = [`${row.role}\t${other.role}`]
        const opinion = row.opinion || other.opinion
        spoken.push({ from: row.id, to: other.id, record: row.record, at: row.at, roles, opinion })
      }
    }
    if (wanted.has('contact-details')) {
      const at = new Map(rows.map(row => [`${row.id} ${row.record}`, row]))
      const asked = rows.filter(row => ['person', 'organisation'].includes(ends.get(row.id)!.kind))
      const met = among && [...nodes.keys()].filter(end => !isEntity(end))
      for (const { entity, record, name, key, value } of await findShared(
        context,
        ask,
        asked,
        met,
      )) {
        const to = `${name}:${key}`
        const row = at.get(`${entity} ${record}`)!
        ends.set(to, { kind: 'detail', subkind: name, value: ends.get(to)?.value ?? value })
        const roles = [`${row.role}\t${name}`]
        spoken.push({ from: entity, to, record, at: row.at, roles, opinion: row.opinion })
      }
    }
    return spoken
  }

  async function heldBy(details: readonly string[], most: number, cut: Set<string>) {
    const rows = await findHolders(context, ask, details, most + 1)
    const taken = new Map<string, number>()
    return rows.map((row): Spoken => {
      const from = `${row.name}:${row.key}`
      taken.set(from, (taken.get(from) ?? 0) + 1)
      if (taken.get(from)! > most) cut.add(from)
      if (!ends.has(row.id)) ends.set(row.id, { kind: row.kind, subkind: row.subkind, value: null })
      saw(row.id, row.record)
      const { id: to, record, at, opinion } = row
      return { from, to, record, at, roles: [`${row.name}\t${row.role}`], opinion }
    })
  }

  return {
    meet,
    nodeOf,
    known: node => known.get(node)!,

    async start(entityId) {
      // Whenever it was received: a window that leaves nothing is an empty picture, not an entity that is not there.
      const [seen] = await findRecordsOf(context, { ...ask, window: {} }, [entityId], 1)
      const kind = seen && (await findKinds(context, [entityId])).get(entityId)
      if (!kind) return undefined
      saw(entityId, seen.record)
      ends.set(entityId, { ...kind, value: null })
      return (await meet([entityId]))[0]
    },

    async tiesOf(asked, recordsEach, among) {
      const cut = new Set<string>()
      const [details, others] = [
        asked.filter(id => known.get(id)!.kind === 'detail'),
        asked.filter(id => known.get(id)!.kind !== 'detail'),
      ]
      const entities = others.flatMap(id => known.get(id)!.entities)
      const spoken = [
        ...(await spokenOf(entities, recordsEach, cut, among)),
        ...(await heldBy(details, recordsEach, cut)),
      ]
      const found = new Map<string, Found>(
        asked.map(id => [id, { ties: new Map<string, FoundTie>(), cut: false }]),
      )
      for (const id of cut) found.get(nodeOf(id))!.cut = true
      for (const one of spoken) {
        const [from, to] = [nodeOf(one.from), nodeOf(one.to)]
        const toKind = ends.get(one.to)!.kind
        if (from === to || !wanted.has(tieKindOf(ends.get(one.from)!.kind, toKind))) continue
        const { ties } = found.get(from)!
        const tie = ties.get(to)
        if (tie) addTo(tie, one)
        else ties.set(to, newTie(to, toKind, one))
      }
      for (const { ties } of found.values()) for (const tie of ties.values()) finish(tie)
      return found
    },

    async names(asked) {
      const nodes = asked.map(id => known.get(id)!)
      const things = nodes.filter(({ kind }) => kind !== 'detail' && kind !== 'event')
      const called = await namesOf(context, ask.action, things, recordsOf)
      const events = nodes.filter(({ kind }) => kind === 'event').map(({ id }) => id)
      const names = new Map<string, Name>(
        nodes.map(({ id, value }) => [id, { label: value ?? called.get(id) ?? null, at: null }]),
      )
      for (const { id, label, at } of await findEventWords(context, events)) {
        names.set(id, { label, at })
      }
      return names
    },
  }
}

const newTie = (to: string, toKind: EndKind, one: Spoken): FoundTie => ({
  to,
  toKind,
  records: [one.record],
  count: 1,
  first: one.at,
  last: one.at,
  roles: [...one.roles],
  opinion: one.opinion,
})

function addTo(tie: FoundTie, { record, at, roles, opinion }: Spoken): void {
  if (!tie.records.includes(record)) tie.records.push(record)
  for (const role of roles) if (!tie.roles.includes(role)) tie.roles.push(role)
  tie.first = Math.min(tie.first, at)
  tie.last = Math.max(tie.last, at)
  tie.opinion &&= opinion
}

function finish(tie: FoundTie): void {
  tie.count = tie.records.length
  tie.records.sort().reverse()
  tie.records.length = Math.min(tie.records.length, limits.recordsNamed)
  tie.roles.sort()
}
