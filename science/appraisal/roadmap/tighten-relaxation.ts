import type { Choices } from './choices.ts'
import { cutLimits } from './limit-cuts.ts'
import type { RoadmapProgram } from './model.ts'
import { addRows, type Program, type Row } from './program.ts'
import type { Tableau } from './tableau.ts'

const rounds = 6

type Tightening = RoadmapProgram & {
  readonly choices: Choices
  readonly gap: number
  readonly late?: () => boolean
}

/**
 * Adds rows that every roadmap keeps and the relaxed one breaks, to a tableau of the program that is at its best and to the
 * program that is returned, as long as they do some good. Where people are scarce they save most of the search.
 */
export function tightenRelaxation(
  { program, single, shared, choices, gap, late = () => false }: Tightening,
  tableau: Tableau,
): Program {
  const count = program.value.length
  const limits = [...program.low.keys()].filter(r => r >= single + shared && program.high[r]! > 0)
  const variables = count + program.low.length + rounds * limits.length
  const closed = new Uint8Array(variables)
  for (const [r, low] of program.low.entries()) closed[count + r] = Number(low === program.high[r])
  const shares = new Float64Array(variables)
  const rows: Row[] = []
  for (let round = 0; round < rounds; round++) {
    shares.fill(0)
    for (let r = 0; r < tableau.rows; r++) shares[tableau.basic[r]!] = tableau.level[r]!
    const cuts = cutLimits(choices, program, limits, shares)
    const before = tableau.value
    for (const cut of cuts) {
      tableau.add(cut.terms, cut.high, count + program.low.length + rows.length)
      rows.push(cut)
    }
    const status = tableau.solve(closed, Number.NEGATIVE_INFINITY)
    if (status !== 'best' || before - tableau.value < gap / 4 || late()) break
  }
  return addRows(program, rows)
}
