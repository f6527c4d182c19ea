import {
  byStrength,
  degreeFor,
  type Found,
  type FoundTie,
  isHub,
  limits,
  type Network,
  type Tie,
  tieKindOf,
} from './network.ts'
import type { Reader } from './network-reader.ts'

export type Growth = {
  start: string
  steps: number
  /** The most nodes shown. */
  most: number
  /** Nodes opened though many are tied to them. */
  open: ReadonlySet<string>
}

/** Records read of what is open, for each tie that can be shown of it: most speak of few that are new. */
const recordsPerTie = 4

/**
 * Who is tied to the one asked about, step by step, the strongest first. A hub is shown closed; what does not
 * fit is counted at the one it is tied to.
 */
export async function growNetwork(reader: Reader, growth: Growth): Promise<Network> {
  const { start, steps, most } = growth
  const stepOf = new Map([[start, 0]])
  const found = new Map<string, Found>()
  const closed = new Set<string>()
  const isOpen = (id: string) => id === start || growth.open.has(id)

  const look = async (nodes: readonly string[], recordsEach: number, among?: 'met') => {
    const wide = nodes.filter(isOpen)
    const narrow = nodes.filter(id => !isOpen(id))
    for (const [some, records] of [
      [wide, recordsPerTie * degreeFor(most)],
      [narrow, recordsEach],
    ] as const) {
      if (some.length === 0) continue
      for (const [id, what] of await reader.tiesOf(
        some,
        records,
        some === wide ? undefined : among,
      )) {
        found.set(id, what)
        if (!isOpen(id) && isHub(reader.known(id).kind, what)) closed.add(id)
      }
    }
  }

  let frontier = [start]
  const edge: string[] = []
  for (let step = 1; frontier.length > 0; step++) {
    // Beyond the last step only what was opened leads on.
    const looked = step <= steps ? frontier : frontier.filter(isOpen)
    edge.push(...frontier.filter(id => !looked.includes(id)))
    await look(looked, limits.recordsEach)
    const offers = looked
      .filter(id => !closed.has(id))
      .flatMap(id => [...found.get(id)!.ties.values()].sort(byStrength).slice(0, degreeFor(most)))
      .filter(tie => !stepOf.has(reader.nodeOf(tie.to)))
      .sort(byStrength)
    const chosen = [...new Set(offers.map(tie => tie.to))].slice(0, most - stepOf.size)
    frontier = (await reader.meet(chosen)).filter(node => !stepOf.has(node))
    for (const node of frontier) stepOf.set(node, step)
  }
  // At the edge only how those shown are tied to one another is looked at, and who is busy.
  await look(edge, limits.recordsAtEdge, 'met')
  return present(reader, stepOf, found, closed)
}

async function present(
  reader: Reader,
  stepOf: Map<string, number>,
  found: ReadonlyMap<string, Found>,
  closed: ReadonlySet<string>,
): Promise<Network> {
  const ties = new Map<string, Tie>()
  const degree = new Map<string, number>()
  for (const [id, { ties: mine }] of found) {
    for (const tie of mine.values()) {
      const to = reader.nodeOf(tie.to)
      if (to === id || !stepOf.has(to)) continue
      const made = directed(reader, id, { ...tie, to }, stepOf)
      const key = `${made.from} ${made.to}`
      const before = ties.get(key)
      if (!before) for (const end of [id, to]) degree.set(end, (degree.get(end) ?? 0) + 1)
      // Of a hub not every record was read: the other end knows better.
      if (!before || made.count > before.count) ties.set(key, made)
    }
  }
  const more = (id: string) =>
    [...(found.get(id)?.ties.keys() ?? [])].filter(to => !stepOf.has(reader.nodeOf(to))).length
  // A number whose two holders turned out to be one person ties nobody.
  const idle = new Set(
    [...stepOf.keys()].filter(
      id => reader.known(id).kind === 'detail' && (degree.get(id) ?? 0) < 2 && more(id) === 0,
    ),
  )
  const shown = [...stepOf.keys()].filter(id => !idle.has(id))
  const names = await reader.names(shown)
  return {
    nodes: shown.map(id => {
      const { kind, subkind, entities, held } = reader.known(id)
      return {
        id,
        kind,
        subkind,
        label: names.get(id)?.label ?? null,
        at: names.get(id)?.at ?? null,
        entities,
        held,
        steps: stepOf.get(id)!,
        more: more(id),
        atLeast: found.get(id)?.cut ?? false,
        closed: closed.has(id),
      }
    }),
    ties: [...ties.values()].filter(tie => !idle.has(tie.from) && !idle.has(tie.to)),
  }
}

/** From the nearer end to the farther, so that a tie reads the way it was found. */
export function directed(
  reader: Reader,
  id: string,
  { to, toKind: _kind, ...tie }: FoundTie,
  stepOf: ReadonlyMap<string, number>,
): Tie {
  const [a, b] = [stepOf.get(id) ?? 0, stepOf.get(to) ?? 0]
  const kind = tieKindOf(reader.known(id).kind, reader.known(to).kind) ?? 'people'
  if (a < b || (a === b && id < to)) return { from: id, to, kind, ...tie }
  const roles = tie.roles.map(role => role.split('\t').reverse().join('\t'))
  return { from: to, to: id, kind, ...tie, roles }
}
