import { join, openForest, rootOf } from './components.ts'
import { type Evidence, grain, saidOf } from './evidence.ts'

/** Starting points tried for a cut of a larger cluster: its most weakly attached members. */
const mostStarts = 16

/**
 * Cuts every cluster along which the pairs speak against it: the cut is sought as Kernighan and Lin (1970) do,
 * drawing members over one by one, the least attached first, and keeping the best moment. True if one was cut.
 */
export function split(evidence: Evidence, owner: Int32Array): boolean {
  let changed = false
  for (const members of clustersOf(owner)) {
    const waiting = [members]
    for (let part = waiting.pop(); part; part = waiting.pop()) {
      const over = part.length > 2 ? weakestCut(evidence, part) : undefined
      if (!over) continue
      const stay = part.filter(member => !over.has(member))
      const gone = part.filter(member => over.has(member))
      for (const half of [stay, gone]) for (const member of half) owner[member] = half[0]!
      waiting.push(stay, gone)
      changed = true
    }
  }
  return changed
}

/** The members to draw away so that most is gained, if anything is. */
function weakestCut(evidence: Evidence, members: readonly number[]): Set<number> | undefined {
  const table = tabulate(evidence, members)
  if (!table.doubt) return undefined
  let best = { gain: 0, order: [] as number[] }
  for (const start of startsOf(table)) {
    const found = drawAway(table, start)
    if (found.gain > best.gain) best = found
  }
  return best.gain > 0 ? new Set(best.order.map(a => members[a]!)) : undefined
}

/**
 * The division of all members across which the pairs say least on average, whether or not it should be made: what
 * a person would look at first. `mean` is in bits.
 */
export function leastCut(evidence: Evidence): {
  parts: [number[], number[]]
  mean: number
} {
  const members = Array.from({ length: evidence.count }, (_, member) => member)
  const table = tabulate(evidence, members)
  let best = { mean: Infinity, order: [] as number[] }
  for (const start of startsOf(table)) {
    const found = drawAway(table, start)
    if (found.least.mean < best.mean) best = found.least
  }
  const gone = new Set(best.order)
  const parts: [number[], number[]] = [
    members.filter(member => !gone.has(member)),
    members.filter(member => gone.has(member)),
  ]
  return { parts, mean: best.mean / grain }
}

/** What every pair of some members says, and what each is held by. */
type Table = { readonly said: Float64Array; readonly held: Float64Array; readonly doubt: boolean }

function tabulate(evidence: Evidence, members: readonly number[]): Table {
  const size = members.length
  const said = new Float64Array(size * size)
  const held = new Float64Array(size)
  let doubt = false
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) {
      const bits = saidOf(evidence, members[a]!, members[b]!)
      said[a * size + b] = bits
      said[b * size + a] = bits
      held[a]! += bits
      held[b]! += bits
      doubt ||= bits < 0
    }
  }
  return { said, held, doubt }
}

const startsOf = ({ held }: Table): number[] =>
  [...held.keys()].sort((a, b) => held[a]! - held[b]! || a - b).slice(0, mostStarts)

/** Draws members over from `start` on: the moment of most gain, and that at which the pairs across say least. */
function drawAway({ said, held }: Table, start: number) {
  const size = held.length
  // What drawing each over would cost now: its ties to those who stay less its ties to those who went.
  const cost = held.slice()
  const order: number[] = []
  let most = { gain: 0, length: 0 }
  let least = { mean: Infinity, length: 0 }
  let gain = 0
  for (let next = start; next >= 0 && order.length < size - 1; ) {
    gain -= cost[next]!
    order.push(next)
    cost[next] = Infinity
    if (gain > most.gain) most = { gain, length: order.length }
    const mean = -gain / (order.length * (size - order.length))
    if (mean < least.mean) least = { mean, length: order.length }
    let cheapest = -1
    for (let member = 0; member < size; member++) {
      if (cost[member] === Infinity) continue
      cost[member]! -= 2 * said[next * size + member]!
      if (cheapest < 0 || cost[member]! < cost[cheapest]!) cheapest = member
    }
    next = cheapest
  }
  return {
    gain: most.gain,
    order: order.slice(0, most.length),
    least: { mean: least.mean, order: order.slice(0, least.length) },
  }
}

/** Lets each member go where the pairs speak most for it. True if one went. */
export function move(evidence: Evidence, owner: Int32Array): boolean {
  const { count, around, unseen, guard } = evidence
  const size = new Int32Array(count)
  for (const own of owner) size[own]!++
  let changed = false
  for (let member = 0; member < count; member++) {
    const here = owner[member]!
    const sums = new Map<number, { sum: number; seen: number; certain: boolean }>()
    for (const [other, said] of around[member]!) {
      const there = owner[other]!
      const so = sums.get(there) ?? { sum: 0, seen: 0, certain: false }
      so.sum += said
      so.seen++
      so.certain ||= evidence.certain[member]!.has(other)
      sums.set(there, so)
    }
    const pull = (there: number, others: number) => {
      const so = sums.get(there)
      return (so?.sum ?? 0) - unseen * (others - (so?.seen ?? 0))
    }
    const stays = pull(here, size[here]! - 1)
    let best = { there: here, pull: stays }
    for (const [there, so] of sums) {
      if (there === here || !so.certain || size[there]! + 1 > guard) continue
      const pulled = pull(there, size[there]!)
      if (
        pulled > best.pull ||
        (pulled === best.pull && best.there !== here && there < best.there)
      ) {
        best = { there, pull: pulled }
      }
    }
    if (best.there === here || best.pull <= 0) continue
    size[here]!--
    size[best.there]!++
    owner[member] = best.there
    changed = true
  }
  for (const members of clustersOf(owner)) for (const member of members) owner[member] = members[0]!
  return changed
}

/** Parts of a cluster that no certain link ties together are not one cluster. Names each by its lowest member. */
export function holdTogether(evidence: Evidence, owner: Int32Array): void {
  const forest = openForest(evidence.count)
  for (let member = 0; member < evidence.count; member++) {
    for (const other of evidence.certain[member]!) {
      if (owner[member] === owner[other]) join(forest, member, other)
    }
  }
  for (let member = 0; member < evidence.count; member++) owner[member] = rootOf(forest, member)
}

function clustersOf(owner: Int32Array): number[][] {
  const clusters = new Map<number, number[]>()
  for (const [member, own] of owner.entries()) {
    const cluster = clusters.get(own)
    if (cluster) cluster.push(member)
    else clusters.set(own, [member])
  }
  return [...clusters.values()]
}
