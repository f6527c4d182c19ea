import type { Evidence } from './evidence.ts'
import { pop, push, type Union } from './heap.ts'

/** What stands between two clusters: the sum of what the pairs say and how many spoke. */
type Between = { sum: number; seen: number; certain: boolean; version: number }

/**
 * Unites clusters, strongest first, by average linkage (Sokal and Michener, 1958) over what every pair between
 * two of them says. They unite while the sum speaks for it, a certain link lies between them and the guard allows.
 * `owner` is member to the lowest member of its cluster; it is changed in place.
 */
export function unite(evidence: Evidence, owner: Int32Array): void {
  const { count, around, unseen, guard } = evidence
  const size = new Int32Array(count)
  for (const own of owner) size[own]!++
  const links: Map<number, Between>[] = Array.from({ length: count }, () => new Map())
  for (let a = 0; a < count; a++) {
    for (const [b, said] of around[a]!) {
      const [one, two] = [owner[a]!, owner[b]!]
      if (a > b || one === two) continue
      let between = links[one]!.get(two)
      if (!between) {
        between = { sum: 0, seen: 0, certain: false, version: 0 }
        links[one]!.set(two, between)
        links[two]!.set(one, between)
      }
      between.sum += said
      between.seen++
      between.certain ||= evidence.certain[a]!.has(b)
    }
  }

  const heap: Union[] = []
  const offer = (one: number, two: number, between: Between) => {
    const pairs = size[one]! * size[two]!
    if (!between.certain || size[one]! + size[two]! > guard) return
    const gain = (between.sum - unseen * (pairs - between.seen)) / pairs
    const [a, b] = one < two ? [one, two] : [two, one]
    if (gain > 0) push(heap, { gain, a, b, version: between.version })
  }
  for (let a = 0; a < count; a++) {
    for (const [b, between] of links[a]!) if (a < b) offer(a, b, between)
  }

  for (let union = pop(heap); union; union = pop(heap)) {
    const { a, b } = union
    if (links[a]!.get(b)?.version !== union.version) continue
    absorb(links, a, b)
    size[a]! += size[b]!
    size[b] = 0
    owner[b] = a
    for (const [c, between] of links[a]!) {
      between.version++
      offer(a, c, between)
    }
  }
  for (let member = 0; member < count; member++) owner[member] = owner[owner[member]!]!
}

function absorb(links: Map<number, Between>[], a: number, b: number): void {
  links[a]!.delete(b)
  links[b]!.delete(a)
  for (const [c, from] of links[b]!) {
    links[c]!.delete(b)
    const into = links[a]!.get(c)
    if (into) {
      into.sum += from.sum
      into.seen += from.seen
      into.certain ||= from.certain
      // Above both, so that whatever was offered of either is stale.
      into.version = Math.max(into.version, from.version) + 1
    } else {
      links[a]!.set(c, from)
      links[c]!.set(a, from)
    }
  }
  links[b]!.clear()
}
