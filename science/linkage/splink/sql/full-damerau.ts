/**
 * Damerau's distance without the restriction of `text/damerau-levenshtein`: units may be edited again
 * after an exchange ("ca" to "abc" is 2), as DuckDB counts it.
 *
 * R. Lowrance and R. A. Wagner (1975), "An extension of the string-to-string correction problem", JACM 22(2).
 */
export function fullDamerau(left: string, right: string): number {
  const [rows, columns] = [left.length, right.length]
  const far = rows + columns
  const width = columns + 2
  const table = new Int32Array((rows + 2) * width)
  const lastRow = new Map<number, number>()
  table[0] = far
  for (let i = 0; i <= rows; i++) {
    table[(i + 1) * width] = far
    table[(i + 1) * width + 1] = i
  }
  for (let j = 0; j <= columns; j++) {
    table[j + 1] = far
    table[width + j + 1] = j
  }
  for (let i = 1; i <= rows; i++) {
    let lastColumn = 0
    for (let j = 1; j <= columns; j++) {
      const row = lastRow.get(right.charCodeAt(j - 1)) ?? 0
      const column = lastColumn
      const same = left.charCodeAt(i - 1) === right.charCodeAt(j - 1)
      if (same) lastColumn = j
      table[(i + 1) * width + j + 1] = Math.min(
        table[i * width + j]! + (same ? 0 : 1),
        table[(i + 1) * width + j]! + 1,
        table[i * width + j + 1]! + 1,
        table[row * width + column]! + (i - row - 1) + 1 + (j - column - 1),
      )
    }
    lastRow.set(left.charCodeAt(i - 1), i)
  }
  return table[(rows + 1) * width + columns + 1]!
}
