import type { Row } from '../model/field.ts'
import type { YearlyFinding } from './hold-back.ts'

/** Each year of a contract by its measures: met only if all of them were. */
export function yearlyFindings(rows: readonly Row[]): YearlyFinding[] {
  const years = [...new Set(rows.map(row => Number(row.year)))].sort((a, b) => a - b)
  return years.map(year => {
    const measures = rows.filter(row => Number(row.year) === year)
    const missed = measures.filter(row => row.met !== true)
    const named = (some: readonly Row[]) => some.map(row => String(row.measure)).join('; ')
    return {
      year,
      met: missed.length === 0,
      grounds: missed.length === 0 ? `Met: ${named(measures)}` : `Not met: ${named(missed)}`,
    }
  })
}
