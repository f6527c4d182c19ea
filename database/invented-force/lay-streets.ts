import { ringArea } from './plane.ts'
import { divide } from './plot-cutting.ts'
import { type Stream, streamOf } from './random.ts'
import type { Plan, Region } from './regions.ts'
import {
  ARTERIAL,
  addChain,
  addNode,
  addStreet,
  type BlockUse,
  COLLECTOR,
  LOCAL,
  type StreetNet,
} from './street-net.ts'

/**
 * Lays streets: neighbourhood boundaries are main roads, then each neighbourhood is cut again and again
 * across its longer axis, a little askew, until the plots are as small as the density of the place asks.
 */
export function layStreets(seed: number, plan: Plan, region: Region): StreetNet {
  const net: StreetNet = {
    nodeX: [],
    nodeY: [],
    segmentFrom: [],
    segmentTo: [],
    segmentStreet: [],
    onSegment: [],
    streetClass: [],
    streetCell: [],
    streetOtherCell: [],
    streetTheme: [],
    blocks: [],
  }
  const arterial = arterialEdges(region)
  const cornerNodes = region.corners.map(([x, y]) => addNode(net, x, y))
  const chains = region.edges.map((edge, e) => {
    const street = addStreet(
      net,
      arterial.has(e) ? ARTERIAL : edge.right < 0 ? LOCAL : COLLECTOR,
      edge.left,
      edge.right,
      e,
    )
    const inner = edge.line.slice(1, -1).map(([x, y]) => addNode(net, x, y))
    return addChain(net, [cornerNodes[edge.a]!, ...inner, cornerNodes[edge.b]!], street)
  })
  const leafScale = calibrate(plan, region)
  region.cells.forEach((cell, c) => {
    const nodes: number[] = []
    const segments: number[] = []
    for (const e of cell.edges) {
      const chain = e >= 0 ? chains[e]! : chains[~e]!
      const ordered = e >= 0 ? chain : chain.toReversed()
      for (const s of ordered) {
        nodes.push(e >= 0 ? net.segmentFrom[s]! : net.segmentTo[s]!)
        segments.push(s)
      }
    }
    const stream = streamOf(seed, 'streets', c)
    divide(
      net,
      stream,
      { nodes, segments },
      {
        cell: c,
        cellArea: ringArea(cell.ring),
        leaf: (x, y) => leafScale / region.density(x, y) ** 0.9,
        theme: 0,
        use: (x, y, area) => landUse(seed, stream, region, x, y, area, leafScale),
      },
    )
  })
  return net
}

/** The plot size at density 1 that gives about the wished number of plots over the whole region. */
function calibrate(plan: Plan, region: Region): number {
  let sum = 0
  for (const cell of region.cells) {
    const [x, y] = cell.centre
    const reach = Math.sqrt(ringArea(cell.ring)) / 3
    let d = 0
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const)
      d += region.density(x + dx * reach, y + dy * reach) ** 0.9
    sum += (ringArea(cell.ring) * d) / 5
  }
  // Plots stop somewhere between half the wished size and the whole: 0.74 was measured.
  return sum / (plan.blocks * 0.74)
}

/** Boundary edges that lie on the shortest ways between the seven towns. */
function arterialEdges(region: Region): Set<number> {
  const { corners, edges, towns } = region
  const touching = corners.map((): number[] => [])
  edges.forEach((edge, e) => {
    touching[edge.a]!.push(e)
    touching[edge.b]!.push(e)
  })
  const lengths = edges.map(
    e =>
      Math.hypot(corners[e.a]![0] - corners[e.b]![0], corners[e.a]![1] - corners[e.b]![1]) *
      (e.right < 0 ? 4 : 1),
  )
  const nearest = towns.map(t => {
    let best = 0
    corners.forEach((c, i) => {
      const b = corners[best]!
      if (Math.hypot(c[0] - t[0], c[1] - t[1]) < Math.hypot(b[0] - t[0], b[1] - t[1])) best = i
    })
    return best
  })
  const chosen = new Set<number>()
  nearest.forEach((from, i) => {
    const far = new Float64Array(corners.length).fill(Number.POSITIVE_INFINITY)
    const via = new Int32Array(corners.length).fill(-1)
    const done = new Uint8Array(corners.length)
    far[from] = 0
    for (;;) {
      let at = -1
      for (let c = 0; c < corners.length; c++)
        if (!done[c] && far[c]! < (at < 0 ? Number.POSITIVE_INFINITY : far[at]!)) at = c
      if (at < 0) break
      done[at] = 1
      for (const e of touching[at]!) {
        const to = edges[e]!.a === at ? edges[e]!.b : edges[e]!.a
        // Roads already arterial are cheaper to follow, which gathers the ways into trunks.
        const cost = far[at]! + lengths[e]! * (chosen.has(e) ? 0.6 : 1)
        if (cost < far[to]!) {
          far[to] = cost
          via[to] = e
        }
      }
    }
    for (const to of nearest.slice(i + 1)) {
      for (let at = to; at !== from && via[at]! >= 0; ) {
        const e = via[at]!
        chosen.add(e)
        at = edges[e]!.a === at ? edges[e]!.b : edges[e]!.a
      }
    }
  })
  return chosen
}

const patch = streamOf(0, 'land use')

function landUse(
  seed: number,
  stream: Stream,
  region: Region,
  x: number,
  y: number,
  area: number,
  leafScale: number,
): BlockUse {
  const density = region.density(x, y)
  const leaf = leafScale / density ** 0.9
  if (area > 3.2 * leaf) return 'homes'
  const near = Math.min(
    ...region.towns.map((t, i) => Math.hypot(x - t[0], y - t[1]) / (i === 0 ? 1.8 : 1)),
  )
  const townReach = 0.024 * region.halfWidth
  if (near < townReach * stream.between(0.5, 1.2)) return 'centre'
  // Works and parks come in patches: one draw for each square of ground, shared by the plots on it.
  const square = 6 * Math.sqrt(leafScale)
  const chance = patch
    .reset(seed, 'land use', Math.floor(x / square), Math.floor(y / square))
    .unit()
  if (chance < 0.08 && stream.chance(0.85)) return 'works'
  if (chance > 0.95 && stream.chance(0.8)) return 'park'
  if (stream.unit() < 0.6 * (1 - density / 0.22)) return 'fields'
  const roll = stream.unit()
  return roll < 0.035 ? 'park' : roll < 0.075 ? 'centre' : 'homes'
}
