import { mix } from '../block/hash.ts'
import { clusterComponent } from '../cluster/cluster-component.ts'
import { type ClusterRule, checkRule, fillRule } from '../cluster/rule.ts'
import { mostWeighed } from '../cluster/weigh-inside.ts'
import { compileModel, logOdds, probabilityOf } from '../compile/model.ts'
import type { Model, RecordValues } from '../model.ts'
import { readRecord } from '../table/table.ts'
import { openInts } from './ints.ts'
import { openLexicon } from './lexicon.ts'
import { openPostings } from './postings.ts'
import { compileRule } from './record-keys.ts'
import { openRecordStore } from './record-store.ts'
import { openWeigher, tooWeak } from './weigher.ts'

export type Candidate = {
  readonly id: string
  readonly weight: number
  readonly probability: number
}

export type FindOptions = {
  /** Leave out what weighs less, in bits. Default: the model's doubtful. */
  readonly atLeast?: number
  /** Weigh at most so many, those of the rarest keys first. Default: all. */
  readonly most?: number
}

export type Linker = {
  /** Keeps a record; of an id that is known, in place of what it said. Gives its certain links. */
  add(id: string, record: RecordValues): readonly Candidate[]
  /** Keeps a record without looking who it is: that is done when first asked for. For loading many. */
  load(id: string, record: RecordValues): void
  /** Forgets a record. False if there was none. Its texts stay in memory until the linker is opened anew. */
  withdraw(id: string): boolean
  /** Who a record may be, strongest first. Keeps nothing. */
  find(record: RecordValues, options?: FindOptions): readonly Candidate[]
  /** Ids of the records of the same one, its own among them, in order; none if there is no such record. */
  clusterOf(id: string): readonly string[]
  /** All clusters, each in order of ids. */
  clusters(): readonly (readonly string[])[]
  readonly size: () => number
  /** Bytes held by records, keys and links. */
  readonly bytes: () => { readonly records: number; readonly keys: number; readonly links: number }
  /** Candidates the last add or find came to, and how many were weighed. */
  readonly last: () => { readonly candidates: number; readonly weighed: number }
}

export type LinkerOptions = Partial<ClusterRule>

/** As `predict` by default: what is weaker than this counts as never seen, in components too large to weigh in full. */
const leastKept = -10

/**
 * Links records one at a time, in memory. Whether two are candidates and what the pair weighs depends on the two and
 * the model alone, and clusters on the pairs of their component: so in whatever order records are added, changed
 * and withdrawn, the clusters are those of a batch over what is left (`predict`, `weighInside`, `cluster` with
 * `compare` by id). The model must be trained, so that its rules name their common keys. Throws
 * `UncountedRuleError`, `UntrainedModelError`, `BadClusterRuleError`.
 */
export function openLinker(model: Model, options: LinkerOptions = {}): Linker {
  const rule = fillRule({ certain: logOdds(model.thresholds.certain), ...options })
  checkRule(rule)
  const doubtful = logOdds(model.thresholds.doubtful)
  const judges = compileModel(model)
  const ids = openLexicon()
  const store = openRecordStore(model.fields, judges)
  const weigher = openWeigher(model, judges, store)
  const rules = model.blocking.map(compileRule)
  const postings = openPostings()
  const places = new Map(model.fields.map((field, place) => [field.name, place]))

  /**
   * Rows loaded since links were first known: those known lack them. Rows loaded before need no list, for a row whose
   * links are not known finds them among all.
   */
  let pending: number[] = []
  let anyLinked = false
  const catchUp = () => {
    const waiting = pending
    pending = []
    for (const row of waiting) if (states.get(row) === kept) findLinks(row)
  }

  /** Of each row: whether it is kept, and whether its links are known. */
  const states = openInts(0)
  const kept = 1
  const linked = 2
  const links = openPostings()
  const stamps = openInts(0)
  let stamp = 0
  let size = 0

  let keys: number[] = []
  let rows = new Int32Array(1024)
  let others = new Int32Array(1024)
  let weighed = 0

  const keysOfRow = (row: number) => {
    keys = []
    for (const ruleKeys of rules) ruleKeys(field => store.textOf(row, field), keys)
  }
  const keysOfTexts = (texts: readonly (string | null)[]) => {
    keys = []
    for (const ruleKeys of rules) ruleKeys(field => texts[places.get(field)!]!, keys)
  }

  /** Rows that share one of `keys`, each once, those of the rarest keys first, into `rows`. */
  const gatherCandidates = (but: number): number => {
    stamp++
    if (but >= 0) stamps.set(but, stamp)
    const lists: { at: number; count: number }[] = []
    for (let at = 0; at < keys.length; at += 2) {
      const count = postings.count(keys[at]!, keys[at + 1]!)
      if (count > 0) lists.push({ at, count })
    }
    lists.sort((a, b) => a.count - b.count)
    let total = 0
    for (const { at, count } of lists) {
      if (others.length < count) others = new Int32Array(count * 2)
      postings.read(keys[at]!, keys[at + 1]!, others)
      if (rows.length < total + count) {
        const more = new Int32Array((total + count) * 2)
        more.set(rows)
        rows = more
      }
      for (let n = 0; n < count; n++) {
        const other = others[n]!
        if (stamps.get(other) === stamp) continue
        stamps.set(other, stamp)
        rows[total++] = other
      }
    }
    return total
  }

  const tie = (row: number, other: number) => links.add(mix(row), row, other)
  const unlink = (row: number, other: number) => links.remove(mix(row), row, other)
  const isLinked = (row: number) => (states.get(row) & linked) !== 0

  /** The certain links of a row, found if they are not known. */
  const linksOf = (row: number): Int32Array => {
    if (!isLinked(row)) findLinks(row)
    return read(row)
  }
  const findLinks = (row: number): Candidate[] => {
    for (const other of read(row)) unlink(row, other)
    states.set(row, states.get(row) | linked)
    anyLinked = true
    keysOfRow(row)
    const total = gatherCandidates(row)
    weighed = total
    lastCandidates = total
    weigher.begin(row)
    const found: Candidate[] = []
    for (let n = 0; n < total; n++) {
      const other = rows[n]!
      const weight = Math.fround(weigher.weigh(other, rule.certain - 1))
      if (weight < rule.certain) continue
      tie(row, other)
      if (isLinked(other) && !read(other).includes(row)) tie(other, row)
      found.push({ id: ids.textOf(other), weight, probability: probabilityOf(weight) })
    }
    return found.sort(strongestFirst)
  }
  const read = (row: number): Int32Array => {
    const into = new Int32Array(links.count(mix(row), row))
    links.read(mix(row), row, into)
    return into
  }
  let lastCandidates = 0

  const keep = (id: string, record: RecordValues): number => {
    const known = ids.find(id)
    if (known >= 0 && states.get(known) & kept) forget(known)
    const row = ids.add(id)
    store.put(row, readRecord(model.fields, record))
    keysOfRow(row)
    for (let at = 0; at < keys.length; at += 2) postings.add(keys[at]!, keys[at + 1]!, row)
    states.set(row, kept)
    size++
    return row
  }
  const forget = (row: number) => {
    for (const other of linksOf(row)) {
      unlink(row, other)
      if (isLinked(other)) unlink(other, row)
    }
    keysOfRow(row)
    for (let at = 0; at < keys.length; at += 2) postings.remove(keys[at]!, keys[at + 1]!, row)
    states.set(row, 0)
    size--
  }

  /** Rows tied to this one by whatever chain of certain links, in order of ids. */
  const componentOf = (row: number): number[] => {
    const component = [row]
    const seen = new Set(component)
    for (const at of component) {
      for (const other of linksOf(at)) {
        if (seen.has(other)) continue
        seen.add(other)
        component.push(other)
      }
    }
    return component.sort((a, b) => compareIds(ids.textOf(a), ids.textOf(b)))
  }

  /** Component by component: lists of rows of the same one. */
  const divide = (component: readonly number[]): number[][] => {
    if (component.length === 1) return [[component[0]!]]
    const left: number[] = []
    const right: number[] = []
    const weight: number[] = []
    const note = (a: number, b: number, bits: number) => {
      left.push(Math.min(a, b))
      right.push(Math.max(a, b))
      weight.push(Math.fround(bits))
    }
    if (component.length <= mostWeighed) {
      for (let b = 1; b < component.length; b++) {
        weigher.begin(component[b]!)
        for (let a = 0; a < b; a++) note(a, b, weigher.weigh(component[a]!, tooWeak))
      }
    } else {
      const place = new Map(component.map((row, at) => [row, at]))
      for (const [b, row] of component.entries()) {
        keysOfRow(row)
        const total = gatherCandidates(row)
        weigher.begin(row)
        for (let n = 0; n < total; n++) {
          const a = place.get(rows[n]!)
          if (a === undefined || a >= b) continue
          const bits = weigher.weigh(rows[n]!, tooWeak)
          if (bits >= leastKept) note(a, b, bits)
        }
      }
    }
    const owners = clusterComponent(component.length, left, right, weight, rule)
    const parts = new Map<number, number[]>()
    for (const [at, row] of component.entries()) {
      const part = parts.get(owners[at]!)
      if (part) part.push(row)
      else parts.set(owners[at]!, [row])
    }
    return [...parts.values()]
  }
  const named = (part: readonly number[]) => part.map(row => ids.textOf(row))

  return {
    add: (id, record) => findLinks(keep(id, record)),
    load(id, record) {
      const row = keep(id, record)
      if (anyLinked) pending.push(row)
    },
    withdraw(id) {
      const row = ids.find(id)
      if (row < 0 || !(states.get(row) & kept)) return false
      forget(row)
      return true
    },
    find(record, { atLeast = doubtful, most = Number.POSITIVE_INFINITY } = {}) {
      const texts = readRecord(model.fields, record)
      keysOfTexts(texts)
      lastCandidates = gatherCandidates(-1)
      weighed = Math.min(lastCandidates, most)
      weigher.beginApart(texts)
      const found: Candidate[] = []
      for (let n = 0; n < weighed; n++) {
        const weight = Math.fround(weigher.weigh(rows[n]!, atLeast))
        if (weight < atLeast) continue
        found.push({ id: ids.textOf(rows[n]!), weight, probability: probabilityOf(weight) })
      }
      return found.sort(strongestFirst)
    },
    clusterOf(id) {
      const row = ids.find(id)
      if (row < 0 || !(states.get(row) & kept)) return []
      catchUp()
      return named(divide(componentOf(row)).find(part => part.includes(row))!)
    },
    clusters() {
      catchUp()
      const done = new Uint8Array(ids.size())
      const clusters: string[][] = []
      for (let row = 0; row < done.length; row++) {
        if (done[row] || !(states.get(row) & kept)) continue
        const component = componentOf(row)
        for (const member of component) done[member] = 1
        for (const part of divide(component)) clusters.push(named(part))
      }
      return clusters
    },
    size: () => size,
    bytes: () => ({
      records: store.bytes() + ids.bytes() + states.bytes() + stamps.bytes(),
      keys: postings.bytes(),
      links: links.bytes(),
    }),
    last: () => ({ candidates: lastCandidates, weighed }),
  }
}

const compareIds = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const strongestFirst = (a: Candidate, b: Candidate) => b.weight - a.weight || compareIds(a.id, b.id)
