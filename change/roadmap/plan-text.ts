import { type Element, rowsIn, textIn } from '../model/element.ts'
import { lintPlan, type PlanText, wholePlan } from './lint-plan.ts'

/** A plan of the model as the linter reads it: what is said of the same thing carries the same words, however they are capitalised. */
function planTextOf(plan: Element): PlanText {
  const named = (text: unknown) => {
    const name = String(text ?? '').trim()
    return name.toLowerCase() === wholePlan
      ? wholePlan
      : name.charAt(0).toLowerCase() + name.slice(1)
  }
  const statements = rowsIn(plan, 'statements')
  const begins = textIn(plan, 'begins')
  return {
    title: plan.name,
    stages: rowsIn(plan, 'stages').map((row, at) => ({
      id: String(at),
      name: named(row.what),
      section: String(row.where),
      from: Number(row.from),
      to: Number(row.to),
      ...(typeof row.milestone === 'string' && { milestone: row.milestone }),
      ...(typeof row.makes === 'string' && { makes: row.makes.split(';').map(named) }),
    })),
    deadlines: statements.flatMap(row =>
      typeof row.due === 'string'
        ? [{ of: named(row.about), section: String(row.where), due: row.due }]
        : [],
    ),
    durations: statements.flatMap(row =>
      typeof row.count === 'number'
        ? [
            {
              of: named(row.about),
              section: String(row.where),
              count: row.count,
              unit: row.unit === 'days' || row.unit === 'months' ? row.unit : ('weeks' as const),
            },
          ]
        : [],
    ),
    ...(begins && { starts: begins }),
  }
}

/** Contradictions of a plan, in words. */
export const findPlanFaults = (plan: Element): string[] =>
  lintPlan(planTextOf(plan)).map(({ words }) => words)
