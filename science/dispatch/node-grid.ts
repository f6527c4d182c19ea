/** Points sorted into square cells, so that the nearest of many is found by looking at a few. */
export interface NodeGrid {
  readonly west: number
  readonly south: number
  readonly cellMetres: number
  readonly columns: number
  readonly rows: number
  /** Cell `c` holds `nodes[firstNode[c]]` up to, not including, `nodes[firstNode[c + 1]]`. */
  readonly firstNode: Int32Array
  readonly nodes: Int32Array
}

/** Sorts the points (metres) into cells holding about two points each. No points gives no cells. */
export function makeNodeGrid(x: Float64Array, y: Float64Array): NodeGrid {
  const count = x.length
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let i = 0; i < count; i++) {
    west = Math.min(west, x[i]!)
    east = Math.max(east, x[i]!)
    south = Math.min(south, y[i]!)
    north = Math.max(north, y[i]!)
  }
  if (count === 0) [west, east, south, north] = [0, 0, 0, 0]
  const width = east - west
  const height = north - south
  // The floor on the long side keeps a straight line of points from asking for endless cells.
  const cellMetres = Math.max(
    Math.sqrt((width * height * 2) / Math.max(count, 1)),
    (Math.max(width, height) * 2) / Math.max(count, 1),
    1e-3,
  )
  const columns = Math.floor(width / cellMetres) + 1
  const rows = Math.floor(height / cellMetres) + 1
  const cellOf = (i: number): number =>
    Math.floor((y[i]! - south) / cellMetres) * columns + Math.floor((x[i]! - west) / cellMetres)
  const firstNode = new Int32Array(columns * rows + 1)
  for (let i = 0; i < count; i++) firstNode[cellOf(i) + 1]!++
  for (let c = 0; c < columns * rows; c++) firstNode[c + 1]! += firstNode[c]!
  const next = firstNode.slice()
  const nodes = new Int32Array(count)
  for (let i = 0; i < count; i++) nodes[next[cellOf(i)]!++] = i
  return { west, south, cellMetres, columns, rows, firstNode, nodes }
}

/**
 * The point nearest to (px, py) and how far it is in metres; the lowest number wins a tie.
 * `{ node: -1, metres: Infinity }` if there are no points or the place is not a number.
 */
export function nearestInGrid(
  grid: NodeGrid,
  x: Float64Array,
  y: Float64Array,
  px: number,
  py: number,
): { node: number; metres: number } {
  let node = -1
  let best = Infinity
  const { cellMetres, columns, rows } = grid
  if (grid.nodes.length === 0 || !Number.isFinite(px) || !Number.isFinite(py)) {
    return { node, metres: best }
  }
  const look = (cell: number): void => {
    for (let at = grid.firstNode[cell]!; at < grid.firstNode[cell + 1]!; at++) {
      const candidate = grid.nodes[at]!
      const dx = x[candidate]! - px
      const dy = y[candidate]! - py
      const squared = dx * dx + dy * dy
      if (squared < best || (squared === best && candidate < node)) {
        best = squared
        node = candidate
      }
    }
  }
  const column = Math.floor((px - grid.west) / cellMetres)
  const row = Math.floor((py - grid.south) / cellMetres)
  // A place off the grid starts with the first ring that touches it.
  let ring = Math.max(0, -column, column - columns + 1, -row, row - rows + 1)
  const lastRing =
    Math.max(Math.abs(column), Math.abs(column - columns + 1)) +
    Math.max(Math.abs(row), Math.abs(row - rows + 1))
  for (; ring <= lastRing; ring++) {
    // Everything in this ring or beyond is at least this far away.
    const atLeast = (ring - 1) * cellMetres
    if (atLeast > 0 && atLeast * atLeast > best) break
    for (let r = Math.max(row - ring, 0); r <= Math.min(row + ring, rows - 1); r++) {
      const wholeRow = r === row - ring || r === row + ring
      if (wholeRow) {
        const last = Math.min(column + ring, columns - 1)
        for (let c = Math.max(column - ring, 0); c <= last; c++) look(r * columns + c)
      } else {
        if (column - ring >= 0 && column - ring < columns) look(r * columns + column - ring)
        if (column + ring >= 0 && column + ring < columns) look(r * columns + column + ring)
      }
    }
  }
  return { node, metres: Math.sqrt(best) }
}
