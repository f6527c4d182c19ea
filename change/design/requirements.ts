import { type Element, type Model, ofKind, textIn } from '../model/element.ts'
import { type LintFinding, lintRequirement, namesIn } from './lint-requirement.ts'

/** With no more room than there is, whatever is not a must is what gives way: above this nothing can. */
export const mostMusts = 0.6

export const shareOfMusts = (requirements: readonly Element[]): number =>
  requirements.length === 0
    ? 0
    : requirements.filter(each => textIn(each, 'weight') === 'must').length / requirements.length

export type ReadRequirement = {
  readonly requirement: Element
  readonly measured: boolean
  readonly faults: readonly LintFinding[]
  /** Names in the constraint: allowed there, with a reason. */
  readonly named: readonly string[]
}

/** Every requirement with what is wrong with its words. */
export function readRequirements(model: Model): ReadRequirement[] {
  const names = namesIn(model)
  return ofKind(model, 'requirement').map(requirement => ({
    requirement,
    measured: textIn(requirement, 'measure').trim() !== '',
    faults: lintRequirement(textIn(requirement, 'what'), names),
    named: lintRequirement(textIn(requirement, 'constraint'), names)
      .filter(({ sort }) => sort === 'name')
      .map(({ words }) => words),
  }))
}

export const sayLint = ({ words, why, better }: LintFinding): string =>
  `“${words}”: ${why}. ${better}`
