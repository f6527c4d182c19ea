export type Named = {
  /** A name for each cluster, in the order given. */
  readonly names: readonly string[]
  /** Names no longer in use, and the name under which most of their records now stand; null if all are withdrawn. */
  readonly retired: ReadonlyMap<string, string | null>
}

export type NameOptions = {
  /** A name never used before. */
  readonly fresh: () => string
  /** Which record is older. Default: the order of the ids. */
  readonly compare?: (a: string, b: string) => number
}

type Heir = { cluster: number; records: number; oldest: string }

/**
 * Carries the names of clusters over an add, an edit or a withdrawal. A name goes on only where most of its records
 * are, so it never changes hands; a part that split off gets a fresh one. Where several names come together
 * the one with most records there stays, then the one with the oldest; the others retire and point to it.
 *
 * `before`: record to the name of its cluster until now, for every record of every cluster that changed (and no
 * need for others). `clusters`: the records of each cluster now. Throws what `fresh` throws.
 */
export function names(
  before: ReadonlyMap<string, string>,
  clusters: readonly (readonly string[])[],
  options: NameOptions,
): Named {
  const { fresh, compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0) } = options
  const parts = new Map<string, Map<number, Heir>>()
  for (const name of before.values()) parts.set(name, new Map())
  for (const [cluster, records] of clusters.entries()) {
    for (const record of records) {
      const name = before.get(record)
      const heirs = name === undefined ? undefined : parts.get(name)
      if (!heirs) continue
      const heir = heirs.get(cluster)
      if (!heir) heirs.set(cluster, { cluster, records: 1, oldest: record })
      else {
        heir.records++
        if (compare(record, heir.oldest) < 0) heir.oldest = record
      }
    }
  }

  const better = (one: Heir, two: Heir) =>
    two.records - one.records || compare(one.oldest, two.oldest)
  const claims = new Map<number, { name: string; heir: Heir }[]>()
  const where = new Map<string, number | null>()
  for (const [name, heirs] of parts) {
    const heir = [...heirs.values()].sort(better)[0]
    where.set(name, heir ? heir.cluster : null)
    if (!heir) continue
    const claim = { name, heir }
    const rivals = claims.get(heir.cluster)
    if (rivals) rivals.push(claim)
    else claims.set(heir.cluster, [claim])
  }
  const found = clusters.map((_, cluster) => {
    const rivals = claims.get(cluster)
    return rivals ? rivals.sort((a, b) => better(a.heir, b.heir))[0]!.name : fresh()
  })
  const retired = new Map<string, string | null>()
  for (const [name, cluster] of where) {
    const now = cluster === null ? null : found[cluster]!
    if (now !== name) retired.set(name, now)
  }
  return { names: found, retired }
}
