import { DISTRICTS, PLACE_PARTS, REAL_PLACES } from './place-words.ts'
import { clipRing, type Point, ringArea, ringCentroid } from './plane.ts'
import { type Stream, streamOf } from './random.ts'
import type { Size } from './rows.ts'

/** What differs between the sizes. Events follow the number of people, so the rates are the same. */
export interface Plan {
  neighbourhoods: number
  addresses: number
  blocks: number
  staff: number
  /** Half-width and half-height of the region in metres. */
  halfWidth: number
  halfHeight: number
  stationsPerDistrict: number
}

// The small region is a model of the large one, a little more than a quarter of its width.
export const PLANS: Record<Size, Plan> = {
  small: {
    neighbourhoods: 40,
    addresses: 8_300,
    blocks: 2_100,
    staff: 300,
    halfWidth: 5_800,
    halfHeight: 3_950,
    stationsPerDistrict: 1,
  },
  force: {
    neighbourhoods: 170,
    addresses: 1_200_000,
    blocks: 52_000,
    staff: 8_000,
    halfWidth: 20_600,
    halfHeight: 14_000,
    stationsPerDistrict: 4,
  },
}

/** The middle of the region, British National Grid. */
export const MIDDLE: Point = [415_000, 289_000]

/** An edge between two neighbourhoods, or between one and the outside. Its line runs from corner a to b. */
export interface CellEdge {
  a: number
  b: number
  line: Point[]
  left: number
  right: number
}

export interface Cell {
  code: string
  name: string
  /** The bare place name, for roads that lead there. */
  base: string
  district: number
  /** Edges in ring order; negative (~index) where the ring runs against the edge. */
  edges: number[]
  ring: Point[]
  centre: Point
  isTownCentre: boolean
}

export interface Region {
  outline: Point[]
  halfWidth: number
  towns: Point[]
  corners: Point[]
  edges: CellEdge[]
  cells: Cell[]
  /** How built-up a place is, about 0.03 (fields) to 1 (city centre). */
  density: (x: number, y: number) => number
}

/** Draws the outline, the towns and the neighbourhoods, which tile the outline without gap or overlap. */
export function makeRegion(seed: number, plan: Plan): Region {
  const outline = makeOutline(streamOf(seed, 'outline'), plan)
  const townStream = streamOf(seed, 'towns')
  const towns = DISTRICTS.map(
    (d): Point => [
      MIDDLE[0] + (d.at[0] + townStream.between(-0.05, 0.05)) * plan.halfWidth,
      MIDDLE[1] + (d.at[1] + townStream.between(-0.05, 0.05)) * plan.halfHeight,
    ],
  )
  const density = (x: number, y: number) => {
    let sum = 0.05
    for (let i = 0; i < towns.length; i++) {
      const reach = DISTRICTS[i]!.reach * plan.halfWidth
      const square = ((x - towns[i]![0]) ** 2 + (y - towns[i]![1]) ** 2) / (reach * reach)
      // A dense core on a wide suburb: towns run into one another but their centres stand out.
      sum += (i === 0 ? 0.6 : 0.4) * Math.exp(-6 * square) + 0.36 * Math.exp(-0.9 * square)
    }
    return Math.min(1, sum)
  }
  const sites = relax(placeSites(streamOf(seed, 'sites'), plan, outline, density), outline)
  const topology = joinCells(sites.map((_, i) => voronoiRing(sites, i, outline)))
  wander(streamOf(seed, 'boundaries'), topology)
  return {
    outline,
    halfWidth: plan.halfWidth,
    towns,
    density,
    ...nameCells(seed, plan, towns, topology),
  }
}

function makeOutline(stream: Stream, plan: Plan): Point[] {
  const waves = [2, 3, 5, 7, 11, 17, 23].map(k => ({
    k,
    size: stream.between(0.4, 1) * (0.26 / k),
    phase: stream.between(0, 2 * Math.PI),
  }))
  return Array.from({ length: 150 }, (_, i): Point => {
    const angle = (2 * Math.PI * i) / 150
    const r = waves.reduce((sum, w) => sum + w.size * Math.cos(w.k * angle + w.phase), 1)
    return [
      MIDDLE[0] + r * plan.halfWidth * Math.cos(angle),
      MIDDLE[1] + r * plan.halfHeight * Math.sin(angle),
    ]
  })
}

function placeSites(
  stream: Stream,
  plan: Plan,
  outline: Point[],
  density: Region['density'],
): Point[] {
  const sites: Point[] = []
  let room = Math.sqrt(ringArea(outline) / plan.neighbourhoods)
  while (sites.length < plan.neighbourhoods) {
    const x = MIDDLE[0] + stream.between(-1.4, 1.4) * plan.halfWidth
    const y = MIDDLE[1] + stream.between(-1.4, 1.4) * plan.halfHeight
    if (!insideOutline(outline, x, y)) continue
    const d = density(x, y)
    if (stream.unit() > 0.3 + d) continue
    const apart = room * (0.95 - 0.45 * d)
    if (sites.some(s => Math.hypot(s[0] - x, s[1] - y) < apart)) room *= 0.998
    else sites.push([x, y])
  }
  return sites
}

function insideOutline(outline: Point[], x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const a = outline[i]!
    const b = outline[j]!
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0])
      inside = !inside
  }
  return inside
}

function voronoiRing(sites: Point[], i: number, outline: Point[]): Point[] {
  const [x, y] = sites[i]!
  let ring = outline
  for (let j = 0; j < sites.length; j++) {
    if (j === i) continue
    const nx = sites[j]![0] - x
    const ny = sites[j]![1] - y
    ring = clipRing(ring, [x + nx / 2, y + ny / 2], nx, ny)
  }
  return ring
}

function relax(sites: Point[], outline: Point[]): Point[] {
  return sites.map((s, i) => {
    const c = ringCentroid(voronoiRing(sites, i, outline))
    return [s[0] + 0.8 * (c[0] - s[0]), s[1] + 0.8 * (c[1] - s[1])]
  })
}

interface Topology {
  corners: Point[]
  edges: CellEdge[]
  rings: number[][]
}

/** Gives shared corners and edges one identity, so that neighbours have the very same boundary. */
function joinCells(rings: Point[][]): Topology {
  const corners: Point[] = []
  const corner = (p: Point) => {
    const known = corners.findIndex(c => Math.abs(c[0] - p[0]) < 2 && Math.abs(c[1] - p[1]) < 2)
    return known >= 0 ? known : corners.push([p[0], p[1]]) - 1
  }
  const edges: CellEdge[] = []
  const byCorners = new Map<string, number>()
  const cellRings = rings.map((ring, cell) => {
    const ids = ring.map(corner).filter((id, i, all) => id !== all[(i + 1) % all.length])
    return ids.map((a, i) => {
      const b = ids[(i + 1) % ids.length]!
      const twin = byCorners.get(`${b} ${a}`)
      if (twin !== undefined) {
        edges[twin]!.right = cell
        return ~twin
      }
      byCorners.set(`${a} ${b}`, edges.length)
      return edges.push({ a, b, line: [corners[a]!, corners[b]!], left: cell, right: -1 }) - 1
    })
  })
  return { corners, edges, rings: cellRings }
}

/** Makes straight boundaries wander, less where two meet at a sharp angle, so that none can cross. */
function wander(stream: Stream, { corners, edges }: Topology): void {
  const sharpest = new Float64Array(corners.length).fill(Math.PI)
  const bearings = corners.map((): number[] => [])
  for (const { a, b } of edges) {
    const bearing = Math.atan2(corners[b]![1] - corners[a]![1], corners[b]![0] - corners[a]![0])
    bearings[a]!.push(bearing)
    bearings[b]!.push(bearing > 0 ? bearing - Math.PI : bearing + Math.PI)
  }
  bearings.forEach((list, c) => {
    list.sort((p, q) => p - q)
    list.forEach((bearing, i) => {
      const next = list[i + 1] ?? list[0]! + 2 * Math.PI
      if (list.length > 1) sharpest[c] = Math.min(sharpest[c]!, next - bearing)
    })
  })
  const bend = (p: Point, q: Point, amount: number): Point[] => {
    const length = Math.hypot(q[0] - p[0], q[1] - p[1])
    if (length < 300) return [p]
    const push = amount * stream.between(-1, 1)
    const t = stream.between(0.42, 0.58)
    const m: Point = [
      p[0] + t * (q[0] - p[0]) - push * (q[1] - p[1]),
      p[1] + t * (q[1] - p[1]) + push * (q[0] - p[0]),
    ]
    return [...bend(p, m, amount * 0.7), ...bend(m, q, amount * 0.7)]
  }
  for (const edge of edges) {
    if (edge.right < 0) continue
    const angle = Math.min(sharpest[edge.a]!, sharpest[edge.b]!)
    const p = corners[edge.a]!
    const q = corners[edge.b]!
    edge.line = [...bend(p, q, 0.09 * Math.min(1, angle / 1.4)), q]
  }
}

function nameCells(seed: number, plan: Plan, towns: Point[], topology: Topology) {
  const { corners, edges, rings } = topology
  const stream = streamOf(seed, 'neighbourhood names')
  const used = new Set<string>()
  const freshName = () => {
    for (;;) {
      const base = stream.pick(PLACE_PARTS.FIRST) + stream.pick(PLACE_PARTS.LAST)
      const name = stream.pick(PLACE_PARTS.BEFORE) + base + stream.pick(PLACE_PARTS.AFTER)
      if (REAL_PLACES.has(base) || /(.)\1\1|lll|ww|rr[^o]/.test(base) || used.has(base)) continue
      used.add(base)
      return { name, base }
    }
  }
  const cells = rings.map((ringEdges): Cell => {
    const ring = ringEdges.flatMap(e =>
      e >= 0 ? edges[e]!.line.slice(0, -1) : edges[~e]!.line.slice(1).reverse(),
    )
    const centre = ringCentroid(ring)
    let district = 0
    let least = Number.POSITIVE_INFINITY
    towns.forEach((t, i) => {
      const far =
        Math.hypot(t[0] - centre[0], (t[1] - centre[1]) * 1.2) / plan.halfWidth - DISTRICTS[i]!.pull
      if (far < least) {
        least = far
        district = i
      }
    })
    return {
      code: '',
      name: '',
      base: '',
      district,
      edges: ringEdges,
      ring,
      centre,
      isTownCentre: false,
    }
  })
  const serials = DISTRICTS.map(() => 0)
  towns.forEach((t, d) => {
    const own = cells.filter(c => c.district === d)
    own.sort(
      (p, q) =>
        Math.hypot(p.centre[0] - t[0], p.centre[1] - t[1]) -
        Math.hypot(q.centre[0] - t[0], q.centre[1] - t[1]),
    )
    own.forEach((cell, i) => {
      cell.isTownCentre = i === 0
      serials[d]!++
      cell.code = DISTRICTS[d]!.code + String(serials[d]).padStart(2, '0')
      const town = DISTRICTS[d]!.name
      const named =
        i === 0 ? { name: `${town} ${d === 0 ? 'City' : 'Town'} Centre`, base: town } : freshName()
      cell.name = named.name
      cell.base = named.base
    })
  })
  return { corners, edges, cells }
}
