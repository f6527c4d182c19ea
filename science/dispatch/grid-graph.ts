import type { RoadEdges } from './road-graph.ts'

/** A seeded source of numbers in [0, 1), for invented test data only (mulberry32, public domain). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Invented streets, for tests: `columns` by `rows` crossings about `spacing` metres apart and a little
 * crooked; every tenth street is a main road; `gaps` is the share of streets left out; one in twenty is
 * one-way. The south-west corner stands at (400000, 280000).
 */
export function makeStreetGrid(options: {
  columns: number
  rows: number
  seed: number
  spacing?: number
  gaps?: number
}): RoadEdges {
  const { columns, rows, seed, spacing = 100, gaps = 0.08 } = options
  const random = seededNumbers(seed)
  const x: number[] = []
  const y: number[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      x.push(400_000 + (column + 0.5 * (random() - 0.5)) * spacing)
      y.push(280_000 + (row + 0.5 * (random() - 0.5)) * spacing)
    }
  }
  const from: number[] = []
  const to: number[] = []
  const seconds: number[] = []
  const street = (a: number, b: number, main: boolean): void => {
    if (random() < gaps) return
    const metresPerSecond = (main ? 15 : 8) * (0.7 + 0.3 * random())
    const time = Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!) / metresPerSecond
    const oneWay = !main && random() < 0.05
    from.push(a)
    to.push(b)
    seconds.push(time)
    if (oneWay) return
    from.push(b)
    to.push(a)
    seconds.push(time)
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const node = row * columns + column
      if (column + 1 < columns) street(node, node + 1, row % 10 === 0)
      if (row + 1 < rows) street(node, node + columns, column % 10 === 0)
    }
  }
  return { x, y, from, to, seconds }
}
