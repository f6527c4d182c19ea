import type { Column, Table } from './table.ts'

/** Every `step`-th row, with the values that these rows hold. */
export function everyRow(table: Table, step: number): Table {
  const size = Math.ceil(table.size / step)
  const columns = new Map<string, Column>()
  for (const [name, { codes, values }] of table.columns) {
    const numbers = new Int32Array(values.length).fill(-1)
    const kept: string[] = []
    const own = Int32Array.from({ length: size }, (_, row) => {
      const code = codes[row * step]!
      if (code < 0) return -1
      if (numbers[code] === -1) numbers[code] = kept.push(values[code]!) - 1
      return numbers[code]!
    })
    columns.set(name, { codes: own, values: kept })
  }
  return { size, columns }
}
