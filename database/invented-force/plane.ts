/** Plane geometry for making the invented region: rings are arrays of [x, y] in metres, anticlockwise. */

export type Point = [x: number, y: number]

export function ringArea(ring: readonly Point[]): number {
  let twice = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1, y1] = ring[j]!
    const [x2, y2] = ring[i]!
    twice += x1 * y2 - x2 * y1
  }
  return twice / 2
}

export function ringCentroid(ring: readonly Point[]): Point {
  const [ox, oy] = ring[0]!
  let twice = 0
  let cx = 0
  let cy = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const x1 = ring[j]![0] - ox
    const y1 = ring[j]![1] - oy
    const x2 = ring[i]![0] - ox
    const y2 = ring[i]![1] - oy
    const cross = x1 * y2 - x2 * y1
    twice += cross
    cx += (x1 + x2) * cross
    cy += (y1 + y2) * cross
  }
  return [ox + cx / (3 * twice), oy + cy / (3 * twice)]
}

export function insideRing(ring: readonly Point[], x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!
    const [xj, yj] = ring[j]!
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

/** The part of a ring on the side of the line through `p` to which the normal (nx, ny) does not point. */
export function clipRing(ring: readonly Point[], p: Point, nx: number, ny: number): Point[] {
  const kept: Point[] = []
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[j]!
    const b = ring[i]!
    const da = (a[0] - p[0]) * nx + (a[1] - p[1]) * ny
    const db = (b[0] - p[0]) * nx + (b[1] - p[1]) * ny
    if (da <= 0 !== db <= 0) {
      const t = da / (da - db)
      kept.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])])
    }
    if (db <= 0) kept.push(b)
  }
  return kept
}

/** Points in square buckets, for the nearest point to a place. Points may be switched off. */
export class PointGrid {
  xs: ArrayLike<number>
  ys: ArrayLike<number>
  live: Uint8Array
  cell: number
  minX = Number.POSITIVE_INFINITY
  minY = Number.POSITIVE_INFINITY
  columns = 1
  rows = 1
  starts: Uint32Array
  order: Uint32Array

  constructor(xs: ArrayLike<number>, ys: ArrayLike<number>, cell: number) {
    const n = xs.length
    this.xs = xs
    this.ys = ys
    this.cell = cell
    this.live = new Uint8Array(n).fill(1)
    let maxX = Number.NEGATIVE_INFINITY
    let maxY = Number.NEGATIVE_INFINITY
    for (let i = 0; i < n; i++) {
      this.minX = Math.min(this.minX, xs[i]!)
      this.minY = Math.min(this.minY, ys[i]!)
      maxX = Math.max(maxX, xs[i]!)
      maxY = Math.max(maxY, ys[i]!)
    }
    this.columns = Math.floor((maxX - this.minX) / cell) + 1
    this.rows = Math.floor((maxY - this.minY) / cell) + 1
    this.starts = new Uint32Array(this.columns * this.rows + 1)
    this.order = new Uint32Array(n)
    for (let i = 0; i < n; i++) this.starts[this.bucket(i) + 1]!++
    for (let b = 0; b < this.columns * this.rows; b++) this.starts[b + 1]! += this.starts[b]!
    const next = this.starts.slice()
    for (let i = 0; i < n; i++) this.order[next[this.bucket(i)]!++] = i
  }

  bucket(i: number): number {
    const column = Math.floor((this.xs[i]! - this.minX) / this.cell)
    const row = Math.floor((this.ys[i]! - this.minY) / this.cell)
    return row * this.columns + column
  }

  /** Index of the nearest live point, -1 when there is none. */
  nearest(x: number, y: number): number {
    const column = Math.floor((x - this.minX) / this.cell)
    const row = Math.floor((y - this.minY) / this.cell)
    let best = -1
    let bestSquare = Number.POSITIVE_INFINITY
    const reach = Math.max(this.columns, this.rows) + Math.abs(column) + Math.abs(row)
    for (let ring = 0; ring <= reach; ring++) {
      // A point found in ring r may lie further than one in ring r + 1: stop only when none there can win.
      if (best >= 0 && bestSquare <= ((ring - 1) * this.cell) ** 2) break
      for (let r = Math.max(0, row - ring); r <= Math.min(this.rows - 1, row + ring); r++) {
        const edge = r === row - ring || r === row + ring
        const step = edge ? 1 : Math.max(1, 2 * ring)
        for (let c = column - ring; c <= column + ring; c += step) {
          if (c < 0 || c >= this.columns) continue
          const b = r * this.columns + c
          for (let k = this.starts[b]!; k < this.starts[b + 1]!; k++) {
            const i = this.order[k]!
            if (!this.live[i]) continue
            const square = (this.xs[i]! - x) ** 2 + (this.ys[i]! - y) ** 2
            if (square < bestSquare || (square === bestSquare && i < best)) {
              bestSquare = square
              best = i
            }
          }
        }
      }
    }
    return best
  }

  /** Indexes of live points within `radius` metres. */
  within(x: number, y: number, radius: number): number[] {
    const found: number[] = []
    const c0 = Math.max(0, Math.floor((x - radius - this.minX) / this.cell))
    const c1 = Math.min(this.columns - 1, Math.floor((x + radius - this.minX) / this.cell))
    const r0 = Math.max(0, Math.floor((y - radius - this.minY) / this.cell))
    const r1 = Math.min(this.rows - 1, Math.floor((y + radius - this.minY) / this.cell))
    for (let r = r0; r <= r1; r++) {
      for (let c = c0; c <= c1; c++) {
        const b = r * this.columns + c
        for (let k = this.starts[b]!; k < this.starts[b + 1]!; k++) {
          const i = this.order[k]!
          if (this.live[i] && Math.hypot(this.xs[i]! - x, this.ys[i]! - y) <= radius) found.push(i)
        }
      }
    }
    return found
  }
}
