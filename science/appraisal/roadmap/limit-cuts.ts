import type { Choices } from './choices.ts'
import type { Program, Row } from './program.ts'

type Draw = { readonly column: number; readonly project: number; readonly amount: number }

const none = Number.NEGATIVE_INFINITY
/** By how much a row must be broken to be worth adding. */
const leastBroken = 1e-3

/**
 * Rows that every roadmap keeps and a relaxed one breaks: for each limit the one that is broken most. Two kinds are tried. Rounded
 * down (Gomory 1958; Chvátal 1973): where each choice's amount counts only in whole times of some amount, so does the limit. Covers (Balas 1975)
 * over projects (as Wolsey 1990): where so many projects at these amounts are more than there is, one of them at the least
 * is left out, or takes less.
 */
export function cutLimits(
  choices: Choices,
  program: Program,
  limitRows: readonly number[],
  shares: ArrayLike<number>,
): Row[] {
  return limitRows.flatMap(r => {
    const draws: Draw[] = []
    for (let k = program.starts[r]!; k < program.starts[r + 1]!; k++) {
      const column = program.indices[k]!
      draws.push({ column, project: choices.list[column]!.project, amount: program.amounts[k]! })
    }
    const rows = [...roundDown(draws, program.high[r]!), ...cover(draws, program.high[r]!, shares)]
    const broken = rows.map(row => excess(row, shares))
    const most = Math.max(leastBroken, ...broken)
    const worst = rows[broken.indexOf(most)]
    return worst ? [worst] : []
  })
}

function excess({ terms, high }: Row, shares: ArrayLike<number>): number {
  let sum = -high
  for (const [column, amount] of terms) sum += amount * shares[column]!
  return sum
}

/** A sum that comes out at 2.9999999999 is taken for 3: the row is then weaker, never wrong. */
const wholeTimes = (amount: number, unit: number): number => Math.floor(amount / unit + 1e-9)

function roundDown(draws: readonly Draw[], limit: number): Row[] {
  const units = new Set(draws.map(draw => draw.amount))
  return [...units].map(unit => {
    const terms = new Map<number, number>()
    for (const { column, amount } of draws) {
      const times = Math.floor(amount / unit)
      if (times > 0) terms.set(column, times)
    }
    return { terms, low: none, high: wholeTimes(limit, unit) }
  })
}

/** One project of a cover: what it takes at the least there, and how much of it the relaxed roadmap does at that or more. */
type Member = { readonly project: number; readonly amount: number; readonly share: number }

function cover(draws: readonly Draw[], limit: number, shares: ArrayLike<number>): Row[] {
  const byProject = Map.groupBy(draws, draw => draw.project)
  const members = [...byProject].flatMap(([project, own]) => bestMember(project, own, shares))
  members.sort((a, b) => missing(a) - missing(b))
  let taken = 0
  const chosen: Member[] = []
  for (const member of members) {
    chosen.push(member)
    taken += member.amount
    if (taken > limit + 1e-6) break
  }
  if (taken <= limit + 1e-6) return []
  const needed = chosen
    .toSorted((a, b) => a.share - b.share)
    .filter(({ amount }) => {
      if (taken - amount <= limit + 1e-6) return true
      taken -= amount
      return false
    })
  const least = new Map(needed.map(({ project, amount }) => [project, amount]))
  const largest = Math.max(...least.values())
  const terms = new Map<number, number>()
  for (const { column, project, amount } of draws) {
    // Others count where they take as much as the largest: any so many of them are too many as well.
    if (amount >= (least.get(project) ?? largest)) terms.set(column, 1)
  }
  return [{ terms, low: none, high: needed.length - 1 }]
}

const missing = ({ amount, share }: Member): number => (1 - share) / amount

function bestMember(project: number, own: readonly Draw[], shares: ArrayLike<number>): Member[] {
  const members = [...new Set(own.map(draw => draw.amount))].map(amount => {
    let share = 0
    for (const draw of own) if (draw.amount >= amount) share += shares[draw.column]!
    return { project, amount, share }
  })
  const likely = members.filter(({ share }) => share > 1e-6)
  likely.sort((a, b) => missing(a) - missing(b))
  return likely.slice(0, 1)
}
