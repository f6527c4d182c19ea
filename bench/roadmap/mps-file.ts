import type { Program } from '@bluelamp/science/appraisal'

/** The program as a file that HiGHS and CBC both read: free MPS, columns `x0`, `x1` ..., whole numbers. */
export function writeMps({ value, upper, starts, indices, amounts, low, high }: Program): string {
  const rows = Array.from(low, (_, r) =>
    low[r] === high[r] ? 'E' : high[r] === Number.POSITIVE_INFINITY ? 'G' : 'L',
  )
  const columns: string[][] = Array.from(value, (worth, c) => [` x${c} value ${-worth}`])
  for (const r of rows.keys()) {
    for (let k = starts[r]!; k < starts[r + 1]!; k++) {
      columns[indices[k]!]!.push(` x${indices[k]} r${r} ${amounts[k]}`)
    }
  }
  return [
    'NAME roadmap FREE',
    'ROWS',
    ' N value',
    ...rows.map((kind, r) => ` ${kind} r${r}`),
    'COLUMNS',
    " M1 'MARKER' 'INTORG'",
    ...columns.flat(),
    " M2 'MARKER' 'INTEND'",
    'RHS',
    ...rows.map((kind, r) => ` rhs r${r} ${kind === 'G' ? low[r] : high[r]}`),
    'BOUNDS',
    ...Array.from(upper, (most, c) => ` UP bound x${c} ${most}`),
    'ENDATA',
    '',
  ].join('\n')
}
