/** Solves `matrix` times x = `right` by elimination with row exchange; undefined where there is no one answer. Neither is kept. */
export function solveLinear(matrix: number[][], right: number[]): number[] | undefined {
  const size = right.length
  for (let at = 0; at < size; at++) {
    let pivot = at
    for (let row = at + 1; row < size; row++) {
      if (Math.abs(matrix[row]![at]!) > Math.abs(matrix[pivot]![at]!)) pivot = row
    }
    if (Math.abs(matrix[pivot]![at]!) < 1e-12) return undefined
    ;[matrix[at], matrix[pivot]] = [matrix[pivot]!, matrix[at]!]
    ;[right[at], right[pivot]] = [right[pivot]!, right[at]!]
    for (let row = at + 1; row < size; row++) {
      const factor = matrix[row]![at]! / matrix[at]![at]!
      if (factor === 0) continue
      for (let column = at; column < size; column++) {
        matrix[row]![column]! -= factor * matrix[at]![column]!
      }
      right[row]! -= factor * right[at]!
    }
  }
  for (let at = size - 1; at >= 0; at--) {
    for (let column = at + 1; column < size; column++)
      right[at]! -= matrix[at]![column]! * right[column]!
    right[at]! /= matrix[at]![at]!
  }
  return right
}
