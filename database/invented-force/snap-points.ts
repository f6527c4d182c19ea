import { PointGrid } from './plane.ts'
import { mix32 } from './random.ts'
import type { Block, StreetNet } from './street-net.ts'

/**
 * Anonymous points: the middle of each stretch of street and some public places. A point to which one to
 * seven addresses are nearest would point at homes, so such points are taken away, a random half of them
 * at a time, until each has eight addresses or more, or none.
 */
export function makeSnapPoints(
  seed: number,
  net: StreetNet,
  names: string[],
  ax: Float32Array,
  ay: Float32Array,
) {
  const xs: number[] = []
  const ys: number[] = []
  const labels: string[] = []
  const cells: number[] = []
  const isStreet: number[] = []
  const put = (x: number, y: number, label: string, cell: number, street: boolean) => {
    xs.push(x)
    ys.push(y)
    labels.push(label)
    cells.push(cell)
    isStreet.push(street ? 1 : 0)
  }
  for (let s = 0; s < net.segmentFrom.length; s++) {
    const a = net.segmentFrom[s]!
    const b = net.segmentTo[s]!
    const length = Math.hypot(net.nodeX[b]! - net.nodeX[a]!, net.nodeY[b]! - net.nodeY[a]!)
    const street = net.segmentStreet[s]!
    const parts = Math.max(1, Math.round(length / 260))
    for (let k = 0; k < parts; k++) {
      const t = (k + 0.5) / parts
      put(
        net.nodeX[a]! + t * (net.nodeX[b]! - net.nodeX[a]!),
        net.nodeY[a]! + t * (net.nodeY[b]! - net.nodeY[a]!),
        names[street]!,
        net.streetCell[street]!,
        true,
      )
    }
  }
  const publicNames: Partial<Record<Block['use'], readonly string[]>> = {
    park: ['Parks/Open Space', 'Sports/Recreation Area', 'Pedestrian Subway'],
    centre: [
      'Shopping Area',
      'Supermarket',
      'Parking Area',
      'Bus/Coach Station',
      'Nightclub',
      'Pedestrian Subway',
    ],
    works: ['Parking Area', 'Petrol Station', 'Further/Higher Educational Building'],
  }
  net.blocks.forEach((block, b) => {
    const choice = publicNames[block.use]
    if (!choice || mix32(seed + b) % 3 > 0) return
    const n = block.nodes.length
    const x = block.nodes.reduce((sum, v) => sum + net.nodeX[v]!, 0) / n
    const y = block.nodes.reduce((sum, v) => sum + net.nodeY[v]!, 0) / n
    put(x, y, choice[mix32(seed ^ (b * 7)) % choice.length]!, block.cell, false)
  })
  const grid = new PointGrid(
    xs,
    ys,
    Math.max(120, 1.4 * Math.sqrt(((spread(xs) * spread(ys)) / xs.length) * 1.6)),
  )
  const nearest = new Int32Array(ax.length).fill(-1)
  const counts = new Uint32Array(xs.length)
  for (let round = 0; ; round++) {
    for (let i = 0; i < ax.length; i++) {
      if (nearest[i]! >= 0 && grid.live[nearest[i]!]) continue
      nearest[i] = grid.nearest(ax[i]!, ay[i]!)
      counts[nearest[i]!]!++
    }
    let bad = 0
    let dropped = 0
    let lastBad = -1
    for (let p = 0; p < xs.length; p++) {
      if (!grid.live[p] || counts[p] === 0 || counts[p]! >= 8) continue
      bad++
      lastBad = p
      if (mix32(p * 64 + round) % 2 === 0) {
        grid.live[p] = 0
        dropped++
      }
    }
    if (bad === 0) break
    if (dropped === 0) grid.live[lastBad] = 0
  }
  return compactSnaps(xs, ys, labels, cells, isStreet, grid, nearest, counts)
}

function spread(values: number[]): number {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const v of values) {
    low = Math.min(low, v)
    high = Math.max(high, v)
  }
  return high - low
}

function compactSnaps(
  xs: number[],
  ys: number[],
  labels: string[],
  cells: number[],
  isStreet: number[],
  grid: PointGrid,
  nearest: Int32Array,
  counts: Uint32Array,
) {
  const kept: number[] = []
  const place = new Int32Array(xs.length).fill(-1)
  for (let p = 0; p < xs.length; p++) {
    if (grid.live[p]) place[p] = kept.push(p) - 1
  }
  const snapX = Float64Array.from(kept, p => xs[p]!)
  const snapY = Float64Array.from(kept, p => ys[p]!)
  return {
    snapX,
    snapY,
    snapName: kept.map(p => labels[p]!),
    snapIsStreet: Uint8Array.from(kept, p => isStreet[p]!),
    snapCell: Uint32Array.from(kept, p => cells[p]!),
    snapAddresses: Uint32Array.from(kept, p => counts[p]!),
    snapGrid: new PointGrid(snapX, snapY, grid.cell),
    addressSnap: Uint32Array.from(nearest, p => place[p]!),
  }
}
