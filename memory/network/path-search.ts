import { byStrength, type FoundTie, isHub, limits } from './network.ts'
import type { Reader } from './network-reader.ts'

export type PathSearch = {
  /** Each from one end to the other; all are as short as any, those through fewer hubs first. */
  paths: string[][]
  /** What each node was found tied to, by both names. */
  ties: Map<string, { node: string; tie: FoundTie }>
  hubs: Set<string>
  /** Nothing was left out: if none was found, there is none so short. */
  complete: boolean
}

export type PathReader = Pick<Reader, 'tiesOf' | 'known' | 'meet' | 'nodeOf'>

type Side = { distance: Map<string, number>; parents: Map<string, Set<string>>; frontier: string[] }

/** A hub of this size says nothing of two who are tied to it, and is not passed through. */
const hubOfPath = 200
const mostPaths = 5
const mostMeetings = 50

const startOf = (node: string): Side => ({
  distance: new Map([[node, 0]]),
  parents: new Map(),
  frontier: [node],
})

/**
 * The shortest ways from one node to another: breadth first from both, always from the end where fewer wait. Two who
 * share a hub meet in it; nobody is looked for beyond it.
 */
export async function searchPaths(
  reader: PathReader,
  a: string,
  b: string,
  longest: number = limits.path,
): Promise<PathSearch> {
  const result: PathSearch = { paths: [], ties: new Map(), hubs: new Set(), complete: true }
  if (a === b) return { ...result, paths: [[a]] }
  const sides: [Side, Side] = [startOf(a), startOf(b)]
  for (let length = 0; length < longest; length++) {
    const [one, other] = sides
    if (one.frontier.length === 0 && other.frontier.length === 0) return result
    const side =
      other.frontier.length === 0 ||
      (one.frontier.length > 0 && one.frontier.length <= other.frontier.length)
        ? one
        : other
    await advance(reader, side, result, a, b)
    const opposite = side === one ? other : one
    const meets = side.frontier.filter(node => opposite.distance.has(node))
    if (meets.length === 0) continue
    const least = Math.min(...meets.map(node => opposite.distance.get(node)!))
    const nearest = meets.filter(node => opposite.distance.get(node) === least)
    await markHubs(reader, nearest, result)
    result.paths = allPaths(sides, nearest)
      .map(path => ({ path, rank: rankOf(path, result) }))
      .sort(
        (x, y) =>
          x.rank.hubs - y.rank.hubs ||
          y.rank.weakest - x.rank.weakest ||
          (x.path.join() < y.path.join() ? -1 : 1),
      )
      .slice(0, mostPaths)
      .map(({ path }) => path)
    return result
  }
  return result
}

async function advance(
  reader: PathReader,
  side: Side,
  result: PathSearch,
  a: string,
  b: string,
): Promise<void> {
  const isEnd = (node: string) => node === a || node === b
  const ends = side.frontier.filter(isEnd)
  const inner = side.frontier.filter(node => !isEnd(node))
  const next = new Map<string, number>()
  for (const [nodes, records] of [
    [ends, limits.recordsOfEnd],
    [inner, limits.recordsOfPath],
  ] as const) {
    if (nodes.length === 0) continue
    const all = await reader.tiesOf(nodes, records)
    await reader.meet([...all.values()].flatMap(({ ties }) => [...ties.keys()]))
    for (const [node, found] of all) {
      const hub = isHub(reader.known(node).kind, found, hubOfPath)
      if (hub) result.hubs.add(node)
      if (found.cut || (hub && !isEnd(node))) result.complete = false
      if (hub && !isEnd(node)) continue
      const depth = side.distance.get(node)! + 1
      for (const found of [...all.get(node)!.ties.values()].sort(byStrength)) {
        const tie = { ...found, to: reader.nodeOf(found.to) }
        const known = side.distance.get(tie.to)
        if (known !== undefined && known < depth) continue
        if (known === undefined) {
          if (next.size >= limits.pathFrontier || side.distance.size >= limits.pathVisited) {
            result.complete = false
            continue
          }
          side.distance.set(tie.to, depth)
          next.set(tie.to, tie.count)
        }
        const parents = side.parents.get(tie.to) ?? new Set()
        side.parents.set(tie.to, parents.add(node))
        result.ties.set(`${node} ${tie.to}`, { node, tie })
      }
    }
  }
  side.frontier = [...next.keys()]
}

/** Where two meet nobody looked further, so whether it is a busy place or number is asked now. */
async function markHubs(
  reader: PathReader,
  meets: readonly string[],
  { hubs }: PathSearch,
): Promise<void> {
  const asked = [...meets].sort().slice(0, mostMeetings)
  for (const [node, found] of await reader.tiesOf(asked, limits.recordsOfPath)) {
    if (isHub(reader.known(node).kind, found, hubOfPath)) hubs.add(node)
  }
}

const enough = 500

function back(side: Side, node: string): string[][] {
  const parents = side.parents.get(node)
  if (!parents) return [[node]]
  const made: string[][] = []
  for (const parent of [...parents].sort()) {
    for (const path of back(side, parent)) {
      if (made.length >= enough) return made
      made.push([...path, node])
    }
  }
  return made
}

function allPaths([one, other]: [Side, Side], meets: readonly string[]): string[][] {
  return [...meets].sort().flatMap(node => {
    const there = back(other, node)
    return back(one, node)
      .flatMap(path => there.map(rest => [...path, ...rest.slice(0, -1).reverse()]))
      .slice(0, enough)
  })
}

function rankOf(path: readonly string[], { ties, hubs }: PathSearch) {
  const counts = path.slice(1).map((node, index) => tieBetween(ties, path[index]!, node).tie.count)
  return {
    hubs: path.slice(1, -1).filter(node => hubs.has(node)).length,
    weakest: Math.min(...counts),
  }
}

export function tieBetween(
  ties: PathSearch['ties'],
  a: string,
  b: string,
): { node: string; tie: FoundTie } {
  const found = ties.get(`${a} ${b}`) ?? ties.get(`${b} ${a}`)
  if (!found) throw new Error(`No tie was read between ${a} and ${b}`)
  return found
}
