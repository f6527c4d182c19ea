import type { Program } from './program.ts'
import { leastPivot, Tableau } from './tableau.ts'

/** A search keeps a tableau for each depth: larger ones would fill the memory. */
const mostCells = 600_000

/**
 * The tableau of a program at a basis (1 for each variable in it); undefined where rounding hides the basis, where the program is
 * too large for a tableau, or where it gets late.
 */
export function tableauAt(
  program: Program,
  basis: Uint8Array,
  late: () => boolean = () => false,
): Tableau | undefined {
  const { value, starts, indices, amounts } = program
  const columns = value.length
  if (program.low.length * columns > mostCells) return undefined
  const tableau = new Tableau(program.low.length, columns)
  const { cells, level, price, basic, free, rows } = tableau
  for (let x = 0; x < columns; x++) {
    free[x] = x
    price[x] = -value[x]!
  }
  for (let r = 0; r < rows; r++) {
    basic[r] = columns + r
    level[r] = program.high[r]!
    for (let k = starts[r]!; k < starts[r + 1]!; k++) {
      cells[r * columns + indices[k]!] = amounts[k]!
    }
  }
  const closed = new Uint8Array(basis.length)
  for (let x = 0; x < columns; x++) {
    if (!basis[x]) continue
    let [row, most] = [-1, leastPivot]
    for (let r = 0; r < rows; r++) {
      const size = Math.abs(cells[r * columns + x]!)
      // A slack that is in the basis too stays in its row.
      if (size > most && basic[r]! >= columns && !basis[basic[r]!]) [row, most] = [r, size]
    }
    if (row < 0 || late()) return undefined
    tableau.pivot(row, x, closed)
  }
  return tableau
}
