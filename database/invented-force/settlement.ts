import { ensureVenues, kindCode, kindOf, listOf } from './address-kinds.ts'
import {
  COLLECTOR_TYPE_WEIGHTS,
  COLLECTOR_TYPES,
  LOCAL_TYPE_WEIGHTS,
  LOCAL_TYPES,
  STREET_THEMES,
} from './place-words.ts'
import { insideRing, type Point, type PointGrid } from './plane.ts'
import { mix32, streamOf, upperBound, Weighted } from './random.ts'
import type { Plan, Region } from './regions.ts'
import type { AddressKind } from './rows.ts'
import { makeSnapPoints } from './snap-points.ts'
import { ARTERIAL, type Block, LOCAL, type StreetNet } from './street-net.ts'

/** Addresses along one side of one street in one block; all are worked out from these few numbers. */
export interface Frontages {
  count: number
  /** First address of each frontage, and after the last the number of all addresses. */
  start: Uint32Array
  block: Uint32Array
  street: Uint32Array
  x1: Float32Array
  y1: Float32Array
  x2: Float32Array
  y2: Float32Array
  /** Metres from the road's middle, positive to the left of the line. */
  setback: Float32Array
  /** Homes to a building: more than one means flats. */
  perBuilding: Uint8Array
  firstNumber: Uint16Array
  postcode: Uint16Array
}

export interface Settlement {
  streetNames: string[]
  frontages: Frontages
  addressCount: number
  addressX: Float32Array
  addressY: Float32Array
  addressKind: Uint8Array
  /** Index of the snap point a crime at the address is published at. */
  addressSnap: Uint32Array
  cellStart: Uint32Array
  /** Addresses of each kind that is not a home. */
  venues: Map<AddressKind, number[]>
  snapX: Float64Array
  snapY: Float64Array
  snapName: string[]
  snapIsStreet: Uint8Array
  snapCell: Uint32Array
  snapAddresses: Uint32Array
  snapGrid: PointGrid
}

/** Puts addresses along the streets, names and numbers them, and makes the points crimes are published at. */
export function settle(seed: number, plan: Plan, region: Region, net: StreetNet): Settlement {
  const streetNames = nameStreets(seed, region, net)
  const { frontages, along } = makeFrontages(plan, region, net)
  numberHouses(net, frontages, along)
  const n = frontages.start[frontages.count]!
  const addressX = new Float32Array(n)
  const addressY = new Float32Array(n)
  const addressKind = new Uint8Array(n)
  const cellStart = new Uint32Array(region.cells.length + 1).fill(n)
  const venues = new Map<AddressKind, number[]>()
  for (let f = 0, i = 0; f < frontages.count; f++) {
    const block = net.blocks[frontages.block[f]!]!
    cellStart[block.cell] = Math.min(cellStart[block.cell]!, i)
    for (; i < frontages.start[f + 1]!; i++) {
      const [x, y] = addressPoint(frontages, f, i - frontages.start[f]!)
      addressX[i] = x
      addressY[i] = y
      const kind = kindOf(seed, block, i, frontages.perBuilding[f]!)
      addressKind[i] = kindCode[kind]
      if (kind !== 'house' && kind !== 'flat') listOf(venues, kind).push(i)
    }
  }
  for (let c = region.cells.length - 1; c >= 0; c--)
    cellStart[c] = Math.min(cellStart[c]!, cellStart[c + 1]!)
  ensureVenues(venues, addressKind, n)
  return {
    streetNames,
    frontages,
    addressCount: n,
    addressX,
    addressY,
    addressKind,
    cellStart,
    venues,
    ...makeSnapPoints(seed, net, streetNames, addressX, addressY),
  }
}

function nameStreets(seed: number, region: Region, net: StreetNet): string[] {
  const used = region.cells.map(() => new Set<string>())
  const local = new Weighted(LOCAL_TYPES, LOCAL_TYPE_WEIGHTS)
  const main = new Weighted(COLLECTOR_TYPES, COLLECTOR_TYPE_WEIGHTS)
  const stream = streamOf(seed, 'street names')
  return net.streetClass.map((roadClass, s) => {
    const cell = net.streetCell[s]!
    const other = net.streetOtherCell[s]!
    const theme = STREET_THEMES[mix32(net.streetTheme[s]! * 31 + cell) % STREET_THEMES.length]!
    for (let attempt = 0; ; attempt++) {
      const words = attempt < 12 ? theme : stream.pick(STREET_THEMES)
      // A road that runs between towns is often named for the place it leads to.
      const first =
        roadClass !== LOCAL && stream.chance(0.4)
          ? stream.pick(region.cells).base
          : stream.pick(words)
      const name = `${first} ${roadClass === LOCAL ? local.draw(stream) : roadClass === ARTERIAL ? 'Road' : main.draw(stream)}`
      if (used[cell]!.has(name) || (other >= 0 && used[other]!.has(name))) continue
      if (/(\b\w+) \1$/.test(name)) continue
      used[cell]!.add(name)
      if (other >= 0) used[other]!.add(name)
      return name
    }
  })
}

const PLOT_METRES: Record<Block['use'], number> = {
  homes: 9,
  centre: 7,
  works: 55,
  park: 1e9,
  fields: 140,
}

function makeFrontages(plan: Plan, region: Region, net: StreetNet) {
  const weights = new Float64Array(net.blocks.length)
  const ground: { ring: Point[]; lengths: number[]; sum: number }[] = []
  let total = 0
  net.blocks.forEach((block, b) => {
    const ring = block.nodes.map((n): Point => [net.nodeX[n]!, net.nodeY[n]!])
    const lengths = ring.map((p, i) => {
      const q = ring[(i + 1) % ring.length]!
      const metres = Math.hypot(q[0] - p[0], q[1] - p[1])
      const roadClass = net.streetClass[net.segmentStreet[block.segments[i]!]!]!
      return metres < 18 ? 0 : (metres - 10) * (roadClass === ARTERIAL ? 0.6 : 1)
    })
    const sum = lengths.reduce((s, l) => s + l, 0)
    const density = region.density(net.nodeX[block.nodes[0]!]!, net.nodeY[block.nodes[0]!]!)
    const crowd = block.use === 'homes' || block.use === 'centre' ? 0.55 + 0.5 * density : 1
    weights[b] = (sum / PLOT_METRES[block.use]) * crowd
    ground.push({ ring, lengths, sum })
    total += weights[b]!
  })
  const rows: number[][] = []
  let run = 0
  let given = 0
  net.blocks.forEach((block, b) => {
    run += weights[b]!
    const upTo = Math.round((run / total) * plan.addresses)
    let left = upTo - given
    const homes = left
    given = upTo
    const { ring, lengths, sum } = ground[b]!
    let along = 0
    let placed = 0
    for (let i = 0; i < ring.length && left > 0; i++) {
      along += lengths[i]!
      const wanted = Math.round((along / sum) * homes) - placed
      if (wanted <= 0) continue
      placed += wanted
      left -= wanted
      rows.push(frontage(net, block, b, i, ring, wanted))
    }
  })
  return pack(rows)
}

function frontage(
  net: StreetNet,
  block: Block,
  b: number,
  i: number,
  ring: Point[],
  wanted: number,
): number[] {
  const segment = block.segments[i]!
  const a = ring[i]!
  const z = ring[(i + 1) % ring.length]!
  const from = net.segmentFrom[segment]!
  const dx = net.nodeX[net.segmentTo[segment]!]! - net.nodeX[from]!
  const dy = net.nodeY[net.segmentTo[segment]!]! - net.nodeY[from]!
  const forward = (z[0] - a[0]) * dx + (z[1] - a[1]) * dy > 0
  const [p, q] = forward ? [a, z] : [z, a]
  const length = Math.hypot(q[0] - p[0], q[1] - p[1])
  const perBuilding = Math.ceil(wanted / Math.max(1, Math.floor(length / 8)))
  // Deep blocks have front gardens; in a narrow one the houses stand closer, never across the far road.
  let setback = Math.min(13, 0.14 * Math.sqrt(block.area))
  for (; setback > 0.8; setback *= 0.6) {
    const probes = [0.08, 0.5, 0.92].map(t => offset(p, q, length, t, forward ? setback : -setback))
    if (probes.every(([x, y]) => insideRing(ring, x, y))) break
  }
  const along =
    segment +
    0.5 * (((p[0] - net.nodeX[from]!) * dx + (p[1] - net.nodeY[from]!) * dy) / (dx * dx + dy * dy))
  return [
    wanted,
    b,
    net.segmentStreet[segment]!,
    p[0],
    p[1],
    q[0],
    q[1],
    forward ? setback : -setback,
    perBuilding,
    along,
  ]
}

function offset(p: Point, q: Point, length: number, t: number, left: number): Point {
  return [
    p[0] + t * (q[0] - p[0]) - (left * (q[1] - p[1])) / length,
    p[1] + t * (q[1] - p[1]) + (left * (q[0] - p[0])) / length,
  ]
}

function pack(rows: number[][]): { frontages: Frontages; along: Float64Array } {
  const n = rows.length
  const f: Frontages = {
    count: n,
    start: new Uint32Array(n + 1),
    block: new Uint32Array(n),
    street: new Uint32Array(n),
    x1: new Float32Array(n),
    y1: new Float32Array(n),
    x2: new Float32Array(n),
    y2: new Float32Array(n),
    setback: new Float32Array(n),
    perBuilding: new Uint8Array(n),
    firstNumber: new Uint16Array(n),
    postcode: new Uint16Array(n),
  }
  const along = new Float64Array(n)
  rows.forEach((row, i) => {
    f.start[i + 1] = f.start[i]! + row[0]!
    f.block[i] = row[1]!
    f.street[i] = row[2]!
    f.x1[i] = row[3]!
    f.y1[i] = row[4]!
    f.x2[i] = row[5]!
    f.y2[i] = row[6]!
    f.setback[i] = row[7]!
    f.perBuilding[i] = row[8]!
    along[i] = row[9]!
  })
  return { frontages: f, along }
}

/** Numbers rise along a street, odd to the left and even to the right; a postcode is some 18 neighbours. */
function numberHouses(net: StreetNet, f: Frontages, along: Float64Array): void {
  const order = Array.from({ length: f.count }, (_, i) => i)
  const side = (i: number) => (f.setback[i]! > 0 ? 0 : 1)
  const cellOf = (i: number) => net.blocks[f.block[i]!]!.cell
  order.sort(
    (i, j) => f.street[i]! - f.street[j]! || side(i) - side(j) || along[i]! - along[j]! || i - j,
  )
  let number = 1
  let unit = 0
  let inUnit = 0
  let last = -1
  const units = new Map<number, number>()
  for (const i of order) {
    const fresh = last < 0 || f.street[i] !== f.street[last] || side(i) !== side(last)
    if (fresh) number = 1 + side(i)
    const size = f.start[i + 1]! - f.start[i]!
    if (fresh || cellOf(i) !== cellOf(last) || inUnit + size > 30) {
      unit = units.get(cellOf(i)) ?? 0
      inUnit = 0
    }
    f.firstNumber[i] = number
    f.postcode[i] = unit
    inUnit += size
    number += 2 * Math.ceil(size / f.perBuilding[i]!)
    units.set(cellOf(i), unit + 1 + Math.floor(size / 30))
    last = i
  }
}

/** Index of the frontage an address stands on. */
export function frontageOf(f: Frontages, address: number): number {
  return upperBound(f.start, address, f.count + 1) - 1
}

/** Where the k-th address of a frontage stands. */
export function addressPoint(f: Frontages, i: number, k: number): Point {
  const buildings = Math.ceil((f.start[i + 1]! - f.start[i]!) / f.perBuilding[i]!)
  const t = 0.08 + (0.84 * (Math.floor(k / f.perBuilding[i]!) + 0.5)) / buildings
  const p: Point = [f.x1[i]!, f.y1[i]!]
  const q: Point = [f.x2[i]!, f.y2[i]!]
  return offset(p, q, Math.hypot(q[0] - p[0], q[1] - p[1]), t, f.setback[i]!)
}

/** The point on the road in front of an address. */
export function roadPoint(f: Frontages, i: number, k: number): Point {
  const [x, y] = addressPoint(f, i, k)
  const length = Math.hypot(f.x2[i]! - f.x1[i]!, f.y2[i]! - f.y1[i]!)
  return [
    x + (f.setback[i]! * (f.y2[i]! - f.y1[i]!)) / length,
    y - (f.setback[i]! * (f.x2[i]! - f.x1[i]!)) / length,
  ]
}
