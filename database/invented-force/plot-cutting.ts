import { insideRing, type Point, ringArea, ringCentroid } from './plane.ts'
import type { Stream } from './random.ts'
import {
  addChain,
  addNode,
  addStreet,
  type BlockUse,
  COLLECTOR,
  LOCAL,
  ringOf,
  type StreetNet,
} from './street-net.ts'

export interface Plot {
  nodes: number[]
  segments: number[]
}

export interface Ground {
  cell: number
  cellArea: number
  theme: number
  leaf: (x: number, y: number) => number
  use: (x: number, y: number, area: number) => BlockUse
}

export function divide(net: StreetNet, stream: Stream, plot: Plot, ground: Ground): void {
  const ring = ringOf(net, plot.nodes)
  const area = ringArea(ring)
  const [cx, cy] = ringCentroid(ring)
  const leaf = ground.leaf(cx, cy)
  const use = ground.use(cx, cy, area)
  // Parks, works and fields are left in larger plots than homes are.
  const stop = leaf * stream.between(0.7, 1.35) * (use === 'homes' || use === 'centre' ? 1 : 2.6)
  if (area > stop) {
    for (let attempt = 0; attempt < 5; attempt++) {
      const halves = cut(net, stream, plot, ring, area, ground)
      if (!halves) continue
      const theme = area > 9 * leaf ? stream.below(1000) : ground.theme
      for (const half of halves) divide(net, stream, half, { ...ground, theme })
      return
    }
  }
  net.blocks.push({ cell: ground.cell, use, nodes: plot.nodes, segments: plot.segments, area })
}

interface Hit {
  along: number
  edge: number
}

function cut(
  net: StreetNet,
  stream: Stream,
  plot: Plot,
  ring: Point[],
  area: number,
  ground: Ground,
): [Plot, Plot] | undefined {
  const [cx, cy] = ringCentroid(ring)
  const axis = longAxis(ring, cx, cy)
  const bearing = axis + Math.PI / 2 + stream.normal() * 0.09
  const shift = stream.between(-0.14, 0.14) * Math.sqrt(area)
  const ox = cx + shift * Math.cos(axis)
  const oy = cy + shift * Math.sin(axis)
  if (!insideRing(ring, ox, oy)) return undefined
  const [forward, back] = nearestHits(ring, ox, oy, Math.cos(bearing), Math.sin(bearing))
  if (!forward || !back) return undefined
  const snap = 0.16 * Math.sqrt(ground.leaf(cx, cy))
  const p = junction(net, plot, ring, back, ox, oy, bearing, snap)
  const q = junction(net, plot, ring, forward, ox, oy, bearing, snap)
  if (p === q || net.segmentFrom.length > 4_000_000) return undefined
  const opened = insertNode(insertNode(plot, net, p, back.edge), net, q, forward.edge)
  const i = opened.nodes.indexOf(p)
  const j = opened.nodes.indexOf(q)
  const size = opened.nodes.length
  if ((j - i + size) % size < 2 || (i - j + size) % size < 2) return undefined
  // The street is only laid when both halves are sound, so no dead node or street is left behind.
  const way = curve(net, stream, p, q, opened)
  if (!way) return undefined
  const one = walk(opened, i, j)
  const two = walk(opened, j, i)
  const wayPoints = way.map((w): Point => [w[0], w[1]])
  const areaOne = ringArea([...ringOf(net, [...one.nodes, q]), ...wayPoints.toReversed()])
  const areaTwo = ringArea([...ringOf(net, [...two.nodes, p]), ...wayPoints])
  if (Math.min(areaOne, areaTwo) < 0.22 * area) return undefined
  commitJunction(net, p, plot, back.edge)
  commitJunction(net, q, plot, forward.edge)
  const inner = wayPoints.map(([x, y]) => addNode(net, x, y))
  const street = addStreet(
    net,
    area > ground.cellArea / 5 ? COLLECTOR : LOCAL,
    ground.cell,
    -1,
    ground.theme,
  )
  const chain = addChain(net, [p, ...inner, q], street)
  return [
    {
      nodes: [...one.nodes, q, ...inner.toReversed()],
      segments: [...one.segments, ...chain.toReversed()],
    },
    { nodes: [...two.nodes, p, ...inner], segments: [...two.segments, ...chain] },
  ]
}

/** Bearing of the longer axis, from the second moments of the boundary. */
function longAxis(ring: Point[], cx: number, cy: number): number {
  let xx = 0
  let yy = 0
  let xy = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1, y1] = ring[j]!
    const [x2, y2] = ring[i]!
    const length = Math.hypot(x2 - x1, y2 - y1)
    const mx = (x1 + x2) / 2 - cx
    const my = (y1 + y2) / 2 - cy
    xx += length * (mx * mx + ((x2 - x1) * (x2 - x1)) / 12)
    yy += length * (my * my + ((y2 - y1) * (y2 - y1)) / 12)
    xy += length * (mx * my + ((x2 - x1) * (y2 - y1)) / 12)
  }
  return 0.5 * Math.atan2(2 * xy, xx - yy)
}

function nearestHits(
  ring: Point[],
  ox: number,
  oy: number,
  ux: number,
  uy: number,
): [Hit | undefined, Hit | undefined] {
  let forward: Hit | undefined
  let back: Hit | undefined
  for (let edge = 0; edge < ring.length; edge++) {
    const [x1, y1] = ring[edge]!
    const [x2, y2] = ring[(edge + 1) % ring.length]!
    const d1 = (x1 - ox) * uy - (y1 - oy) * ux
    const d2 = (x2 - ox) * uy - (y2 - oy) * ux
    if (d1 < 0 === d2 < 0) continue
    const t = d1 / (d1 - d2)
    const along = (x1 + t * (x2 - x1) - ox) * ux + (y1 + t * (y2 - y1) - oy) * uy
    if (along > 0 && (!forward || along < forward.along)) forward = { along, edge }
    if (along <= 0 && (!back || along > back.along)) back = { along, edge }
  }
  return [forward, back]
}

/** The node where a cut meets a plot's edge: a corner or a junction close by, else a new node. */
function junction(
  net: StreetNet,
  plot: Plot,
  ring: Point[],
  hit: Hit,
  ox: number,
  oy: number,
  bearing: number,
  snap: number,
): number {
  const x = ox + hit.along * Math.cos(bearing)
  const y = oy + hit.along * Math.sin(bearing)
  const next = (hit.edge + 1) % ring.length
  let best = -1
  let reach = snap
  const consider = (node: number) => {
    const far = Math.hypot(net.nodeX[node]! - x, net.nodeY[node]! - y)
    if (far < reach) {
      reach = far
      best = node
    }
  }
  consider(plot.nodes[hit.edge]!)
  consider(plot.nodes[next]!)
  const [x1, y1] = ring[hit.edge]!
  const [x2, y2] = ring[next]!
  const length2 = (x2 - x1) ** 2 + (y2 - y1) ** 2
  for (const node of net.onSegment[plot.segments[hit.edge]!] ?? []) {
    const t = ((net.nodeX[node]! - x1) * (x2 - x1) + (net.nodeY[node]! - y1) * (y2 - y1)) / length2
    if (t > 0 && t < 1) consider(node)
  }
  return best >= 0 ? best : addNode(net, x, y)
}

function insertNode(plot: Plot, net: StreetNet, node: number, edge: number): Plot {
  if (plot.nodes.includes(node)) return plot
  // An earlier insertion may have moved the edge along by one: find it again by its segment and place.
  const segment = plot.segments[edge]!
  let at = -1
  for (let i = 0; i < plot.nodes.length; i++) {
    const a = plot.nodes[i]!
    const b = plot.nodes[(i + 1) % plot.nodes.length]!
    const dx = net.nodeX[b]! - net.nodeX[a]!
    const dy = net.nodeY[b]! - net.nodeY[a]!
    const px = net.nodeX[node]! - net.nodeX[a]!
    const py = net.nodeY[node]! - net.nodeY[a]!
    const t = (px * dx + py * dy) / (dx * dx + dy * dy)
    if (t > 0 && t < 1 && Math.abs(px * dy - py * dx) / Math.hypot(dx, dy) < 0.01) at = i
  }
  if (at < 0) return plot
  return {
    nodes: plot.nodes.toSpliced(at + 1, 0, node),
    segments: plot.segments.toSpliced(at, 1, segment, segment),
  }
}

function commitJunction(net: StreetNet, node: number, plot: Plot, edge: number): void {
  const segment = plot.segments[edge]!
  if (node === net.segmentFrom[segment] || node === net.segmentTo[segment]) return
  const list = net.onSegment[segment]
  if (!list) net.onSegment[segment] = [node]
  else if (!list.includes(node)) list.push(node)
}

/** Points of a gently bowed way from p to q, or nothing where it would leave the plot. */
function curve(
  net: StreetNet,
  stream: Stream,
  p: number,
  q: number,
  plot: Plot,
): Point[] | undefined {
  const x1 = net.nodeX[p]!
  const y1 = net.nodeY[p]!
  const dx = net.nodeX[q]! - x1
  const dy = net.nodeY[q]! - y1
  const length = Math.hypot(dx, dy)
  const count = length > 500 ? 3 : length > 190 ? 1 : 0
  const bow = stream.between(-0.085, 0.085)
  const ring = ringOf(net, plot.nodes)
  const points: Point[] = []
  for (let i = 1; i <= count; i++) {
    const t = i / (count + 1)
    const push = 4 * t * (1 - t) * bow
    const point: Point = [x1 + t * dx - push * dy, y1 + t * dy + push * dx]
    if (!insideRing(ring, point[0], point[1])) return undefined
    points.push(point)
  }
  return points
}

/** The part of a ring from node index i up to, not including, node index j. */
function walk(plot: Plot, i: number, j: number): Plot {
  const nodes: number[] = []
  const segments: number[] = []
  for (let k = i; k !== j; k = (k + 1) % plot.nodes.length) {
    nodes.push(plot.nodes[k]!)
    segments.push(plot.segments[k]!)
  }
  return { nodes, segments }
}
